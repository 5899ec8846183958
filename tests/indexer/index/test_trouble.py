"""Ordinary trouble: a disk that is full or can't be written, a clock that goes back, dead locks."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indexer.corpus.changes import What, changes
from indexer.corpus.history import record, undo
from indexer.corpus.indexing import build_index
from indexer.errors import CantWrite
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import ENGINES, Settings

NOBODY = 65534
pytestmark = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="takes root to become another user"
)


@pytest.fixture
def open_settings() -> Iterator[Settings]:
    """A corpus that other users may look at."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        settings = Settings(corpus=Path(folder) / "corpus", index=Path(folder) / "index")
        settings.corpus.mkdir()
        (settings.corpus / "a.md").write_text("# A\n\n**Norway** asked for silt.\n", "utf-8")
        yield settings


@contextmanager
def as_nobody() -> Iterator[None]:
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def total(settings: Settings) -> int:
    return SearchService(settings).search(SearchRequest("silt")).total


@pytest.mark.parametrize("engine", ENGINES)
def test_index_that_can_not_be_written_is_read(open_settings: Settings, engine: str) -> None:
    settings = replace(open_settings, engine=engine)
    build_index(settings)
    assert total(settings) == 1
    with as_nobody():
        assert total(settings) == 1
        with pytest.raises(CantWrite, match=r"index can't be written: this user has no permission"):
            build_index(settings)


# Whoosh leaves a file open that it can't write.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("engine", ENGINES)
def test_full_disk_is_one_line_and_the_search_goes_on(
    open_settings: Settings, engine: str, tmp_path: Path
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(small)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    try:
        settings = replace(open_settings, index=small / "index", engine=engine)
        build_index(settings)
        service = SearchService(settings)
        for number in range(30):
            words = " ".join(f"{number * place:x}" for place in range(2000))
            (settings.corpus / f"{number}.md").write_text(f"# N\n\n{words}\n", "utf-8")
        with pytest.raises(CantWrite, match="the disk is full: free some space"):
            build_index(settings)
        assert service.search(SearchRequest("silt")).total == 1
        assert total(settings) == 1
        assert len([p for p in settings.index.iterdir() if p.name.isdecimal()]) == 1
    finally:
        del service
        subprocess.run(["umount", "-l", str(small)], check=True)


def test_corpus_that_can_not_be_written_is_said_and_nothing_is_changed(
    open_settings: Settings,
) -> None:
    with as_nobody(), pytest.raises(CantWrite, match=r"\.floor can't be written"):
        record(open_settings.corpus, What.ADDED, "b", "B", {"b.md": b"Text."})
    assert [path.name for path in open_settings.corpus.iterdir()] == ["a.md"]


def test_clock_that_goes_back_changes_no_order(
    open_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was changed last is taken back first, whatever the clock said."""
    corpus = open_settings.corpus
    for text, year in ((b"One.", 2030), (b"Two.", 1970), (b"Three.", 2026)):
        stamp = f"{year}-01-01T00:00:00+00:00"
        monkeypatch.setattr("indexer.corpus.changes.now", lambda stamp=stamp: stamp)
        record(corpus, What.REPLACED, "a", "A", {"a.md": text})
    assert [change.when[:4] for change in changes(corpus)] == ["2026", "1970", "2030"]
    undo(corpus)
    assert (corpus / "a.md").read_bytes() == b"Two."
    build_index(open_settings)
    os.utime(corpus / "a.md", (0, 0))
    (corpus / "a.md").write_bytes(b"Silt.")
    os.utime(corpus / "a.md", (0, 0))
    build_index(open_settings)
    assert total(open_settings) == 1


LOCKING = """
import os, sys
from pathlib import Path
from indexer.corpus.journal import changing
from indexer.index.store import FolderStore

with changing(Path(sys.argv[1])), FolderStore(Path(sys.argv[2])).writing():
    os.kill(os.getpid(), 9)
"""


def test_lock_of_a_dead_process_holds_nobody_up(open_settings: Settings) -> None:
    arguments = [str(open_settings.corpus), str(open_settings.index)]
    assert subprocess.run([sys.executable, "-c", LOCKING, *arguments]).returncode == -9
    assert (open_settings.corpus / ".floor" / "lock").exists()
    record(open_settings.corpus, What.ADDED, "b", "B", {"b.md": b"Silt."})
    assert len(build_index(open_settings).indexed) == 2
