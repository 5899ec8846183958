"""How any engine answers: its words find the rows, the table filters, counts and orders them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from threading import Lock
from typing import Protocol

import numpy as np
from cachetools import LRUCache

from indexer.index.local.columns import NEVER, Rows, beginnings
from indexer.index.local.postings import Asked, Matches, Postings
from indexer.index.local.removed import Holder, RemovedTerms
from indexer.index.local.selection import Facets, Selection
from indexer.index.local.table import Table
from indexer.index.local.vocabulary import LocalVocabulary
from indexer.index.seam import EngineQuery, EngineResults, Found, Headings, Sort, Tally
from indexer.query.tree import ALL, Field, Pattern, Tree, any_of, marked_leaves

AT_ONCE = 200  # paragraphs: stored documents are fetched in lots, and not all are held
LONGEST = 1_000_000  # stretches of a paragraph
CHARACTERS = 4_000_000  # of stored documents, some thousand paragraphs
LONG = 100_000  # characters: what is longer is fetched each time
REMEMBERED = 8  # queries: one page asks for the same words several times


class Finder(Holder, Protocol):
    """What an engine adds to the table: which rows have which words, and the stored documents."""

    unions: bool

    def postings(self, leaf: Asked) -> Matches:
        """The rows that a word or a phrase matches, in order, and their scores.

        With `unions`, it is also asked for those of several terms at once.
        """
        ...

    def frequencies(self, field: Field) -> dict[str, int]:
        """Count the documents that have each term of a field; the terms are in order.

        Those that are removed may count.
        """
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class TableReader:
    """One state of an index, open for reading: see `indexer.index.seam.RowReader`."""

    def __init__(self, table: Table, finder: Finder, removed: RemovedTerms) -> None:
        self._table = table
        self._facets = Facets(table)
        self._finder = finder
        days = table.numbers["date"], table.numbers["last"]
        postings = Postings(days, finder.postings, unions=finder.unions)
        self._find = lru_cache(maxsize=REMEMBERED)(postings.matches)
        self._vocabulary = LocalVocabulary(
            lambda field: removed.taken_off(finder.frequencies(field), field)
        )
        self._stored: LRUCache[int, str] = LRUCache(CHARACTERS, len)
        self._lock = Lock()

    @property
    def orders(self) -> Collection[Sort]:
        """All that there are."""
        return tuple(Sort)

    def run(self, query: EngineQuery) -> EngineResults:
        """Find paragraphs; each facet is counted without its own filter."""
        selection = self._selected(query)
        wanted = query.offset + query.limit
        hits = self._ordered(query, selection, wanted)[query.offset : wanted]
        found = tuple(self._with_stretches(selection, hits))
        counted = {facet: selection.counts(facet, most) for facet, most in query.facets.items()}
        return EngineResults(
            len(selection.paragraphs()),
            found,
            {facet: counts for facet, (counts, _) in counted.items()},
            {facet: distinct for facet, (_, distinct) in counted.items()},
        )

    def everything(self, query: EngineQuery) -> Iterator[Found]:
        """All paragraphs that a query finds, in its order, AT_ONCE of them at a time."""
        selection = self._selected(query)
        hits = self._ordered(query, selection, self._table.size)
        for start in range(0, len(hits), AT_ONCE):
            yield from self._with_stretches(selection, hits[start : start + AT_ONCE])

    def headings(self, query: EngineQuery) -> Headings:
        """Find the headings that satisfy a query, the best first."""
        matches = self._find(query.tree)
        rows = Selection(query, matches[0], self._facets).headings()
        if not len(rows):
            return Headings(0, ())
        scores = matches[1][np.searchsorted(matches[0], rows)]
        best = rows[np.lexsort((self._table.numbers["newest"][rows], -scores))][: query.limit]
        return Headings(len(rows), self._documents(best))

    def count_rows(self, query: EngineQuery) -> int:
        """Count the stretches that satisfy a query, and the paragraphs of which none does."""
        selection = self._selected(query)
        paragraphs = selection.paragraphs()
        rows, _ = self._facets.rows_of(paragraphs)
        rows = rows[selection.satisfied(rows)]
        parents = self._table.parent[rows]
        keys = np.unique(parents * (LONGEST + 1) + self._table.stretch[rows])
        return len(keys) + len(paragraphs) - len(np.unique(parents))

    def _ordered(self, query: EngineQuery, selection: Selection, wanted: int) -> Rows:
        if query.tree != ALL and query.sort is Sort.RELEVANCE:
            return self._by_relevance(self._find(query.tree), selection.scored(), wanted)
        if query.sort is Sort.SPEAKER:
            return self._by_speaker(query.tree, selection)
        return self._by_date(selection.paragraphs(), query.sort, wanted)

    def _with_stretches(self, selection: Selection, hits: Rows) -> Iterator[Found]:
        """Paragraphs as they are stored, each with those of its stretches that satisfy."""
        rows, belongs = self._facets.rows_of(hits)
        satisfied = selection.satisfied(rows)
        numbers: list[list[int]] = [[] for _ in hits]
        for hit, number in zip(
            belongs[satisfied].tolist(), self._table.stretch[rows[satisfied]].tolist(), strict=True
        ):
            numbers[hit].append(number)
        for document, found in zip(self._documents(hits), numbers, strict=True):
            yield Found(document, tuple(dict.fromkeys(found)))

    def speakers(self, query: EngineQuery) -> Mapping[str, Tally]:
        """Count the paragraphs found by speaker."""
        return self._selected(query).speakers()

    def speakers_at(self, query: EngineQuery, meetings: Collection[str]) -> Mapping[str, int]:
        """Count the speakers in what is found, by meeting."""
        cells = self._selected(query).cells(meetings)
        return Counter(meeting for by_meeting in cells.values() for meeting in by_meeting)

    def cells(
        self, query: EngineQuery, speakers: Collection[str], meetings: Collection[str] | None
    ) -> Mapping[str, Mapping[str, int]]:
        """Count the paragraphs found by speaker and meeting."""
        return self._selected(query).cells(meetings, speakers)

    def words(self, pattern: Pattern, most: int) -> tuple[Sequence[tuple[str, int]], int]:
        """The most frequent words that a pattern stands for, and how many there are."""
        return self._vocabulary.words(pattern, most)

    def frequencies(self, field: Field, terms: Iterable[str]) -> Mapping[str, int]:
        """Count the documents, paragraphs and statements, that have each term in a field."""
        return self._vocabulary.frequencies(field, terms)

    def meeting(self, meeting_id: str) -> tuple[str, ...]:
        """The documents of one meeting in the order of its summary."""
        column = self._facets.columns["meeting"]
        found = column.having((meeting_id,))[column.codes]
        rows = np.flatnonzero(found & self._table.is_paragraph)
        rows = rows[np.argsort(self._table.numbers["position"][rows], kind="stable")]
        return self._documents(rows)

    def close(self) -> None:
        """Let go of the files."""
        self._finder.close()

    def _documents(self, rows: Rows) -> tuple[str, ...]:
        """Stored documents in the order of the rows; those asked for lately are remembered."""
        wanted = rows.tolist()
        with self._lock:
            found = {row: self._stored[row] for row in wanted if row in self._stored}
        missing = [row for row in wanted if row not in found]
        new = dict(zip(missing, self._finder.documents(np.array(missing, np.int64)), strict=True))
        with self._lock:
            self._stored.update((row, text) for row, text in new.items() if len(text) < LONG)
        return tuple(found[row] if row in found else new[row] for row in wanted)

    def _selected(self, query: EngineQuery) -> Selection:
        return Selection(query, self._find(query.tree)[0], self._facets)

    def _by_date(self, rows: Rows, sort: Sort, wanted: int) -> Rows:
        """The first of some rows by date, undated ones last; within a day in reading order."""
        places = self._table.numbers["oldest" if sort is Sort.OLDEST else "newest"][rows]
        if sort is Sort.OLDEST:
            undated = self._table.numbers["date"][rows] == 0
            places = places + undated * np.int64(len(self._table.numbers["date"]))
        if wanted < len(rows):
            first = np.argpartition(places, wanted)[:wanted]
            rows, places = rows[first], places[first]
        return rows[np.argsort(places)]

    def _by_speaker(self, tree: Tree, selection: Selection) -> Rows:
        """Paragraphs by the names of those who say what satisfies; then newest first."""
        paragraphs = selection.paragraphs()
        rows, belongs = self._facets.rows_of(paragraphs)
        places = np.full(len(paragraphs), NEVER)
        said = selection.satisfied(rows)
        np.minimum.at(places, belongs[said], selection.places(rows[said]))
        words = tuple(marked_leaves(tree))
        matched = self._find(any_of(words))[0] if words else rows[:0]
        near = selection.nearest(rows, matched) & (places[belongs] == NEVER)
        np.minimum.at(places, belongs[near], selection.places(rows[near]))
        return paragraphs[np.lexsort((self._table.numbers["newest"][paragraphs], places))]

    def _by_relevance(self, found: Matches, rows: Rows, wanted: int) -> Rows:
        """The best paragraphs; the score of one is that of its best row.

        Equally good ones come newest first.
        """
        if not len(rows):
            return rows
        matched, scores = found
        parents = self._table.parent[rows]
        starts = np.flatnonzero(beginnings(parents))
        best = np.maximum.reduceat(scores[np.searchsorted(matched, rows)], starts)
        paragraphs = parents[starts]
        if 0 < wanted < len(best):
            good = best >= np.partition(best, -wanted)[-wanted]
            paragraphs, best = paragraphs[good], best[good]
        return paragraphs[np.lexsort((self._table.numbers["newest"][paragraphs], -best))]
