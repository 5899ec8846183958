"""Patterns of several texts, and such as are compiled when they are first looked for.

Of the hundreds that tell who speaks a text needs few, and a large one takes milliseconds to
compile: all of them would cost each command a fifth of a second.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any, cast


class _Later:
    """Stands for a pattern. What is asked of that is kept here, so that it is found at once."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __reduce__(self) -> tuple[Any, ...]:
        return later, (self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        """What the pattern has of that name: a method, or its groups."""
        if name.startswith("__"):  # asked for by who copies or pickles
            raise AttributeError(name)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled at its first use; raises `re.error` no earlier."""
    return cast("re.Pattern[str]", _Later(pattern, flags))


def any_of(texts: Iterable[str]) -> str:
    """A pattern of some texts, the longest tried first."""
    return "|".join(map(re.escape, sorted(texts, key=len, reverse=True)))
