"""Text, offsets and frames to safe HTML: each piece of text escaped, once."""

import sys
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from typing import Protocol, TypeVar

from markupsafe import Markup, escape

from indexer.search.softening import softened
from indexer.summary import Span


class Stretch(Protocol):
    """A stretch of a text: character offsets, the end excluded."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it has ended."""
        ...


AnyStretch = TypeVar("AnyStretch", bound=Stretch)


def own(text: str, language: str = "") -> Markup:
    """Show a name or a title of the corpus, which may be written from right to left."""
    return Markup(f'<bdi dir="auto"{_lang(language)}>{escape(text)}</bdi>')


def softly(text: str) -> str:
    """Show a title in softer print than capitals; how it is printed is told on hover."""
    soft = softened(text)
    return text if soft == text else Markup(_hovered(text, soft))


def _hovered(text: str, soft: str) -> str:
    return f'<span title="{escape(text)}">{escape(soft)}</span>'


def titled(text: str, language: str = "") -> Markup:
    """Show a title of the corpus, which may be in capitals, or written from right to left."""
    soft = softened(text)
    shown = escape(text) if soft == text else _hovered(text, soft)
    return Markup(f'<bdi dir="auto"{_lang(language)}>{shown}</bdi>')


def in_language(code: str) -> Markup:
    """The attributes of an element that holds text of the corpus in a language."""
    return Markup(f'{_lang(code)} dir="auto"'.lstrip())


def _lang(code: str) -> str:
    """The attribute of a language, escaped."""
    return f' lang="{escape(code)}"' if code else ""


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
    return frame_html(html, marks, (), str, str)


def frame_html(
    html: str,
    marks: Sequence[Span],
    stretches: Sequence[AnyStretch],
    before: Callable[[AnyStretch], str],
    after: Callable[[AnyStretch], str],
) -> Markup:
    """Show sanitised HTML with marks, and each stretch in a frame of `before` and `after`.

    Both give safe HTML. A frame is one element: bold or a link that crosses its edge is closed
    before it and opened again behind it. A stretch that begins within another begins where
    that ends.
    """
    framer = _Framer(marks, [(s.start, s.end, before(s), after(s)) for s in stretches])
    framer.feed(str(html))
    framer.close()
    return Markup("".join(framer.out))


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


class _Framer(HTMLParser):
    """Copies HTML, keeping count of the text content, with marks and frames around stretches."""

    def __init__(self, marks: Sequence[Span], frames: list[tuple[int, int, str, str]]) -> None:
        super().__init__(convert_charrefs=True)
        self.marks = marks
        self.frames = sorted(frames, reverse=True)
        self.closing: tuple[int, str] | None = None
        self.open: list[tuple[str, str]] = []
        self.read = 0
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag as it stands; a line break is a character of the text."""
        self._turn()
        opening = self.get_starttag_text() or ""
        self.out.append(opening)
        if tag == "br":
            self.read += 1
        else:
            self.open.append((tag, opening))

    def handle_endtag(self, tag: str) -> None:
        """Copy a closing tag."""
        self.out.append(f"</{tag}>")
        self.open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag that closes itself, such as <br/>."""
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        """Copy text, escaped anew, with the marks and the edges of frames that fall into it."""
        while data:
            self._turn()
            size = min(len(data), self._next_edge() - self.read)
            self._copy(data[:size])
            data = data[size:]

    def _copy(self, text: str) -> None:
        for piece, marked in _pieces(text, self.marks, self.read):
            self.out.append(f"<mark>{escape(piece)}</mark>" if marked else str(escape(piece)))
        self.read += len(text)

    def close(self) -> None:
        """Close the last frame, also one that ends behind the text."""
        super().close()
        if self.closing:
            self.out.append(self.closing[1])

    def _next_edge(self) -> int:
        """Where the open frame ends, or else the next one begins."""
        if self.closing:
            return self.closing[0]
        return self.frames[-1][0] if self.frames else sys.maxsize

    def _turn(self) -> None:
        """Close the frame that ends here, and open the one that begins here."""
        if self.closing and self.closing[0] <= self.read:
            self._between_tags(self.closing[1])
            self.closing = None
        while not self.closing and self.frames and self.frames[-1][0] <= self.read:
            _, end, before, after = self.frames.pop()
            if end > self.read:
                self._between_tags(before)
                self.closing = (end, after)

    def _between_tags(self, markup: str) -> None:
        """Write what stands outside all tags that are open."""
        self.out += [f"</{tag}>" for tag, _ in reversed(self.open)]
        self.out.append(markup)
        self.out += [opening for _, opening in self.open]
