"""Damage is seen: at once, or where it leaves no trace, by whoever reads every byte."""

import os
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import IndexUnusable
from indexer.index import integrity
from indexer.index.generations import current_state, generation_of
from indexer.index.guarded import GuardedReader
from indexer.index.integrity import damaged, hash_files, note_seen
from indexer.index.seam import EngineReader
from indexer.index.store import store_of
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings

# Whoosh leaves a file open that it can't read.
LEFT_OPEN = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
PanicException = type("PanicException", (BaseException,), {})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files, neither of them small, which this machine has found right."""
    monkeypatch.setattr(integrity, "SMALL", 3)
    folder = tmp_path / "engine"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / name).write_bytes(b"words of " + name.encode())
    note_seen(folder)
    return folder


def rot(path: Path) -> None:
    """Change a byte and leave no trace, as a disk does."""
    state = path.stat()
    path.write_bytes(b"W" + path.read_bytes()[1:])
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_what_was_written_is_right(folder: Path) -> None:
    hashes = hash_files(folder, None, {})
    assert damaged(folder, hashes, thoroughly=False) == []
    assert damaged(folder, hashes, thoroughly=True) == []


def test_file_that_is_missing_added_or_written_into_is_named(folder: Path) -> None:
    hashes = hash_files(folder, None, {})
    (folder / "a").unlink()
    (folder / "b").write_bytes(b"Words of b")
    (folder / "c").write_bytes(b"more")
    (folder / "some.lock").write_bytes(b"")
    assert damaged(folder, hashes, thoroughly=False) == ["a", "b", "c"]


def test_what_can_not_be_read_is_named_with_the_reason(folder: Path) -> None:
    hashes = hash_files(folder, None, {})
    (folder / "b").unlink()
    (folder / "b").mkdir()
    (found,) = damaged(folder, hashes, thoroughly=False)
    assert found.startswith("b: ")


def test_damage_without_a_trace_is_found_by_a_thorough_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = hash_files(folder, None, {})
    rot(folder / "a")
    assert damaged(folder, hashes, thoroughly=False) == []
    assert damaged(folder, hashes, thoroughly=True) == ["a"]
    monkeypatch.setattr(integrity, "SMALL", 1000)
    assert damaged(folder, hashes, thoroughly=False) == ["a"]


def test_copy_on_another_machine_is_read_whole_once(folder: Path, tmp_path: Path) -> None:
    hashes = hash_files(folder, None, {})
    rot(folder / "a")
    there = shutil.copytree(folder.parent, tmp_path / "there") / "engine"
    assert damaged(there, hashes, thoroughly=False) == ["a"]


def test_link_has_the_hash_that_is_known_so_that_damage_is_not_made_right(
    folder: Path, tmp_path: Path
) -> None:
    hashes = hash_files(folder, None, {})
    rot(folder / "a")
    (tmp_path / "next").mkdir()
    for name in ("a", "b"):
        (tmp_path / "next" / name).hardlink_to(folder / name)
    assert hash_files(tmp_path / "next", folder, hashes) == hashes


def test_damage_that_nobody_saw_is_mended_by_floor_index(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(integrity, "SMALL", 0)
    SearchService(indexed).meetings()
    state = current_state(indexed.index)
    rot(next((generation_of(indexed.index, state) / "engine").glob("*.seg")))
    with pytest.raises(IndexUnusable, match=r"damaged \(MAIN_\w+\.seg\)"):
        store_of(indexed).check(state)
    assert "rebuilt" in build_index(indexed, thoroughly=True).notes[0]
    assert SearchService(indexed).search(SearchRequest("silt")).total == 1


@LEFT_OPEN
def test_damage_that_stops_a_build_is_mended_by_it(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(integrity, "SMALL", 0)
    segment = next(generation_of(indexed.index, current_state(indexed.index)).rglob("*.seg"))
    state = segment.stat()
    segment.write_bytes(bytes(state.st_size))
    os.utime(segment, ns=(state.st_atime_ns, state.st_mtime_ns))
    (indexed.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    assert "rebuilt" in build_index(indexed).notes[0]
    assert SearchService(indexed).search(SearchRequest("silt")).total == 2


class Reader:
    """Fails as engines do over damaged files."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def frequencies(self, *_: object) -> dict[str, int]:
        raise self._error

    def everything(self, *_: object) -> Iterator[int]:
        yield 1
        raise self._error

    def close(self) -> None:
        """There are no files."""


@pytest.mark.parametrize("error", [struct.error(), PanicException(), KeyError("x")])
def test_reader_that_fails_over_damaged_files_says_so(error: BaseException) -> None:
    def damage() -> None:
        raise IndexUnusable("the index is damaged")

    reader: Any = GuardedReader(cast(EngineReader, Reader(error)), damage)
    with pytest.raises(IndexUnusable):
        reader.frequencies("text", ["silt"])
    with pytest.raises(IndexUnusable):
        list(reader.everything(None))


def test_reader_that_fails_over_sound_files_is_a_fault_of_ours() -> None:
    reader: Any = GuardedReader(cast(EngineReader, Reader(KeyError("x"))), lambda: None)
    with pytest.raises(KeyError):
        reader.frequencies("text", ["silt"])


def test_service_goes_on_with_what_it_has_when_the_next_state_is_damaged(
    indexed: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    service = SearchService(indexed)
    assert service.search(SearchRequest("silt")).total == 1
    (indexed.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    build_index(indexed)
    manifest = generation_of(indexed.index, current_state(indexed.index)) / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"silt", b"Silt") + b" ")
    for _ in range(3):
        assert service.search(SearchRequest("silt")).total == 1
    assert caplog.text.count("goes on with the index of before") == 1
    assert "damaged" in service.trouble
    build_index(indexed)
    assert service.search(SearchRequest("silt")).total == 2
    assert service.trouble == ""
