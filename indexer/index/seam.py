"""What an engine does: it stores documents and finds them; nothing else knows how.

An engine is storage, and a small translator of the leaves of a query tree. It works on a folder
that belongs to it alone; `corpus.indexing` sees to copies, switching and locking.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from indexer.query.expansion import Vocabulary
from indexer.query.tree import Tree


class Sort(StrEnum):
    """The order of what is found."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much of a facet is wanted: its `most` frequent values, None for all of them.

    And `values`, however frequent they are. With `among`, no others than these are counted.
    """

    most: int | None = None
    values: tuple[str, ...] = ()
    among: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """A query tree of terms, the filters, and which hits and facets are wanted.

    `own_words`: speakers are counted, and filtered by, where the tree matches their own
    statement, else where it matches the paragraph. `spoken`: only paragraphs in which somebody
    speaks so are wanted, whether a speaker is chosen or not. No `facets`: a bare page of hits.
    """

    tree: Tree
    filters: Mapping[str, tuple[str, ...]]
    own_words: bool
    spoken: bool
    sort: Sort
    offset: int
    limit: int
    facets: Mapping[str, Wanted] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph found, and which of its stretches satisfy the query by themselves.

    A stretch is a statement, or what is nobody's words (see `pieces`); they are numbered from 1.
    """

    document: str
    stretches: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EngineResults:
    """Exact total, the wanted paragraphs, and counts by facet and value.

    `distinct` says how many values each facet has, given or not.
    """

    total: int
    found: tuple[Found, ...]
    facets: Mapping[str, Mapping[str, int]]
    distinct: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Headings:
    """How many headings are found, exactly, and the best of them as they are stored."""

    total: int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A speaker in what is found; the first and the last day are yyyymmdd, 0 for none."""

    paragraphs: int
    meetings: int
    first: int
    last: int


class EngineReader(Vocabulary, Protocol):
    """One state of an index, open for reading.

    Every answer is whole: an engine raises sooner than count what it can reach. Speakers are told
    under all filters, that of the speakers included, and a paragraph counts for those who speak
    there as the query asks; order, offset, limit and facets make no difference.
    """

    def run(self, query: EngineQuery) -> EngineResults:
        """Find paragraphs; each facet is counted without its own filter."""
        ...

    def headings(self, query: EngineQuery) -> Headings:
        """Find headings by their own words, up to the limit, under the filters of paragraphs."""
        ...

    def everything(self, query: EngineQuery) -> Iterator[Found]:
        """Give all paragraphs that a query finds, in its order, few of them at a time."""
        ...

    def count_rows(self, query: EngineQuery) -> int:
        """Count what satisfies a query: stretches, and paragraphs none of whose stretches do."""
        ...

    def speakers(self, query: EngineQuery) -> Mapping[str, Tally]:
        """Count the paragraphs found by speaker id."""
        ...

    def speakers_at(self, query: EngineQuery, meetings: Collection[str]) -> Mapping[str, int]:
        """Count the speakers in what is found, by meeting: of one page of meetings."""
        ...

    def cells(
        self, query: EngineQuery, speakers: Collection[str], meetings: Collection[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """Count the paragraphs found by speaker, and within that by meeting: one page of both."""
        ...

    def meeting(self, meeting_id: str) -> Iterable[str]:
        """Give the documents of one meeting in the order of its summary."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class Engine(Protocol):
    """How an engine writes and opens a folder of its own."""

    name: str

    def write(
        self, folder: Path, files: Sequence[str], documents: Iterable[Mapping[str, Any]]
    ) -> None:
        """Drop the documents of `files`, add others, and commit, all or nothing."""
        ...

    def open(self, folder: Path) -> EngineReader:
        """Open a folder; raises IndexUnusable for one that can't be read."""
        ...
