"""Lines in the order of reading: columns one after the other, without what is around the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from indexer.accounting import LeftOut
from indexer.formats.hyphens import Hyphens
from indexer.formats.pdf.footnotes import Note, part_notes
from indexer.formats.pdf.line_numbers import Margin, numbered_margins
from indexer.formats.pdf.rows import Row, joined, most_common_size, parted, pitches, rows_of
from indexer.formats.pdf.running import running_rows
from indexer.formats.pdf.tables import with_tables
from indexer.formats.pdf.words import Page, Word

GUTTER = 9  # points between two columns
NO_GUTTER = 0.7  # of the size of the print: a gap between two words
MIDDLE = (0.2, 0.8)
CROSSED_BY = 0.08  # of the rows may go through a gutter
FEWEST_ROWS = 4  # on each side of a gutter
FULL_SHARE = 0.95  # of the lines end at the edge of the column or before
FEW_LINES = 8  # too few to tell the edges of a column


@dataclass(frozen=True)
class Line:
    """A line of one column: its words from left to right, and the column's edges.

    `column` are the numbers of its page and of its column there.
    """

    words: tuple[Word, ...]
    left: float
    right: float
    column: tuple[int, int]

    @cached_property
    def text(self) -> str:
        """The words, with a space where there is a gap."""
        return joined(self.words)

    @cached_property
    def size(self) -> float:
        """The size of most letters, in points, to the half point."""
        return most_common_size(self.words)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @cached_property
    def bottom(self) -> float:
        """The place of its foot; raised words have another."""
        return max(word.bottom for word in self.words if word.size >= self.size - 0.5)

    @property
    def all_bold(self) -> bool:
        """Tell whether nothing in it is light."""
        return all(word.bold for word in self.words)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a table, if it is one."""
        return next((word.rows for word in self.words if word.rows), ())


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a document, the footnotes of each page, and what is around the text."""

    lines: tuple[Line, ...]
    notes: dict[int, list[Note]]
    left_out: tuple[LeftOut, ...]
    source: str


def text_of(pages: Sequence[Page]) -> Text:
    """Put the lines of a document in the order of reading."""
    rows = [rows_of(page.words) for page in pages]
    left_out = [LeftOut("what is set aslant", page.turned) for page in pages if page.turned]
    inner = _without_furniture(rows, pages, left_out)
    body = most_common_size(word for page in inner for row in page for word in row)
    hyphens = Hyphens(joined(row) for page in inner for row in page)
    pitch = pitches(_distances(inner))
    lines: list[Line] = []
    notes: dict[int, list[Note]] = {}
    source: list[str] = []
    for number, (page, page_rows) in enumerate(zip(pages, inner, strict=True)):
        page_rows, notes[number] = part_notes(page_rows, body)
        source += map(parted, page_rows)
        words = with_tables(page_rows, page.grids, hyphens, pitch)
        lines += _lines(words, number)
    lines = _with_edge(lines, pages)
    source += [note.text for page in notes.values() for note in page]
    source += [part.text for part in left_out]
    return Text(tuple(lines), notes, tuple(left_out), " ".join(source))


def _distances(pages: Sequence[Sequence[Row]]) -> Iterator[tuple[float, float]]:
    """The distances of rows of one size, with that size."""
    for rows in pages:
        for before, row in pairwise(rows):
            size = most_common_size(row)
            if size == most_common_size(before):
                yield size, row[0].bottom - before[0].bottom


def _without_furniture(
    rows: Sequence[Sequence[Row]], pages: Sequence[Page], left_out: list[LeftOut]
) -> list[list[Row]]:
    """The rows of each page without what runs at its edges, which is noted."""
    kept: list[list[Row]] = []
    running = running_rows(rows, [page.height for page in pages])
    for page, around in zip(rows, running, strict=True):
        left_out += [LeftOut("heads, feet and numbers of pages", joined(row)) for row in around]
        kept.append([row for row in page if row not in around])
    margins = numbered_margins(kept)
    return [list(_without_numbers(page, margins, left_out)) for page in kept]


def _without_numbers(
    rows: Sequence[Row], margins: Sequence[Margin], left_out: list[LeftOut]
) -> Iterator[Row]:
    """Rows without the numbers of lines, which are noted."""
    for row in rows:
        ends = {row[0], row[-1]}
        numbers = {word for word in ends if any(margin.has(word) for margin in margins)}
        left_out += [LeftOut("numbers of lines", word.text) for word in numbers]
        if rest := tuple(word for word in row if word not in numbers):
            yield rest


def _with_edge(lines: Sequence[Line], pages: Sequence[Page]) -> list[Line]:
    """The lines of pages in one column the right edge that most such pages have.

    Where lines are few, it is as far from the page's edge as the left one is.
    """
    several = {line.column[0] for line in lines if line.column[1]}
    single = [line for line in lines if line.column[0] not in several and not line.rows]
    if not single:
        return list(lines)
    ends = sorted(line.x1 for line in single)
    edge = ends[int(len(ends) * FULL_SHARE)]
    if len(single) < FEW_LINES:
        edge = max(edge, max(page.width for page in pages) - min(line.left for line in single))
    return [
        line if line.column[0] in several else replace(line, right=max(line.right, edge))
        for line in lines
    ]


def _lines(words: Sequence[Word], number: int) -> Iterator[Line]:
    for place, column in enumerate(_columns(words)):
        left, right = min(w.x0 for w in column), max(w.x1 for w in column)
        for row in rows_of(column):
            yield from (Line(part, left, right, (number, place)) for part in _tables_apart(row))


def _tables_apart(row: Row) -> Iterator[Row]:
    """A table by itself, and the words beside it."""
    yield from ((word,) for word in row if word.rows)
    rest = tuple(word for word in row if not word.rows)
    if rest:
        yield rest


def _columns(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut a page at its gutter; what goes across it parts what is above from what is below."""
    gutter = _gutter(words)
    if gutter is None:
        if words:
            yield list(words)
        return
    left: list[Word] = []
    right: list[Word] = []
    for row in rows_of(words):
        if _goes_across(row, gutter):
            yield from _columns(left)
            yield from _columns(right)
            yield list(row)
            left, right = [], []
        else:
            left += [word for word in row if word.x1 <= gutter]
            right += [word for word in row if word.x0 >= gutter]
    yield from _columns(left)
    yield from _columns(right)


