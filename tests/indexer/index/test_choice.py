"""Which engine an index has: the one asked for, else the one that it remembers."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import IndexUnusable, SettingsError
from indexer.index.engines import engine_named
from indexer.index.store import remembered_engine
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings


def test_a_new_index_is_of_whoosh(indexed: Settings) -> None:
    assert remembered_engine(indexed.index) == "whoosh"


def test_another_engine_rebuilds_the_index_and_is_remembered(indexed: Settings) -> None:
    report = build_index(replace(indexed, engine="tantivy"))
    assert len(report.indexed) == 2
    assert report.notes == ("The index is rebuilt for the engine tantivy.",)
    assert build_index(indexed).unchanged == 2
    assert remembered_engine(indexed.index) == "tantivy"


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_change_leaves_nothing_of_the_old_behind(settings: Settings, engine: str) -> None:
    settings = replace(settings, engine=engine)
    build_index(settings)
    service = SearchService(settings)
    before = service.search(SearchRequest()).total
    harbour = settings.corpus / "2014-03-02-harbour.md"
    harbour.write_text(harbour.read_text("utf-8").replace("silt", "sand"), "utf-8")
    build_index(settings)
    assert service.search(SearchRequest()).total == before
    assert service.search(SearchRequest("silt")).total == 0
    assert service.search(SearchRequest("sand")).facets["speaker"][0].value == "portugal"
    harbour.unlink()
    build_index(settings)
    assert service.search(SearchRequest("sand")).total == 0
    assert service.search(SearchRequest(filters={"meeting": ("2014-03-02-harbour",)})).total == 0


def test_merged_segments_are_collected(settings: Settings) -> None:
    """Each change is a segment; merged ones must not stay on disk."""
    settings = replace(settings, engine="tantivy")
    for number in range(12):
        (settings.corpus / f"2015-01-{number + 1:02}-note.md").write_text(
            f"# Note {number}\n\nA word.\n", "utf-8"
        )
        build_index(settings)
    generations = sorted(path for path in settings.index.iterdir() if path.name.isdecimal())
    segments = {path.stem for path in (generations[-1] / "engine").glob("*.store")}
    assert len(segments) < 12


def test_a_damaged_index_is_rebuilt(settings: Settings) -> None:
    settings = replace(settings, engine="tantivy")
    build_index(settings)
    generation = next(path for path in settings.index.iterdir() if path.name.isdecimal())
    (generation / "engine" / "meta.json").write_text("{}", "utf-8")
    assert "rebuilt" in build_index(settings).notes[0]
    assert SearchService(settings).search(SearchRequest("silt")).total == 1


def test_an_engine_that_is_not_installed_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for module in [name for name in sys.modules if name.startswith("indexer.index.tantivy")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    with pytest.raises(SettingsError, match=r"pip install tookthefloor\[tantivy\]"):
        engine_named("tantivy")


def test_an_unknown_engine_is_no_engine() -> None:
    with pytest.raises(IndexUnusable, match="no engine 'lucene'"):
        engine_named("lucene")
