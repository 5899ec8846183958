"""Words and values that were once lost or misread: each row of the cases in words.md."""

import unicodedata

import pytest
from click.testing import CliRunner

from indexer.cli.commands import main
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import ENGINES, Settings
from tests.made import indexed

LONG = f"{'word ' * 40_000}the beacon stood {'word ' * 40_000}".strip()
FILES = {
    "01-a.md": "---\nspeakers: bold\nattribution: {1: [{speakers: [NO]}]}\n---\n\nIt said alpha.",
    "01-b.md": "---\nattribution: [77]\n---\n\n**Norway** said omega.",
    "02.md": unicodedata.normalize(
        "NFD", "---\nplace: Genève\n---\n\n# Notes\n\n## Déminage\n\nUn résumé de Genève."
    ),
    "02-c.md": "---\nplace: Genève\n---\n\n# Notes\n\n## Déminage\n\nUn autre résumé.",
    "03.md": "CO₂ and CH₄ rose; ﾃﾞｰﾀ and ＡＢＣ were shown.",
    "04.md": (
        "**USA** agreed.\n\n**United States** agreed.\n\n**Turkey** agreed.\n\n**Türkiye** agreed."
        "\n\n**Lao PDR** agreed.\n\n**Laos** agreed.\n\n**UK** agreed.\n\n**DPRK** agreed."
        "\n\n**DRC** agreed.\n\n**Burma** agreed.\n\n**Swaziland** agreed."
    ),
    "05.md": "9. First things.\n\n10. **Norway** said silt.\n\n11. **Fiji** said mud.",
    "06-month.md": "---\ndate: 2011-09\n---\n\n**Norway** said dates.",
    "06-year.md": "---\ndate: 2009\n---\n\n**Norway** said dates.",
    "06-short.md": "---\ndate: 2011-9-6\n---\n\n**Norway** said dates.",
    "06-slashes.md": "---\ndate: 16/09/2011\n---\n\n**Norway** said dates.",
    "06-french.md": "---\ndate: 16 septembre 2011\n---\n\n**Norway** said dates.",
    "06-open.md": "---\ndate: 03/04/2011\n---\n\n**Norway** said dates.",
    "06-none.md": "---\ndate: soonish\n---\n\n**Norway** said dates.",
    "07.MD": "**Norway** said capitals.",
    "07-b.Markdown": "**Norway** said capitals.",
    "07-c.txt": "Passed over.",
    "08.md": "The cooperation of non-governmental bodies at COP17.",
    "08-b.md": "The co-operation of nongovernmental bodies at COP-17.",
    "09.md": "Κύπρος, ещё, İzmir, Михаи́л and café.",
    "10.md": "---\ntitle: Meeting #5 of the group\nplace: NO\nnames: {NO: Norway}\n---\n\nTitles.",
    "10-b.md": "---\ntitle: No\n---\n\nTitles.",
    "11.md": "They spoke of cluster munitions.",
    "12.md": "---\nTitle: Unclosed\nDate: 2010-01-02\n\n**Norway** said dashes.",
    "12-b.md": "---\n\nA rule came first, with dashes.",
    "13.md": LONG,
    "14.md": "At 1.5°C it cost 1,234,567 or $40m.",
}


@pytest.fixture(scope="module", params=ENGINES)
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return indexed(tmp_path_factory.mktemp("rows"), FILES, request.param)


@pytest.fixture(scope="module")
def service(settings: Settings) -> SearchService:
    return SearchService(settings)


