"""A result's text is set off and folded away in stretches that make up the whole of it."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.search.excerpts import LONG
from indexer.search.results import Hit
from indexer.summary import Meeting, Paragraph, Role, Span, Statement
from webapp.frames import Frame, frames, is_cut

MEETING = Meeting("m", "Meeting")


def hit(text: str, *marks: Span) -> Hit:
    return Hit(MEETING, Paragraph("p", 1, (), text, text), marks)


def statement(start: int, end: int) -> Statement:
    return Statement(start, end, (), Role.STATEMENT)


def test_a_short_text_has_no_pieces_of_its_own() -> None:
    assert frames(hit("Norway spoke."), []) == []


def test_a_statement_is_set_off_whole() -> None:
    (frame,) = frames(hit("Norway spoke. Fiji did not."), [statement(0, 13)])
    assert (frame.start, frame.end, frame.first, frame.last, frame.cut) == (
        0,
        13,
        True,
        True,
        False,
    )


def test_a_long_text_is_folded_away_but_around_its_marks() -> None:
    text = "word " * 300
    found = frames(hit(text, Span(750, 754)), [])
    assert is_cut(found)
    assert [frame.gap for frame in found] == [True, True]
    assert not any(frame.start <= 750 < frame.end for frame in found)


def test_a_long_statement_begins_and_ends_once() -> None:
    text = "word " * 300
    found = frames(hit(text, Span(750, 754)), [statement(100, 1400)])
    own = [frame for frame in found if frame.statement]
    assert [frame.first for frame in own] == [True, False, False]
    assert [frame.last for frame in own] == [False, False, True]


@given(st.integers(1, 3 * LONG), st.data())
def test_pieces_are_in_order_and_disjoint(size: int, data: st.DataObject) -> None:
    text = ("word " * size)[:size]
    places = st.integers(0, size - 1)
    mark = data.draw(places)
    start = data.draw(places)
    end = data.draw(st.integers(start + 1, size))
    found: list[Frame] = frames(hit(text, Span(mark, mark + 1)), [statement(start, end)])
    edges = [edge for frame in found for edge in (frame.start, frame.end)]
    assert edges == sorted(edges)
    assert all(frame.start < frame.end for frame in found)
    assert sum(frame.end - frame.start for frame in found if frame.statement) == end - start
