"""HTML inside Markdown: its elements are handed to whoever gathers those of Markdown."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Protocol

from indexer.markup.tags import NAMES, UNSEEN

COMMENT = "a comment"


class Gatherer(Protocol):
    """Is given elements as they begin and end, text, and what is left out."""

    def begin(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Begin an element."""

    def end(self, tag: str) -> None:
        """End an element."""

    def add_text(self, text: str) -> None:
        """Add text."""

    def leave_out(self, what: str, text: object) -> None:
        """Note what is left out."""


class HtmlReader(HTMLParser):
    """Hands what is HTML to a gatherer; a tag that HTML does not have is text."""

    def __init__(self, gatherer: Gatherer) -> None:
        super().__init__(convert_charrefs=True)
        self.gatherer = gatherer
        self.unseen = ""

    def read(self, markup: str) -> None:
        """Read a block of HTML; what is not finished in it is text."""
        self.feed(markup)
        self.close()
        self.reset()
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in UNSEEN:
            self.unseen = tag
        elif tag in NAMES:
            self.gatherer.begin(tag, dict(attrs))
        else:
            self.gatherer.add_text(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag == self.unseen:
            self.unseen = ""
        elif tag in NAMES:
            self.gatherer.end(tag)
        else:
            self.gatherer.add_text(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Add text, unless it is a script's or the like."""
        if self.unseen:
            self.gatherer.leave_out(f"a {self.unseen}", data)
        else:
            self.gatherer.add_text(data)

    def handle_comment(self, data: str) -> None:
        """Leave a comment out."""
        self.gatherer.leave_out(COMMENT, data)

    def unknown_decl(self, data: str) -> None:
        """Add the text of a section that is quoted in full (CDATA)."""
        self.gatherer.add_text(data.removeprefix("CDATA["))


class Numbering:
    """The numbers of the lists that are open, which HTML prints but does not write."""

    def __init__(self) -> None:
        self._next: list[int | None] = []

    def begin(self, tag: str, start: str) -> None:
        """Begin a list, which is counted from a number if it is an `ol`."""
        first = int(start) if start.isdecimal() else 1
        self._next.append(first if tag == "ol" else None)

    def next(self) -> str:
        """The number of the next item of the innermost list, "" where it has none."""
        number = self._next[-1] if self._next else None
        if number is None:
            return ""
        self._next[-1] = number + 1
        return f"{number}."

    def end(self) -> None:
        """End the innermost list, if one is open."""
        del self._next[-1:]
