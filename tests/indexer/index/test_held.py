"""Which meetings are asked for, and which stand beside each other."""

import datetime

import pytest

from indexer.index.entries import FileEntry
from indexer.index.held import Which
from indexer.index.local.meetings import LocalMeetings
from indexer.summary import Meeting


def entry(id_: str, date: str = "", series: str = "", place: str = "") -> FileEntry:
    day = datetime.date.fromisoformat(date) if date else None
    return FileEntry("", Meeting(id_, f"Meeting {id_}", place, day, series=series), 1, {}, {})


HELD = LocalMeetings(
    (
        entry("a", "2011-03-01", "Harbours"),
        entry("b", "2012-09-16", "Harbours", "Beirut"),
        entry("c", "2013-03-01", "Fish"),
        entry("d", "2014-03-01", "Harbours", "Genève"),
        entry("x"),
    )
)


def ids(which: Which) -> str:
    return "".join(entry.meeting.id for entry in HELD.meetings(which))


@pytest.mark.parametrize(
    ("id_", "previous", "following"),
    [("d", "b", None), ("b", "a", "d"), ("a", None, "b"), ("c", None, None), ("x", None, None)],
)
def test_neighbours_are_of_the_same_series(
    id_: str, previous: str | None, following: str | None
) -> None:
    meeting = next(e.meeting for e in HELD.meetings() if e.meeting.id == id_)
    found = HELD.beside(meeting)
    assert (found.previous and found.previous.id) == previous
    assert (found.next and found.next.id) == following


def test_series_and_years_are_counted() -> None:
    assert HELD.series() == {"Harbours": 3, "Fish": 1, "": 1}
    assert HELD.years() == {2014: 1, 2013: 1, 2012: 1, 2011: 1}
    assert HELD.undated() == 1


@pytest.mark.parametrize(
    ("find", "series", "found"),
    [
        ("", (), "dcbax"),
        ("", ("Harbours",), "dba"),
        ("", ("",), "x"),
        ("beirut", (), "b"),
        ("geneve", (), "d"),
        ("harb 2011", (), "a"),
        ("16 september", (), "b"),
        ("2012 09", (), "b"),
        ("beirut", ("Fish",), ""),
        ("eirut", (), ""),
    ],
)
def test_meetings_are_found_by_their_facts(find: str, series: tuple[str, ...], found: str) -> None:
    assert ids(Which(tuple(find.split()), series=series)) == found


def test_meetings_are_found_by_their_days_and_by_what_filters_let_through() -> None:
    spring = datetime.date(2013, 1, 1), datetime.date(2014, 3, 1)
    assert ids(Which(days=spring)) == "dc"
    chosen = {"meeting": ("a", "b", "c"), "year": ("2011", "2013"), "series": ("Harbours", "Fish")}
    assert ids(Which.of(chosen)) == "ca"
    assert ids(Which.of(chosen, spring)) == "c"
    assert ids(Which.of({**chosen, "place": ("",)})) == "ca"
    assert ids(Which.of({**chosen, "year": ("none",)})) == ""
