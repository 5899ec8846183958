"""Highlights: the text stays as it is, and just the matched stretches are marked."""

from html.parser import HTMLParser
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from indexer.summary import Span
from webapp.marking import frame_html, highlight, highlight_html


class Seen(NamedTuple):
    """What a browser would make of HTML: text, offsets in <mark> and <q>, other tags."""

    text: str
    marked: set[int]
    framed: set[int]
    tags: list[str]


class Reader(HTMLParser):
    """Reads HTML back, independently of the code that wrote it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marked: set[int] = set()
        self.framed: set[int] = set()
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.text += "\n"
        else:
            self.open.append(tag)
        if tag != "mark":
            self.tags.append(f"{tag}{attrs or ''}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "tags are closed in the order they were opened"
        if tag != "mark":
            self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        here = range(len(self.text), len(self.text) + len(data))
        if "mark" in self.open:
            self.marked.update(here)
        if "q" in self.open:
            self.framed.update(here)
        self.text += data


def read(html: str) -> Seen:
    reader = Reader()
    reader.feed(str(html))
    reader.close()
    assert not reader.open
    return Seen(reader.text, reader.marked, reader.framed, reader.tags)


def offsets(marks: list[Span], text: str) -> set[int]:
    return {at for mark in marks for at in range(mark.start, min(mark.end, len(text)))}


texts = st.text(st.sampled_from("ab <>&\"'é;#x\u2019\U0001f600") | st.characters(codec="utf-8"))
spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda s: Span(s[0], s[0] + s[1]))
)
wrapped = st.sampled_from(["<strong>", "<em>", '<a href="https://example.org/?a=1&amp;b=2">'])


def wrap(tag: str, inner: str) -> str:
    return f"{tag}{inner}</{tag[1:].split()[0].rstrip('>')}>"


htmls = st.recursive(
    texts.map(lambda text: str(escape(text))) | st.just("<br>"),
    lambda inner: (
        st.builds(wrap, wrapped, inner) | st.lists(inner, min_size=2, max_size=4).map("".join)
    ),
)


@given(texts, spans)
def test_text_is_unchanged_and_marked_exactly(text: str, marks: list[Span]) -> None:
    """Reading the highlighted text back gives the text and the very stretches."""
    seen = read(highlight(text, marks))
    assert seen == (text, offsets(marks, text), set(), [])


@given(htmls, spans)
def test_html_keeps_its_text_and_tags(html: str, marks: list[Span]) -> None:
    """Marks are added; text, bold and links stay; a line break itself is not marked."""
    before = read(html)
    after = read(highlight_html(html, marks))
    assert (after.text, after.tags) == (before.text, before.tags)
    breaks = {at for at, char in enumerate(before.text) if char == "\n"}
    assert after.marked - breaks == offsets(marks, before.text) - breaks


def test_text_is_escaped_once() -> None:
    """An ampersand is neither left bare nor escaped twice."""
    assert highlight("R&D <b>", [Span(0, 3)]) == "<mark>R&amp;D</mark> &lt;b&gt;"
    assert highlight_html("R&amp;D", [Span(0, 3)]) == "<mark>R&amp;D</mark>"


def test_a_mark_across_bold_is_closed_and_opened_again() -> None:
    """A phrase that begins in bold is marked inside and after it."""
    marked = highlight_html("the <strong>United Kingdom</strong> said", [Span(11, 23)])
    assert marked == ("the <strong>United <mark>Kingdom</mark></strong><mark> said</mark>")


def test_a_line_break_counts_as_one_character() -> None:
    """Offsets behind <br> are those of the text with a newline."""
    assert highlight_html("ab<br>cd", [Span(3, 4)]) == "ab<br><mark>c</mark>d"
    assert highlight_html("ab<br/>cd", [Span(3, 4)]) == "ab<br/><mark>c</mark>d"


def test_overlapping_marks_are_one_after_another() -> None:
    """Marks out of order and over each other never nest."""
    assert highlight("abcdef", [Span(2, 5), Span(1, 3)]) == ("a<mark>bc</mark><mark>de</mark>f")


@given(htmls, spans, spans)
def test_frames_keep_the_text_and_close_in_order(
    html: str, marks: list[Span], stretches: list[Span]
) -> None:
    """Text and marks stay; what is framed is exactly what was asked for; tags stay nested."""
    before = read(html)
    after = read(frame_html(html, marks, stretches, lambda _: "<q>", lambda _: "</q>"))
    assert after.text == before.text
    breaks = {at for at, char in enumerate(before.text) if char == "\n"}
    assert after.marked - breaks == offsets(marks, before.text) - breaks
    assert after.framed - breaks == offsets(stretches, before.text) - breaks


def test_a_frame_is_one_element() -> None:
    """Bold across its edge is closed before it and opened again in it."""
    html = "<strong>Norway spoke. Fiji</strong> did not."
    framed = frame_html(html, [Span(14, 18)], [Span(14, 27)], lambda _: "<q>", lambda _: "</q>")
    assert framed == (
        "<strong>Norway spoke. </strong><q><strong><mark>Fiji</mark></strong> did not.</q>"
    )
