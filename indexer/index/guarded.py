"""A reader whose files may be damaged while it is open: then that is said, and nothing else.

It is closed when nobody has it any more, for nobody knows who of many threads is the last.
"""

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from indexer.errors import FloorError
from indexer.index.seam import EngineReader
from indexer.system.faults import ENDINGS


def guarded(reader: EngineReader, check: Callable[[], None]) -> EngineReader:
    """Have the files checked when a reader fails; `check` raises IndexUnusable for damaged ones.

    What is raised over files that are as they were written is a fault of ours, and stays one. The
    reader is open as long as somebody has what is given here.
    """
    return cast(EngineReader, _Guarded(reader, check))


class _Guarded:
    """Passes on whatever is asked of a reader."""

    def __init__(self, reader: EngineReader, check: Callable[[], None]) -> None:
        self._reader = reader
        self._check = check
        self._closing = weakref.finalize(self, reader.close)

    def close(self) -> None:
        """Let go of the files, if that is not done already."""
        self._closing()

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._reader, name)
        if not callable(asked):
            return asked

        def ask(*given: Any, **named: Any) -> Any:
            with self._watching():
                answer = asked(*given, **named)
            return self._each(answer) if isinstance(answer, Iterator) else answer

        return ask

    def _each(self, answers: Iterator[Any]) -> Iterator[Any]:
        with self._watching():
            yield from answers

    @contextmanager
    def _watching(self) -> Iterator[None]:
        try:
            yield
        except (FloorError, *ENDINGS):
            raise
        except BaseException:  # Tantivy's faults are no Exceptions
            self._check()
            raise
