"""Formats whose libraries are large are read only where these are installed."""

from importlib import import_module
from types import ModuleType

from indexer.errors import UnknownFormat
from indexer.saying import say


def load(module: str, extra: str, what: str) -> ModuleType:
    """Import a library; raises UnknownFormat, saying what to install, where it is missing."""
    try:
        return import_module(module)
    except ImportError:
        raise UnknownFormat(
            say(
                "{what} can be read once this is installed: pip install 'tookthefloor[{extra}]'",
                what=what,
                extra=extra,
            )
        ) from None
