"""Words are compared as readers see them: whichever way they are printed, and typed."""

import unicodedata
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.search.results import SearchRequest, SearchResults
from indexer.search.service import SearchService
from indexer.settings import ENGINES, Settings
from tests.made import indexed

PRINTED = """
cooperation | co-operation | Co‐operation
nongovernmental | non-governmental
COP17 | COP-17
1.5C | 1.5°C
1234567 | 1,234,567 | 1.234.567
CO₂ | CO2
ＡＢＣ | abc
ﾃﾞｰﾀ | データ
Κύπρος | κυπρος
ещё | Еще
İzmir | izmir
Михаи́л | Михаил
café | cafe\u0301 | CAFÉ | cafe
Straße | strasse
œuvre | oeuvre
sub\u00admunition | submu\u200bnition | submunition
ﬁnancing | financing
"""
GROUPS = [line.split(" | ") for line in PRINTED.strip().split("\n")]
PASTED = (
    "https://www.example.org/mine_(weapon)?page=2&x=~a*b:c",
    "www.example.org/next?step=1",
    "CCM/MSP/2011/5",
    "S/PV.6987(Resumption1)",
    "A/C.1/66/L.4*",
    "ann.berg@example.org",
    "Who pays?The cost",
    "¿Quién paga?",
    "What next? The way forward (revised)",
    "10~15",
)


@pytest.fixture(scope="module", params=ENGINES)
def service(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SearchService:
    """Each way to print a word in a paragraph of its own, and each text that is pasted."""
    ways = [f"The word is {way} here." for group in GROUPS for way in group]
    texts = [f"It says: {pasted} and so on." for pasted in PASTED]
    summary = "\n\n".join(["# Words", "## Co-operation: résumé", *ways, *texts])
    texts_by_name = {"words.md": unicodedata.normalize("NFD", summary)}
    folder = tmp_path_factory.mktemp("words")
    return SearchService(indexed(folder, texts_by_name, request.param))


def marked(results: SearchResults) -> list[str]:
    return [hit.paragraph.text[mark.start : mark.end] for hit in results.hits for mark in hit.marks]


@pytest.mark.parametrize(
    ("typed", "group"), [(way, group) for group in GROUPS for way in group], ids=str
)
@pytest.mark.parametrize("form", ["{}", '"{}"', '"is {} here"'])
def test_either_way_to_write_a_word_finds_the_other(
    service: SearchService, typed: str, group: list[str], form: str
) -> None:
    composed = {unicodedata.normalize("NFC", way) for way in group}
    for written in ("NFC", "NFD"):
        asked = SearchRequest(unicodedata.normalize(written, form.format(typed)))
        results = service.search(asked)
        assert {hit.paragraph.text[12:-6] for hit in results.hits} == composed
        assert len(marked(results)) == results.total


@pytest.mark.parametrize("pasted", PASTED)
def test_what_is_pasted_whole_is_found_where_it_stands(service: SearchService, pasted: str) -> None:
    results = service.search(SearchRequest(pasted))
    assert [hit.paragraph.text for hit in results.hits] == [f"It says: {pasted} and so on."]
    assert results.hints == ()


def test_a_pattern_in_quotes_stands_for_words(service: SearchService) -> None:
    found = marked(service.search(SearchRequest('"word is submun*"')))
    assert found == [f"word is {way}" for way in GROUPS[-2]]
    assert service.search(SearchRequest('"**word** is cafe"')).total == 4


def test_a_section_is_found_however_its_name_is_written(service: SearchService) -> None:
    for typed in ("section:cooperation", "section:co-operation", 'section:"cooperation resume"'):
        assert service.search(SearchRequest(typed)).total == len(PASTED) + sum(map(len, GROUPS))


def test_a_section_is_one_value_whatever_no_reader_sees_in_its_name(tmp_path: Path) -> None:
    for number, title in enumerate(("Déminage", "De\u0301minage", "Dé\u00admi\u200bnage")):
        text = f"# Meeting {number}\n\n## {title}\n\nThe harbour is full.\n"
        (tmp_path / f"{number}.md").write_text(text, "utf-8")
    settings = Settings(corpus=tmp_path, index=tmp_path / "index")
    build_index(settings)
    facet = SearchService(settings).search(SearchRequest()).facets["section"]
    assert [(value.value, value.count) for value in facet] == [("Déminage", 3)]


def test_a_name_that_is_typed_in_parts_still_finds_its_parts(service: SearchService) -> None:
    assert service.search(SearchRequest("operation")).total == 2
    assert service.search(SearchRequest("governmental")).total == 1
