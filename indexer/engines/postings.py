"""Whoosh's postings as arrays, combined by NumPy.

Whoosh's own matchers visit every posting in Python, and a union of some hundred words, as a
pattern makes it, visits each at every step. The scores are those of Whoosh's BM25F.
"""

import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from indexer.engines.columns import Rows, Scores

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries
    from whoosh.matching import FilterMatcher
    from whoosh.reading import TermNotFound
    from whoosh.scoring import BM25F

REMEMBERED = 512
Matches = tuple[Rows, Scores]
NOTHING: Matches = (np.zeros(0, np.int64), np.zeros(0))


class Postings:
    """Finds the documents of a query tree: their numbers, in order, and their scores."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._size = int(searcher.reader().doc_count_all())
        self._lengths = lru_cache(maxsize=None)(self._read_lengths)
        self._term = lru_cache(maxsize=REMEMBERED)(self._read_term)

    def matches(self, tree: Any) -> Matches:
        """Give the documents that match a tree."""
        match tree:
            case queries.And():
                return self._all_of(tree.subqueries)
            case queries.Or():
                return _any_of([self.matches(part) for part in tree.subqueries])
            case queries.Not():
                return self._all_of([tree])
            case queries.Every():
                return np.arange(self._size), np.zeros(self._size)
            case queries.Term():
                return self._term(tree.fieldname, tree.text)
            case _:
                return self._visited(tree)

    def _all_of(self, parts: Sequence[Any]) -> Matches:
        wanted = [part for part in parts if not isinstance(part, queries.Not)]
        found = [self.matches(part) for part in wanted or [queries.Every()]]
        documents, scores = min(found, key=lambda matches: len(matches[0]))
        for others, more in found:
            if others is not documents:
                documents, here, there = np.intersect1d(
                    documents, others, assume_unique=True, return_indices=True
                )
                scores = scores[here] + more[there]
        for part in parts:
            if isinstance(part, queries.Not):
                kept = ~np.isin(documents, self.matches(part.query)[0], assume_unique=True)
                documents, scores = documents[kept], scores[kept]
        return documents, scores

    def _visited(self, tree: Any) -> Matches:
        """Let Whoosh match what needs positions or numbers."""
        documents: list[int] = []
        scores: list[float] = []
        context = self._searcher.context()
        for searcher, offset in self._searcher.leaf_searchers():
            matcher = tree.matcher(searcher, context)
            while matcher.is_active():
                documents.append(matcher.id() + offset)
                scores.append(matcher.score())
                matcher.next()
        return np.array(documents, np.int64), np.array(scores)

    def _read_term(self, field: str, text: str) -> Matches:
        """Read a term's postings and score them by BM25 (Robertson and Zaragoza 2009)."""
        blocks = list(self._blocks(field, text))
        if not blocks:
            return NOTHING
        documents = np.concatenate([numbers for numbers, _ in blocks])
        weights = np.concatenate([weights for _, weights in blocks])
        model: BM25F = self._searcher.weighting
        average = self._searcher.avg_field_length(field)
        norm = 1 - model.B + model.B * self._lengths(field)[documents] / average
        scores = weights * (model.K1 + 1) / (weights + model.K1 * norm)
        return documents, scores * self._searcher.idf(field, text)

    def _blocks(self, field: str, text: str) -> Iterator[tuple[Rows, Scores]]:
        """Read postings a block at a time; the public way gives them one by one."""
        for searcher, offset in self._searcher.leaf_searchers():
            try:
                matcher = searcher.reader().postings(field, text)
            except TermNotFound:
                continue
            if isinstance(matcher, FilterMatcher):  # the deleted; they have no row anyway
                matcher = matcher.child
            while matcher.is_active():
                matcher._read_ids()
                matcher._read_weights()
                numbers = np.array(matcher._ids, np.int64) + offset
                yield numbers, np.array(matcher._weights, np.float64)
                matcher._next_block()

    def _read_lengths(self, field: str) -> Scores:
        reader = self._searcher.reader()
        lengths = (reader.doc_field_length(number, field) for number in range(self._size))
        return np.fromiter(lengths, np.float64, self._size)


def _any_of(found: Sequence[Matches]) -> Matches:
    if not found:
        return NOTHING
    documents, places = np.unique(
        np.concatenate([numbers for numbers, _ in found]), return_inverse=True
    )
    scores = np.concatenate([scores for _, scores in found])
    return documents, np.bincount(places, scores, minlength=len(documents)).astype(np.float64)
