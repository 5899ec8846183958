"""Footnotes: smaller text at the foot of a page, each begun by the sign that calls it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.formats.pdf.rows import RAISED, Row, joined, most_common_size

SMALLER = 0.93  # of the size of the text: so small are notes at the foot
NOTE = re.compile(r"^(?P<sign>\d{1,3}|[*†‡§]{1,3}|[a-z])(?:[.)])?(?:\s+|(?=[A-Z]))(?P<text>\S.*)$")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the sign that calls it, and its rows."""

    sign: str
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The words of the note, its sign apart from them."""
        return f"{self.sign} {' '.join(map(joined, self.rows))[len(self.sign) :]}"


def _first_raised(rows: Sequence[Row]) -> int:
    """Find the first row that begins with a raised sign which stands behind a word above it too."""
    called: set[str] = set()
    for number, row in enumerate(rows):
        size = most_common_size(row)
        raised = [word for word in row if word.size < RAISED * size]
        if raised and raised[0] is row[0] and row[0].text in called:
            return number
        called.update(word.text for word in raised)
    return len(rows)


def part_notes(rows: Sequence[Row], body: float) -> tuple[list[Row], list[Note]]:
    """Part a page's text from the footnotes below it, which are smaller and begin with a sign."""
    start = _first_raised(rows)
    while start and most_common_size(rows[start - 1]) <= SMALLER * body:
        start -= 1
    notes: list[Note] = []
    for number, row in enumerate(rows[start:], start=start):
        found = NOTE.match(joined(row))
        if found and row[0].text.startswith(found["sign"]):
            notes.append(Note(found["sign"], (row,)))
        elif notes:
            notes[-1] = Note(notes[-1].sign, (*notes[-1].rows, row))
        else:
            start = number + 1
    return list(rows[:start]), notes
