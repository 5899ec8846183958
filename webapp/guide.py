"""The help page: `help/search.md`, which is also what the documentation says of the search."""

from collections.abc import Callable
from html import unescape
from importlib.resources import files
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

GUIDE = files("webapp") / "help" / "search.md"
AFTER_INLINE = 10  # markdown has made the code of a line by then, which it does at 20

Address = Callable[[str], str]


def guide(address: Address) -> str:
    """The guide to the search as HTML; `address` gives the one of a query that it shows.

    A query is code that stands alone, in a paragraph or in a cell of a table.
    """
    reader = Markdown(extensions=["tables", "toc", "smarty"])
    reader.treeprocessors.register(_Trying(address), "trying", AFTER_INLINE)
    reader.treeprocessors.register(_Heading(), "heading", AFTER_INLINE)
    return reader.convert(GUIDE.read_text("utf-8"))


class _Trying(Treeprocessor):
    """Makes each query a link, on which it can be tried."""

    def __init__(self, address: Address) -> None:
        super().__init__()
        self.address = address

    def run(self, root: Element) -> None:
        """Put links around queries."""
        for holder in (element for element in root.iter() if element.tag in ("p", "td")):
            parts = list(holder)
            if not _stands_alone(holder, parts):
                continue
            link = Element("a", {"href": self.address(unescape(parts[0].text or ""))})
            link.append(parts[0])
            holder[:] = [link]


def _stands_alone(holder: Element, parts: list[Element]) -> bool:
    beside = [holder.text, *(part.tail for part in parts)]
    return [part.tag for part in parts] == ["code"] and not any(
        text and text.strip() for text in beside
    )


class _Heading(Treeprocessor):
    """Says of the cells of a table which are headings of their column or row."""

    def run(self, root: Element) -> None:
        """Mark the headings."""
        for heading in root.iter("th"):
            heading.set("scope", "col")
        for row in (row for body in root.iter("tbody") for row in body.iter("tr")):
            row[0].tag = "th"
            row[0].set("scope", "row")
