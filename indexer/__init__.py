"""Everything below the web: documents are read, indexed and searched.

`from indexer import open_library` is the entrance for programs; it is loaded when it is asked for.
"""

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    """The entrance for programs."""
    if name == "open_library":
        return import_module("indexer.export.library").open_library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
