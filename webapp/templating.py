"""The environment of the templates."""

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment


class Templates(Environment):
    """Templates whose globals are a plain dictionary.

    Jinja looks through them each time a template is included or imported. Its chain of mappings,
    which would show later changes as well, made each of these take longer than most templates do.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template that is loaded: all have been set by then."""
        return {**self.globals, **(d or {})}
