"""Building the index: only what changed, nothing lost, and always one whole index in use."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from indexer.corpus.indexing import build_index
from indexer.errors import CorpusError, IndexBusy, RegisterError
from indexer.index import store
from indexer.index.generations import (
    CURRENT,
    ENGINE_FOLDER,
    MANIFEST,
    current_state,
    generation_of,
)
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings


def total(settings: Settings, query: str = "") -> int:
    return SearchService(settings).search(SearchRequest(query)).total


def test_only_what_changed_is_touched(settings: Settings) -> None:
    assert len(build_index(settings).indexed) == 2
    again = build_index(settings)
    assert (again.indexed, again.unchanged) == ((), 2)

    harbour = settings.corpus / "2014-03-02-harbour.md"
    harbour.write_text(harbour.read_text("utf-8").replace("silt", "gravel"), "utf-8")
    report = build_index(settings)
    assert (report.indexed, report.unchanged) == (("2014-03-02-harbour.md",), 1)
    assert (total(settings, "gravel"), total(settings, "silt"), total(settings)) == (1, 0, 22)

    harbour.unlink()
    assert build_index(settings).removed == ("2014-03-02-harbour.md",)
    assert total(settings) == 20


def test_touching_a_file_without_changing_it_does_nothing(indexed: Settings) -> None:
    os.utime(indexed.corpus / "2014-03-02-harbour.md", (1, 1))
    before = current_state(indexed.index)
    build_index(indexed)
    assert current_state(indexed.index) == before


def test_bad_files_are_named_and_the_others_indexed(settings: Settings) -> None:
    (settings.corpus / "latin.md").write_bytes(b"caf\xe9")
    (settings.corpus / "empty.md").write_bytes(b"")
    (settings.corpus / "twin.md").write_text("---\nid: 2014-03-02-harbour\n---\nText.\n", "utf-8")
    (settings.corpus / "broken.md").write_text("---\ntitle: [\n---\nText.\n", "utf-8")
    report = build_index(settings)
    named = [problem.split(":")[0] for problem in report.problems]
    assert named == ["empty.md", "latin.md", "twin.md"]
    assert "2014-03-02-harbour.md" in report.problems[2]
    assert any(warning.startswith("broken.md: line 2") for warning in report.warnings)
    assert total(settings) == 23


@pytest.mark.parametrize("damage", ["toc", "manifest", "segment", "version", "current"])
def test_damaged_or_other_index_is_rebuilt_saying_so(indexed: Settings, damage: str) -> None:
    generation = generation_of(indexed.index, current_state(indexed.index))
    engine = generation / ENGINE_FOLDER
    manifest = generation / MANIFEST
    if damage == "toc":
        next(engine.glob("*.toc")).write_bytes(b"no table of contents")
    elif damage == "segment":
        next(engine.glob("*.seg")).write_bytes(b"")
    elif damage == "manifest":
        manifest.write_text("{", "utf-8")
    elif damage == "current":
        (indexed.index / CURRENT).write_bytes(b"\xff\0")
    else:
        (indexed.index / CURRENT).write_text(generation.name, "utf-8")
    report = build_index(indexed)
    assert "rebuilt from the corpus" in report.notes[0]
    assert len(report.indexed) == 2
    assert total(indexed) == 22


def test_changed_register_has_speakers_found_by_their_new_label(indexed: Settings) -> None:
    register = indexed.corpus / "register.toml"
    extra = '\n[[speaker]]\niso = "NO"\nlabel = "Kingdom of Norway"\n'
    register.write_text(register.read_text("utf-8") + extra, "utf-8")
    report = build_index(indexed)
    assert "register" in report.notes[0]
    hits = SearchService(indexed).search(SearchRequest(filters={"speaker": ("kingdom-of-norway",)}))
    assert hits.total == 3


def test_bad_register_or_corpus_is_a_clear_error(indexed: Settings) -> None:
    with pytest.raises(CorpusError, match="no corpus folder"):
        build_index(replace(indexed, corpus=indexed.corpus / "none"))
    (indexed.corpus / "register.toml").write_text("[[speaker]]\nnames = 3\n", "utf-8")
    with pytest.raises(RegisterError, match=r"register\.toml"):
        build_index(indexed)
    assert total(indexed) == 22


def test_second_writer_is_told_to_wait(indexed: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LOCK_SECONDS", 0.1)
    with FileLock(indexed.index / "lock"), pytest.raises(IndexBusy, match="another process"):
        build_index(indexed)


def test_open_reader_goes_on_while_the_index_is_rebuilt(indexed: Settings) -> None:
    service = SearchService(indexed)
    state = service._index.current()
    for name in ("a", "b", "c"):
        (indexed.corpus / f"{name}.md").write_text(f"# Day of 1 May 2010\n\n{name}.\n", "utf-8")
        build_index(indexed)
    assert len(list(state.reader.meeting("2011-09-16-ccm-2msp-beirut"))) == 20
    generations = [path for path in indexed.index.iterdir() if path.name.isdecimal()]
    assert len(generations) == 2


KILLED = """
import os, signal, sys
from pathlib import Path
from indexer.index import store
from indexer.index.generations import (
    CURRENT,
    ENGINE_FOLDER,
    KEPT_GENERATIONS,
    MANIFEST,
    current_state,
    generation_of,
)
from indexer.corpus.indexing import build_index
from indexer.settings import Settings

def stop(*_):
    print("writing", flush=True)
    signal.pause()

setattr(store, sys.argv[3], stop)
build_index(Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2])))
"""


@pytest.mark.parametrize("step", ["hash_files", "switch_to"])
def test_killed_run_leaves_the_index_in_use_untouched(indexed: Settings, step: str) -> None:
    for number in range(5):
        path = indexed.corpus / f"{number}.md"
        path.write_text(f"# Day of {number + 1} May 2010\n\nWalrus.\n", "utf-8")
    arguments = [sys.executable, "-c", KILLED, str(indexed.corpus), str(indexed.index), step]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "writing\n"
        assert total(indexed) == 22
        process.send_signal(signal.SIGKILL)
    assert total(indexed) == 22
    assert len(build_index(indexed).indexed) == 5
    assert total(indexed, "walrus") == 5


@pytest.mark.slow
def test_searching_goes_on_during_many_rebuilds(indexed: Settings) -> None:
    """A reader that searches all the while never sees half an index."""
    script = """
import sys
from pathlib import Path
from indexer.corpus.indexing import build_index
from indexer.settings import Settings
corpus, index = map(Path, sys.argv[1:])
for number in range(8):
    (corpus / f"{number}.md").write_text(f"# Day of {number + 1} May 2010\\n\\nWalrus.\\n")
    build_index(Settings(corpus=corpus, index=index))
"""
    arguments = [sys.executable, "-c", script, str(indexed.corpus), str(indexed.index)]
    service = SearchService(indexed)
    seen = []
    with subprocess.Popen(arguments) as process:
        while process.poll() is None:
            seen.append(service.search(SearchRequest("walrus")).total)
            time.sleep(0.01)
    assert process.returncode == 0
    assert seen == sorted(seen)
    assert service.search(SearchRequest("walrus")).total == 8


def test_summaries_are_the_markdown_files_outside_hidden_folders(settings: Settings) -> None:
    for name in ("originals/old.md", ".git/x.md", "sub/deep.markdown", "notes.txt"):
        path: Path = settings.corpus / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# Day of 1 May 2010\n\nText.\n", "utf-8")
    indexed = build_index(settings).indexed
    assert "sub/deep.markdown" in indexed
    assert len(indexed) == 3
