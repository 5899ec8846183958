"""What states and bodies are called in other languages."""

import pytest

from indexer.register.register import Register, world
from indexer.register.translations import translations

REGISTER = Register(world())
NAMES = """
fr | L’Allemagne, la Norvège, ÉTATS-UNIS, le Royaume-Uni, Côte d’Ivoire, l'Iran
fr | Germany, Norway, United States, United Kingdom, Côte d'Ivoire, Iran
fr | Groupe des États d’Afrique
fr | African Group
fr | du Niger, le Nigéria, République de Corée, la République démocratique du Congo, le CICR
fr | Niger, Nigeria, Republic of Korea, DR Congo, ICRC
es | Alemania, los Países Bajos, EE. UU., Viet Nam, la República Democrática Popular Lao, el CICR
es | Germany, Netherlands, United States, Viet Nam, Lao PDR, ICRC
pt | o Brasil, pela Alemanha, Quênia, Quénia, Irã, Irão
pt | Brazil, Germany, Kenya, Kenya, Iran, Iran
de | Niederlanden, die Schweiz, Vereinigten Staaten, Island, Elfenbeinküste
de | Netherlands, Switzerland, United States, Iceland, Côte d'Ivoire
ru | Ливана, Норвегии, Нигер, Нигерии, Соединённых Штатов Америки, США, МККК
ru | Lebanon, Norway, Niger, Nigeria, United States, United States, ICRC
ar | ألمانيا, وألمانيا, لمصر, الولايات المتحدة, اللجنة الدولية للصليب الأحمر
ar | Germany, Germany, Egypt, United States, ICRC
zh | 德国, 中国代表团, 美国, 科特迪瓦, 红十字国际委员会
zh | Germany, China, United States, Côte d'Ivoire, ICRC
ja | ドイツ, 日本は, 米国
ja | Germany, Japan, United States
ko | 독일은, 대한민국, 노르웨이가
ko | Germany, Republic of Korea, Norway
hi | जर्मनी, भारत, अमेरिका
hi | Germany, India, United States
sw | Ujerumani
sw | Germany
"""
LINES = [line.split(" | ") for line in NAMES.strip().split("\n")]
PAIRS = [
    (language, printed, label)
    for (language, names), (_, labels) in zip(LINES[::2], LINES[1::2], strict=True)
    for printed, label in zip(names.split(", "), labels.split(", "), strict=True)
]


@pytest.mark.parametrize(("language", "printed", "label"), PAIRS)
def test_a_name_is_known_in_its_language(language: str, printed: str, label: str) -> None:
    """With its article or particle, and inflected."""
    found = REGISTER.find(printed, language)
    assert found and found.label == label


def test_a_name_is_known_in_no_other_language_than_its_own_and_english() -> None:
    assert REGISTER.find("Island") is None
    assert REGISTER.find("Island", "fr") is None
    found = REGISTER.find("Iceland", "fr")
    assert found and found.label == "Iceland"


@pytest.mark.parametrize("language", ["fr", "es", "pt", "de", "ar", "zh", "ru", "ja", "hi", "pl"])
def test_no_name_means_two_states(language: str) -> None:
    names = translations(language).names
    assert len(names) > 200
    for code, printed in names.items():
        assert {translations(language).find(name) for name in printed} <= {code, ""}


def test_the_inflected_name_of_two_is_nobodys() -> None:
    """Of Niger and Nigeria, whose stems are one in Russian."""
    assert translations("ru").find("Нигера") == ""


def test_a_speaker_is_found_by_its_names_in_the_languages_of_a_summary() -> None:
    assert "Allemagne" in REGISTER.names_of("germany", ["fr"])
    assert "Allemagne" not in REGISTER.names_of("germany")
    assert "CICR" in REGISTER.names_of("icrc", ["es"])
