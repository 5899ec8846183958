"""Tables of a page, with rules or without: which words stand in which row and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.formats.hyphens import Hyphens
from indexer.formats.pdf.rows import Row, joined, most_common_size, rows_of
from indexer.formats.pdf.words import Grid, Word
from indexer.formats.plain.lines import MARKER

CELL_GAP = 1.0  # of the size of the print, and so those below: between two cells
BAND_GAP = 0.5  # between two columns, in each row
NEW_ROW = 1.25  # times the smallest distance of lines
SPACE_WIDTH = 0.3  # beside the word that would have fitted in
USUAL_PITCH = 1.35  # of the distance of lines, where none is known
WRAPPED = 1.3  # times the distance of lines: a cell goes on nearer than that
END_OF_TABLE = 2.6  # from the last line of a table to what is beyond
FEW_ROWS = 2  # with several cells, of a table with wide gaps or many columns
FEWEST_PAIRS = 3  # rows with several cells, of any other
FAR = 6  # between two columns
FULL = 0.12  # of the width of a column to its edge, and of a size to another
PROSE_SHARE = 0.55  # of the lines of a column reach its edge
PROSE_WORDS = 4  # a line of a column of prose
PROSE_LINES = 4  # of a column of prose, at least
FEWEST_FLOWING = 6  # lines of a column whose sentences go on from one to the next
MOSTLY_GOING_ON = 0.6  # of the lines
LAYOUT_WORDS = 60  # of a cell: then the table only sets paragraphs side by side
BULLETS = frozenset("•◦▪‣·●○■□–-*\uf0b7\uf0a7\uf0d8\uf02d\ue00c\ufffd\x7f")


@dataclass(slots=True)
class _Run:
    """Lines that may be a table: the cells of each, and the stretches of the columns."""

    size: float
    pitch: float
    lines: list[list[Row]] = field(default_factory=list)
    bands: list[tuple[float, float]] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        return _bottom(self.lines[-1])

    def by_column(self) -> list[dict[int, Row]]:
        """The cells of each line by the number of their column."""
        return [{self._column(cell): cell for cell in line} for line in self.lines]

    def _column(self, cell: Row) -> int:
        bands = enumerate(self.bands)
        return next(i for i, (left, right) in bands if left <= cell[0].x0 <= right)


def with_tables(
    rows: Sequence[Row], grids: Sequence[Grid], hyphens: Hyphens, pitch: Mapping[float, float]
) -> list[Word]:
    """The words of a page, each table as one of them.

    `pitch` is the distance of lines in the document, by the size of type.
    """
    words = [word for row in rows for word in row]
    for grid in grids:
        words = _with_grid(words, grid, hyphens)
    found: list[Word] = []
    for run in _runs(rows_of(words), pitch):
        if not isinstance(run, _Run) or _is_prose(run):
            found += _words_of(run)
            continue
        for part in _parted(run):
            found += [_as_word(part, hyphens)] if _is_table(part) else _words_of(part)
    return found


def _with_grid(words: list[Word], grid: Grid, hyphens: Hyphens) -> list[Word]:
    """Put a table with rules in the place of its words, unless its cells hold whole texts."""
    cells: dict[tuple[int, int], list[Word]] = {}
    rest: list[Word] = []
    for word in words:
        place = _cell_of(word, grid)
        if place is None:
            rest.append(word)
        else:
            cells.setdefault(place, []).append(word)
    inside = [word for cell in cells.values() for word in cell]
    if not inside or any(len(cell) > LAYOUT_WORDS for cell in cells.values()):
        return words
    texts = tuple(
        tuple(_text(rows_of(cells.get((r, c), ())), hyphens) for c in range(len(row)))
        for r, row in enumerate(grid)
    )
    columns = range(max(map(len, grid)))
    boxes = [[box for row in grid if c < len(row) and (box := row[c])] for c in columns]
    bands = tuple((min(b[0] for b in col), max(b[2] for b in col)) for col in boxes if col)
    return [*rest, _table(inside, tuple(row for row in texts if any(row)), bands)]


def _cell_of(word: Word, grid: Grid) -> tuple[int, int] | None:
    x, y = word.middle
    for r, row in enumerate(grid):
        for c, box in enumerate(row):
            if box and box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                return r, c
    return None


def _runs(rows: Sequence[Row], pitch: Mapping[float, float]) -> Iterator[_Run | Row]:
    """Cut a page into stretches of rows whose cells stand in columns, and single rows."""
    run: _Run | None = None
    for row in rows:
        cells = list(_cells(row))
        if run is not None and _fits(run, cells):
            _add(run, cells)
            continue
        if run is not None:
            yield run
        run = None
        if len(cells) > 1 and not row[0].rows:
            size = most_common_size(row)
            run = _Run(size, pitch.get(size, USUAL_PITCH * size))
            _add(run, cells)
        else:
            yield row
    if run is not None:
        yield run


def _cells(row: Row) -> Iterator[Row]:
    """Cut a row at wide gaps; a bullet or a number stays with its text."""
    cell = [row[0]]
    for before, word in pairwise(row):
        marker = len(cell) == 1 and (cell[0].text in BULLETS or MARKER.fullmatch(cell[0].text))
        if word.x0 - before.x1 > CELL_GAP * max(before.size, word.size) and not marker:
            yield tuple(cell)
            cell = []
        cell.append(word)
    yield tuple(cell)


def _fits(run: _Run, cells: Sequence[Row]) -> bool:
    """Tell whether each cell lies in one column, or in none and so in a new one."""
    first = cells[0][0]
    if first.rows or first.bottom - run.bottom > END_OF_TABLE * run.size:
        return False
    if abs(first.size - run.size) > run.size * FULL:
        return False
    bands = list(run.bands)
    for cell in cells:
        over = [b for b in bands if cell[0].x0 < b[1] and cell[-1].x1 > b[0]]
        if len(over) > 1:
            return False
        left, right = (over or [(cell[0].x0, cell[-1].x1)])[0]
        band = (min(left, cell[0].x0), max(right, cell[-1].x1))
        bands = [b for b in bands if b not in over] + [band]
    return _are_apart(sorted(bands), run.size)


def _parted(run: _Run) -> Iterator[_Run]:
    """Cut a run where a single cell is no part of a table."""
    part = _Run(run.size, run.pitch)
    for line in run.lines:
        if part.lines and len(line) == 1 and not _is_wrapped(part, line[0]):
            yield part
            part = _Run(run.size, run.pitch)
        _add(part, line)
    yield part


def _is_wrapped(run: _Run, cell: Row) -> bool:
    """Tell what goes on in a cell from a line below the table.

    In the first column, where lines of text begin too, the cell above must have had no room.
    """
    if cell[0].bottom - run.bottom > WRAPPED * run.pitch:
        return False
    bands = sorted(run.bands)
    if cell[0].x0 >= bands[0][1] or len(bands) == 1:
        return True
    above = next(c for line in reversed(run.lines) for c in line if c[0].x0 < bands[0][1])
    return above[-1].x1 + cell[0].x1 - cell[0].x0 > bands[1][0] - CELL_GAP * run.size


def _bottom(line: Sequence[Row]) -> float:
    return max(word.bottom for cell in line for word in cell)


def _are_apart(bands: Sequence[tuple[float, float]], size: float) -> bool:
    return all(after[0] - before[1] >= BAND_GAP * size for before, after in pairwise(bands))


def _add(run: _Run, cells: Sequence[Row]) -> None:
    """Take a line to a run, and widen the columns that its cells lie in."""
    run.lines.append(list(cells))
    merged: list[tuple[float, float]] = []
    for left, right in sorted([*run.bands, *((cell[0].x0, cell[-1].x1) for cell in cells)]):
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    run.bands = merged


def _is_table(run: _Run) -> bool:
    """Tell a table from lines with a gap in them: it has several."""
    several = sum(len(line) > 1 for line in run.lines)
    far = any(after[0] - before[1] > FAR * run.size for before, after in pairwise(run.bands))
    return several >= (FEW_ROWS if far or len(run.bands) > FEW_ROWS else FEWEST_PAIRS)


def _is_prose(run: _Run) -> bool:
    """Tell two columns or more whose lines are full of words, or go on from each to the next."""
    full = flowing = 0
    lines = run.by_column()
    for number, (left, right) in enumerate(run.bands):
        cells = [line[number] for line in lines if number in line]
        wide = [cell for cell in cells if right - cell[-1].x1 <= FULL * (right - left)]
        words = sum(map(len, cells)) / len(cells)
        if len(cells) >= PROSE_LINES and words >= PROSE_WORDS:
            full += len(wide) >= PROSE_SHARE * len(cells)
        flowing += len(cells) >= FEWEST_FLOWING and _flows([line.get(number) for line in lines])
    return full > 1 or flowing > 1


def _flows(cells: Sequence[Row | None]) -> bool:
    """Tell lines of a text, one in each row until it ends, most of which go on in small letters."""
    filled = [cell for cell in cells if cell]
    whole = all(cells[: len(filled)])
    going_on = sum(cell[0].text[0].islower() for cell in filled[1:])
    return whole and going_on >= MOSTLY_GOING_ON * (len(filled) - 1)


def _as_word(run: _Run, hyphens: Hyphens) -> Word:
    rows = tuple(
        tuple(
            _text([line[column] for line in lines if column in line], hyphens)
            for column in range(len(run.bands))
        )
        for lines in _table_rows(run)
    )
    return _table(_words_of(run), rows, tuple(run.bands))


def _table_rows(run: _Run) -> Iterator[list[dict[int, Row]]]:
    """Gather the lines of each row: a wider gap begins one, else what can't be a wrapped cell."""
    every = run.by_column()
    bottoms = [max(word.bottom for cell in line.values() for word in cell) for line in every]
    gaps = [after - before for before, after in pairwise(bottoms)]
    by_gaps = bool(gaps) and max(gaps) > NEW_ROW * min(gaps)
    lines = every[:1]
    for line, gap in zip(every[1:], gaps, strict=True):
        if gap > NEW_ROW * min(gaps) if by_gaps else _begins_row(line, lines, run):
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _begins_row(line: dict[int, Row], above: Sequence[dict[int, Row]], run: _Run) -> bool:
    """Tell a line with a first cell, or whose words would all have had room in the cells above."""
    if 0 in line:
        return True
    cells = {column: cell for row in above for column, cell in row.items()}
    ends = [left - CELL_GAP * run.size for left, _ in run.bands[1:]]
    pairs = [(ends[c], cells[c], cell) for c, cell in line.items() if c in cells and c < len(ends)]
    return bool(pairs) and all(
        end - over[-1].x1 > cell[0].x1 - cell[0].x0 + SPACE_WIDTH * run.size
        for end, over, cell in pairs
    )


def _text(rows: Sequence[Row], hyphens: Hyphens) -> str:
    """Set the lines of a cell behind each other."""
    texts = [joined(row) for row in rows]
    pieces = [hyphens.join(before, after) for before, after in pairwise(texts)]
    return "".join([*pieces, *texts[-1:]])


def _table(
    words: Sequence[Word],
    rows: tuple[tuple[str, ...], ...],
    bands: tuple[tuple[float, float], ...],
) -> Word:
    return Word(
        text=" ".join(word.text for word in words),
        x0=min(word.x0 for word in words),
        x1=max(word.x1 for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        size=words[0].size,
        rows=rows,
        bands=bands,
    )


def _words_of(run: _Run | Row) -> list[Word]:
    if isinstance(run, _Run):
        return [word for line in run.lines for cell in line for word in cell]
    return list(run)
