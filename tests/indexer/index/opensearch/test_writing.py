"""Runs that write while the cluster, or the run itself, is killed, or has too much to do."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from opensearchpy import ConnectionTimeout, TransportError

from indexer.corpus import indexing
from indexer.corpus.indexing import build_index
from indexer.errors import IndexUnreachable
from indexer.index.opensearch import connecting
from indexer.index.opensearch.connecting import Connection, connected
from indexer.index.opensearch.dsl import Dsl
from indexer.index.opensearch.generation import generations
from indexer.index.store import store_of
from indexer.settings import CLUSTER_ENGINE, Cluster, Settings
from tests.indexer.index.opensearch.counts import change, counted, entries, total, words


class Killed(BaseException):
    """Stands for a signal: nobody mends it."""


def dying_at(call: int) -> Callable[[Connection, Iterable[Dsl]], None]:
    """Writes many documents, but kills the run at the call of that number, from 1."""
    bulk, calls = Connection.bulk, count(1)

    def bulk_or_die(connection: Connection, actions: Iterable[Dsl]) -> None:
        if next(calls) == call:
            raise Killed
        bulk(connection, actions)

    return bulk_or_die


@pytest.mark.parametrize("calls", [2, 3, 4])
def test_a_run_that_is_killed_leaves_the_old_or_the_new(
    clustered: Settings, monkeypatch: pytest.MonkeyPatch, calls: int
) -> None:
    """Wherever it is: the next run makes of it what a run without a fault would have."""
    before, old = total(clustered), words(clustered)
    change(clustered, "silt", "sludge sleet")
    monkeypatch.setattr(Connection, "bulk", dying_at(calls))
    try:
        build_index(clustered)
    except Killed:
        monkeypatch.undo()
        assert (total(clustered), words(clustered)) == (before, old)
        build_index(clustered)
    monkeypatch.undo()
    assert (total(clustered), total(clustered, "silt"), total(clustered, "sleet")) == (before, 0, 1)
    anew = replace(clustered, cluster=replace(clustered.cluster, name=f"anew_{calls}"))
    build_index(anew)
    assert counted(clustered) == counted(anew)
    assert entries(clustered, "000001-0001") == entries(anew, "000001-0000")


def test_a_rebuild_that_is_killed_is_begun_again(
    clustered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads goes on with the index before, and what was begun is dropped by the next run."""
    before = total(clustered)
    register = clustered.corpus / "register.toml"
    text = register.read_text("utf-8") + '\n[language.sw]\nsays = "alisema"\n'
    register.write_text(text, "utf-8")
    with monkeypatch.context() as killing, pytest.raises(Killed):
        killing.setattr(Connection, "bulk", dying_at(3))
        build_index(clustered)
    assert (store_of(clustered).current(), total(clustered)) == ("000001-0000", before)
    there = [g.number for g in generations(connected(clustered.cluster))]
    assert there == [1, 2]
    assert "rebuilt" in build_index(clustered).notes[0]
    assert (store_of(clustered).current(), total(clustered)) == ("000003-0000", before)
    assert [g.number for g in generations(connected(clustered.cluster))] == [1, 3]
    store = store_of(clustered)
    store.check(store.current())


def test_no_more_is_held_of_many_summaries_than_of_one(
    settings: Settings, cluster: Callable[[], Cluster], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known of each is written with it."""
    for number in range(5):
        text = f"# Forum {number}\n\n**Norway** spoke of silt.\n"
        (settings.corpus / f"forum-{number}.md").write_text(text, "utf-8")
    held: list[int] = []
    accept = indexing._Batch.accept

    def counting(batch: Any, reading: Any) -> Any:
        held.append(len(batch.entries))
        return accept(batch, reading)

    monkeypatch.setattr(indexing._Batch, "accept", counting)
    clustered = replace(settings, engine=CLUSTER_ENGINE, cluster=cluster())
    assert len(build_index(clustered).indexed) == 7
    assert max(held) <= 1
    state = store_of(clustered).current()
    assert len(entries(clustered, state)) == 7
    build_index(settings)
    local = store_of(settings)
    _, meetings = store_of(clustered).open(state)
    _, others = local.open(local.current())
    assert tuple(meetings.meetings()) == tuple(others.meetings())
    assert meetings.speakers(["norway"]) == others.speakers(["norway"])


def test_a_cluster_that_is_short_of_memory_is_waited_for(
    cluster: Callable[[], Cluster], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As nodes with little memory are while an index of a million paragraphs is made.

    The limits of the node itself are not touched: other tests ask it at the same time.
    """
    monkeypatch.setattr(connecting, "WAITS", (0, 0))
    connection = connected(cluster())
    index = connection.cluster.name
    connection.client.indices.create(index=index)
    bulk, refused = connection.client.bulk, [429, 429]

    def short_of_memory(*given: Any, **named: Any) -> Any:
        if refused:
            raise TransportError(refused.pop(), "circuit_breaking_exception", {})
        return bulk(*given, **named)

    monkeypatch.setattr(connection.client, "bulk", short_of_memory)
    connection.bulk([{"_index": index, "_id": "one", "word": "harbour"}])
    connection.refresh(index)
    assert connection.count(index, {"match_all": {}}) == 1
    refused += [429] * 3
    with pytest.raises(IndexUnreachable):
        connection.bulk([{"_index": index, "_id": "two", "word": "harbour"}])


@pytest.mark.parametrize(
    "error", [ConnectionTimeout("TIMEOUT", "", ""), TransportError(503, "", {})]
)
def test_a_node_that_stops_is_waited_for_while_all_is_made_anew(
    settings: Settings,
    cluster: Callable[[], Cluster],
    monkeypatch: pytest.MonkeyPatch,
    error: TransportError,
) -> None:
    """It takes hours to make a large index; whoever changes a summary is told at once."""
    monkeypatch.setattr(connecting, "WAITS", (0, 0))
    clustered = replace(settings, engine=CLUSTER_ENGINE, cluster=cluster())
    client = connected(clustered.cluster).client
    refused: list[str] = []

    def refusing(name: str) -> Callable[..., Any]:
        done = getattr(client, name)

        def ask(*given: Any, **named: Any) -> Any:
            if refused and refused[-1] == name:
                refused.pop()
                raise error
            return done(*given, **named)

        return ask

    for name in ("bulk", "mget"):
        monkeypatch.setattr(client, name, refusing(name))
    refused += ["mget", "mget", "bulk", "bulk"]
    assert build_index(clustered).problems == ()
    assert (refused, total(clustered, "silt")) == ([], 1)
    anew = replace(clustered, cluster=replace(clustered.cluster, name=f"{clustered.cluster.name}b"))
    build_index(anew)
    assert counted(clustered) == counted(anew)
    change(clustered, "silt", "sludge")
    refused += ["bulk"]
    with pytest.raises(IndexUnreachable):
        build_index(clustered)


def test_words_of_a_part_that_is_missing_are_not_counted_from_nothing(
    clustered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = connected(clustered.cluster).client
    missing: Any = {
        "docs": [{"_id": "x", "error": {"type": "no_shard_available_action_exception"}}]
    }
    monkeypatch.setattr(client, "mget", lambda **_: missing)
    change(clustered, "silt", "sludge")
    with pytest.raises(IndexUnreachable, match="the numbers would be too low"):
        build_index(clustered)
    monkeypatch.undo()
    build_index(clustered)
    assert (total(clustered, "silt"), total(clustered, "sludge")) == (0, 1)
