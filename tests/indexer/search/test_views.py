"""What a search finds in other shapes, over small summaries."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import UnreadableDate
from indexer.index.store import store_of
from indexer.search.results import SearchRequest, Unfolded
from indexer.search.service import SearchService
from indexer.search.silences import Silence
from indexer.search.views.context import ContextOrder
from indexer.search.views.grid import Cell, Gap
from indexer.search.views.service import ResultViews
from indexer.search.views.tables import MeetingOrder, SpeakerOrder
from indexer.search.views.years import Measure, held_by_year
from indexer.settings import Settings
from tests.made import indexed

FORUM = """---
title: {title}
date: {date}
speakers: bold
---

## Dredging

{text}
"""
SUMMARIES = {
    "2010-05-03-first": (
        "First Forum",
        "2010-05-03",
        "**Norway** said that silt is costly. **Portugal** asked for maps.\n\n"
        "**Chile** also took the floor.",
    ),
    "2014-03-02-second": (
        "Second Forum",
        "2014-03-02",
        "**Norway** praised deep silt. **Chile** feared grey silt and more silt.\n\n"
        "**Norway** said that silt pays.",
    ),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> SearchService:
    texts = {
        f"{name}.md": FORUM.format(title=title, date=date, text=text)
        for name, (title, date, text) in SUMMARIES.items()
    }
    return SearchService(indexed(tmp_path_factory.mktemp("forums"), texts))


@pytest.fixture
def views(service: SearchService) -> Callable[..., ResultViews]:
    """Look at a search: `views("silt", speaker=("norway",))`."""
    return lambda query="", **filters: service.views(SearchRequest(query, filters))


Views = Callable[..., ResultViews]


def test_a_row_for_each_speaker_with_its_first_and_last_day(views: Views) -> None:
    listing = views("silt").by_speaker(SpeakerOrder.PARAGRAPHS, 1)
    rows = [(row.label, row.paragraphs, row.meetings) for row in listing.rows]
    assert rows == [("Norway", 3, 2), ("Chile", 1, 1)]
    norway = listing.rows[0]
    assert norway.first == datetime.date(2010, 5, 3)
    assert norway.last == datetime.date(2014, 3, 2)


@pytest.mark.parametrize(
    ("order", "labels"),
    [
        (SpeakerOrder.PARAGRAPHS, ["Norway", "Chile", "Portugal"]),
        (SpeakerOrder.NAME, ["Chile", "Norway", "Portugal"]),
        (SpeakerOrder.FIRST, ["Norway", "Chile", "Portugal"]),
        (SpeakerOrder.LAST, ["Norway", "Chile", "Portugal"]),
    ],
)
def test_the_order_of_the_speakers(views: Views, order: SpeakerOrder, labels: list[str]) -> None:
    assert [row.label for row in views().by_speaker(order, 1).rows] == labels


def test_a_speaker_filter_leaves_that_speaker(views: Views) -> None:
    listing = views("silt", speaker=("chile",)).by_speaker(SpeakerOrder.PARAGRAPHS, 1)
    assert [row.label for row in listing.rows] == ["Chile"]


def test_a_row_for_each_meeting(views: Views) -> None:
    rows = views("silt").by_meeting(MeetingOrder.PARAGRAPHS, 1).rows
    assert [(r.meeting.title, r.paragraphs, r.speakers) for r in rows] == [
        ("Second Forum", 2, 2),
        ("First Forum", 1, 1),
    ]
    rows = views(meeting=("2010-05-03-first",)).by_meeting(MeetingOrder.OLDEST, 1).rows
    assert [(r.meeting.title, r.paragraphs, r.speakers) for r in rows] == [("First Forum", 2, 3)]


@pytest.mark.parametrize(
    ("order", "beside"),
    [
        (ContextOrder.DATE, ["deep", "grey", "more", "that", "that"]),
        (ContextOrder.LEFT, ["deep", "grey", "more", "that", "that"]),
        (ContextOrder.RIGHT, ["and", "Chile", "is", "pays", ""]),
    ],
)
def test_matches_in_their_context(views: Views, order: ContextOrder, beside: list[str]) -> None:
    lines = views("silt").in_context(order, 1).lines.rows
    assert {line.match for line in lines} == {"silt"}
    right = order is ContextOrder.RIGHT
    words = [
        re.findall(r"\w+", line.right)[:1] if right else line.left.split()[-1:] for line in lines
    ]
    assert words == [[word] if word else [] for word in beside]


def test_a_line_knows_whose_statement_it_is(views: Views) -> None:
    line = views("grey").in_context(ContextOrder.DATE, 1).lines.rows[0]
    assert line.statement
    assert [speaker.id for speaker in line.statement.speakers] == ["chile"]


def test_words_matched_side_by_side_share_a_line(views: Views) -> None:
    found = views("grey silt").in_context(ContextOrder.DATE, 1).lines.rows
    assert "grey silt" in [line.match for line in found]


def cell_words(cell: Cell | Gap) -> str:
    match cell:
        case Gap():
            return f"{cell.first}–{cell.last}"
        case Cell(silence=None):
            return str(cell.paragraphs)
        case Cell():
            return str(cell.silence)


def test_the_grid_tells_the_silences_apart(views: Views) -> None:
    grid = views("silt").grid(1)
    assert [h.title if not isinstance(h, Gap) else "gap" for h in grid.headings] == [
        "First Forum",
        "gap",
        "Second Forum",
    ]
    assert {row.label: [cell_words(cell) for cell in row.cells] for row in grid.rows.rows} == {
        "Norway": ["1", "2011–2013", "2"],
        "Chile": [Silence.FLOOR, "2011–2013", "1"],
    }
    grid = views("grey OR maps").grid(1)
    assert {row.label: [cell_words(cell) for cell in row.cells] for row in grid.rows.rows} == {
        "Chile": [Silence.FLOOR, "2011–2013", "1"],
        "Portugal": ["1", "2011–2013", Silence.ABSENT],
    }
    grid = views("praised OR maps", speaker=("norway",)).grid(1)
    (norway,) = grid.rows.rows
    assert [cell_words(cell) for cell in norway.cells] == [Silence.SPOKE, "2011–2013", "1"]


def test_a_cell_quotes_the_speaker_and_nobody_else(views: Views) -> None:
    rows = {row.id: row for row in views("silt").grid(1).rows.rows}
    cell = rows["chile"].cells[-1]
    assert isinstance(cell, Cell)
    assert cell.quotation
    assert cell.quotation.text.startswith("Chile feared grey silt")
    marked = [cell.quotation.text[mark.start : mark.end] for mark in cell.quotation.marks]
    assert marked == ["silt", "silt"]


@pytest.mark.parametrize("query", ["silt", "grey OR maps", "said -silt", ""])
def test_every_count_is_that_of_the_search_it_leads_to(service: SearchService, query: str) -> None:
    def total(**filters: tuple[str, ...]) -> int:
        return service.search(SearchRequest(query, filters)).total

    views = service.views(SearchRequest(query))
    for row in views.grid(1).rows.rows:
        for cell in row.cells:
            if isinstance(cell, Cell):
                found = total(speaker=(row.id,), meeting=(cell.meeting.id,))
                assert found == cell.paragraphs
    for speaker in views.by_speaker(SpeakerOrder.NAME, 1).rows:
        assert total(speaker=(speaker.id,)) == speaker.paragraphs
    for meeting in views.by_meeting(MeetingOrder.OLDEST, 1).rows:
        assert total(meeting=(meeting.meeting.id,)) == meeting.paragraphs


def test_the_timeline_of_few_meetings_has_a_bar_for_each(service: SearchService) -> None:
    results = service.search(SearchRequest("silt", {"meeting": ("2010-05-03-first",)}))
    timeline = service.timeline(results)
    assert timeline.facet == "meeting"
    assert [(bar.label, bar.paragraphs, bar.chosen) for bar in timeline.bars] == [
        ("First Forum", 1, True),
        ("Second Forum", 2, False),
    ]


def test_the_timeline_counts_what_a_searched_filter_does_not_list(service: SearchService) -> None:
    request = SearchRequest("silt", unfolded=Unfolded("meeting", "second"))
    results = service.search(request)
    assert len(results.facets["meeting"]) == 1
    assert [bar.paragraphs for bar in service.timeline(results).bars] == [1, 2]


def test_years_can_be_bounded(service: SearchService) -> None:
    def total(first: str, last: str, **filters: tuple[str, ...]) -> int:
        request = SearchRequest("silt", filters, first=first, last=last)
        return service.search(request).total

    assert total("", "") == 3
    assert total("2011", "") == 2
    assert total("", "2013") == 1
    assert total("2011", "2013") == 0
    assert total("2010", "2014", year=("2010",)) == 1
    assert total("2012", "2014", year=("2010",)) == 0


def test_the_years_outside_the_bounds_are_still_counted(service: SearchService) -> None:
    results = service.search(SearchRequest("silt", first="2014"))
    assert {v.value: v.count for v in results.facets["year"]} == {"2010": 1, "2014": 2}


def test_the_timeline_of_many_meetings_has_years_and_shows_gaps(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for number, year in enumerate((2001, 2001, 2002, 2002, 2002, 2005, 2005, 2006, 2006)):
        summary = FORUM.format(
            title=f"Forum {number}", date=f"{year}-05-0{number + 1}", text="Silt."
        )
        (tmp_path / "corpus" / f"{number}.md").write_text(summary, "utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_index(settings)
    service = SearchService(settings)
    timeline = service.timeline(service.search(SearchRequest("silt", last="2004")))
    assert timeline.facet == "year"
    assert [(b.label, b.paragraphs, b.summaries, b.chosen) for b in timeline.bars] == [
        ("2001", 2, 2, True),
        ("2002", 3, 3, True),
        ("2003", 0, 0, True),
        ("2004", 0, 0, True),
        ("2005", 2, 2, False),
        ("2006", 2, 2, False),
    ]


def test_a_chosen_speaker_is_a_row_also_without_hits(views: Views) -> None:
    """And the meetings are those at which anybody spoke so."""
    grid = views("maps", speaker=("chile",)).grid(1)
    assert {row.label: [cell_words(cell) for cell in row.cells] for row in grid.rows.rows} == {
        "Chile": [Silence.FLOOR, "2011–2013", Silence.SPOKE],
    }


def test_those_who_spoke_on_other_things_are_rows_on_request(views: Views) -> None:
    """Below the others, and nobody is both."""
    grid = views("maps").grid(1)
    assert [row.label for row in grid.rows.rows] == ["Portugal"]
    (everybody,) = grid.quiet
    assert set(everybody.speakers) == {
        "chile",
        "norway",
    }
    grid = views("maps").grid(1, silent=everybody.value)
    assert [row.label for row in grid.rows.rows] == ["Portugal", "Chile", "Norway"]
    assert grid.silent == {"chile", "norway"}
    assert views("maps").grid(1, silent="nonsense").silent == frozenset()


def test_meetings_stand_in_the_order_of_time_on_every_page(tmp_path: Path) -> None:
    """The newest page first, undated ones last."""
    (tmp_path / "corpus").mkdir()
    for number in range(13):
        date = f"{2001 + number}-05-01" if number < 11 else ""
        summary = FORUM.format(title=f"Forum {number}", date=date, text="**Fiji** said silt.")
        (tmp_path / "corpus" / f"f{number:02}.md").write_text(summary, "utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_index(settings)
    views = SearchService(settings).views(SearchRequest("silt"))
    pages = [[meeting.title for meeting in views.grid(1, n).columns.rows] for n in (1, 2)]
    assert pages == [
        [f"Forum {number}" for number in range(1, 11)],
        ["Forum 0", "Forum 11", "Forum 12"],
    ]


def test_speakers_are_compared_over_the_years(service: SearchService) -> None:
    """Counts and rates, the years without a summary apart; each bar is that of its search."""
    compared = service.views(SearchRequest("silt")).over_years(Measure.RATE, 1)
    assert [row.label for row in compared.rows.rows] == ["Norway", "Chile"]
    norway = compared.rows.rows[0]
    assert [(y.year, y.paragraphs, y.summaries) for y in norway.years] == [
        (2010, 1, 1), (2011, 0, 0), (2012, 0, 0), (2013, 0, 0), (2014, 2, 1),
    ]  # fmt: skip
    assert compared.highest == 2.0
    for row in compared.rows.rows:
        for year in row.years:
            filters = {"speaker": (row.id,)}
            asked = SearchRequest("silt", filters, first=str(year.year), last=str(year.year))
            assert service.search(asked).total == year.paragraphs


def test_chosen_speakers_are_compared_in_their_order(views: Views) -> None:
    """Also those of whom nothing is found; years outside the bounds are told apart."""
    chosen = views("grey", speaker=("norway", "chile"), year=("2014",))
    rows = chosen.over_years(Measure.COUNT, 1).rows.rows
    assert [(row.label, row.paragraphs) for row in rows] == [("Norway", 0), ("Chile", 1)]
    assert [year.chosen for year in rows[1].years] == [False] * 4 + [True]


def test_a_meeting_over_new_year_counts_in_both_its_years(tmp_path: Path) -> None:
    """In the bars, in what was held, and as no year without a meeting."""
    for year in range(2001, 2012):
        summary = FORUM.format(title=f"Forum {year}", date=f"{year}-05-04", text="Silt.")
        _write(tmp_path, f"{year}", summary)
    over = FORUM.format(title="Forum", date="30 December 2011 to 2 January 2012", text="Silt.")
    _write(tmp_path, "over", over)
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_index(settings)
    bars, store = SearchService(settings), store_of(settings)
    drawn = bars.timeline(bars.search(SearchRequest("silt"))).bars[-2:]
    assert [(bar.label, bar.paragraphs, bar.summaries) for bar in drawn] == [
        ("2011", 2, 2),
        ("2012", 1, 1),
    ]
    assert held_by_year(store.open(store.current())[1].years())[2012] == 1


def _write(folder: Path, name: str, summary: str) -> None:
    (folder / "corpus").mkdir(exist_ok=True)
    (folder / "corpus" / f"{name}.md").write_text(summary, "utf-8")


@pytest.mark.parametrize(
    ("first", "last", "meetings"),
    [
        ("2010-05", "", ["2010", "2014", "2014"]),
        ("2010-05-04", "", ["2014", "2014"]),
        ("2014-03-02", "2014-03-02", ["2014", "2014"]),
        ("", "2014-02", ["2010"]),
        ("2014-02", "2010", ["2010"]),
        ("2010-06", "2014-02", []),
        ("soon", "2010-12", ["2010"]),
    ],
)
def test_months_and_days_bound_hits_facets_and_views(
    service: SearchService, first: str, last: str, meetings: list[str]
) -> None:
    request = SearchRequest("silt", first=first, last=last)
    results = service.search(request)
    views = service.views(request)
    assert sorted(str(hit.meeting.date)[:4] for hit in results.hits) == meetings
    assert sum(value.count for value in results.facets["meeting"]) == len(meetings)
    assert sum(row.paragraphs for row in views.by_meeting(MeetingOrder.NEWEST, 1).rows) == len(
        meetings
    )
    assert len(views.by_meeting(MeetingOrder.NEWEST, 1).rows) == len({*meetings})


def test_a_bound_that_is_no_date_is_said_in_a_line(service: SearchService) -> None:
    results = service.search(SearchRequest("silt", first="soon", last="2010-13"))
    assert results.total == 3
    assert results.hints == (
        "soon is not a date: type 2011, 2011-09 or 2011-09-16.",
        "2010-13 is not a date: type 2011, 2011-09 or 2011-09-16.",
    )
    with pytest.raises(UnreadableDate, match="soon is not a date"):
        service.rows(SearchRequest("silt", first="soon"))
