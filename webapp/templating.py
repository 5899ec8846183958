"""The environment of the templates: Jinja's, with some of its slow ways made short."""

from collections.abc import Callable, MutableMapping
from types import CodeType, FunctionType
from typing import Any

from flask.templating import Environment
from jinja2 import Environment as AnyEnvironment
from jinja2 import Template
from jinja2.runtime import Context
from markupsafe import Markup, escape

OF_JINJA = ("_block_vars", "_loop_vars")


class _Context(Context):
    """What a template knows while it is shown.

    A page calls hundreds of functions, and Jinja looks at each whether it wants the context.
    """

    def call(self, obj: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls: a plain function, which bears no mark of Jinja's, at once."""
        if type(obj) is not FunctionType or obj.__dict__:
            return super().call(obj, *args, **kwargs)
        for name in OF_JINJA if kwargs else ():
            kwargs.pop(name, None)
        return obj(*args, **kwargs)


def escaped(value: object) -> str:
    """A value as it stands in a page.

    A page has a thousand of them: what is safe already, numbers, and words and digits without any
    sign are put there as they are, where Jinja makes a new object of each.
    """
    if type(value) is Markup:
        return value
    if type(value) is str and value.isalnum():
        return value
    return str(value) if type(value) in (int, float) else escape(value)


class _Template(Template):
    """A template that escapes what it shows by `escaped`."""

    @classmethod
    def from_code(
        cls,
        environment: AnyEnvironment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Make it of its code, whose own names are imported from Jinja."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = escaped
        return made


class Templates(Environment):
    """Templates whose globals are a plain dictionary.

    Jinja looks through them each time a template is included or imported. Its chain of mappings,
    which would show later changes as well, made each of these take longer than most templates do.
    """

    context_class = _Context
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template that is loaded: all have been set by then."""
        return {**self.globals, **(d or {})}
