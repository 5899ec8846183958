"""The meetings of an index in a cluster, as a sequence of which a part is held."""

import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Any, overload

from indexer.index.entries import MeetingEntry
from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.dsl import Dsl, one_of
from indexer.index.opensearch.entries import FILE, load_file, speakers_of

AT_ONCE = 1000
MOST_HELD = 40_000  # meetings, of half a kilobyte each
NEWEST = [{"date": "desc"}, {"title": "desc"}, {"file": "asc"}]
SHARED = ("place", "kind", "series", "source", "rapporteur", "language")  # by many meetings


class ClusterList(Sequence[MeetingEntry]):
    """Every meeting, the newest first: MOST_HELD are held, those behind them asked for each time.

    So to go through all of them takes no more memory, however many there are.
    """

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index

    def __len__(self) -> int:
        return self._total

    def __iter__(self) -> Iterator[MeetingEntry]:
        held, place = self._held
        yield from held
        if len(held) == MOST_HELD:
            for hit in self._each({"search_after": place}):
                yield _entry(hit)

    @overload
    def __getitem__(self, place: int) -> MeetingEntry: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[MeetingEntry, ...]: ...
    def __getitem__(self, place: int | slice) -> MeetingEntry | tuple[MeetingEntry, ...]:
        """One, or some in their order; to reach far ones, those before them are read."""
        if isinstance(place, int):
            return next(islice(self, range(len(self))[place], None))
        wanted = range(len(self))[place]
        first, last = min(wanted, default=0), max(wanted, default=-1)
        found = tuple(islice(self, first, last + 1))
        return tuple(found[at - first] for at in wanted)

    @cached_property
    def _held(self) -> tuple[tuple[MeetingEntry, ...], list[Any]]:
        """The first meetings, and the place of the last of them."""
        held: list[MeetingEntry] = []
        place: list[Any] = []
        with closing(self._each({})) as hits:
            for hit in islice(hits, MOST_HELD):
                held.append(_entry(hit))
                place = hit["sort"]
        return tuple(held), place

    @cached_property
    def _total(self) -> int:
        held, _ = self._held
        if len(held) < MOST_HELD:
            return len(held)
        body = {"query": one_of("about", [FILE]), "size": 0, "track_total_hits": True}
        total: int = self._connection.search(self._index, body)["hits"]["total"]["value"]
        return total

    def _each(self, more: Dsl) -> Generator[Dsl]:
        body = {"query": one_of("about", [FILE]), "sort": NEWEST, "_source": ["kept", "paragraphs"]}
        yield from self._connection.each(self._index, {**body, **more}, AT_ONCE)


def _entry(hit: Dsl) -> MeetingEntry:
    source = hit["_source"]
    entry = load_file(source)
    shared: Any = {name: sys.intern(getattr(entry.meeting, name)) for name in SHARED}
    meeting = replace(entry.meeting, **shared)
    return MeetingEntry(meeting, entry.paragraphs, speakers_of(source), entry.added)
