"""The meetings of an index in a cluster, in an order, of which a part is read when it is taken."""

from collections.abc import Iterator

from indexer.index.entries import MeetingEntry
from indexer.index.held import Which
from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.dsl import Dsl, all_of, none_of, one_of
from indexer.index.opensearch.entries import FILE, load_file, speakers_of
from indexer.index.parts import AT_ONCE, Parts

NEWEST = [{"date": "desc"}, {"meeting": "desc"}, {"file": "desc"}]
OLDEST = [{"date": "asc"}, {"meeting": "asc"}, {"file": "asc"}]
ADDED = [{"added": "desc"}, {"meeting": "desc"}, {"file": "desc"}]
IS_FILE = one_of("about", [FILE])
KEPT = ["kept", "paragraphs"]


class ClusterList(Parts[MeetingEntry]):
    """The meetings that are asked for, in an order."""

    def __init__(self, connection: Connection, index: str, which: Which, order: list[Dsl]) -> None:
        self._connection = connection
        self._index = index
        asked = _asked(which)
        self._body: Dsl = {"query": asked, "sort": order, "_source": KEPT}
        super().__init__(lambda: connection.count(index, asked), self._entries)

    def __iter__(self) -> Iterator[MeetingEntry]:
        yield from map(_entry, self._connection.each(self._index, self._body, AT_ONCE))

    def _entries(self, start: int, size: int) -> list[MeetingEntry]:
        """Some of them, counted from the nearer end: what is passed over costs too."""
        size = min(size, len(self) - start)
        behind = len(self) - start - size
        if start <= behind:
            return self._read(start, size, self._body["sort"])
        return self._read(behind, size, _turned(self._body["sort"]))[::-1]

    def _read(self, start: int, size: int, order: list[Dsl]) -> list[MeetingEntry]:
        body = {**self._body, "sort": order, "from": start, "size": size}
        return list(map(_entry, self._connection.search(self._index, body)["hits"]["hits"]))


def _turned(order: list[Dsl]) -> list[Dsl]:
    other = {"asc": "desc", "desc": "asc"}
    return [{field: other[way] for field, way in by.items()} for by in order]


def _asked(which: Which) -> Dsl:
    """Say in OpenSearch's words which meetings are asked for."""
    years = [year for year in which.years if year.isdecimal()]
    chosen = {"id": which.ids, "series": which.series, "place": which.places}
    held = [] if not which.days else _held(*map(str, which.days))
    return all_of(
        [
            IS_FILE,
            *({"prefix": {"facts": word}} for word in which.words),
            *(one_of(field, values) for field, values in chosen.items() if values),
            *([one_of("years", years)] if which.years else []),
            *held,
            *([none_of(one_of("id", which.others))] if which.others else []),
        ]
    )


def _held(first: str, last: str) -> list[Dsl]:
    """Say that a meeting was held on one of some days."""
    return [{"range": {"date": {"gt": "", "lte": last}}}, {"range": {"last": {"gte": first}}}]


def _entry(hit: Dsl) -> MeetingEntry:
    source = hit["_source"]
    entry = load_file(source)
    return MeetingEntry(entry.meeting, entry.paragraphs, speakers_of(source), entry.added)
