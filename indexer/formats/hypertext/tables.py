"""Which tables are rows of facts, which are fields, and which only set text in boxes."""

from collections.abc import Iterator
from itertools import pairwise

from bs4 import BeautifulSoup
from bs4.element import Tag

from indexer.formats.rows import are_fields

CELLS = ["td", "th"]
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
BLOCKS = ["p", "li", "blockquote", "pre", "div", *HEADINGS]
MANY_WORDS = 40  # of a cell, whose paragraphs are then the text's


def settle_tables(soup: BeautifulSoup) -> None:
    """Have a box's text stand by itself, and fields too, the innermost table first.

    A real table stays: a row to a line, with empty cells where others span several rows.
    """
    for table in reversed(soup.find_all("table")):
        rows = list(_rows(table))
        if _is_layout(rows):
            _unwrap(table, rows)
        elif _are_fields(rows):
            _write_fields(soup, table, rows)
        else:
            _even_out(soup, rows)
            _flatten(table)


def _rows(table: Tag) -> Iterator[list[Tag]]:
    """The cells of each row, those of tables within left out."""
    for row in table.find_all("tr"):
        if row.find_parent("table") is table:
            yield [cell for cell in row.find_all(CELLS) if cell.find_parent("tr") is row]


def _is_layout(rows: list[list[Tag]]) -> bool:
    """Tell a table that only sets text in boxes: a column of text, or text of many paragraphs."""
    cells = [cell for row in rows for cell in row]
    if max(map(len, rows), default=0) <= 1:
        return True
    return any(_is_text(cell) for cell in cells)


def _is_text(cell: Tag) -> bool:
    if cell.find(["table", *HEADINGS]):
        return True
    blocks = [b for b in cell.find_all(BLOCKS) if not b.find(BLOCKS) and b.get_text().strip()]
    return len(blocks) > 1 and len(cell.get_text(" ").split()) >= MANY_WORDS


def _unwrap(table: Tag, rows: list[list[Tag]]) -> None:
    """Leave the text of a table's cells, each by itself, in the order of reading."""
    for cell in (cell for row in rows for cell in row):
        cell.name = "div"
        cell.attrs = {}
    for part in table.find_all(["tr", "thead", "tbody", "tfoot", "colgroup", "caption"]):
        if part.find_parent("table") is table:
            part.name = "div"
    table.name = "div"


def _are_fields(rows: list[list[Tag]]) -> bool:
    return are_fields([[cell.get_text(" ") for cell in row] for row in rows])


def _write_fields(soup: BeautifulSoup, table: Tag, rows: list[list[Tag]]) -> None:
    """Make a paragraph of each name and value."""
    for row in rows:
        for name, value in list(pairwise(row))[::2]:
            for cell in (name, value):
                _inline(cell)
            line = soup.new_tag("p")
            line.extend([*list(name.contents), " ", *list(value.contents)])
            _space_once(line)
            table.insert_before(line)
    table.decompose()


def _even_out(soup: BeautifulSoup, rows: list[list[Tag]]) -> None:
    """Put an empty cell where one of a row above reaches down, so that columns stay in line."""
    reaching: dict[int, int] = {}
    for row in rows:
        place = 0
        for cell in list(row):
            while reaching.get(place):
                reaching[place] -= 1
                cell.insert_before(soup.new_tag("td"))
                place += 1
            for column in range(place, place + _span(cell, "colspan")):
                reaching[column] = _span(cell, "rowspan") - 1
            place += _span(cell, "colspan")
        for column in [c for c in reaching if c >= place and reaching[c]]:
            reaching[column] -= 1


def _span(cell: Tag, kind: str) -> int:
    given = str(cell.get(kind, "1"))
    return max(1, min(1000, int(given))) if given.isdecimal() else 1


def _flatten(table: Tag) -> None:
    """Put what stands in a cell on one line, with the items of a list set apart."""
    for caption in table.find_all("caption"):
        caption.name = "p"
        table.insert_before(caption.extract())
    for cell in table.find_all(CELLS):
        for item in cell.find_all("li"):
            if item.find_previous_sibling("li"):
                item.insert_before("; ")
        _inline(cell)


def _inline(element: Tag) -> None:
    """Take the blocks in an element away, but not their text, with a space between them."""
    for block in element.find_all([*BLOCKS, "ul", "ol", "dl", "dt", "dd", "br"]):
        block.insert_before(" ")
        block.insert_after(" ")
        if block.name == "br":
            block.decompose()
        else:
            block.unwrap()


def _space_once(line: Tag) -> None:
    """Make one space of several that stand behind each other, over the borders of elements too."""
    line.smooth()
    before = " "
    for string in list(line.find_all(string=True)):
        text = " ".join(f"|{string}|".split())[1:-1]
        text = text.lstrip() if before.endswith(" ") else text
        before = text or before
        string.replace_with(text)
