"""How words are compared: as readers see them."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words.cutting import TERM
from indexer.words.folding import as_printed, fold, plain

ALIKE = """
résumé Résumé RESUME resume
Genève GENÈVE geneve
Déminage de\u0301minage deminage
CO₂ co2
ＣＭＣ cmc
ﾃﾞｰﾀ データ
ﬁnal final
coope\u00adration cooperation
zero\u200bwidth zerowidth
Straße STRASSE strasse
œuvre Œuvre oeuvre
ælf aelf
smørrebrød smorrebrod
Łódź lodz
İzmir izmir ızmır IZMIR
Κύπρος ΚΥΠΡΟΣ κυπρος κυπροσ
ещё Еще
Михаи́л Михаил
קָהָל קהל
قدّمت قدمت
الاتفـاقية الاتفاقيه
ألغام الغام
بلدى بلدي
٢٠١١ 2011
ज़ोर जोर
सफ़ाई सफाई
کتاب كتاب
"""
APART = "काल कील", "कुल कल", "мой мои", "її іі", "ガ カ", "½ 12", "र कर", "ম মা", "ไม ไม่", "Ђ Д"


@pytest.mark.parametrize("words", ALIKE.split("\n")[1:-1])
def test_words_that_readers_take_for_one_are_compared_as_one(words: str) -> None:
    spelt = [word for one in words.split(" ") for word in (one, unicodedata.normalize("NFD", one))]
    assert len(set(map(fold, spelt))) == 1


@pytest.mark.parametrize("words", APART)
def test_marks_that_are_a_letters_own_are_kept(words: str) -> None:
    one, other = words.split()
    assert fold(one) != fold(other)


def test_the_form_of_any_character_is_one_term_and_its_own_form() -> None:
    """No character, however odd, gives an empty term, or one with a blank or a sign in it."""
    characters = map(chr, range(sys.maxunicode + 1))
    for char in filter(TERM.fullmatch, characters):
        form = fold(char)
        assert form.split() == [form]
        assert fold(form) == form


def test_a_word_is_printed_without_what_no_reader_sees() -> None:
    assert as_printed("coope\u00adracio\u0301n") == "cooperación"
    assert as_printed("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_in_small_letters_of_ascii_is_plain_as_it_is(text: str) -> None:
    folded = TERM.sub(lambda word: fold(word[0]), text)
    assert plain(text) == folded
    assert plain(text.lower()) == text.lower()