def files(service: SearchService, query: str, **filters: tuple[str, ...]) -> set[str]:
    """Which files a query finds something in."""
    found = service.search(SearchRequest(query, filters=filters, page_size=100))
    return {hit.meeting.id for hit in found.hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("alpha", {"01-a"}),
        ("omega", {"01-b"}),
        ("resume", {"02", "02-c"}),
        ("geneve", {"02"}),
        ("section:deminage", {"02", "02-c"}),
        ("place:geneve", {"02", "02-c"}),
        (unicodedata.normalize("NFD", "résumé"), {"02", "02-c"}),
        ("CO2", {"03"}),
        ("CH4", {"03"}),
        ("データ", {"03"}),
        ("abc", {"03"}),
        ("10 silt", {"05"}),
        ("dates", {name[:-3] for name in FILES if name.startswith("06")}),
        ("capitals", {"07", "07-b"}),
        *((way, {"08", "08-b"}) for way in ("cooperation", "co-operation", "COP17", "COP-17")),
        *((way, {"08", "08-b"}) for way in ("nongovernmental", "non-governmental")),
        *((way, {"09"}) for way in ("κυπρος", "еще", "izmir", "Михаил", "cafe", "café")),
        ('"cluster muni*"', {"11"}),
        ("dashes", {"12", "12-b"}),
        ("beacon", {"13"}),
        ("1.5C", {"14"}),
        ("1234567", {"14"}),
        ("$40m", {"14"}),
    ],
)
def test_words_are_found_as_they_are_typed(
    service: SearchService, query: str, found: set[str]
) -> None:
    assert files(service, query) == found


def test_places_of_two_ways_to_write_are_one_value(service: SearchService) -> None:
    places = {entry.meeting.place for entry in service.meetings()} - {"", "NO"}
    assert places == {"Genève"}


def test_states_have_one_identity_without_a_register(service: SearchService) -> None:
    found = service.search(SearchRequest("agreed", page_size=100))
    spoken = [s.id for hit in found.hits for s in hit.paragraph.speakers]
    assert set(spoken) == {
        *("united-states", "turkiye", "lao-pdr", "united-kingdom"),
        *("dprk", "dr-congo", "myanmar", "eswatini"),
    }


def test_printed_numbers_are_those_of_the_paragraphs(service: SearchService) -> None:
    (hit,) = service.search(SearchRequest("silt norway", page_size=9)).hits
    assert (hit.paragraph.number, hit.paragraph.text) == ("10.", "10. Norway said silt.")


def test_dates_are_understood_or_a_warning_says_that_they_are_not(service: SearchService) -> None:
    days = {e.meeting.id: e.meeting.days for e in service.meetings()}
    assert {key: day for key, day in days.items() if key.startswith("06")} == {
        "06-month": "2011-09",
        "06-year": "2009",
        "06-short": "2011-09-06",
        "06-slashes": "2011-09-16",
        "06-french": "2011-09-16",
        "06-open": "",
        "06-none": "",
    }
    assert days["12"] == "2010-01-02"


def test_values_are_text(service: SearchService) -> None:
    titles = {e.meeting.id: (e.meeting.title, e.meeting.place) for e in service.meetings()}
    assert titles["10"] == ("Meeting #5 of the group", "NO")
    assert titles["10-b"] == ("No", "")
    assert titles["12"] == ("Unclosed", "")


def test_what_is_wrong_is_said_with_its_file(settings: Settings) -> None:
    said = CliRunner().invoke(main, ["check", "--corpus", str(settings.corpus)]).output
    for name, warning in (
        ("01-b.md", "attribution"),
        ("06-open.md", "may be read in two ways"),
        ("06-none.md", "'soonish' is none"),
        ("12.md", "the closing --- is missing"),
    ):
        assert any(name in line and warning in line for line in said.splitlines()), (name, said)
    assert "07-c.txt" in said


def test_terminal_shows_an_excerpt_of_a_paragraph_however_long(settings: Settings) -> None:
    places = ["--corpus", str(settings.corpus), "--index", str(settings.index)]
    shown = CliRunner().invoke(main, ["search", "beacon", *places]).output
    assert "beacon" in shown
    assert len(shown) < 2000


@pytest.mark.parametrize("typed", ["NOT (NOT climate", "-(-x", "AND", "(" * 1000, ")" * 1000])
def test_whatever_is_typed_is_no_error(service: SearchService, typed: str) -> None:
    service.search(SearchRequest(typed))
