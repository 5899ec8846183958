"""In which language a paragraph is."""

import json
from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.reading.language import languages
from indexer.reading.summaries import read_summary
from indexer.register.register import Register, world
from indexer.words.languages import language_code, language_name

DOCUMENTS = Path(__file__).parents[2] / "documents" / "languages"
ENGLISH = "Norway announced that it had ratified the convention, and would clear all of its land."
FRENCH = (
    "La Norvège a annoncé qu’elle avait ratifié la convention et qu’elle déminerait ses terres."
)
BOKMAL = "Norge sa at landet hadde ratifisert konvensjonen, og at alle miner skulle ryddes."


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("??-*.md")), ids=lambda path: path.stem)
def test_a_summary_is_in_one_language(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    texts = [paragraph["text"] for paragraph in expected["paragraphs"].values()]
    assert set(languages(texts).paragraphs) == {expected["language"]}


def test_each_paragraph_of_a_mixed_summary_has_its_own() -> None:
    expected = json.loads((DOCUMENTS / "mixed.expected.json").read_text("utf-8"))
    texts = [paragraph["text"] for paragraph in expected["paragraphs"].values()]
    assert languages(texts).paragraphs[:6] == ("en", "fr", "es", "zh", "ru", "ar")


def test_what_is_too_short_to_tell_is_in_the_language_of_the_summary() -> None:
    assert languages([FRENCH, "Fiji, Kenya", "2011", ""]).paragraphs == ("fr",) * 4
    assert languages(["Fiji, Kenya, Peru"]).paragraphs == ("en",)
    assert languages(["Женева"]).paragraphs == ("ru",)


def test_front_matter_says_the_language_of_what_is_like_it() -> None:
    """The detector takes Norwegian for one language, and may take it for Danish."""
    assert languages([BOKMAL, BOKMAL], "nb").paragraphs == ("nb", "nb")
    assert languages([BOKMAL, ENGLISH], "Norwegian").paragraphs == ("no", "en")
    assert languages(["Ko e fakataha eni mo e ngaahi fonua kehekehe"], "to").paragraphs == ("to",)


def test_a_wrong_language_in_front_matter_does_no_harm_and_is_said() -> None:
    found = languages([ENGLISH, ENGLISH, FRENCH], "fr")
    assert found.paragraphs == ("en", "en", "fr")
    assert "most of its paragraphs" in found.warnings[0]
    assert languages(["Meeting in May", "Items", ENGLISH], "fr").warnings
    assert not languages(["Meeting in May", "Items", FRENCH], "fr").warnings
    unknown = languages([FRENCH], "Elvish")
    assert unknown.paragraphs == ("fr",)
    assert "not a language that is known" in unknown.warnings[0]
    assert languages([FRENCH, ENGLISH], "mul").warnings == ()


@pytest.mark.parametrize("name", ["fr", "fr-CH", "FR", "French", "french", "français"])
def test_a_language_is_known_by_its_code_and_by_its_name(name: str) -> None:
    assert language_code(name) == "fr"
    assert language_name("fr") == "French"
    assert language_code("Elvish") == language_code("") == ""


def test_names_in_bold_that_nobody_reads_are_told() -> None:
    """In a language whose phrases are not known the summary is silent, and says so."""
    said = "".join(
        f"**{name}** ilisema kuwa bahari ni safi na kwamba kazi itaendelea mwaka huu.\n\n"
        for name in ("Wajumbe", "Wavuvi", "Mabaharia")
    )
    finder = NameFinder(Register(world()))
    warnings = read_summary(f"# Mkutano wa bahari\n\n{said}", "a.md", finder).warnings
    assert "3 names in bold have no speaker: is this Swahili?" in warnings
