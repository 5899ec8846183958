"""What the summaries of an index in a cluster say, asked for by need."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from threading import Lock
from typing import Any

from cachetools import LRUCache

from indexer.index.entries import FileSpeaker, MeetingEntry, usual_kind
from indexer.index.held import ANY, Neighbours, Which
from indexer.index.names import Called, Printed
from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.dsl import Dsl, all_of, one_of
from indexer.index.opensearch.entries import FILE, MENTION, SPEAKER, load_file
from indexer.index.opensearch.facets import ALL_VALUES
from indexer.index.opensearch.listing import ADDED, IS_FILE, NEWEST, OLDEST, ClusterList
from indexer.index.opensearch.names import ClusterNames
from indexer.register.identity import name_key
from indexer.summary import Kind, Meeting
from indexer.words.folding import plain

AT_ONCE = 1000  # ids asked for together
REMEMBERED = 20_000  # labels: every page of results shows the same ones
NO_LABEL = ""
UNDATED = ""  # the date of a meeting without one
BY_FILE = [{"file": "asc"}, {"id": "asc"}]
FIRST = {"speaker": "desc", "mentions": "asc", "for": "asc"}  # of speakers and mentions, by letter


class ClusterMeetings:
    """Asks the entries of one state; acronyms are among what is counted as words are."""

    def __init__(self, connection: Connection, index: str, words: str) -> None:
        self._names = ClusterNames(connection, words)
        self._connection = connection
        self._index = index
        self._labels: LRUCache[tuple[str, str], str] = LRUCache(REMEMBERED)
        self._lock = Lock()

    def meetings(self, which: Which = ANY, added_last: bool = False) -> Sequence[MeetingEntry]:
        """Meetings, the newest first, or those first that were added last."""
        if which == ANY and not added_last:
            return self._every
        return ClusterList(self._connection, self._index, which, ADDED if added_last else NEWEST)

    @cached_property
    def _every(self) -> ClusterList:
        """Every meeting: they are counted once."""
        return ClusterList(self._connection, self._index, ANY, NEWEST)

    def beside(self, meeting: Meeting) -> Neighbours:
        """The meetings of its series before and after one."""
        if not meeting.date:
            return Neighbours()
        body = {"query": all_of([IS_FILE, one_of("id", [meeting.id])]), "sort": NEWEST}
        there = self._connection.search(self._index, {**body, "size": 1})["hits"]["hits"]
        if not there:
            return Neighbours()
        series = [IS_FILE, one_of("series", [meeting.series]), {"range": {"date": {"gt": ""}}}]
        found = [self._next(all_of(series), order, there[0]["sort"]) for order in (NEWEST, OLDEST)]
        return Neighbours(*found)

    def _next(self, query: Dsl, order: list[Dsl], place: list[Any]) -> Meeting | None:
        """The first meeting behind a place."""
        body = {"query": query, "sort": order, "size": 1, "search_after": place}
        hits = self._connection.search(self._index, body)["hits"]["hits"]
        return load_file(hits[0]["_source"]).meeting if hits else None

    def years(self) -> Mapping[int, int]:
        """Count the meetings of each year."""
        return self._counted["years"]

    def undated(self) -> int:
        """Count the meetings of no year."""
        return self._counted["dates"].get(UNDATED, 0)

    def series(self) -> Mapping[str, int]:
        """Count the meetings of each series, the largest first."""
        return self._counted["series"]

    @cached_property
    def _counted(self) -> Mapping[str, Mapping[Any, int]]:
        """What pages show of all meetings."""
        asked: dict[str, Dsl] = {
            "years": {"field": "years", "size": ALL_VALUES},
            "series": {"field": "series", "size": ALL_VALUES},
            "dates": {"field": "date", "include": [UNDATED]},
        }
        terms = {name: {"terms": more} for name, more in asked.items()}
        body = {"query": IS_FILE, "aggs": terms, "size": 0}
        answer = self._connection.search(self._index, body)["aggregations"]
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]}
            for name in asked
        }

    def labels(self, facet: str, values: Iterable[str]) -> Mapping[str, str]:
        """The labels of values of a facet, of those that have one."""
        if facet != "meeting" and facet not in FIRST:
            return {}
        wanted = tuple(dict.fromkeys(values))
        with self._lock:
            known = {id_: self._labels.get((facet, id_)) for id_ in wanted}
        asked = [id_ for id_, label in known.items() if label is None]
        about = [FILE] if facet == "meeting" else [SPEAKER, MENTION]
        found = self._oldest(about, asked, FIRST.get(facet, "asc"))
        new = {id_: found[id_]["label"] if id_ in found else NO_LABEL for id_ in asked}
        with self._lock:
            self._labels.update({(facet, id_): label for id_, label in new.items()})
        return {id_: label for id_, label in {**known, **new}.items() if label}

    def labelled(self, facet: str, find: str) -> Sequence[str]:
        """The values of a facet that have some characters in their labels."""
        wanted = plain(find)
        escaped = "".join(f"\\{sign}" if sign in "\\*?" else sign for sign in wanted)
        about = [FILE] if facet == "meeting" else [SPEAKER, MENTION]
        like = {"wildcard": {"plain": {"value": f"*{escaped}*"}}}
        ids = {"terms": {"field": "id", "size": ALL_VALUES}}
        found = [b["key"] for b in self._buckets(all_of([_about(*about), like]), ids)]
        return [id_ for id_, label in self.labels(facet, found).items() if wanted in plain(label)]

    def sharing(self, facet: str, ascii_id: str) -> Sequence[str]:
        """The ids of a facet that are this one but for a digest behind it."""
        if facet not in ("speaker", "mentions"):
            return ()
        alike = all_of([_about(SPEAKER, MENTION), {"term": {"ascii": ascii_id}}])
        ids = {"terms": {"field": "id", "size": ALL_VALUES}}
        return [bucket["key"] for bucket in self._buckets(alike, ids)]

    def speakers(self, ids: Iterable[str]) -> Mapping[str, FileSpeaker]:
        """Say of some who speak what all summaries say of them together."""
        wanted = tuple(ids)
        spoke = self._oldest([SPEAKER], wanted, "asc")
        printed = self._printed(wanted)
        kinds = {heard.id: heard.kind for heard in self._names.called(Called(ids=wanted))}
        named = self._oldest([MENTION], (id_ for id_ in wanted if id_ not in spoke), "asc")
        return {
            id_: _speaker(spoke[id_], kinds.get(id_, usual_kind({})), printed.get(id_, {}))
            if id_ in spoke
            else FileSpeaker(named.get(id_, {"label": id_})["label"], usual_kind({}), False, {})
            for id_ in wanted
        }

    def printing(self, names: Collection[str]) -> Iterator[Printed]:
        """Who is printed under one of some names, as `name_key` folds them, in each summary."""
        ids = [heard.id for heard in self._names.called(Called(names))]
        spoke = {"query": all_of([_about(SPEAKER), one_of("id", ids)]), "sort": BY_FILE}
        left = self._connection.each(self._index, spoke)
        while some := [hit["_source"] for hit in islice(left, AT_ONCE)]:
            files = list({source["file"] for source in some})
            body = {"query": all_of([IS_FILE, one_of("file", files)]), "size": len(files)}
            hits = self._connection.search(self._index, body)["hits"]["hits"]
            held = {h["_source"]["file"]: load_file(h["_source"]).meeting for h in hits}
            for source in some:
                printed = {one["name"]: one["count"] for one in source["printed"]}
                if not {*map(name_key, printed)}.isdisjoint(names):
                    yield Printed(held[source["file"]], source["label"], printed)

    def acronyms(self) -> Iterator[Mapping[str, Mapping[str, int]]]:
        """Count the long forms of the acronyms, of all summaries together."""
        return self._names.acronyms()

    def _oldest(self, about: list[str], values: Iterable[str], first: str) -> dict[str, Dsl]:
        """By id, what the oldest summary says of each; `first` is the order of `about`."""
        found: dict[str, Dsl] = {}
        for some in _batches(values):
            body = {
                "query": all_of([_about(*about), one_of("id", some)]),
                "collapse": {"field": "id"},
                "sort": [{"about": first}, *OLDEST],
                "size": len(some),
                "_source": ["id", "label", "kept"],
            }
            hits = self._connection.search(self._index, body)["hits"]["hits"]
            sources = {hit["_source"]["id"]: hit["_source"] for hit in hits}
            found |= {id_: sources[id_] for id_ in some if id_ in sources}
        return found

    def _printed(self, ids: Iterable[str]) -> dict[str, Counter[str]]:
        """Count the paragraphs of each speaker by printed name, over all summaries."""
        count = {"sum": {"field": "printed.count"}}
        names = {
            "terms": {"field": "printed.name", "size": ALL_VALUES},
            "aggs": {"count": count},
        }
        nested = {"nested": {"path": "printed"}, "aggs": {"names": names}}
        found: dict[str, Counter[str]] = {}
        for some in _batches(ids):
            by_id = {"terms": {"field": "id", "size": len(some)}, "aggs": {"printed": nested}}
            for bucket in self._buckets(all_of([_about(SPEAKER), one_of("id", some)]), by_id):
                buckets = bucket["printed"]["names"]["buckets"]
                counts = {name["key"]: int(name["count"]["value"]) for name in buckets}
                found[bucket["key"]] = Counter(counts)
        return found

    def _buckets(self, query: Dsl, aggregation: Dsl) -> list[Dsl]:
        body = {"query": query, "aggs": {"found": aggregation}, "size": 0}
        answer = self._connection.search(self._index, body)
        buckets: list[Dsl] = answer["aggregations"]["found"]["buckets"]
        return buckets


def _about(*about: str) -> Dsl:
    return one_of("about", about)


def _batches(values: Iterable[str]) -> Iterator[list[str]]:
    left = iter(dict.fromkeys(values))
    while some := list(islice(left, AT_ONCE)):
        yield some


def _speaker(source: Dsl, kind: Kind, printed: Mapping[str, int]) -> FileSpeaker:
    known = json.loads(source["kept"])["known"]
    return FileSpeaker(source["label"], kind, known, dict(printed))
