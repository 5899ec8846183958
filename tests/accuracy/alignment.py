"""Places in a source text as places in what is read of it, word by word.

A reading by people gives offsets into the source with its markup. Words are told apart from
markup by aligning both texts, so that a reading outlives changes of how a text is cut into
paragraphs. A place is the number of a word in the summary, its paragraphs one after the other.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

from indexer.summary import Paragraph

WORD = re.compile(r"[^\W_\u2e80-\uffff]+|[\u2e80-\uffff]")
SLIP = 2


class Alignment:
    """Finds the word of a summary that stands at an offset of its source."""

    def __init__(self, source: str, paragraphs: Sequence[Paragraph]) -> None:
        own = [_words(paragraph.text) for paragraph in paragraphs]
        self._own_starts = [[start for start, _ in words] for words in own]
        self.paragraph_starts = [0]
        for words in own:
            self.paragraph_starts.append(self.paragraph_starts[-1] + len(words))
        source_words = _words(source)
        self._source_starts = [start for start, _ in source_words]
        self._words = [word for words in own for _, word in words]
        words = [word for _, word in source_words]
        matcher = SequenceMatcher(None, words, self._words, autojunk=False)
        self._matched: dict[int, int] = {}
        for a, b, size in matcher.get_matching_blocks():
            self._matched |= {a + i: b + i for i in range(size)}
        self._known = sorted(self._matched)
        self._own = frozenset(self._matched.values())

    def place(self, offset: int) -> int:
        """The place of the first word at or behind an offset of the source."""
        found = bisect_left(self._known, bisect_left(self._source_starts, offset))
        if found == len(self._known):
            return self.paragraph_starts[-1]
        place = self._matched[self._known[found]]
        for slip in range(1, SLIP + 1):
            if place - slip in self._own:
                break
            if place - slip in self.paragraph_starts:
                return place - slip
        return place

    def exact_place(self, offset: int) -> int | None:
        """The place of the word that begins at an offset of the source, or None."""
        return self._matched.get(bisect_left(self._source_starts, offset))

    def own_place(self, paragraph: int, offset: int) -> int:
        """The place of the first word at or behind an offset of a paragraph of the summary."""
        starts = self._own_starts[paragraph]
        return self.paragraph_starts[paragraph] + bisect_left(starts, offset)

    def paragraph(self, place: int) -> int:
        """The index of the paragraph that a place lies in."""
        return bisect_right(self.paragraph_starts, place) - 1

    def words(self, place: int, count: int) -> str:
        """The words that stand at a place."""
        return " ".join(self._words[place : place + count])


def _words(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match[0].casefold()) for match in WORD.finditer(text)]
