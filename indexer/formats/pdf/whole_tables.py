"""Tables that go on over the end of a page are one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.accounting import LeftOut
from indexer.formats.hyphens import Hyphens
from indexer.formats.pdf.lines import Line

Rows = tuple[tuple[str, ...], ...]
NEAR = 3.0  # points beyond the edge of a column
HEAD_AGAIN = "the head of a table, on a further page of it"


def whole_tables(
    lines: Sequence[Line], hyphens: Hyphens, repeated: list[LeftOut]
) -> Iterator[Line]:
    """The lines of a document, with each table in one piece; heads that come again are noted."""
    before: Line | None = None
    going_on = False
    for line in lines:
        over = before is not None and line.column[0] == before.column[0] + 1
        rows = _joined(before, line, hyphens) if before and (over or going_on) else ()
        if before and rows and _has_same_head(before, line):
            repeated.append(LeftOut(HEAD_AGAIN, " ".join(line.rows[0])))
        if before and rows:
            before = replace(before, words=(replace(before.words[0], rows=rows),))
            before, going_on = replace(before, column=line.column), not line.rows
            continue
        if before is not None:
            yield before
        before, going_on = line, False
    if before is not None:
        yield before


def _has_same_head(before: Line, line: Line) -> bool:
    return bool(line.rows and line.rows[0][0]) and line.rows[0] == before.rows[0]


def _joined(before: Line, line: Line, hyphens: Hyphens) -> Rows:
    """Join a table with a further part of it, or give nothing where it is none."""
    if not before.rows:
        return ()
    if line.rows:
        return _continued(before.rows, line.rows, hyphens)
    bands = list(enumerate(before.words[0].bands))[1:]
    inside = [n for n, (x0, x1) in bands if line.x0 >= x0 - NEAR and line.x1 <= x1 + NEAR]
    if not inside or inside[0] >= len(before.rows[-1]):
        return ()
    *rows, last = before.rows
    rest = tuple(line.text if n == inside[0] else "" for n in range(len(last)))
    return (*rows, _row(last, rest, hyphens))


def _continued(rows: Rows, further: Rows, hyphens: Hyphens) -> Rows:
    """Join two parts of a table; a row that lacks its first cell goes on from the page before."""
    if len(rows[0]) != len(further[0]):
        return ()
    if further[0][0]:
        return rows + further[further[0] == rows[0] :]
    return (*rows[:-1], _row(rows[-1], further[0], hyphens), *further[1:])


def _row(cells: tuple[str, ...], rest: tuple[str, ...], hyphens: Hyphens) -> tuple[str, ...]:
    pairs = zip(cells, rest, strict=True)
    return tuple(hyphens.join(a, b) + b if a and b else a or b for a, b in pairs)
