"""The states of an index: each is made whole, put into use at once, and closed by its last user."""

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import CantWrite, IndexBusy, IndexUnusable
from indexer.index import store
from indexer.index.entries import Manifest
from indexer.index.fields import Document
from indexer.index.local.reader import TableReader
from indexer.index.store import FolderStore, store_of
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.search.state import current_version, open_state
from indexer.settings import ENGINES, Settings


def generations(index: Path) -> list[str]:
    return sorted(path.name for path in index.iterdir() if path.name.isdecimal())


def test_there_is_no_state_before_the_first(tmp_path: Path) -> None:
    empty = FolderStore(tmp_path)
    assert empty.current() == ""
    assert empty.engine == "whoosh"
    for ask in (empty.manifest, empty.open):
        with pytest.raises(IndexUnusable, match="run `floor index` first"):
            ask("")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_state_is_made_put_into_use_and_followed_by_another(tmp_path: Path, engine: str) -> None:
    states = FolderStore(tmp_path, engine)
    with states.writing():
        first = states.replace("", [], [], lambda: Manifest(engine, "basis"))
        second = states.replace(first, [], [], lambda: Manifest(engine, "other"))
    assert states.current() == second
    assert states.manifest(first).register == "basis"
    assert states.manifest(second) == Manifest(engine, "other")
    reader, meetings = states.open(second)
    assert (meetings.meetings(), meetings.years()) == ((), {})
    reader.close()


def test_a_state_that_fails_leaves_nothing_behind(indexed: Settings) -> None:
    states, before = store_of(indexed), generations(indexed.index)

    def broken() -> Iterator[Document]:
        yield from ()
        raise OSError("the disk is gone")

    with pytest.raises(CantWrite):
        states.replace(states.current(), [], broken(), lambda: Manifest("whoosh"))
    assert generations(indexed.index) == before
    assert states.current().startswith(before[-1])


def test_only_one_writes(indexed: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LOCK_SECONDS", 0.01)
    states = store_of(indexed)
    with states.writing(), pytest.raises(IndexBusy), FolderStore(indexed.index).writing():
        raise AssertionError("two write")
    with states.writing():
        assert states.current()


def test_a_manifest_of_another_version_is_not_read(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = store_of(indexed)
    monkeypatch.setattr(store, "SCHEMA_VERSION", 0)
    with pytest.raises(IndexUnusable, match="another version"):
        states.manifest(states.current())


def test_what_is_known_of_the_summaries_is_asked_for_by_need(indexed: Settings) -> None:
    states = store_of(indexed)
    reader, meetings = states.open(states.current())
    assert [entry.meeting.id for entry in meetings.meetings()] == [
        "2014-03-02-harbour",
        "2011-09-16-ccm-2msp-beirut",
    ]
    assert meetings.years() == {2014: 1, 2011: 1}
    assert meetings.labels("speaker", ["norway", "nobody"]) == {"norway": "Norway"}
    assert meetings.labels("section", ["Dredging"]) == {}
    assert set(meetings.labelled("speaker", "GUINEA")) == {"guinea-bissau"}
    assert meetings.labelled("year", "2") == []
    assert meetings.sharing("speaker", "norway") == ["norway"]
    assert meetings.sharing("speaker", "nobody") == ()
    assert meetings.sharing("year", "norway") == ()
    portugal = meetings.speakers(["portugal"])["portugal"]
    assert (portugal.label, portugal.printed) == ("Portugal", {"Portugal": 1})
    reader.close()


def test_a_reader_is_closed_when_its_last_user_has_done(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = []
    close = TableReader.close
    monkeypatch.setattr(TableReader, "close", lambda self: (closed.append(self), close(self)))
    service = SearchService(replace(indexed))
    views = service.views(SearchRequest("silt"))
    (indexed.corpus / "a.md").write_text("# Day of 1 May 2010\n\nWalrus.\n", "utf-8")
    build_index(indexed)
    closed.clear()
    assert service.search(SearchRequest("walrus")).total == 1
    gc.collect()
    assert closed == []
    del views
    gc.collect()
    assert len(closed) == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_whatever_holds_a_reader_keeps_it_open(settings: Settings, engine: str) -> None:
    """A request completes a word while another one opens the next state."""
    settings = replace(settings, engine=engine)
    build_index(settings)
    completer = open_state(settings, current_version(settings)).completer
    gc.collect()
    assert completer.complete("sil")


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="takes Linux to see")
@pytest.mark.parametrize("engine", ENGINES)
def test_no_file_of_a_state_that_is_gone_stays_open(settings: Settings, engine: str) -> None:
    """A server that follows many changes holds the files of one state, without a collector."""
    settings = replace(settings, engine=engine)
    build_index(settings)
    service = SearchService(settings)
    gc.collect()
    gc.disable()
    try:
        for number in range(6):
            path = settings.corpus / f"{number}.md"
            path.write_text(f"# Day of {number + 1} May 2010\n\nSilt.\n", "utf-8")
            build_index(settings)
            found = service.search(SearchRequest("silt"))
            service.meeting(found.hits[0].meeting.id)
            service.complete("sil")
        assert held_open(settings.index) == {service._index.current().version[0].partition("-")[0]}
    finally:
        gc.enable()


def held_open(index: Path) -> set[str]:
    """Name the generations of which a file is mapped, or open."""
    maps = Path("/proc/self/maps").read_text().splitlines()
    paths = [line.split(maxsplit=5)[5] for line in maps if str(index) in line]
    for link in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            paths.append(str(link.readlink()))
    return {Path(p).relative_to(index).parts[0] for p in paths if p.startswith(str(index))}


def test_where_files_can_not_be_linked_they_are_copied(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on some network drives: what was indexed before is found beside what is added."""
    build_index(settings)

    def refused(*_: object) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(os, "link", refused)
    before = SearchService(settings).search(SearchRequest()).total
    (settings.corpus / "a.md").write_text("# Day of 1 May 2010\n\nWalrus.\n", "utf-8")
    build_index(settings)
    service = SearchService(settings)
    assert service.search(SearchRequest("walrus")).total == 1
    assert service.search(SearchRequest()).total == before + 1


@pytest.mark.parametrize("engine", ENGINES)
def test_the_engine_of_a_damaged_index_is_told_by_its_files(
    settings: Settings, engine: str
) -> None:
    settings = replace(settings, engine=engine)
    build_index(settings)
    (generation,) = (settings.index / name for name in generations(settings.index))
    for damage in ("", "{", '{"engine": "none of ours"}', '["engine"]'):
        (generation / "manifest.json").write_text(damage, "utf-8")
        assert FolderStore(settings.index).engine == engine
    (settings.index / "CURRENT").unlink()
    assert FolderStore(settings.index).engine == engine
