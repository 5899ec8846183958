"""What an engine does: it stores documents and finds them; nothing else knows how.

An engine is storage, and a small translator of the leaves of a query tree. It works on a folder
that belongs to it alone; `corpus.indexing` sees to copies, switching and locking.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from indexer.query.tree import Tree
from indexer.results import Sort


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """A query tree of terms, the filters, and which hits are wanted.

    `own_words`: speakers are counted, and filtered by, where the tree matches their own
    statement, else where it matches the paragraph. `spoken`: only paragraphs in which somebody
    speaks so are wanted, whether a speaker is chosen or not.
    """

    tree: Tree
    filters: Mapping[str, tuple[str, ...]]
    own_words: bool
    spoken: bool
    sort: Sort
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph found, and which of its stretches satisfy the query by themselves.

    A stretch is a statement, or what is nobody's words (see `pieces`); they are numbered from 1.
    """

    document: str
    stretches: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EngineResults:
    """Exact total, the wanted paragraphs, and counts by facet and value."""

    total: int
    found: tuple[Found, ...]
    facets: Mapping[str, Mapping[str, int]]


class EngineReader(Protocol):
    """One state of an index, open for reading."""

    def run(self, query: EngineQuery) -> EngineResults:
        """Find paragraphs; each facet is counted without its own filter."""
        ...

    def everything(self, query: EngineQuery) -> Iterator[Found]:
        """Give all paragraphs that a query finds, in its order, few of them at a time."""
        ...

    def count_rows(self, query: EngineQuery) -> int:
        """Count what satisfies a query: stretches, and paragraphs none of whose stretches do."""
        ...

    def speakers_by_meeting(self, query: EngineQuery) -> Mapping[str, Mapping[str, int]]:
        """Count the paragraphs found by speaker id, and within that by meeting id.

        Under all filters, that of the speakers included. A paragraph counts for the speakers
        who speak there as the query asks. Order, offset and limit make no difference.
        """
        ...

    def terms(self, field: str) -> Sequence[str]:
        """Give all terms of a field, sorted."""
        ...

    def frequency(self, field: str, term: str) -> int:
        """Count the documents, paragraphs and statements, that have a term in a field."""
        ...

    def meeting(self, meeting_id: str) -> tuple[str, ...]:
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
