"""Text and offsets to safe HTML: each piece escaped, once."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser

from markupsafe import Markup, escape

from indexer.summary import Paragraph, Role, Span, Speaker
from webapp.labels import ROLE_LABELS


def highlight(text: str, marks: Sequence[Span]) -> Markup:
    """Show text with its marked stretches in <mark>."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if marked else escape(piece)
        for piece, marked in _pieces(text, marks)
    )


def highlight_html(html: str, marks: Sequence[Span]) -> Markup:
    """Show sanitised HTML with <mark> around stretches of its text content.

    Offsets count the characters of the text content, a line break as one. Bold and links
    remain: a mark that crosses a tag is closed before it and opened again behind it.
    """
    marker = _Marker(marks)
    marker.feed(str(html))
    marker.close()
    return Markup("").join(marker.out)


def _pieces(text: str, marks: Sequence[Span], start: int = 0) -> Iterator[tuple[str, bool]]:
    """Cut text that begins at offset `start` into pieces: marked, not marked, marked."""
    end = start + len(text)
    here = start
    for mark in sorted(marks, key=lambda span: span.start):
        first, last = max(mark.start, here), min(mark.end, end)
        if first < last:
            if first > here:
                yield text[here - start : first - start], False
            yield text[first - start : last - start], True
            here = last
    if here < end:
        yield text[here - start :], False


class _Marker(HTMLParser):
    """Copies HTML, keeping count of the text content, and marks stretches of it."""

    def __init__(self, marks: Sequence[Span]) -> None:
        super().__init__(convert_charrefs=True)
        self.marks = marks
        self.read = 0
        self.out: list[Markup] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag as it stands; a line break is a character of the text."""
        self.out.append(Markup(self.get_starttag_text() or ""))
        if tag == "br":
            self.read += 1

    def handle_endtag(self, tag: str) -> None:
        """Copy a closing tag."""
        self.out.append(Markup("</{}>").format(tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag that closes itself, such as <br/>."""
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        """Copy text, escaped anew, with the marks that fall into it."""
        for piece, marked in _pieces(data, self.marks, self.read):
            template = Markup("<mark>{}</mark>") if marked else Markup("{}")
            self.out.append(template.format(piece))
        self.read += len(data)


def long_date(date: datetime.date | None) -> str:
    """Write a date out: 16 September 2011."""
    return f"{date.day} {date:%B %Y}" if date else ""


def by_role(paragraph: Paragraph) -> list[tuple[Role, list[Speaker]]]:
    """Sort a paragraph's speakers by how they took part, those with reported words first."""
    groups = (
        (role, [speaker for speaker in paragraph.speakers if speaker.role is role])
        for role in ROLE_LABELS
    )
    return [(role, speakers) for role, speakers in groups if speakers]


FILTERS: dict[str, Callable[..., object]] = {
    function.__name__: function for function in (highlight_html, long_date, by_role)
}
