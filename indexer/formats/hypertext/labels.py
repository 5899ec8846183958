"""Lines of a paragraph that begin with the name of who speaks become paragraphs of their own."""

from bs4 import BeautifulSoup
from bs4.element import Tag

from indexer.formats.plain.lines import Labels

PARTS = ["p", "div", "td", "li", "blockquote"]


def part_labelled_lines(soup: BeautifulSoup) -> None:
    """Cut paragraphs at the line breaks behind which a label stands."""
    lines = {
        id(block): [_text(line) for line in _lines(block)]
        for block in soup.find_all(PARTS)
        if block.find("br", recursive=False)
    }
    labels = Labels(line for block in lines.values() for line in block)
    for block in soup.find_all(PARTS):
        for before, line, line_break in _breaks(block) if id(block) in lines else ():
            if labels.begins(line, before, broken=True):
                line_break.name = "floor-break"
    for block in soup.find_all(PARTS):
        if block.find("floor-break", recursive=False):
            _cut(soup, block)


def _lines(block: Tag) -> list[list[object]]:
    """What stands in a block between its line breaks."""
    lines: list[list[object]] = [[]]
    for each in block.contents:
        if isinstance(each, Tag) and each.name in ("br", "floor-break"):
            lines.append([])
        else:
            lines[-1].append(each)
    return lines


def _text(line: list[object]) -> str:
    return "".join(each.get_text() if isinstance(each, Tag) else str(each) for each in line)


def _breaks(block: Tag) -> list[tuple[str, str, Tag]]:
    """Each line break with the lines before and behind it."""
    lines = [_text(line) for line in _lines(block)]
    breaks = block.find_all("br", recursive=False)
    return list(zip(lines, lines[1:], breaks, strict=False))


def _cut(soup: BeautifulSoup, block: Tag) -> None:
    """Make a paragraph of each stretch between the breaks that were chosen."""
    paragraph = soup.new_tag("p")
    made = [paragraph]
    for each in list(block.contents):
        if isinstance(each, Tag) and each.name == "floor-break":
            paragraph = soup.new_tag("p")
            made.append(paragraph)
            each.decompose()
        else:
            paragraph.append(each.extract())
    block.extend(made)
    if block.name == "p":
        block.name = "div"
