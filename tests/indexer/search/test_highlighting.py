"""Marks: whole words, phrases as phrases, never what is excluded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query.expansion import form_of
from indexer.query.parsing import parse
from indexer.query.tree import Field, Word
from indexer.search.highlighting import Marker
from indexer.words.cutting import term_of
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
    found = Marker(parse(query, WordsOf(TEXT)).tree).spans(TEXT)
    assert [TEXT[span.start : span.end] for span in found] == expected


@given(st.text(max_size=60), st.text(alphabet='abé 中*"-', max_size=20))
def test_marks_are_in_order_disjoint_and_inside(text: str, query: str) -> None:
    found = Marker(parse(query, WordsOf(text)).tree).spans(text)
    edges = [edge for span in found for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in found)


def test_chinese_words_are_found_inside_sentences() -> None:
    text = "各位伙伴大家午安，開放資料很重要。"
    found = Marker(parse("開放資料", WordsOf(text)).tree).spans(text)
    assert [text[span.start : span.end] for span in found] == ["開放資料"]


LETTERS = st.sampled_from("aAiIksSy'’ é½ßıİœКкй中ガﬁ\u0301\u0306\u0327\u0338\u093c\u3099-1")


@given(st.text(max_size=30), st.text(LETTERS, max_size=12), st.sampled_from(["en", "fr", "ar"]))
def test_a_word_is_marked_wherever_its_term_is_the_one_that_is_asked_for(
    text: str, word: str, language: str
) -> None:
    """Though only words that may have it are stemmed."""
    text = f"{text} {word} {word.upper()}s"
    for field in (Field.TEXT, Field.EXACT):
        form = form_of(field, language)
        words = {found.span(): form(found[0]) for found in term_of(text).finditer(text)}
        for term in set(words.values()):
            marked = Marker(Word(field, term)).spans(text, language)
            assert [(span.start, span.end) for span in marked] == [
                span for span, other in words.items() if other == term
            ]


PLAIN = st.text(st.sampled_from("aAiIsSyY09' -_"), max_size=30)


@given(PLAIN, st.text(st.sampled_from("aAisSy0"), min_size=1, max_size=3))
def test_words_of_one_letter_are_marked_as_beside_a_word_of_another(text: str, word: str) -> None:
    vocabulary = WordsOf(text)
    alone = Marker(parse(word, vocabulary).tree).spans(text)
    assert alone == Marker(parse(f"{word} OR zzz", vocabulary).tree).spans(text)
