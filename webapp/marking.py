"""Text, offsets and frames to safe HTML: each piece of text escaped, once."""

import html as references
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from markupsafe import Markup, escape

from indexer.search.softening import softened
from indexer.summary import Span

TAG = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^>"]|"[^"]*")*>')
REMEMBERED = 20_000  # titles: those of sections and meetings return on each page


class Offsets(Protocol):
    """A stretch of a text: character offsets, the end excluded."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it has ended."""
        ...


AnyStretch = TypeVar("AnyStretch", bound=Offsets)


def own(text: str, language: str = "") -> Markup:
    """Show a name or a title of the corpus, which may be written from right to left."""
    return Markup(f'<bdi dir="auto"{_lang(language)}>{escape(text)}</bdi>')


@lru_cache(maxsize=REMEMBERED)
def softly(text: str) -> str:
    """Show a title in softer print than capitals; how it is printed is told on hover."""
    soft = softened(text)
    return text if soft == text else Markup(_hovered(text, soft))


@lru_cache(maxsize=REMEMBERED)
def section_path(titles: tuple[str, ...]) -> Markup:
    """Show the titles of a section and of those around it, the outermost first."""
    return Markup(" › ").join(map(softly, titles))


def _hovered(text: str, soft: str) -> str:
    return f'<span title="{escape(text)}">{escape(soft)}</span>'


@lru_cache(maxsize=REMEMBERED)
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
        for piece, marked in _pieces(text, _in_order(marks))
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
    if not marks and not stretches:
        return Markup(html)
    framer = _Framer(marks, [(s.start, s.end, before(s), after(s)) for s in stretches])
    framer.copy(html)
    return Markup("".join(framer.out))


def _in_order(marks: Iterable[Span]) -> list[Span]:
    return sorted(marks, key=lambda span: span.start)


def _pieces(text: str, marks: Iterable[Span], start: int = 0) -> Iterator[tuple[str, bool]]:
    """Cut text that begins at offset `start` into pieces: marked, not marked, marked.

    The marks are in order.
    """
    end = start + len(text)
    here = start
    for mark in marks:
        if mark.start >= end:
            break
        first, last = max(mark.start, here), min(mark.end, end)
        if first < last:
            if first > here:
                yield text[here - start : first - start], False
            yield text[first - start : last - start], True
            here = last
    if here < end:
        yield text[here - start :], False


class _Framer:
    """Copies sanitised HTML, keeping count of its text, with marks and frames around stretches."""

    def __init__(self, marks: Sequence[Span], frames: list[tuple[int, int, str, str]]) -> None:
        self.marks = _in_order(marks)
        self.frames = sorted(frames, reverse=True)
        self.closing: tuple[int, str] | None = None
        self.open: list[tuple[str, str]] = []
        self.read = 0
        self.out: list[str] = []

    def copy(self, html: str) -> None:
        """Copy it, tag by tag, and close the last frame, also one that ends behind the text."""
        here = 0
        for tag in TAG.finditer(html):
            self._text(html[here : tag.start()])
            here = tag.end()
            if tag[1]:
                self.out.append(tag[0])
                self.open.pop()
            else:
                self._opening(tag[2], tag[0])
        self._text(html[here:])
        if self.closing:
            self.out.append(self.closing[1])

    def _opening(self, name: str, tag: str) -> None:
        """Copy a tag as it stands; a line break is a character of the text."""
        self._turn()
        self.out.append(tag)
        if name == "br":
            self.read += 1
        else:
            self.open.append((name, tag))

    def _text(self, written: str) -> None:
        """Copy text, escaped anew, with the marks and the edges of frames that fall into it."""
        text = references.unescape(written) if "&" in written else written
        while text:
            self._turn()
            size = min(len(text), self._next_edge() - self.read)
            self._copy(text[:size])
            text = text[size:]

    def _copy(self, text: str) -> None:
        for piece, marked in _pieces(text, self.marks, self.read):
            self.out.append(f"<mark>{escape(piece)}</mark>" if marked else str(escape(piece)))
        self.read += len(text)

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
