"""What runs at the edges of pages: heads, feet and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.formats.pdf.rows import Row, joined

MARGIN = 0.12  # of the height of a page
APART = 1.6  # of the size of the print: the next line of a header is nearer
PAGE_NUMBER = re.compile(
    r"^(?:page|p\.|seite)?[-–—\s|]*(?:\d{1,4}|[ivxl]{1,7})[-–—\s|]*(?:(?:of|/|von|de)\s*\d{1,4})?$",
    re.IGNORECASE,
)

# What browsers print around a page: the time, the title, the address, the number.
BY_BROWSER = re.compile(
    r"^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d\b|(?:^|\s)(?:https?|file|about):\S*$"
    r"|^(?:https?|file|about):\S*\s+\d+ ?/ ?\d+$|^\d+ (?:of|/) \d+\s.*\d{1,2}:\d\d"
)


def running_rows(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[list[Row]]:
    """Find what runs on each page: the same on several pages, whatever number is in it.

    It stands on one height of all of them, and is set apart from the text of several.
    """
    edges = [list(_edge_rows(rows, height)) for rows, height in zip(pages, heights, strict=True)]
    seen = Counter(pattern for rows in edges for pattern in set(map(_pattern, rows)))
    known = {pattern for pattern, count in seen.items() if count >= max(2, len(pages) // 3)}
    return [
        [row for row in rows if _runs(row, height, known, edge)]
        for rows, height, edge in zip(pages, heights, edges, strict=True)
    ]


def _runs(row: Row, height: float, known: set[str], edge: Sequence[Row]) -> bool:
    if not _is_in_margin(row, height):
        return False
    text = joined(row)
    printed = PAGE_NUMBER.match(text) or BY_BROWSER.search(text)
    return _pattern(row) in known or (row in edge and printed is not None)


def _edge_rows(rows: Sequence[Row], height: float) -> Iterator[Row]:
    """The rows in the margins at the top and the foot, up to the first gap."""
    for inwards in (rows, rows[::-1]):
        group: list[Row] = []
        for row in inwards:
            if group and abs(row[0].bottom - group[-1][0].bottom) > APART * row[0].size:
                break
            group.append(row)
        if len(group) < len(rows) and all(_is_in_margin(row, height) for row in group):
            yield from group


def _is_in_margin(row: Row, height: float) -> bool:
    return row[0].bottom < MARGIN * height or row[0].top > (1 - MARGIN) * height


def _pattern(row: Row) -> str:
    return f"{round(row[0].bottom)} {re.sub(r'[0-9]+', '#', joined(row))}"