def _goes_across(row: Sequence[Word], gutter: float) -> bool:
    """Tell a row with a word across the gutter, or with no more than a space there."""
    before = max((word.x1 for word in row if word.x1 <= gutter), default=None)
    after = min((word.x0 for word in row if word.x0 >= gutter), default=None)
    if any(word.x0 < gutter < word.x1 for word in row):
        return True
    return before is not None and after is not None and after - before < row[0].size * NO_GUTTER


def _gutter(words: Sequence[Word]) -> float | None:
    """Find the middle of the widest upright band that hardly any row goes across."""
    rows = rows_of(words)
    if len(rows) < FEWEST_ROWS:
        return None
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    width = int(right - left) + 1
    crossed = [0] * (width + 1)
    for word in words:
        for x in range(max(0, int(word.x0 - left)), min(width, int(word.x1 - left) + 1)):
            crossed[x] += 1
    band, start = _widest(crossed, int(width * MIDDLE[0]), int(width * MIDDLE[1]), len(rows))
    gutter = left + start + band / 2
    return gutter if band >= GUTTER and _has_two_sides(rows, gutter) else None


def _widest(crossed: Sequence[int], first: int, last: int, rows: int) -> tuple[int, int]:
    """The width and the start of the widest stretch that few rows cross."""
    best, start = (0, 0), -1
    for x in range(first, last + 1):
        if crossed[x] > max(1, rows * CROSSED_BY):
            start = -1
        else:
            start = x if start < 0 else start
            best = max(best, (x - start, start))
    return best


def _has_two_sides(rows: Sequence[tuple[Word, ...]], gutter: float) -> bool:
    """Tell columns from a list of short lines: enough rows lie on either side."""
    on_left = sum(any(word.x1 <= gutter for word in row) for row in rows)
    on_right = sum(any(word.x0 >= gutter for word in row) for row in rows)
    return min(on_left, on_right) >= max(FEWEST_ROWS, len(rows) // 5)
