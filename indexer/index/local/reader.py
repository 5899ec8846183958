"""How any engine answers: its words find the rows, the table filters, counts and orders them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np

from indexer.index.local.columns import Rows, beginnings
from indexer.index.local.postings import Asked, Matches, Postings
from indexer.index.local.selection import Facets, Selection
from indexer.index.local.table import Table
from indexer.index.seam import EngineQuery, EngineResults
from indexer.query.tree import ALL
from indexer.results import Sort

REMEMBERED = 8  # queries: one page asks for the same words several times


class Finder(Protocol):
    """What an engine adds to the table: which rows have which words, and the stored documents."""

    unions: bool

    def postings(self, leaf: Asked) -> Matches:
        """Give the rows that a word, a phrase or a range matches, in order, and their scores.

        With `unions`, it is also asked for those of several terms at once.
        """
        ...

    def documents(self, rows: Rows) -> tuple[str, ...]:
        """Give the stored documents of paragraphs, in the order of the rows."""
        ...

    def frequencies(self, field: str) -> Mapping[str, int]:
        """Count the documents that have each term of a field; the terms are in order."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class TableReader:
    """One state of an index, open for reading: see `indexer.index.seam.EngineReader`."""

    def __init__(self, table: Table, finder: Finder) -> None:
        self._table = table
        self._facets = Facets(table)
        self._finder = finder
        postings = Postings(table.size, finder.postings, unions=finder.unions)
        self._find = lru_cache(maxsize=REMEMBERED)(postings.matches)
        self._frequencies = lru_cache(maxsize=None)(finder.frequencies)
        self._terms: dict[str, Sequence[str]] = {}

    def run(self, query: EngineQuery) -> EngineResults:
        """Find paragraphs; each facet is counted without its own filter."""
        found = self._find(query.tree)
        selection = self._selection(query, found)
        wanted = query.offset + query.limit
        if query.tree != ALL and query.sort is Sort.RELEVANCE:
            hits = self._by_relevance(found, selection.scored(), wanted)
        else:
            hits = self._by_date(selection.paragraphs(), query.sort, wanted)
        documents = self._finder.documents(hits[query.offset : wanted])
        return EngineResults(len(selection.paragraphs()), documents, selection.counts())

    def speakers_by_meeting(self, query: EngineQuery) -> Mapping[str, Mapping[str, int]]:
        """Count the paragraphs found by speaker and meeting."""
        return self._selection(query, self._find(query.tree)).speakers_by_meeting()

    def terms(self, field: str) -> Sequence[str]:
        """Give all terms of a field, sorted; read from the index once."""
        if field not in self._terms:
            self._terms[field] = list(self._frequencies(field))
        return self._terms[field]

    def frequency(self, field: str, term: str) -> int:
        """Count the documents, paragraphs and statements, that have a term in a field."""
        return self._frequencies(field).get(term, 0)

    def meeting(self, meeting_id: str) -> tuple[str, ...]:
        """Give the documents of one meeting in the order of its summary."""
        column = self._facets.columns["meeting"]
        rows = np.flatnonzero(column.having((meeting_id,))[column.codes])
        rows = rows[np.argsort(self._table.numbers["position"][rows], kind="stable")]
        return self._finder.documents(rows)

    def close(self) -> None:
        """Let go of the files."""
        self._finder.close()

    def _selection(self, query: EngineQuery, found: Matches) -> Selection:
        return Selection(query, found[0], self._facets)

    def _by_date(self, rows: Rows, sort: Sort, wanted: int) -> Rows:
        """Give the first of some rows by date; within a day by place in the summary."""
        places = self._table.numbers["oldest" if sort is Sort.OLDEST else "newest"][rows]
        if wanted < len(rows):
            first = np.argpartition(places, wanted)[:wanted]
            rows, places = rows[first], places[first]
        return rows[np.argsort(places)]

    def _by_relevance(self, found: Matches, rows: Rows, wanted: int) -> Rows:
        """Give the best paragraphs; the score of one is that of its best row.

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
