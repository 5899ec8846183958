"""A corpus begins with a register and an example, and git knows how to join it."""

from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.corpus.starting import start_corpus
from indexer.errors import CantWrite, CorpusError
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings


def test_a_new_corpus_can_be_searched(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "new" / "corpus", tmp_path / "index")
    assert start_corpus(settings.corpus) == ("register.toml", "example.md")
    report = build_index(settings)
    assert (report.problems, report.warnings) == ((), ())
    found = SearchService(settings).search(SearchRequest("examples"))
    (said,) = (s for s in found.hits[0].paragraph.statements if s.on_behalf_of)
    assert [speaker.name for speaker in said.speakers] == ["Fiji"]
    assert "merge=union" in (settings.corpus / ".floor" / ".gitattributes").read_text()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("# Mine")
    with pytest.raises(CorpusError, match="not empty"):
        start_corpus(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


def test_where_nothing_can_be_written_one_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CantWrite, match="can't be written"):
        start_corpus(tmp_path / "file" / "corpus")
