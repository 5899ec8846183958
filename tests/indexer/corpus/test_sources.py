"""Files, folders and patterns: which documents are meant."""

from pathlib import Path

import pytest

from indexer.corpus.sources import find_sources
from indexer.errors import CorpusError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("2014/june.md", "2014/july.md", "2015/index.md", "2015/map.png", ".hidden/a.md"):
        path = tmp_path / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.", "utf-8")
    return tmp_path / "notes"


def names(*typed: object) -> list[str]:
    return [source.name for source in find_sources(map(str, typed)).found]


def test_folder_gives_its_documents_by_their_path_below_it(folder: Path) -> None:
    assert names(folder) == ["2014/july.md", "2014/june.md", "2015/index.md"]


def test_pattern_is_read_by_us_where_the_shell_does_not(folder: Path) -> None:
    assert names(folder / "*" / "ju*.md") == ["2014/july.md", "2014/june.md"]
    assert names(folder / "**" / "*.md") == ["2014/july.md", "2014/june.md", "2015/index.md"]


def test_file_called_index_is_known_by_its_folder(folder: Path) -> None:
    assert names(folder / "2014" / "june.md", folder / "2015" / "index.md") == [
        "june.md",
        "2015/index.md",
    ]


def test_document_that_is_meant_twice_is_taken_once(folder: Path) -> None:
    assert names(folder / "2014" / "june.md", folder / "2014") == ["june.md", "july.md"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("none.md", "no such file or folder"),
        ("none/*.md", "no document to add"),
        ("a\0b.md", "NUL"),
    ],
)
def test_what_leads_to_nothing_is_said(typed: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        find_sources([typed])
