"""What an engine does: it stores documents and answers questions; nothing else knows how.

`Store` is where its states are, `EngineReader` and `MeetingTable` are what can be asked of one. An
engine may live in a folder beside the corpus (`FolderEngine`), or on other machines.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from indexer.index.entries import FileEntry, FileSpeaker, Manifest, MeetingEntry
from indexer.index.fields import Document, NamesIn
from indexer.index.held import ANY, Neighbours, Which
from indexer.index.names import HeardNames, Printed
from indexer.query.tree import Tree
from indexer.query.vocabulary import Vocabulary
from indexer.summary import Meeting


class Sort(StrEnum):
    """The order of what is found."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    SPEAKER = "speaker"


class MeetingOrder(StrEnum):
    """The order of the meetings in which something is found; undated ones come last by date."""

    PARAGRAPHS = "paragraphs"
    NEWEST = "newest"
    OLDEST = "oldest"


class SpeakerOrder(StrEnum):
    """The order of those who speak in what is found; who speaks on no known day comes last."""

    PARAGRAPHS = "paragraphs"
    NAME = "name"
    FIRST = "first"
    LAST = "last"


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
    `names` are the ids of all speakers in the order of their names, for the order by speaker: each
    paragraph stands at the first of those whose words satisfy the query in it, those asked for
    before others. Behind come those where somebody only stands by another's words or opposes
    them, then what is nobody's.
    """

    tree: Tree
    filters: Mapping[str, tuple[str, ...]]
    own_words: bool
    spoken: bool
    sort: Sort
    offset: int
    limit: int
    facets: Mapping[str, Wanted] = field(default_factory=lambda: MappingProxyType({}))
    names: tuple[str, ...] = ()


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


class RowReader(Vocabulary, Protocol):
    """One state of an index, open for reading, which knows no more of meetings than their ids.

    Every answer is whole: an engine raises sooner than count what it can reach. Speakers are told
    under all filters, that of the speakers included, and a paragraph counts for those who speak
    there as the query asks; order, offset, limit and facets make no difference.
    """

    @property
    def orders(self) -> Collection[Sort]:
        """The orders in which it can give what is found."""
        ...

    def run(self, query: EngineQuery) -> EngineResults:
        """Find paragraphs; each facet is counted without its own filter."""
        ...

    def headings(self, query: EngineQuery) -> Headings:
        """Find headings by their own words, up to the limit, under the filters of paragraphs."""
        ...

    def everything(self, query: EngineQuery) -> Iterator[Found]:
        """All paragraphs that a query finds, in its order, few of them at a time."""
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
        self, query: EngineQuery, speakers: Collection[str], meetings: Collection[str] | None
    ) -> Mapping[str, Mapping[str, int]]:
        """Count the paragraphs found by speaker, and within that by meeting, None for any."""
        ...

    def meeting(self, meeting_id: str) -> Iterable[str]:
        """The documents of one meeting in the order of its summary."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class EngineReader(RowReader, Protocol):
    """One state of an index, open for reading; it also knows series and places of meetings."""

    @property
    def names(self) -> HeardNames | None:
        """The names that it can be asked for, None where they are gathered by whoever asks."""
        ...

    def meetings(self, query: EngineQuery, order: MeetingOrder) -> Sequence[tuple[str, int]]:
        """The ids of the meetings in which something is found, and in how many paragraphs.

        Within a day, and of equally many, they stand as in `MeetingTable.meetings`. Whoever takes
        a part of them has no more made.
        """
        ...

    def ranked(
        self, query: EngineQuery, order: SpeakerOrder, language: str
    ) -> Sequence[tuple[str, Tally]]:
        """The ids of those who speak in what is found, each with its tally.

        Equals stand by their number of paragraphs, then by name, as readers of a language order
        names where the engine knows them. Whoever takes a part has no more made.
        """
        ...


class MeetingTable(Protocol):
    """What the summaries of a state say, asked for by need: all of it is large."""

    def meetings(self, which: Which = ANY, added_last: bool = False) -> Sequence[MeetingEntry]:
        """Meetings, the newest first, or those first that were `added_last`; undated ones last.

        Those of a day stand by their ids, the last one first. Whoever takes a part of them has no
        more read.
        """
        ...

    def beside(self, meeting: Meeting) -> Neighbours:
        """The meetings of its series before and after one."""
        ...

    def years(self) -> Mapping[int, int]:
        """Count the meetings of each year."""
        ...

    def undated(self) -> int:
        """Count the meetings of no year."""
        ...

    def series(self) -> Mapping[str, int]:
        """Count the meetings of each series, the largest first; "" are those without one."""
        ...

    def labels(self, facet: str, values: Iterable[str]) -> Mapping[str, str]:
        """The labels of values of a facet, of those that have one."""
        ...

    def labelled(self, facet: str, find: str) -> Sequence[str]:
        """The values of a facet that have some characters in their labels."""
        ...

    def sharing(self, facet: str, ascii_id: str) -> Sequence[str]:
        """The ids of a facet that are this one but for a digest behind it."""
        ...

    def speakers(self, ids: Iterable[str]) -> Mapping[str, FileSpeaker]:
        """Say of some who speak what all summaries say of them together."""
        ...

    def printing(self, names: Collection[str]) -> Iterable[Printed]:
        """Who is printed under one of some names, as `name_key` folds them, in each summary."""
        ...

    def acronyms(self) -> Iterable[Mapping[str, Mapping[str, int]]]:
        """Count, summary by summary or all together, the long forms of acronyms."""
        ...


class Store(Protocol):
    """Where the states of an index are: each is whole before it is used, then never changed."""

    @property
    def engine(self) -> str:
        """Name the engine that writes the next state."""
        ...

    def current(self) -> str:
        """Name the state in use, "" for none. It is asked at every request, so it must be quick."""
        ...

    def manifest(self, state: str) -> Manifest:
        """Say which summaries a state holds; raises IndexUnusable where it must be made anew."""
        ...

    def open(self, state: str) -> tuple[EngineReader, MeetingTable]:
        """Open a state for reading; raises IndexUnusable."""
        ...

    def warning(self, state: str) -> str:
        """Say what an administrator should know of a state that answers; "" where all is well.

        Raises IndexUnreachable where it does not answer.
        """
        ...

    def check(self, state: str) -> None:
        """Read every byte of a state; raises IndexUnusable where it is not as it was written."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Be the only one who writes; raises IndexBusy, or CantWrite."""
        ...

    def replace(
        self,
        base: str,
        dropped: Sequence[str],
        documents: Iterable[Document],
        manifest: Callable[[], Manifest],
        hand_over: Callable[[str], FileEntry] | None = None,
    ) -> str:
        """Make the next state and put it into use, all or nothing; gives its name.

        It is `base` ("" for none) without the documents of the files that are `dropped`, and with
        others. `manifest` is asked for when these have been read. The entry of a file may be
        handed over as soon as its documents have been read, so that it is held no longer: then the
        manifest is without it. Raises CantWrite.
        """
        ...


class FolderEngine(Protocol):
    """An engine whose states are folders: how it writes and opens one, which is its own alone."""

    name: str

    def write(
        self,
        folder: Path,
        files: Sequence[str],
        documents: Iterable[Document],
        names_in: NamesIn,
    ) -> None:
        """Drop the documents of `files`, add others, and commit, all or nothing.

        `names_in` are the names with which the documents that are dropped were made.
        """
        ...

    def open(self, folder: Path) -> RowReader:
        """Open a folder; raises IndexUnusable for one that can't be read."""
        ...
