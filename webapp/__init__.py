"""The web face: a Flask application over the index.

`from webapp import create_app` is its entrance, loaded when it is asked for: `floor` needs no Flask
to say which commands it has.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from webapp.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> Any:
    """The entrance."""
    if name == "create_app":
        return import_module("webapp.app").create_app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
