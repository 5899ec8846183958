"""Words that were cut at the end of a line are whole again."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from spellchecker import SpellChecker

LAST_PIECE = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
FIRST_PIECE = re.compile(r"^[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
JOINED = re.compile(r"\S[-/\u2010]$")


class Hyphens:
    """Tells a hyphen that parts a word at a line's end from one that belongs to it."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines of the document, whose words printed whole tell how they are written."""
        self._lines = tuple(lines)

    def join(self, line: str, following: str) -> str:
        """A line as it stands before the following one: with a space, or cut word or not."""
        last, first = LAST_PIECE.search(line), FIRST_PIECE.match(following)
        if not last or not first:
            return line if JOINED.search(line) else f"{line} "
        return line[:-1] if self._is_cut(last[1].lower(), first[0]) else line

    def _is_cut(self, first: str, second: str) -> bool:
        """Compare with the document's own words, then with a dictionary's."""
        if not second.islower():
            return False
        whole, compound = first + second, f"{first}-{second}"
        if self._printed[whole] or self._printed[compound]:
            return self._printed[whole] >= self._printed[compound]
        if self._is_word(whole):
            return True
        return not (self._is_word(first) and self._is_word(second))

    @cached_property
    def _printed(self) -> Counter[str]:
        return Counter(word.lower() for line in self._lines for word in WORD.findall(line))

    @cached_property
    def _dictionary(self) -> SpellChecker:
        return SpellChecker(language="en")

    def _is_word(self, word: str) -> bool:
        return bool(self._dictionary.known([word]))
