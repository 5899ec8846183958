"""What is typed, understood as well as possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import parse


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("credit card", "paragraphs with “credit” and with “card”"),
        ('"credit card"', "paragraphs with exactly “credit card”"),
        ("“credit card”", "paragraphs with exactly “credit card”"),
        ('"ratify"', "paragraphs with exactly “ratify”"),
        ("ratification", "paragraphs with “ratification”"),
        ("mine -action", "paragraphs with “mine” and not (with “action”)"),
        ("-action", "paragraphs of any text and not (with “action”)"),
        ("NOT action", "paragraphs of any text and not (with “action”)"),
        ("a OR b", "paragraphs with “a” or with “b”"),
        ("c (a OR b)", "paragraphs with “c” and (with “a” or with “b”)"),
        ("Clear*", "paragraphs with words that begin with “clear”"),
        ("speaker:Norway", "paragraphs spoken by “norway”"),
        ("speaker:(norway OR sweden)", "paragraphs spoken by “norway” or spoken by “sweden”"),
        ("date:2011", "paragraphs dated 2011-01-01 to 2011-12-31"),
        ("date:[2010 to 2012-06]", "paragraphs dated 2010-01-01 to 2012-06-30"),
        ("date:>2010-06", "paragraphs dated from 2010-07-01"),
        ("date:<2010", "paragraphs dated up to 2009-12-31"),
        ("", "all paragraphs"),
    ],
)
def test_query_is_said_again_in_words(typed: str, understood: str) -> None:
    assert parse(typed).understood == understood
    assert parse(typed).hints == ()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ('"credit card', "quotation mark"),
        ("(a OR b", "brackets"),
        ("a) b", "brackets"),
        ("date:soon x", "not a date"),
        ("date:2011-02-31", "not a date"),
        ("!!! ???", "no word"),
        ("word " * 3000, "first 1000"),
    ],
)
def test_what_is_mended_or_left_out_is_said(typed: str, hint: str) -> None:
    assert hint in " ".join(parse(typed).hints)


WORDS = "AND OR NOT TO ( ) \" - * date: speaker: [ ] { } > < ^ ~ : ' \\ / + mine 2011 é 中 🙂"
PIECES = [*WORDS.split(), " ", "  "]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40))
def test_nothing_that_is_typed_raises(typed: str) -> None:
    parsed = parse(typed)
    assert parsed.understood.startswith(("paragraphs ", "all paragraphs"))
