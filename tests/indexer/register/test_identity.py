"""When two names are the same, and that two people never become one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.register.identity import name_key, speaker_id, without_digest


@pytest.mark.parametrize(
    "names",
    [
        "Côte d’Ivoire|Cote d'Ivoire|COTE D'IVOIRE|Co\u0302te d'Ivoire",
        "The Gambia|Gambia|the gambia",
        "U.S.A.|USA",
        "Bosnia & Herzegovina|Bosnia and Herzegovina",
        "ＣＭＣ|CMC",
        "Ёлкин|Елкин",
        "Sørensen|Sorensen",
    ],
)
def test_one_name_printed_in_several_ways(names: str) -> None:
    printed = names.split("|")
    assert len(set(map(name_key, printed))) == 1


def test_accents_capitals_and_apostrophes_make_no_other_id() -> None:
    printed = "Côte d’Ivoire", "Cote d'Ivoire", "COTE D'IVOIRE", "Co\u0302te d'Ivoire"
    assert set(map(speaker_id, printed)) == {"cote-divoire"}


@pytest.mark.parametrize("names", ["李明 黎明", "陳柏宇 陳柏妤", "कील काल", "Мой Мои", "علي عالي"])
def test_two_names_in_other_letters_are_two_people(names: str) -> None:
    """Though they may be transliterated alike, or differ in a vowel sign alone."""
    one, other = names.split()
    assert speaker_id(one) != speaker_id(other)
    assert name_key(one) != name_key(other)


def test_an_id_is_ascii_and_says_the_name() -> None:
    assert speaker_id("Türkiye") == "turkiye"
    assert speaker_id("United Kingdom") == "united-kingdom"
    assert speaker_id("李明").startswith("li-ming-")
    assert without_digest(speaker_id("李明")) == "li-ming"
    assert speaker_id("🙂") != speaker_id("🙃")


@given(st.text(min_size=1))
def test_any_name_has_an_id_that_can_stand_in_an_address(name: str) -> None:
    id_ = speaker_id(name)
    assert id_ and id_.isascii() and id_ == id_.lower() and not set(id_) & set(" /?&#")
    assert speaker_id(unicodedata.normalize("NFC", name)) == id_
