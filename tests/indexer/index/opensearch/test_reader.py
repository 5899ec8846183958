"""What is asked of a cluster, how often, and how much of the answers is held."""

from collections.abc import Sequence
from typing import Any

import pytest

from indexer.corpus.indexing import build_index
from indexer.index.entries import MeetingEntry
from indexer.index.opensearch import listing
from indexer.index.opensearch.connecting import Connection
from indexer.index.store import store_of
from indexer.query.parsing import read
from indexer.query.spelling import MOST_MEANT, respellings
from indexer.query.tree import Field
from indexer.search.meetings import neighbours
from indexer.search.service import SearchService
from indexer.settings import Settings


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


def listed(settings: Settings) -> Sequence[MeetingEntry]:
    return SearchService(settings).meetings()


def test_the_list_of_meetings_is_the_same_however_much_of_it_is_held(
    many: Settings, monkeypatch: pytest.MonkeyPatch, bodies: list[Any]
) -> None:
    whole = tuple(listed(many))
    assert len(whole) == 8
    for held, at_once in ((3, 1), (8, 2), (1, 5)):
        monkeypatch.setattr(listing, "MOST_HELD", held)
        monkeypatch.setattr(listing, "AT_ONCE", at_once)
        paged = listed(many)
        assert (tuple(paged), len(paged)) == (whole, 8)
        assert tuple(paged) == whole
        for part in (
            slice(2),
            slice(2, 7, 2),
            slice(None, None, -1),
            slice(-2, None),
            slice(9, 9),
        ):
            assert paged[part] == whole[part]
        assert (paged[0], paged[-1], paged[5]) == (whole[0], whole[-1], whole[5])
        with pytest.raises(IndexError):
            paged[8]
        middle = whole[4].meeting
        assert neighbours(paged, middle) == neighbours(whole, middle)


def test_what_is_held_is_asked_for_once(many: Settings, bodies: list[Any]) -> None:
    meetings = listed(many)
    tuple(meetings)
    bodies.clear()
    assert (len(meetings), len(meetings[:5])) == (8, 5)
    assert bodies == []
