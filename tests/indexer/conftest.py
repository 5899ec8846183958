"""Fixtures of the index tests: a small corpus, indexed for real."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.corpus.indexing import build_index
from indexer.register.register import Register, load_register
from indexer.search.results import SearchRequest, SearchResults
from indexer.search.service import SearchService
from indexer.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"
HARBOUR = """---
title: Third Harbour Forum
place: Lisbon, Portugal
date: 2014-03-02
---

## Dredging

**Portugal** asked for clear rules on silt. **Norway** opposed new rules.

**Norway** and **Guinea-Bissau** also took the floor.
"""


@pytest.fixture(scope="session")
def register() -> Register:
    return load_register(CORPUS)


@pytest.fixture(scope="session")
def finder(register: Register) -> NameFinder:
    return NameFinder(register)


def two_summaries(folder: Path, beirut: Path) -> Settings:
    """Two summaries and the register, in a folder of their own; not indexed yet."""
    corpus = folder / "corpus"
    corpus.mkdir()
    shutil.copy(beirut, corpus)
    shutil.copy(CORPUS / "register.toml", corpus)
    (corpus / "2014-03-02-harbour.md").write_text(HARBOUR, "utf-8")
    return Settings(corpus=corpus, index=folder / "index")


@pytest.fixture
def settings(tmp_path: Path, beirut: Path) -> Settings:
    return two_summaries(tmp_path, beirut)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, beirut: Path) -> Settings:
    """An index of the two summaries, which nobody changes."""
    settings = two_summaries(tmp_path_factory.mktemp("made_once"), beirut)
    assert build_index(settings).problems == ()
    return settings


@pytest.fixture
def indexed(settings: Settings, made_once: Settings) -> Settings:
    """The two summaries, with an index of their own: a copy."""
    shutil.copytree(made_once.index, settings.index)
    return settings


@pytest.fixture
def find(indexed: Settings) -> Callable[..., SearchResults]:
    """Search the two summaries: `find("silt", speaker=("norway",))`."""
    service = SearchService(indexed)

    def find(query: str = "", **filters: tuple[str, ...]) -> SearchResults:
        return service.search(SearchRequest(query, filters))

    return find
