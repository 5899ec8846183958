"""What is asked of a cluster, how often, and how much of the answers is held."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from indexer.corpus.indexing import build_index
from indexer.index.entries import MeetingEntry
from indexer.index.held import Which
from indexer.index.opensearch import listing, meetings
from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.reader import ClusterReader
from indexer.index.seam import MeetingTable
from indexer.index.store import store_of
from indexer.query.parsing import read
from indexer.query.spelling import MOST_MEANT, respellings
from indexer.query.tree import Field
from indexer.search.service import SearchService
from indexer.search.silences import Silence
from indexer.search.state import State
from indexer.search.views import timeline
from indexer.settings import Settings
from webapp import create_app, pages


@pytest.fixture
def bodies(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is asked of the cluster from then on."""
    asked: list[Any] = []
    search = Connection._search

    def noting(connection: Connection, body: Any, **options: Any) -> Any:
        asked.append(body)
        return search(connection, body, **options)

    monkeypatch.setattr(Connection, "_search", noting)
    return asked


def test_frequencies_are_asked_for_together_and_once(
    clustered: Settings, bodies: list[Any]
) -> None:
    store = store_of(clustered)
    reader, _ = store.open(store.current())
    bodies.clear()
    terms = ["norway", "silt", "nowhere"]
    found = reader.frequencies(Field.EXACT, terms)
    assert found["norway"] > found["silt"] > found["nowhere"] == 0
    assert list(found) == terms
    assert reader.frequencies(Field.EXACT, reversed(terms)) == found
    assert len(bodies) == 1


def test_a_misspelt_word_is_put_right_in_few_questions(
    clustered: Settings, bodies: list[Any]
) -> None:
    """One for the words like it, one for how frequent they are, one for each that is offered."""
    store = store_of(clustered)
    reader, _ = store.open(store.current())
    tree, _ = read("survivvors")
    bodies.clear()
    assert "survivors" in list(respellings("survivvors", tree, reader))
    assert len(bodies) <= 2 + MOST_MEANT


@pytest.fixture
def many(clustered: Settings) -> Settings:
    """Some more meetings, of which two have no date."""
    for number in range(6):
        dated = f"---\ndate: 201{number}-05-06\n---\n\n" if number < 4 else ""
        text = f"{dated}# Forum {number}\n\nSilt.\n"
        (clustered.corpus / f"forum-{number}.md").write_text(text, "utf-8")
    assert build_index(clustered).problems == ()
    return clustered


WHICH = (
    Which(),
    Which(("forum",)),
    Which(("harb", "2014")),
    Which(("harb", "2014", "nowhere")),
    Which(ids=("forum-3", "forum-5", "nowhere")),
    Which(years=("2012", "2014")),
    Which(years=("none",)),
    Which(series=("",)),
    Which(places=("Lisbon",)),
    Which(days=(date(2011, 1, 1), date(2013, 5, 6))),
    Which(series=("",), days=(date(2011, 1, 1), date(2013, 5, 5))),
)


def test_meetings_are_those_of_an_engine_on_this_machine(many: Settings) -> None:
    whole = replace(many, engine="whoosh")
    build_index(whole)
    here, there = (tables(settings) for settings in (whole, many))
    for which, added_last in product(WHICH, (False, True)):
        wanted = list(map(bare, here.meetings(which, added_last)))
        found = there.meetings(which, added_last)
        assert len(found) == len(wanted)
        if added_last:
            last = [(entry.added, entry.meeting.id) for entry in found]
            assert last == sorted(last, reverse=True)
            wanted = list(map(bare, found))
        assert list(map(bare, found)) == wanted
        for part in (slice(2), slice(2, 7, 2), slice(None, None, -1), slice(-2, None)):
            assert list(map(bare, found[part])) == wanted[part]
    with pytest.raises(IndexError):
        there.meetings()[8]
    for entry in here.meetings():
        assert there.beside(entry.meeting) == here.beside(entry.meeting)
    assert (there.years(), there.undated()) == (here.years(), here.undated()) != ({}, 0)
    assert there.series() == here.series()


def tables(settings: Settings) -> MeetingTable:
    store = store_of(settings)
    return store.open(store.current())[1]


def bare(entry: MeetingEntry) -> MeetingEntry:
    """An entry, but for when its summary was first seen."""
    return replace(entry, added="")


def entries_read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A list of the summaries' entries, to which each is added that is read from here on."""
    read: list[object] = []
    entry = listing.load_file

    def noting(source: Any) -> Any:
        read.append(source)
        return entry(source)

    for module in (listing, meetings):
        monkeypatch.setattr(module, "load_file", noting)
    return read


def test_no_page_reads_all_meetings(many: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of no more than are shown is anything asked."""
    monkeypatch.setattr(pages, "RECENT", 2)
    monkeypatch.setattr(timeline, "FEW_MEETINGS", 2)  # each of which the timeline shows
    web = create_app(many).test_client()
    read = entries_read(monkeypatch)
    for address, most in (
        ("/", 2),
        ("/search?q=silt", 0),
        ("/search?q=silt&view=meetings", 8),
        ("/search?q=nothing&speaker=norway&from=2012-01-02", 2),
        ("/meetings?find=forum+2011", 1),
        ("/meetings/forum-2", 2),
        ("/speakers/norway", 2),
    ):
        read.clear()
        assert web.get(address).status_code == 200
        assert len(read) <= most, address


def test_nobody_gathers_all_names_to_complete_a_word(
    clustered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("all speakers are counted")

    monkeypatch.setattr(ClusterReader, "speakers", refuse)
    service = SearchService(clustered)
    assert [found.label for found in service.complete("speaker:nor")] == ["speaker:Norway"]


def test_no_page_gathers_all_who_speak(
    clustered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of those alone who are named, listed or looked at is anything asked."""

    def refuse(_: object) -> None:
        raise AssertionError("all speakers are gathered")

    monkeypatch.setattr(State, "speakers", property(refuse))
    web = create_app(clustered).test_client()
    for address, shown in (
        ("/search?q=norway+silt", "Norway"),
        ("/search?q=norwey+survivors", "Norway"),
        ("/search?q=silt&view=grid&speaker=norway&silent=everybody", "Norway"),
        ("/speakers", "Norway"),
        ("/speakers?find=nor", "Norway"),
        ("/speakers?kind=state&order=name&page=2", "Norway"),
        ("/speakers/norway", "Norway"),
        ("/speakers/norway/briefing?q=silt", "Norway"),
        ("/api/v1/silences?q=silt&speaker=norway", "Norway"),
        ("/suggest?q=nor", "Norway"),
    ):
        answer = web.get(address)
        assert (answer.status_code, shown in answer.text) == (200, True), address


def test_silences_read_no_more_meetings_than_are_taken(
    many: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = entries_read(monkeypatch)
    (norway,) = SearchService(many).silences("silt", ["norway"]).speakers
    counts = [len(norway.spoke), *map(len, norway.silent.values())]
    assert (sum(counts), read) == (8, [])
    assert [meeting.title for meeting in norway.silent[Silence.ABSENT][:2]] == [
        "Forum 3",
        "Forum 2",
    ]
    assert len(read) == 2
