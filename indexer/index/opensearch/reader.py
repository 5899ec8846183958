"""How a cluster answers: see `indexer.index.seam.EngineReader`."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from threading import Lock

from cachetools import LRUCache, cachedmethod

from indexer.index.names import HeardNames
from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.dsl import ROWS, Dsl, all_of, in_a_row, unscored
from indexer.index.opensearch.facets import UNSEEN, counted, counting
from indexer.index.opensearch.mapping import WINDOW
from indexer.index.opensearch.names import ClusterNames
from indexer.index.opensearch.selection import IS_PARAGRAPH, Selection
from indexer.index.opensearch.views import ClusterViews
from indexer.index.opensearch.vocabulary import ClusterVocabulary
from indexer.index.seam import (
    EngineQuery,
    EngineResults,
    Found,
    Headings,
    MeetingOrder,
    Sort,
    SpeakerOrder,
    Tally,
)
from indexer.query.tree import Field, Pattern

AT_ONCE = 200  # paragraphs with their rows: an answer is held whole
MOST_STRETCHES = WINDOW  # of a paragraph, as many as one answer may hold
REMEMBERED = 4096  # words: one query asks for the same ones several times
REMEMBERED_OF_PATTERNS = 50_000  # words: a pattern may stand for hundreds
STRETCH = f"{ROWS}.stretch"
TOLD = "stretches"
Words = tuple[Sequence[tuple[str, int]], int]


class ClusterReader:
    """One state of an index, open for reading; `paragraphs` and `words` are its indexes."""

    def __init__(self, connection: Connection, paragraphs: str, words: str) -> None:
        self._connection = connection
        self._index = paragraphs
        self._views = ClusterViews(connection, paragraphs)
        self._vocabulary = ClusterVocabulary(connection, words)
        self._names = ClusterNames(connection, words)
        self._words: LRUCache[object, Words] = LRUCache(
            REMEMBERED_OF_PATTERNS, getsizeof=lambda found: len(found[0]) + 1
        )
        self._frequencies: LRUCache[tuple[Field, str], int] = LRUCache(REMEMBERED)
        self._words_lock, self._frequencies_lock = Lock(), Lock()

    @property
    def orders(self) -> Collection[Sort]:
        """All but that by speaker: a voice here does not tell who speaks from who is spoken for."""
        return tuple(sort for sort in Sort if sort is not Sort.SPEAKER)

    @property
    def names(self) -> HeardNames:
        """The names of speakers and sections."""
        return self._names

    def run(self, query: EngineQuery) -> EngineResults:
        """Find paragraphs; each facet is counted without its own filter."""
        selection = Selection(query)
        base = selection.any_facet(query.facets)
        behind = (
            self._connection.behind(self._index, _bare(selection), query.offset)
            if query.limit
            else []
        )
        wanted = selection.paragraphs()
        body = {
            **_hits(selection, base),
            **({"post_filter": wanted} if wanted != base else {}),
            "aggs": counting(selection, query.facets, base),
            "size": min(query.limit, AT_ONCE),
            "track_total_hits": True,
            **({"search_after": behind} if behind else {}),
        }
        unseen = {"filter_path": f"-**.{UNSEEN}"}
        answer = self._connection.search(self._index, body, params=unseen)
        total = answer["hits"]["total"]["value"]
        hits = [] if behind is None else answer["hits"].get("hits", [])
        found = list(map(_found, hits))
        left = min(query.limit, total - query.offset) - len(found)
        facets = counted(answer.get("aggregations", {}), query.facets)
        return EngineResults(
            total,
            (*found, *self._more(selection, hits, left)),
            {facet: counts for facet, (counts, _) in facets.items()},
            {facet: distinct for facet, (_, distinct) in facets.items()},
        )

    def _more(self, selection: Selection, hits: list[Dsl], wanted: int) -> Iterator[Found]:
        """The hits behind some others, in lots."""
        body = {**_hits(selection, selection.paragraphs()), "track_total_hits": False}
        while hits and wanted > 0:
            size = min(wanted, AT_ONCE)
            place = {"size": size, "search_after": hits[-1]["sort"]}
            hits = self._connection.search(self._index, {**body, **place})["hits"]["hits"]
            yield from map(_found, hits)
            wanted -= size

    def everything(self, query: EngineQuery) -> Iterator[Found]:
        """All paragraphs that a query finds, in its order, AT_ONCE of them at a time."""
        selection = Selection(query)
        body = {**_hits(selection, selection.paragraphs()), "track_total_hits": False}
        yield from map(_found, self._connection.each(self._index, body, AT_ONCE))

    def headings(self, query: EngineQuery) -> Headings:
        """Find the headings that satisfy a query, the best first."""
        order = [{"_score": "desc"}, {"date": "desc"}, {"file": "asc"}]
        body = {"query": Selection(query).headings(), "sort": order, "_source": ["document"]}
        total, hits = self._connection.first(self._index, body, query.limit)
        return Headings(total, tuple(hit["_source"]["document"] for hit in hits))

    def count_rows(self, query: EngineQuery) -> int:
        """Count the stretches that satisfy a query, and the paragraphs of which none does."""
        selection = Selection(query)
        satisfied = selection.satisfied()
        values = {
            "terms": {"field": STRETCH, "size": WINDOW},
            "aggs": {"in": {"reverse_nested": {}}},
        }
        rows = {"filter": satisfied, "aggs": {"stretches": values}}
        body = {
            "query": selection.paragraphs(),
            "size": 0,
            "track_total_hits": True,
            "aggs": {
                "rows": {"nested": {"path": ROWS}, "aggs": {"satisfied": rows}},
                "some": {"filter": in_a_row(satisfied)},
            },
        }
        answer = self._connection.search(self._index, body)
        found = answer["aggregations"]
        buckets = found["rows"]["satisfied"]["stretches"]["buckets"]
        total: int = answer["hits"]["total"]["value"]
        stretches: int = sum(bucket["in"]["doc_count"] for bucket in buckets)
        some: int = found["some"]["doc_count"]
        return total - some + stretches

    def meetings(self, query: EngineQuery, order: MeetingOrder) -> Sequence[tuple[str, int]]:
        """The ids of the meetings in which something is found, and in how many paragraphs."""
        return self._views.meetings(query, order)

    def ranked(
        self, query: EngineQuery, order: SpeakerOrder, _language: str
    ) -> Sequence[tuple[str, Tally]]:
        """The ids of those who speak in what is found, each with its tally."""
        return self._views.ranked(query, order)

    def speakers(self, query: EngineQuery) -> Mapping[str, Tally]:
        """Count the paragraphs found by speaker."""
        return self._views.speakers(query)

    def speakers_at(self, query: EngineQuery, meetings: Collection[str]) -> Mapping[str, int]:
        """Count the speakers in what is found, by meeting."""
        return self._views.speakers_at(query, meetings)

    def cells(
        self, query: EngineQuery, speakers: Collection[str], meetings: Collection[str] | None
    ) -> Mapping[str, Mapping[str, int]]:
        """Count the paragraphs found by speaker and meeting."""
        return self._views.cells(query, speakers, meetings)

    @cachedmethod(lambda self: self._words, lock=lambda self: self._words_lock)
    def words(self, pattern: Pattern, most: int) -> Words:
        """The most frequent words that a pattern stands for, and how many there are."""
        return self._vocabulary.words(pattern, most)

    def frequencies(self, field: Field, terms: Iterable[str]) -> Mapping[str, int]:
        """Count the documents, paragraphs and statements, that have each term in a field.

        Those not asked for lately are asked for together.
        """
        wanted = tuple(dict.fromkeys(terms))
        with self._frequencies_lock:
            known = {t: n for t in wanted if (n := self._frequencies.get((field, t))) is not None}
        asked = [term for term in wanted if term not in known]
        found = self._vocabulary.frequencies(field, asked) if asked else {}
        new = {term: found.get(term, 0) for term in asked}
        with self._frequencies_lock:
            self._frequencies.update({(field, term): count for term, count in new.items()})
        return known | new

    def meeting(self, meeting_id: str) -> Iterator[str]:
        """The documents of one meeting in the order of its summary."""
        body = {
            "query": all_of([IS_PARAGRAPH, {"term": {"meeting_id": meeting_id}}]),
            "sort": [{"position": "asc"}, {"file": "asc"}],
            "_source": ["document"],
        }
        for hit in self._connection.each(self._index, body, AT_ONCE):
            yield hit["_source"]["document"]

    def close(self) -> None:
        """Let go of nothing: the connection is that of the process."""


def _hits(selection: Selection, found: Dsl) -> Dsl:
    """Ask for paragraphs as they are stored, each with the stretches that satisfy the query."""
    rows = {
        "name": TOLD,
        "size": MOST_STRETCHES,
        "_source": False,
        "docvalue_fields": [STRETCH],
        "sort": [{STRETCH: "asc"}],
    }
    told = in_a_row(selection.satisfied(), hits=rows)
    return {
        "query": {"bool": {"must": [selection.scored(found)], "should": [unscored(told)]}},
        "sort": selection.order,
        "_source": ["document"],
    }


def _bare(selection: Selection) -> Dsl:
    """Ask for nothing but the places of hits."""
    return {
        "query": selection.scored(selection.paragraphs()),
        "sort": selection.order,
    }


def _found(hit: Dsl) -> Found:
    inner = hit["inner_hits"][TOLD]["hits"].get("hits", ())
    numbers = (number for row in inner for number in row["fields"][STRETCH])
    return Found(hit["_source"]["document"], tuple(dict.fromkeys(numbers)))
