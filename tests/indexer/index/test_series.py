"""Series, places and orders of meetings are the same whichever engine has the index."""

from pathlib import Path

import pytest

from indexer.export.answers import silences_json
from indexer.index.seam import MeetingOrder
from indexer.search.results import SearchRequest, Unfolded
from indexer.search.silences import Silence
from indexer.search.views.tables import MeetingRow
from tests.indexer.index.conftest import Engines, Other, both_engines

SERIES, PLACES = ("River", "Lake", ""), ("Bergen", "", "Oslo", "Bergen", "Malmö")
STATES = ("Norway", "Chile", "Peru", "Fiji")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, other: Other) -> Engines:
    """Fifteen meetings, two of a day, of which one in five has no date."""
    folder: Path = tmp_path_factory.mktemp("held")
    corpus = folder / "corpus"
    corpus.mkdir()
    for number in range(15):
        day = f"date: 20{number // 4:02}-05-{number // 2 + 1:02}\n" if number % 5 else ""
        facts = f"title: {'Zulu' if number % 2 else 'Alpha'} {number}\n{day}speakers: bold\n"
        facts += "".join(
            f"{fact}: {value}\n"
            for fact, value in (("series", SERIES[number % 3]), ("place", PLACES[number % 5]))
            if value
        )
        said = (f"**{STATES[(number + n) % 4]}** named silt." for n in range(number % 3 + 1))
        text = "\n\n".join((*said, "**Malta** named sand."))
        (corpus / f"{number:02}.md").write_text(f"---\n{facts}---\n{text}\n", "utf-8")
    return both_engines(corpus, folder, other)


CHOSEN: tuple[dict[str, tuple[str, ...]], ...] = (
    {},
    {"series": ("River",)},
    {"series": ("River", "Lake"), "place": ("Bergen",)},
    {"place": ("Oslo", "Malmö"), "speaker": ("norway",)},
    {"series": ("Sea",)},
    {"series": ("Lake",), "meeting": ("01", "04", "05")},
    {"year": ("2001", "2002"), "series": ("Lake", "River")},
)


@pytest.mark.parametrize("chosen", CHOSEN)
def test_facets_of_meetings_count_alike(held: Engines, chosen: dict[str, tuple[str, ...]]) -> None:
    for unfolded in (None, Unfolded("meeting", "zulu"), Unfolded("place", "o")):
        whoosh, other = held.answers(SearchRequest("silt", chosen, unfolded=unfolded))
        assert (whoosh.total, whoosh.facets) == (other.total, other.facets)
        assert whoosh.counts == other.counts
        assert whoosh.distinct == other.distinct


@pytest.mark.parametrize("order", MeetingOrder)
@pytest.mark.parametrize("chosen", CHOSEN)
def test_meetings_are_listed_alike(
    held: Engines, chosen: dict[str, tuple[str, ...]], order: MeetingOrder
) -> None:
    for request in (SearchRequest("silt", chosen), SearchRequest("silt", chosen, first="2001-05")):
        whoosh, other = (service.views(request) for service in held.services)
        here, there = whoosh.by_meeting(order, 1), other.by_meeting(order, 1)
        assert [_bare(row) for row in here.rows] == [_bare(row) for row in there.rows]
        assert (here.total, here.pages) == (there.total, there.pages)


def _bare(row: MeetingRow) -> tuple[object, ...]:
    return row.meeting, row.paragraphs, row.speakers


@pytest.mark.parametrize("chosen", CHOSEN)
def test_a_page_of_the_grid_has_the_same_meetings(
    held: Engines, chosen: dict[str, tuple[str, ...]]
) -> None:
    for page in (1, 2):
        grids = [
            service.views(SearchRequest("silt", chosen)).grid(1, page) for service in held.services
        ]
        whoosh, other = grids
        assert (whoosh.columns, whoosh.headings) == (other.columns, other.headings)


def test_pages_of_meetings_follow_each_other(
    held: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.search.views.service.TABLE_ROWS", 4)
    for order in MeetingOrder:
        pages = [
            [
                _bare(row)
                for page in range(1, 5)
                for row in service.views(SearchRequest("silt")).by_meeting(order, page).rows
            ]
            for service in held.services
        ]
        assert pages[0] == pages[1]
        assert len(set(pages[0])) == 15


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest("sand", {"speaker": ("norway",)}),
        SearchRequest("sand", {"speaker": ("norway",), "series": ("Lake",)}),
        SearchRequest("sand", {"speaker": ("norway",), "year": ("2001",)}, first="2001-05-04"),
    ],
)
def test_silences_are_counted_alike(held: Engines, request_: SearchRequest) -> None:
    advice = [service.advise(service.search(request_)) for service in held.services]
    assert advice[0].absences == advice[1].absences
    (absence,) = advice[0].absences
    assert sum(absence.counts.values()) == absence.meetings > absence.counts[Silence.SPOKE] > 0
    silences = [service.silences("sand", ["norway"]) for service in held.services]
    assert silences_json(silences[0]) == silences_json(silences[1])
