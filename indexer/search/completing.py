"""What may the word that is being typed become: words of the index, speakers, sections."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.index.names import Name, Names, first_of_each, folded
from indexer.query.mending import LONGEST_QUERY
from indexer.query.tree import Field, Prefix
from indexer.query.vocabulary import Vocabulary, as_printed
from indexer.search.results import SpeakerEntry
from indexer.summary import SECTION_SEPARATOR
from indexer.words.cutting import unspaced
from indexer.words.spelling import STANDS_FOR

SHORTEST = 2  # letters: one letter begins half the vocabulary
LAST = "\U0010ffff"  # sorts behind whatever may follow a beginning
MOST = {"word": 6, "speaker": 3, "for": 3, "section": 2}
LAST_WORD = re.compile(
    r"(?P<before>(?:.*[\s(\"“])?-?)(?:(?P<field>speaker|for|section):)?(?P<word>[^\s:()\"“”*?~-]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Completion:
    """A query whose last word is completed; `label` says it in plain words.

    `kind` is word, speaker, for or section; `id` that of the speaker, or the section's words.
    """

    text: str
    label: str
    kind: str
    id: str


class GatheredNames:
    """All names of a state: see `indexer.index.names.Names`."""

    def __init__(
        self,
        speakers: Iterable[SpeakerEntry],
        sections: Mapping[str, int],
        represented: Mapping[str, int],
    ) -> None:
        """Take counts by section, and by id of those on whose behalf somebody spoke."""
        said = [
            Name(folded(name), name, s.id, s.paragraphs)
            for s in speakers
            for name in dict.fromkeys((s.label, *s.printed))
        ]
        behalf = [replace(n, frequency=represented[n.id]) for n in said if n.id in represented]
        headings: dict[str, int] = {}
        for path, count in sections.items():
            heading = path.rsplit(SECTION_SEPARATOR, 1)[-1]
            headings[heading] = headings.get(heading, 0) + count
        under = [Name(folded(h), h, h, count) for h, count in headings.items()]
        self._names = {
            kind: _sorted(names)
            for kind, names in (("speaker", said), ("for", behalf), ("section", under))
        }

    def beginning(self, kind: str, prefix: str, most: int) -> Sequence[Name]:
        """Names of a kind that begin so when folded, those of the most frequent first."""
        names = self._names[kind]
        first = bisect_left(names, prefix, key=lambda name: name.folded)
        last = bisect_left(names, prefix + LAST, key=lambda name: name.folded)
        return first_of_each(names[first:last], most)


class Completer:
    """Completes what is typed from the words and the names of one state of the index."""

    def __init__(self, vocabulary: Vocabulary, names: Names) -> None:
        self._vocabulary = vocabulary
        self._names = names

    def complete(self, typed: str) -> tuple[Completion, ...]:
        """What the last word may become: words first, then speakers and sections."""
        found = LAST_WORD.fullmatch(typed) if len(typed) <= LONGEST_QUERY else None
        prefix = folded(found["word"]) if found else ""
        if not found or (len(prefix) < SHORTEST and not unspaced(prefix)):
            return ()
        before, field = found["before"], found["field"] or ""
        quoted = len(re.findall(r"[\"“”]", before)) % 2 == 1
        completions: list[Completion] = []
        if not field:
            completions += [
                Completion(before + word, _label(typed, before, term, word), "word", word)
                for term, word in self._words(prefix)
            ]
        for kind in () if quoted else (field,) if field else ("speaker", "section"):
            asked = f"{field}:" if field else ""
            completions += [
                Completion(
                    f"{before}{kind}:{_value(n.printed)}",
                    _label(typed, f"{before}{asked}", n.folded, n.printed),
                    kind,
                    n.id,
                )
                for n in self._names.beginning(kind, prefix, MOST[kind])
            ]
        return tuple(completions)

    def _words(self, prefix: str) -> Sequence[tuple[str, str]]:
        """The terms of the most frequent words that begin so, and the words as printed."""
        if unspaced(prefix):
            runs, _ = self._vocabulary.words(Prefix(Field.PRINTED, prefix), MOST["word"])
            return [(run, run) for way, _ in runs for run in [way.partition(STANDS_FOR)[0]]]
        words, _ = self._vocabulary.words(Prefix(Field.EXACT, prefix), MOST["word"])
        return [(term, as_printed(term, self._vocabulary)) for term, _ in words if term != prefix]


def _label(typed: str, before: str, folded: str, printed: str) -> str:
    """What is shown of a completion: a browser shows those that hold what was typed."""
    label = before + printed
    return label if typed.casefold() in label.casefold() else f"{before}{folded} ({printed})"


def _sorted(names: Iterable[Name]) -> Sequence[Name]:
    return sorted(names, key=lambda name: name.folded)


def _value(name: str) -> str:
    """Put a name of several words into quotes."""
    plain = name.replace('"', " ")
    return plain if re.fullmatch(r"\w+", plain) else f'"{plain}"'
