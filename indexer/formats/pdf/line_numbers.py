"""Numbers in the margin that count the lines of a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.formats.pdf.rows import Row
from indexer.formats.pdf.words import Word

LINE_NUMBER = re.compile(r"\d{1,4}")
FEWEST_NUMBERED = 5  # lines of a page
SAME_PLACE = 3.0  # points from the edge
SAME_PITCH = 0.12  # of the distance of two numbers
MOSTLY = 0.7  # of the numbers go up by one step
HALF = 0.5  # of the lines have a number


@dataclass(frozen=True, slots=True)
class Margin:
    """Where lines are numbered: the edge at which the numbers are aligned, in points."""

    is_left: bool
    edge: float

    def has(self, word: Word) -> bool:
        """Tell a number that stands there."""
        edge = word.x0 if self.is_left else word.x1
        return bool(LINE_NUMBER.fullmatch(word.text)) and abs(edge - self.edge) <= SAME_PLACE


def numbered_margins(pages: Sequence[Sequence[Row]]) -> tuple[Margin, ...]:
    """Find where lines are numbered in the margin.

    Between two such numbers lie as many lines as they differ by, they stand beside most lines, and
    nothing else stands there: so they are told from the numbers of paragraphs and of a table.
    """
    margins: dict[Margin, list[list[Word]]] = {}
    for rows in pages:
        on_page: dict[Margin, list[Word]] = {}
        for word in _outer_numbers(rows):
            for is_left, edge in ((True, word.x0), (False, word.x1)):
                place = Margin(is_left, round(edge / SAME_PLACE) * SAME_PLACE)
                on_page.setdefault(place, []).append(word)
        for margin, words in on_page.items():
            margins.setdefault(margin, []).append(words)
    found = [m for m, columns in margins.items() if _count_lines(columns)]
    return tuple(m for m in found if _is_beside_lines(m, margins[m], pages))


def _outer_numbers(rows: Sequence[Row]) -> Iterator[Word]:
    """The numbers that begin or end a row, set apart from its words."""
    for row in rows:
        for word, beside in ((row[0], row[1:2]), (row[-1], row[-2:-1])):
            gap = max(beside[0].x0 - word.x1, word.x0 - beside[0].x1) if beside else word.size
            if LINE_NUMBER.fullmatch(word.text) and gap >= word.size:
                yield word


def _count_lines(columns: Sequence[Sequence[Word]]) -> bool:
    """Tell numbers whose distances are as their differences, on most of the pairs."""
    pitches = [
        (after.bottom - before.bottom) / (int(after.text) - int(before.text))
        for words in columns
        for before, after in pairwise(words)
        if int(after.text) > int(before.text)
    ]
    pairs = sum(max(0, len(words) - 1) for words in columns)
    if len(pitches) < FEWEST_NUMBERED - 1:
        return False
    usual = sorted(pitches)[len(pitches) // 2]
    alike = sum(abs(pitch - usual) <= SAME_PITCH * usual for pitch in pitches)
    return alike >= MOSTLY * pairs


def _is_beside_lines(
    margin: Margin, columns: Sequence[Sequence[Word]], pages: Sequence[Sequence[Row]]
) -> bool:
    """Tell numbers beside most of the lines, with no words in their place."""
    words = [word for column in columns for word in column]
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    text = [row for rows in pages for row in rows if not all(margin.has(w) for w in row)]
    others = [w for row in text for w in row if w.x0 < right and w.x1 > left and not margin.has(w)]
    step = max(1, min(_steps(columns), default=1))
    return not others and len(words) * step >= HALF * len(text)


def _steps(columns: Sequence[Sequence[Word]]) -> Iterator[int]:
    for words in columns:
        for before, after in pairwise(words):
            if int(after.text) > int(before.text):
                yield int(after.text) - int(before.text)
