"""Which meetings are found, and which stand beside each other."""

import datetime

import pytest

from indexer.search.meetings import matching, neighbours, series_of
from indexer.search.results import MeetingEntry
from indexer.summary import Meeting


def entry(id_: str, date: str = "", series: str = "", place: str = "") -> MeetingEntry:
    day = datetime.date.fromisoformat(date) if date else None
    return MeetingEntry(Meeting(id_, f"Meeting {id_}", place, day, series=series), 1, 1)


NEWEST_FIRST = (
    entry("d", "2014-03-01", "Harbours", "Genève"),
    entry("c", "2013-03-01", "Fish"),
    entry("b", "2012-09-16", "Harbours", "Beirut"),
    entry("a", "2011-03-01", "Harbours"),
    entry("x"),
)


@pytest.mark.parametrize(
    ("id_", "previous", "following"),
    [("d", "b", None), ("b", "a", "d"), ("a", None, "b"), ("c", None, None), ("x", None, None)],
)
def test_neighbours_are_of_the_same_series(
    id_: str, previous: str | None, following: str | None
) -> None:
    meeting = next(e.meeting for e in NEWEST_FIRST if e.meeting.id == id_)
    found = neighbours(NEWEST_FIRST, meeting)
    assert (found.previous and found.previous.id) == previous
    assert (found.next and found.next.id) == following


def test_series_are_counted() -> None:
    assert series_of(NEWEST_FIRST) == {"Harbours": 3, "Fish": 1, "": 1}


@pytest.mark.parametrize(
    ("find", "series", "ids"),
    [
        ("", None, "dcbax"),
        ("", "Harbours", "dba"),
        ("", "", "x"),
        ("beirut", None, "b"),
        ("GENEVE", None, "d"),
        ("harb 2011", None, "a"),
        ("16 september", None, "b"),
        ("2012-09", None, "b"),
        ("beirut", "Fish", ""),
        ("eirut", None, ""),
    ],
)
def test_meetings_are_found_by_their_facts(find: str, series: str | None, ids: str) -> None:
    assert "".join(e.meeting.id for e in matching(NEWEST_FIRST, find, series)) == ids
