"""Ordinary trouble: a disk that is full or can't be written, a clock that goes back, dead locks."""

import os
import shutil
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


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A disk of so many kB; skips the test where none can be made."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


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
    with small_disk(tmp_path / "small", 300) as small:
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
        del service


def add_words(corpus: Path, number: int) -> None:
    words = " ".join(f"{number + 1}{place:x}" for place in range(3000))
    (corpus / f"{number}.md").write_text(f"# N\n\n**Norway** asked for silt, {words}.\n", "utf-8")


def segments(index: Path) -> int:
    """How many segments the newest generation has, on Tantivy."""
    newest = max((p for p in index.iterdir() if p.name.isdecimal()), key=lambda path: path.name)
    return len(list(newest.rglob("*.store")))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("engine", ENGINES)
def test_disk_that_is_full_while_segments_are_merged_leaves_the_old_ones_in_use(
    open_settings: Settings, engine: str, tmp_path: Path
) -> None:
    """The last of eight summaries has segments merged; the room for it is ever larger."""
    made = replace(open_settings, engine=engine)
    for number in range(7):
        add_words(made.corpus, number)
        build_index(made)
    before = total(made)
    add_words(made.corpus, 7)
    size = sum(path.stat().st_blocks // 2 for path in made.index.rglob("*"))
    found = []
    for room in (40, 240, 900):
        with small_disk(tmp_path / f"{room}", size + room) as disk:
            settings = replace(made, index=disk / "index")
            shutil.copytree(made.index, settings.index)
            written = True
            try:
                build_index(settings)
            except CantWrite:
                written = False
            assert total(settings) == before + written
            found.append((written, segments(settings.index)))
    assert found[0][0] is False
    if engine == "tantivy":  # which merges apart, when all is written
        assert {segments for written, segments in found if written} == {1, 8}


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
