"""A reader whose files may be damaged while it is open: then that is said, and nothing else.

It is closed when nobody has it any more, for nobody knows who of many threads is the last.
"""

import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import ParamSpec, TypeVar

from indexer.errors import FloorError
from indexer.index.seam import (
    EngineQuery,
    EngineResults,
    Found,
    Headings,
    RowReader,
    Sort,
    Tally,
)
from indexer.query.tree import Field, Pattern
from indexer.system.faults import ENDINGS

Answer = TypeVar("Answer")
Given = ParamSpec("Given")


class GuardedReader:
    """Asks a reader (see `indexer.index.seam.RowReader`), and has its files checked if it fails.

    `check` raises IndexUnusable for damaged ones. What is raised over files that are as they were
    written is a fault of ours, and stays one. The reader is open as long as somebody has this.
    """

    def __init__(self, reader: RowReader, check: Callable[[], None]) -> None:
        self._reader = reader
        self._watching = _Watching(check)
        self._closing = weakref.finalize(self, reader.close)

    @property
    def orders(self) -> Collection[Sort]:
        """The orders in which it can give what is found."""
        return self._reader.orders

    def run(self, query: EngineQuery) -> EngineResults:
        """Find paragraphs; each facet is counted without its own filter."""
        return self._ask(self._reader.run, query)

    def headings(self, query: EngineQuery) -> Headings:
        """Find headings by their own words."""
        return self._ask(self._reader.headings, query)

    def everything(self, query: EngineQuery) -> Iterator[Found]:
        """All paragraphs that a query finds, in its order."""
        with self._watching:
            yield from self._reader.everything(query)

    def count_rows(self, query: EngineQuery) -> int:
        """Count what satisfies a query."""
        return self._ask(self._reader.count_rows, query)

    def speakers(self, query: EngineQuery) -> Mapping[str, Tally]:
        """Count the paragraphs found by speaker id."""
        return self._ask(self._reader.speakers, query)

    def speakers_at(self, query: EngineQuery, meetings: Collection[str]) -> Mapping[str, int]:
        """Count the speakers in what is found, by meeting."""
        return self._ask(self._reader.speakers_at, query, meetings)

    def cells(
        self, query: EngineQuery, speakers: Collection[str], meetings: Collection[str] | None
    ) -> Mapping[str, Mapping[str, int]]:
        """Count the paragraphs found by speaker, and within that by meeting."""
        return self._ask(self._reader.cells, query, speakers, meetings)

    def words(self, pattern: Pattern, most: int) -> tuple[Sequence[tuple[str, int]], int]:
        """The most frequent words that a pattern stands for, and how many there are."""
        return self._ask(self._reader.words, pattern, most)

    def frequencies(self, field: Field, terms: Iterable[str]) -> Mapping[str, int]:
        """Count the documents that have each term in a field."""
        return self._ask(self._reader.frequencies, field, terms)

    def meeting(self, meeting_id: str) -> Iterable[str]:
        """The documents of one meeting in the order of its summary."""
        with self._watching:
            yield from self._reader.meeting(meeting_id)

    def close(self) -> None:
        """Let go of the files, if that is not done already."""
        self._closing()

    def _ask(
        self, work: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs
    ) -> Answer:
        with self._watching:
            return work(*given, **named)


class _Watching:
    """A context in which files are checked when something is raised; unlike a generator, quick."""

    def __init__(self, check: Callable[[], None]) -> None:
        self._check = check

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Check the files, unless it is known why it was raised; Tantivy's are no Exceptions."""
        if error is not None and not isinstance(error, (FloorError, *ENDINGS)):
            self._check()
