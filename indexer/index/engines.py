"""The engines by name."""

from importlib import import_module

from indexer.errors import IndexUnusable, SettingsError
from indexer.index.seam import FolderEngine, Store
from indexer.index.whoosh.engine import WhooshEngine
from indexer.settings import Cluster


def engine_named(name: str) -> FolderEngine:
    """The engine of that name.

    Raises IndexUnusable for an unknown one, SettingsError for one that is not installed.
    """
    if name == WhooshEngine.name:
        return WhooshEngine()
    if name != "tantivy":
        raise IndexUnusable(f"there is no engine {name!r}: rebuild the index with `floor index`")
    try:
        engine: FolderEngine = import_module("indexer.index.tantivy.engine").TantivyEngine()
    except ModuleNotFoundError as error:
        raise SettingsError(
            "the engine Tantivy is not installed: pip install tookthefloor[tantivy]"
        ) from error
    return engine


def cluster_store(cluster: Cluster) -> Store:
    """Where an index in a cluster is; raises SettingsError where its client is missing."""
    try:
        store: Store = import_module("indexer.index.opensearch.store").ClusterStore(cluster)
    except ModuleNotFoundError as error:
        raise SettingsError(
            "the client of OpenSearch is not installed: pip install tookthefloor[opensearch]"
        ) from error
    return store
