"""The engines by name; each is imported when it is used."""

from importlib import import_module

from indexer.errors import IndexUnusable, SettingsError
from indexer.index.seam import FolderEngine, Store
from indexer.settings import Cluster

CLASSES = {"whoosh": "WhooshEngine", "tantivy": "TantivyEngine"}


def engine_named(name: str) -> FolderEngine:
    """The engine of that name.

    Raises IndexUnusable for an unknown one, SettingsError for one that is not installed.
    """
    if name not in CLASSES:
        raise IndexUnusable(f"there is no engine {name!r}: rebuild the index with `floor index`")
    try:
        module = import_module(f"indexer.index.{name}.engine")
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"the engine {name.capitalize()} is not installed: pip install tookthefloor[{name}]"
        ) from error
    engine: FolderEngine = getattr(module, CLASSES[name])()
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
