"""Whoosh's postings as arrays, combined by NumPy.

Whoosh's own matchers visit every posting in Python, and a union of some hundred words, as a
pattern makes it, visits each at every step. The scores are those of Whoosh's BM25F; a phrase has
the scores of its words.
"""

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from indexer.engines.columns import Rows, Scores, expanded
from indexer.engines.table import Numbers
from indexer.engines.whoosh.blocks import read_lengths, read_places, read_postings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries
    from whoosh.scoring import BM25F

REMEMBERED = 512
REMEMBERED_PLACES = 32
PLACE_BITS = 24  # a paragraph has fewer words
Matches = tuple[Rows, Scores]
NOTHING: Matches = (np.zeros(0, np.int64), np.zeros(0))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a term stands: `spots[starts[n]:starts[n + 1]]` are those in its nth document.

    A spot is the number of the document and the place in it, in one number, so that the spots of
    a term are in order.
    """

    documents: Rows
    starts: Numbers
    spots: Numbers

    def within(self, documents: Rows) -> Numbers:
        """Give the spots in some of the term's documents."""
        if len(documents) == len(self.documents):
            return self.spots
        spots, _ = expanded(self.starts, np.searchsorted(self.documents, documents))
        return self.spots[spots]


class Postings:
    """Finds the documents of a query tree: their numbers, in order, and their scores."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._size = int(searcher.reader().doc_count_all())
        self._lengths = lru_cache(maxsize=None)(lambda field: read_lengths(searcher, field))
        self._term = lru_cache(maxsize=REMEMBERED)(self._read_term)
        self._places = lru_cache(maxsize=REMEMBERED_PLACES)(self._read_places)

    def matches(self, tree: Any) -> Matches:
        """Give the documents that match a tree.

        Raises TypeError for a kind of query that the parser does not make.
        """
        match tree:
            case queries.And():
                return self._all_of(tree.subqueries)
            case queries.Or():
                return self._any_of(self.matches(part) for part in tree.subqueries)
            case queries.Not():
                return self._all_of([tree])
            case queries.Every():
                return np.arange(self._size), np.zeros(self._size)
            case queries.Phrase():
                return self._phrase(tree)
            case queries.NumericRange():
                return self._range(tree)
            case queries.Term():
                return self._term(tree.fieldname, tree.text)
            case _:
                raise TypeError(f"Whoosh is not taught to search for {tree!r}")

    def _all_of(self, parts: Sequence[Any]) -> Matches:
        wanted = [part for part in parts if not isinstance(part, queries.Not)]
        found = [self.matches(part) for part in wanted or [queries.Every()]]
        found.sort(key=lambda matches: len(matches[0]))
        documents, scores = found[0]
        for others, more in found[1:]:
            kept, places = _present(documents, others)
            documents, scores = documents[kept], scores[kept] + more[places]
        for part in parts:
            if isinstance(part, queries.Not):
                absent = ~_present(documents, self.matches(part.query)[0])[0]
                documents, scores = documents[absent], scores[absent]
        return documents, scores

    def _any_of(self, found: Iterable[Matches]) -> Matches:
        """Add the scores up in an array of all documents: many words are many postings."""
        total = np.zeros(self._size)
        present = np.zeros(self._size, bool)
        for documents, scores in found:
            total[documents] += scores
            present[documents] = True
        either = np.flatnonzero(present)
        return either, total[either]

    def _phrase(self, tree: queries.Phrase) -> Matches:
        """Find words in order, each at most `slop` places behind the one before."""
        field, words = tree.fieldname, tree.words
        documents, scores = self._all_of([queries.Term(field, word) for word in words])
        if not len(documents) or len(words) == 1:
            return documents, scores
        reached = self._places(field, words[0]).within(documents)
        for word in words[1:]:
            spots = self._places(field, word).within(documents)
            before = np.searchsorted(reached, spots) - 1
            gaps = spots - reached[before]
            reached = spots[(before >= 0) & (gaps <= tree.slop)]
            if not len(reached):
                return NOTHING
        found = np.searchsorted(documents, np.unique(reached >> PLACE_BITS))
        return documents[found], scores[found]

    def _range(self, tree: queries.NumericRange) -> Matches:
        """Find numbers from `start` to `end`, with no score."""
        number = self._searcher.schema[tree.fieldname].from_bytes
        terms = self._searcher.reader().lexicon(tree.fieldname)
        within = [term for term in terms if tree.start <= number(term) <= tree.end]
        present = np.zeros(self._size, bool)
        for term in within:
            present[read_postings(self._searcher, tree.fieldname, term)[0]] = True
        documents = np.flatnonzero(present)
        return documents, np.zeros(len(documents))

    def _read_term(self, field: str, text: str) -> Matches:
        """Read a term's postings and score them by BM25 (Robertson and Zaragoza 2009)."""
        documents, weights = read_postings(self._searcher, field, text)
        if not len(documents):
            return NOTHING
        model: BM25F = self._searcher.weighting
        average = self._searcher.avg_field_length(field)
        norm = 1 - model.B + model.B * self._lengths(field)[documents] / average
        scores = weights * (model.K1 + 1) / (weights + model.K1 * norm)
        return documents, scores * self._searcher.idf(field, text)

    def _read_places(self, field: str, text: str) -> _Places:
        documents, weights = read_postings(self._searcher, field, text)
        counts = weights.astype(np.int64)
        spots = read_places(self._searcher, field, text)
        spots += np.repeat(documents, counts) << PLACE_BITS
        return _Places(documents, np.append(0, np.cumsum(counts)), spots)


def _present(few: Rows, many: Rows) -> tuple[Any, Rows]:
    """Mark those of a few documents that are among the many, and give their places there."""
    if not len(many):
        return np.zeros(len(few), bool), NOTHING[0]
    places = np.minimum(np.searchsorted(many, few), len(many) - 1)
    kept = many[places] == few
    return kept, places[kept]
