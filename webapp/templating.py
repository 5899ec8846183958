"""The environment of the templates: Jinja's, with two of its slow ways made short."""

from collections.abc import Callable, MutableMapping
from types import FunctionType
from typing import Any

from flask.templating import Environment
from jinja2.runtime import Context

OF_JINJA = ("_block_vars", "_loop_vars")


class _Context(Context):
    """What a template knows while it is shown.

    A page calls hundreds of functions, and Jinja looks at each whether it wants the context.
    """

    def call(self, obj: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls: a plain function, which bears no mark of Jinja's, at once."""
        if type(obj) is not FunctionType or obj.__dict__:
            return super().call(obj, *args, **kwargs)
        for name in OF_JINJA:
            kwargs.pop(name, None)
        return obj(*args, **kwargs)


class Templates(Environment):
    """Templates whose globals are a plain dictionary.

    Jinja looks through them each time a template is included or imported. Its chain of mappings,
    which would show later changes as well, made each of these take longer than most templates do.
    """

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template that is loaded: all have been set by then."""
        return {**self.globals, **(d or {})}
