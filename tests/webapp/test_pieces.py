"""A result's text is set off and folded away in stretches that make up the whole of it."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.search.excerpts import LONG
from indexer.search.results import Hit
from indexer.summary import Meeting, Paragraph, Role, Span, Statement
from webapp.pieces import Piece, is_cut, pieces

MEETING = Meeting("m", "Meeting")


def hit(text: str, *marks: Span) -> Hit:
    return Hit(MEETING, Paragraph("p", 1, (), text, text), marks)


def statement(start: int, end: int) -> Statement:
    return Statement(start, end, (), Role.STATEMENT)


def test_a_short_text_has_no_pieces_of_its_own() -> None:
    assert pieces(hit("Norway spoke."), []) == []


def test_a_statement_is_set_off_whole() -> None:
    (piece,) = pieces(hit("Norway spoke. Fiji did not."), [statement(0, 13)])
    assert (piece.start, piece.end, piece.first, piece.last, piece.cut) == (
        0,
        13,
        True,
        True,
        False,
    )


def test_a_long_text_is_folded_away_but_around_its_marks() -> None:
    text = "word " * 300
    found = pieces(hit(text, Span(750, 754)), [])
    assert is_cut(found)
    assert [piece.gap for piece in found] == [True, True]
    assert not any(piece.start <= 750 < piece.end for piece in found)


def test_a_long_statement_begins_and_ends_once() -> None:
    text = "word " * 300
    found = pieces(hit(text, Span(750, 754)), [statement(100, 1400)])
    own = [piece for piece in found if piece.statement]
    assert [piece.first for piece in own] == [True, False, False]
    assert [piece.last for piece in own] == [False, False, True]


@given(st.integers(1, 3 * LONG), st.data())
def test_pieces_are_in_order_and_disjoint(size: int, data: st.DataObject) -> None:
    text = ("word " * size)[:size]
    places = st.integers(0, size - 1)
    mark = data.draw(places)
    start = data.draw(places)
    end = data.draw(st.integers(start + 1, size))
    found: list[Piece] = pieces(hit(text, Span(mark, mark + 1)), [statement(start, end)])
    edges = [edge for piece in found for edge in (piece.start, piece.end)]
    assert edges == sorted(edges)
    assert all(piece.start < piece.end for piece in found)
    assert sum(piece.end - piece.start for piece in found if piece.statement) == end - start
