"""What an index knows of each summary, as lines: read when asked for, written again as it was."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.catalogue import changed_summaries
from indexer.corpus.indexing import build_index
from indexer.errors import IndexUnusable
from indexer.index.entries import FileEntry, FileSpeaker, Unread, dump_entries, load_entries
from indexer.index.generations import ENGINE_FOLDER, ENTRIES, current_state, generation_of
from indexer.index.store import store_of
from indexer.search.service import SearchService
from indexer.settings import Settings
from indexer.summary import Kind, Meeting
from indexer.system import disk

TEXTS = st.text(st.characters(exclude_categories=()), max_size=5)
COUNTS = st.dictionaries(TEXTS, st.integers(0, 9), max_size=3)
SPEAKERS = st.builds(FileSpeaker, TEXTS, st.sampled_from(Kind), st.booleans(), COUNTS)
ENTRIES_OF = st.builds(
    FileEntry,
    hash=TEXTS,
    meeting=st.builds(Meeting, TEXTS, TEXTS, date=st.none() | st.dates()),
    paragraphs=st.integers(0, 9),
    speakers=st.dictionaries(TEXTS, SPEAKERS, max_size=3),
    mentions=st.dictionaries(TEXTS, TEXTS, max_size=3),
    acronyms=st.dictionaries(TEXTS, COUNTS, max_size=3),
    added=TEXTS,
    sight=st.just(()) | st.tuples(st.integers(), st.integers()),
)


@given(st.dictionaries(TEXTS, ENTRIES_OF, max_size=3))
def test_what_is_written_is_read_back_and_written_the_same(files: Mapping[str, FileEntry]) -> None:
    data = dump_entries(files)
    assert load_entries(data) == files
    assert dump_entries(load_entries(data)) == data
    assert [len(e.speakers) for e in load_entries(data).values()] == [
        len(entry.speakers) for entry in files.values()
    ]


def test_who_speaks_is_read_when_it_is_asked_for() -> None:
    unread = Unread(b"no JSON", 3, str)
    assert len(unread) == 3
    with pytest.raises(ValueError, match="Expecting value"):
        list(unread)


def entries_of(settings: Settings) -> Path:
    return generation_of(settings.index, current_state(settings.index)) / ENGINE_FOLDER / ENTRIES


def test_damage_is_seen_when_it_is_opened(indexed: Settings) -> None:
    path = entries_of(indexed)
    path.write_bytes(path.read_bytes().replace(b"Harbour", b"Barbour"))
    with pytest.raises(IndexUnusable, match=r"damaged \(entries.jsonl\)"):
        SearchService(indexed).meetings()
    assert "rebuilt" in build_index(indexed).notes[0]
    assert len(SearchService(indexed).meetings()) == 2


def test_the_state_before_keeps_its_entries(indexed: Settings) -> None:
    before = entries_of(indexed)
    data = before.read_bytes()
    (indexed.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    build_index(indexed)
    assert before.read_bytes() == data
    assert len(entries_of(indexed).read_bytes().splitlines()) == 3


def test_a_file_that_looks_as_it_did_is_not_read(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was written a moment ago is, and so is each by `floor index`."""
    monkeypatch.setattr(disk, "SETTLED", -1)
    (indexed.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    build_index(indexed)
    store = store_of(indexed)
    files = store.manifest(store.current()).files
    wrong = {name: replace(entry, hash="") for name, entry in files.items()}
    seen = [name for name, entry in files.items() if entry.sight]
    assert sorted(changed_summaries(indexed.corpus, wrong).unchanged) == sorted(seen)
    assert len(seen) == 2  # of the one that was added it is noted by the next run
    assert len(changed_summaries(indexed.corpus, wrong, thoroughly=True).changed) == 3


def test_a_file_that_was_written_into_is_read_though_it_pretends(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "SETTLED", -1)
    (indexed.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    build_index(indexed)
    path = indexed.corpus / "2014-03-02-harbour.md"
    state = path.stat()
    path.write_text(path.read_text("utf-8").replace("silt", "sand"), "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert build_index(indexed).indexed == (path.name,)
