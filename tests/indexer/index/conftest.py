"""The same corpus in both engines: the Beirut summary and the small documents of the tests."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.index.seam import EngineReader
from indexer.index.store import FolderStore
from indexer.search.results import SearchRequest, SearchResults
from indexer.search.service import SearchService
from indexer.settings import ENGINES, Settings

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Engines:
    """Answers the same request by each engine, Whoosh first."""

    services: tuple[SearchService, ...]
    folders: tuple[Path, ...]

    def answers(self, request: SearchRequest) -> list[SearchResults]:
        return [service.search(request) for service in self.services]

    def readers(self) -> list[EngineReader]:
        """Open both indexes below the services."""
        stores = [FolderStore(folder) for folder in self.folders]
        return [store.open(store.current())[0] for store in stores]


def both_engines(corpus: Path, folder: Path) -> Engines:
    services = []
    for engine in ENGINES:
        settings = Settings(corpus=corpus, index=folder / engine, engine=engine)
        build_index(settings)
        services.append(SearchService(settings))
    return Engines(tuple(services), tuple(folder / engine for engine in ENGINES))


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Engines:
    folder = tmp_path_factory.mktemp("engines")
    corpus = folder / "corpus"
    shutil.copytree(ROOT / "corpus", corpus)
    shutil.copytree(ROOT / "tests" / "documents", corpus / "documents")
    return both_engines(corpus, folder)
