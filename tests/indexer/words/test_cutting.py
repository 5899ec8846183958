"""Where a text is cut into words."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words.cutting import MARKS, TERM, joined, term_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway's offer, CHINA'S and it’s", "Norway offer CHINA and it"),
        ("l’accord d'État", "l accord d État"),
        ("обʼєднує о’кей", "об єднує о кей"),  # one apostrophe counts as a letter
        ("snake_case A/RES/66/62 1,234.5°C", "snake case A RES 66 62 1 234 5 C"),
        ("CO₂ and ½", "CO₂ and ½"),
        ("37㎞, 12 ㎡, № 5, Ⓐ, 5℃, Foo™", "37 ㎞ 12 ㎡ № 5 Ⓐ 5 ℃ Foo"),
        ("काल कील सफ़ाई", "काल कील सफ़ाई"),
        ("قدّمت الاتفـاقية", "قدّمت الاتفـاقية"),
        ("排雷合作", "排 雷 合 作"),
        ("データ ﾃﾞｰﾀ ガ", "デー タ ﾃﾞｰ ﾀ ガ"),
        ("한국", "한 국"),
        ("ความร่วมมือ", "ค วา ม ร่ ว ม มื อ"),
        ("ไม่ เป็น ๒๕๕๔", "ไม่ เป็ น ๒๕๕๔"),
        (
            "soft\u00adhyphen zero\u200bwidth می\u200cخواهم",
            "soft\u00adhyphen zero\u200bwidth می\u200cخواهم",
        ),
        ("the 扫雷CMC meeting", "the 扫 雷 CMC meeting"),
    ],
)
def test_a_word_is_what_a_reader_takes_for_one(text: str, words: str) -> None:
    assert TERM.findall(text) == words.split(" ")


@pytest.mark.parametrize("text", ["résumé", "ガイド", "한국어", "Михаи́л", "ñandú", "بيانًا"])
def test_composed_and_decomposed_letters_are_cut_alike(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    found = [unicodedata.normalize("NFC", word) for word in TERM.findall(decomposed)]
    assert found == TERM.findall(composed)


@given(st.text())
def test_nothing_that_is_a_letter_or_a_digit_is_outside_a_word(text: str) -> None:
    left = TERM.sub("", text).replace("_", "")
    assert not [char for char in left if char.isalnum() and char not in "sS"]


@given(st.text("sS_'aZ09 .-\n") | st.text(st.characters(max_codepoint=127)))
def test_a_text_of_ascii_is_cut_as_any_other(text: str) -> None:
    """Only sooner: there is a shorter pattern for it."""
    assert term_of(text) is not TERM
    found = [word.span() for word in term_of(text).finditer(text)]
    assert found == [word.span() for word in TERM.finditer(text)]
    assert term_of("é") is TERM


def test_words_are_put_side_by_side_as_they_are_printed() -> None:
    assert joined(["the", "排", "雷", "plan"]) == "the 排雷 plan"


def test_every_mark_that_combines_is_known() -> None:
    """Only some blocks are looked through for them; those of this Unicode stand in no other."""
    marks = [chr(c) for c in range(0x10000) if unicodedata.category(chr(c)).startswith("M")]
    assert not [mark for mark in marks if not re.fullmatch(f"[{MARKS}]", mark)]
    others = [chr(c) for c in range(0x10000) if not unicodedata.category(chr(c)).startswith("M")]
    assert not re.search(f"[{MARKS}]", "".join(others))
