"""States in a cluster: changed in place all or nothing, made anew beside, one writer at a time."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import CantWrite, IndexBusy, IndexUnusable
from indexer.index.entries import Manifest
from indexer.index.opensearch import control, reader
from indexer.index.opensearch.connecting import connected
from indexer.index.opensearch.generation import generations
from indexer.index.opensearch.store import ClusterStore
from indexer.index.store import store_of
from indexer.search.results import SearchRequest, Sort
from indexer.search.service import SearchService
from indexer.search.speakers import DirectoryOrder
from indexer.settings import CLUSTER_ENGINE, Cluster, Settings
from indexer.summary import Kind
from tests.indexer.index.opensearch.counts import change, counted, total, words


def test_there_is_no_state_before_the_first(cluster: Callable[[], Cluster]) -> None:
    empty = ClusterStore(cluster())
    assert (empty.current(), empty.engine) == ("", CLUSTER_ENGINE)
    for ask in (empty.manifest, empty.open):
        with pytest.raises(IndexUnusable, match="run `floor index` first"):
            ask("")


def test_a_state_is_made_put_into_use_and_followed_by_another(
    cluster: Callable[[], Cluster],
) -> None:
    states = ClusterStore(cluster())
    with states.writing():
        first = states.replace("", [], [], lambda: Manifest(CLUSTER_ENGINE, "basis"))
        second = states.replace(first, [], [], lambda: Manifest(CLUSTER_ENGINE, "other"))
    assert (first, second) == ("000001-0000", "000001-0001")
    assert states.current() == second
    assert states.manifest(second) == Manifest(CLUSTER_ENGINE, "other", full=False)
    opened, meetings = states.open(second)
    assert (tuple(meetings.meetings()), meetings.years()) == ((), {})
    opened.close()


def test_a_change_in_place_leaves_nothing_of_the_old_behind(clustered: Settings) -> None:
    before = total(clustered)
    change(clustered, "silt", "sludge")
    assert build_index(clustered).unchanged == 1
    assert store_of(clustered).current() == "000001-0001"
    assert (total(clustered), total(clustered, "silt"), total(clustered, "sludge")) == (
        before,
        0,
        1,
    )
    assert ("silt", 1) not in words(clustered)
    (clustered.corpus / "2014-03-02-harbour.md").unlink()
    build_index(clustered)
    assert (total(clustered), total(clustered, "sludge")) == (before - 2, 0)
    store = store_of(clustered)
    store.check(store.current())


def test_who_reads_sees_a_meeting_before_or_after_and_nothing_between(clustered: Settings) -> None:
    service, over = SearchService(clustered), threading.Event()
    asked = SearchRequest(filters={"meeting": ("2014-03-02-harbour",)})
    seen: list[tuple[int, int]] = []

    def look() -> None:
        while not over.is_set():
            found = service.search(asked)
            seen.append((found.total, len(found.hits)))

    looking = threading.Thread(target=look)
    looking.start()
    for number in range(3):
        change(clustered, "also took the floor.", f"also took the floor.\n\nMore {number}.")
        build_index(clustered)
    over.set()
    looking.join()
    assert service.search(asked).total == 5
    assert (2, 2) in seen
    assert set(seen) <= {(n, n) for n in (2, 3, 4, 5)}
    assert seen == sorted(seen)


def test_a_name_goes_with_the_last_summary_that_prints_it(clustered: Settings) -> None:
    for number, name in enumerate(("Wombat Trust", "The Wombat Trust", "Wombat Trust")):
        text = f"# Forum {number}\n\n**{name}** spoke of silt.\n"
        (clustered.corpus / f"forum-{number}.md").write_text(text, "utf-8")
    build_index(clustered)
    speakers = SearchService(clustered).speakers()
    before = speakers.total
    (trust,) = speakers.matching("wombat", Kind.UNKNOWN, DirectoryOrder.COUNT)
    assert trust.paragraphs == 3
    (clustered.corpus / "forum-0.md").unlink()
    (clustered.corpus / "forum-1.md").unlink()
    build_index(clustered)
    speakers = SearchService(clustered).speakers()
    (trust,) = speakers.matching("wombat", None, DirectoryOrder.NAME)
    assert (trust.paragraphs, speakers.total) == (1, before)
    (clustered.corpus / "forum-2.md").unlink()
    build_index(clustered)
    speakers = SearchService(clustered).speakers()
    assert len(speakers.matching("wombat", None, DirectoryOrder.NAME)) == 0
    assert speakers.total == before - 1
    anew = replace(clustered, cluster=replace(clustered.cluster, name="anew_names"))
    build_index(anew)
    assert counted(clustered) == counted(anew)


def test_a_rebuild_is_made_beside_the_index_in_use(clustered: Settings) -> None:
    service = SearchService(clustered)
    assert service.search(SearchRequest("silt")).total == 1
    register = clustered.corpus / "register.toml"
    register.write_text(
        register.read_text("utf-8") + '\n[language.sw]\nsays = "alisema"\n', "utf-8"
    )
    assert "rebuilt" in build_index(clustered).notes[0]
    assert store_of(clustered).current() == "000002-0000"
    assert service.search(SearchRequest("silt")).total == 1
    numbers = [g.number for g in generations(connected(clustered.cluster))]
    assert numbers == [1, 2]
    register.write_text(register.read_text("utf-8").replace("alisema", "anasema"), "utf-8")
    build_index(clustered)
    assert [g.number for g in generations(connected(clustered.cluster))] == [2, 3]


def test_only_one_writes_and_a_dead_one_holds_nobody_up(
    clustered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "LOCK_SECONDS", 1.0)
    with store_of(clustered).writing(), pytest.raises(IndexBusy, match="another process is writ"):
        build_index(clustered)
    connection = connected(clustered.cluster)
    left: Any = {"owner": "a machine that is gone"}
    connection.client.index(index=clustered.cluster.name, id="lock", body=left)
    with pytest.raises(IndexBusy):
        build_index(clustered)
    monkeypatch.setattr(control, "LOCK_EXPIRES", 0.3)
    assert build_index(clustered).unchanged == 2


def test_index_of_another_schema_is_rebuilt(
    clustered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("store", "generation", "mapping"):
        monkeypatch.setattr(f"indexer.index.opensearch.{module}.FORMAT", "1")
    with pytest.raises(IndexUnusable, match="made by another version of this program"):
        SearchService(clustered).meetings()
    assert "another version" in build_index(clustered).notes[0]
    assert total(clustered, "silt") == 1


def test_mapping_that_was_changed_by_hand_is_said_and_mended(clustered: Settings) -> None:
    index = generations(connected(clustered.cluster))[0].paragraphs
    more: Any = {"properties": {"mine": {"type": "keyword"}}}
    connected(clustered.cluster).client.indices.put_mapping(index=index, body=more)
    with pytest.raises(IndexUnusable, match="has been changed by hand: rebuild the index with"):
        SearchService(clustered).meetings()
    assert "changed by hand" in build_index(clustered).notes[0]
    assert total(clustered, "silt") == 1


def test_documents_that_were_changed_by_hand_are_seen_by_whoever_checks(
    clustered: Settings,
) -> None:
    connection, store = connected(clustered.cluster), store_of(clustered)
    index = generations(connection)[0].paragraphs
    store.check(store.current())
    hit = next(iter(connection.scan(index, {"term": {"position": 2}})))
    connection.client.delete(index=index, id=hit["_id"], routing=hit["_routing"], refresh=True)
    with pytest.raises(IndexUnusable, match="paragraphs, and should have"):
        store.check(store.current())
    assert "should have" in build_index(clustered, thoroughly=True).notes[0]
    store.check(store.current())


def test_index_that_is_read_only_is_one_line_and_the_search_goes_on(clustered: Settings) -> None:
    """As a cluster makes it when a disk is nearly full."""
    client = connected(clustered.cluster).client
    indexes = f"{clustered.cluster.name}-*"
    block: Any = {"index.blocks.read_only_allow_delete": True}
    client.indices.put_settings(index=indexes, body=block)
    change(clustered, "silt", "sludge")
    with pytest.raises(CantWrite, match="read-only, as it does when a disk is nearly full: free"):
        build_index(clustered)
    assert total(clustered, "silt") == 1
    lifted: Any = {"index.blocks.read_only_allow_delete": None}
    client.indices.put_settings(index=indexes, body=lifted)
    build_index(clustered)
    assert (total(clustered, "silt"), total(clustered, "sludge")) == (0, 1)


def test_pages_go_on_behind_what_one_answer_may_hold(
    clustered: Settings, indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "WINDOW", 4)
    monkeypatch.setattr(reader, "AT_ONCE", 2)
    services = SearchService(clustered), SearchService(indexed)
    for page, size in ((1, 7), (2, 3), (3, 3), (4, 5), (7, 3), (90, 3)):
        request = SearchRequest(sort=Sort.OLDEST, page=page, page_size=size)
        here, there = (service.search(request) for service in services)
        assert (here.total, here.hits) == (there.total, there.hits)
