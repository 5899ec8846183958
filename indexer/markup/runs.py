"""Inline content while it is gathered: its text, and the HTML that has just that text."""

import html
import re
from dataclasses import dataclass, field

import nh3

from indexer.summary import Span

LINE_END = re.compile(r"\s*\n\s*")
# The elements of a line that are shown, and as which.
SHOWN_AS = {
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **{tag: tag for tag in ("a", "sub", "sup")},
}
SHOWN = frozenset({*SHOWN_AS.values(), "br", "pre"})
CELL = " | "  # stands between the cells of a row
ATTRIBUTES = {"a": {"href", "class", "data-note", "aria-label"}}
MARKED = ("strong", "em")


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a text refers to a footnote: the offset in it, and the footnote's label."""

    at: int
    label: str


@dataclass(slots=True)
class Run:
    """Text and HTML side by side. Each stretch of white space is one space, unless `verbatim`."""

    verbatim: bool = False
    text: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    length: int = 0
    spans: dict[str, list[Span]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    gap: bool = True
    _open: list[tuple[str, int]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add text as it is read, entities already resolved."""
        if not self.verbatim:
            if "\n" in text:
                self._note_lines(text)
            text = _one_spaced(text)
            if self.gap:
                text = text.lstrip(" ")
        if text:
            self._put(text, escaped(text))
            self.gap = text[-1] == " " and not self.verbatim

    def add_break(self) -> None:
        """Add a line break, which counts as one character."""
        self._put("\n", "<br>")
        self.lines.append(self.length)
        self.gap = True

    def add_note(self, label: str) -> None:
        """Note that the text refers to a footnote here."""
        self.notes.append(NoteMark(self.length - (self.gap and self.length > 0), label))
        shown = html.escape(label)
        self.html.append(f'<a class="note" data-note="{shown}" aria-label="Note {shown}"></a>')

    def open(self, tag: str, href: str | None = None) -> None:
        """Begin an inline element, one of those that are shown."""
        attribute = f' href="{html.escape(href)}"' if href is not None else ""
        self.html.append(f"<{tag}{attribute}>")
        self._open.append((tag, self.length))

    def close(self, tag: str) -> None:
        """End the inline element that was begun last; one that was not begun is passed over."""
        if tag not in [name for name, _ in self._open]:
            return
        while True:
            name, start = self._open.pop()
            self.html.append(f"</{name}>")
            if name in MARKED and self.length > start:
                self.spans.setdefault(name, []).append(Span(start, self.length))
            if name == tag:
                return

    def close_all(self) -> None:
        """End all inline elements."""
        while self._open:
            self.close(self._open[-1][0])

    def within(self, tag: str) -> tuple[Span, ...]:
        """The stretches of the text that stand in an element, "strong" or "em"."""
        spans = self.spans.get(tag)
        if not spans:
            return ()
        end = self.end
        return tuple(Span(s.start, min(s.end, end)) for s in spans if s.start < end)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where lines begin in the text, the first one left out."""
        if not self.lines:
            return ()
        end = self.end
        return tuple(dict.fromkeys(line for line in self.lines if 0 < line < end))

    @property
    def is_empty(self) -> bool:
        """Tell that nothing has been gathered."""
        return not (self.text or self.html or self.lines)

    @property
    def content(self) -> str:
        """The text, without white space at its end."""
        return "".join(self.text).rstrip()

    @property
    def end(self) -> int:
        """The length of the text without white space at its end."""
        return len(self.content)

    @property
    def markup(self) -> str:
        """The HTML, with nothing in it that could do harm."""
        markup = "".join(self.html)
        if '="' not in markup:  # an element without attributes is as it was opened here
            return markup
        return nh3.clean(markup, tags=set(SHOWN), attributes=ATTRIBUTES)

    def _note_lines(self, text: str) -> None:
        """Note where lines will begin once each stretch of white space is one space."""
        *pieces, _ = map(_one_spaced, LINE_END.split(text))
        if self.gap:
            pieces[0] = pieces[0].lstrip(" ")
        place = self.length - (self.gap and not pieces[0])
        for piece in pieces:
            place += len(piece) + 1
            self.lines.append(place)

    def _put(self, text: str, markup: str) -> None:
        self.text.append(text)
        self.html.append(markup)
        self.length += len(text)


def escaped(text: str) -> str:
    """A text as HTML writes it; most texts are the same."""
    signs = "&" in text or "<" in text or ">" in text
    return html.escape(text, quote=False) if signs else text


def _one_spaced(text: str) -> str:
    """Make each stretch of white space one space; the bars keep those at the ends."""
    return " ".join(f"|{text}|".split())[1:-1]
