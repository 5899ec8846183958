"""The engines by name."""

from indexer.engines.base import Engine
from indexer.engines.whoosh import WhooshEngine
from indexer.errors import IndexUnusable


def engine_named(name: str) -> Engine:
    """Give the engine of that name; raises IndexUnusable for an unknown one."""
    if name != WhooshEngine.name:
        raise IndexUnusable(f"there is no engine {name!r}: rebuild the index with `floor index`")
    return WhooshEngine()
