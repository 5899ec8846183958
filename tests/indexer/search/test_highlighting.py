"""Marks: whole words, phrases as phrases, never what is excluded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query.parsing import parse
from indexer.search.highlighting import spans
from tests.indexer.vocabulary import WordsOf

TEXT = "Ratifying states said the ratification of the Convention was near; others will ratify."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ratify", ["Ratifying", "ratify"]),
        ("ratification", ["ratification"]),
        ('"ratify"', ["ratify"]),
        ('"of the convention"', ["of the Convention"]),
        ("the convention -near", ["the", "the", "Convention"]),
        ("near OR others", ["near", "others"]),
        ("ratif*", ["Ratifying", "ratification", "ratify"]),
        ('"states ratification"~3', ["states", "ratification"]),
        ('"states convention"~3', []),
        ("ratiffication~", ["ratification"]),
        ("rat*y", ["ratify"]),
        ("speaker:states", []),
        ("", []),
    ],
)
def test_marks(query: str, expected: list[str]) -> None:
    found = spans(TEXT, parse(query, WordsOf(TEXT)).tree)
    assert [TEXT[span.start : span.end] for span in found] == expected


@given(st.text(max_size=60), st.text(alphabet='abé 中*"-', max_size=20))
def test_marks_are_in_order_disjoint_and_inside(text: str, query: str) -> None:
    found = spans(text, parse(query, WordsOf(text)).tree)
    edges = [edge for span in found for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in found)


def test_chinese_words_are_found_inside_sentences() -> None:
    text = "各位伙伴大家午安，開放資料很重要。"
    found = spans(text, parse("開放資料", WordsOf(text)).tree)
    assert [text[span.start : span.end] for span in found] == ["開放資料"]
