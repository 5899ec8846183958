"""The same corpus in two engines: the Beirut summary and the small documents of the tests."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.index.local import selection
from indexer.index.seam import EngineReader, Found
from indexer.index.store import store_of
from indexer.search.asking import engine_query
from indexer.search.results import SearchRequest, SearchResults, Sort
from indexer.search.service import SearchService
from indexer.settings import CLUSTER_ENGINE, ENGINES, Settings

ROOT = Path(__file__).parents[3]
ALL = 100_000
Other = Callable[[Settings], Settings]


@dataclass(frozen=True)
class Engines:
    """Answers the same request by each engine, Whoosh first."""

    services: tuple[SearchService, ...]
    settings: tuple[Settings, ...]

    def each(self, many: int) -> int:
        """How many queries of a kind to ask: fewer of a cluster, which answers more slowly."""
        cluster = any(settings.engine == CLUSTER_ENGINE for settings in self.settings)
        return max(many // 4, 1) if cluster else many

    def orders(self) -> list[Sort]:
        """The orders that all of them have."""
        known = [service.search(SearchRequest(page_size=1)).orders for service in self.services]
        return [sort for sort in Sort if all(sort in orders for orders in known)]

    def answers(self, request: SearchRequest) -> list[SearchResults]:
        """Those of the second engine never count by name what are few rows, as the first may."""
        first, second = self.services
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(selection, "FEW", -1)
            counted = second.search(request)
        return [first.search(request), counted]

    def found(self, request: SearchRequest) -> list[tuple[Found, ...]]:
        """All that each engine finds, as it is stored, with the stretches that satisfy."""
        states = [service._index.current() for service in self.services]
        asked = [engine_query(state, state.parse(request).tree, request) for state in states]
        whole = [replace(one, offset=0, limit=ALL) for one in asked]
        return [state.reader.run(one).found for state, one in zip(states, whole, strict=True)]

    def readers(self) -> list[EngineReader]:
        """Open both indexes below the services."""
        stores = [store_of(settings) for settings in self.settings]
        return [store.open(store.current())[0] for store in stores]


OTHERS = (*ENGINES[1:], pytest.param(CLUSTER_ENGINE, marks=pytest.mark.cluster))


@pytest.fixture(scope="session", params=OTHERS)
def compared(request: pytest.FixtureRequest) -> str:
    """The name of the engine that is compared with Whoosh."""
    return str(request.param)


@pytest.fixture(scope="session")
def other(compared: str, request: pytest.FixtureRequest) -> Other:
    """Makes settings for the engine that is compared with Whoosh."""
    if compared != CLUSTER_ENGINE:
        return lambda settings: replace(settings, engine=compared)
    cluster = request.getfixturevalue("cluster")
    return lambda settings: replace(settings, engine=CLUSTER_ENGINE, cluster=cluster())


def both_engines(corpus: Path, folder: Path, other: Other) -> Engines:
    whoosh = Settings(corpus=corpus, index=folder / "whoosh", engine="whoosh")
    both = whoosh, other(replace(whoosh, index=folder / "other"))
    for settings in both:
        assert build_index(settings).problems == ()
    return Engines(tuple(map(SearchService, both)), both)


@pytest.fixture(scope="session")
def engines_made() -> dict[str, Engines]:
    """What was made, by the other engine: where one follows another, fixtures are made anew."""
    return {}


@pytest.fixture(scope="session")
def engines(
    tmp_path_factory: pytest.TempPathFactory,
    compared: str,
    other: Other,
    engines_made: dict[str, Engines],
) -> Engines:
    if compared not in engines_made:
        folder = tmp_path_factory.mktemp("engines")
        corpus = folder / "corpus"
        shutil.copytree(ROOT / "corpus", corpus)
        shutil.copytree(ROOT / "tests" / "documents", corpus / "documents")
        engines_made[compared] = both_engines(corpus, folder, other)
    return engines_made[compared]
