"""Which rows match a query: the postings of its words and phrases, combined by NumPy.

An engine gives those of one word, phrase or range; what is combined is the same for all.
"""

import warnings
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from threading import Lock
from typing import Any

import numpy as np
from cachetools import LRUCache, cachedmethod

from indexer.index.local.columns import Mask, Rows, Scores

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries

REMEMBERED = 16_000_000  # postings, of 16 bytes each
Matches = tuple[Rows, Scores]


class Postings:
    """Finds the rows of a query tree, in order, and their scores.

    `read` gives those of a leaf of the tree, whatever the engine makes of it; with `unions` those
    of a union of words as well.
    """

    def __init__(self, size: int, read: Callable[[Any], Matches], *, unions: bool = False) -> None:
        self._size = size
        self._read = read
        self._unions = unions
        self._remembered: LRUCache[Any, Matches] = LRUCache(REMEMBERED, lambda found: len(found[0]))
        self._lock = Lock()

    def matches(self, tree: Any) -> Matches:
        """Give the rows that match a tree."""
        match tree:
            case queries.Or() if self._unions and _of_words(tree):
                return self._leaf(tree)
            case queries.And():
                return self._all_of(tree.subqueries)
            case queries.Or():
                return self._any_of(self.matches(part) for part in tree.subqueries)
            case queries.Not():
                return self._all_of([tree])
            case queries.Every():
                return np.arange(self._size), np.zeros(self._size)
            case _:
                return self._leaf(tree)

    @cachedmethod(attrgetter("_remembered"), lock=attrgetter("_lock"))
    def _leaf(self, leaf: Any) -> Matches:
        return self._read(leaf)

    def _all_of(self, parts: Sequence[Any]) -> Matches:
        wanted = [part for part in parts if not isinstance(part, queries.Not)]
        found = [self.matches(part) for part in wanted or [queries.Every()]]
        found.sort(key=lambda matches: len(matches[0]))
        rows, scores = found[0]
        for others, more in found[1:]:
            kept, places = present(rows, others)
            rows, scores = rows[kept], scores[kept] + more[places]
        for part in parts:
            if isinstance(part, queries.Not):
                absent = ~present(rows, self.matches(part.query)[0])[0]
                rows, scores = rows[absent], scores[absent]
        return rows, scores

    def _any_of(self, found: Iterable[Matches]) -> Matches:
        """Add the scores up in an array of all rows: many words are many postings."""
        total = np.zeros(self._size)
        any_of = np.zeros(self._size, bool)
        for rows, scores in found:
            total[rows] += scores
            any_of[rows] = True
        either = np.flatnonzero(any_of)
        return either, total[either]


def _of_words(union: queries.Or) -> bool:
    return all(isinstance(part, queries.Term) for part in union.subqueries)


def present(few: Rows, many: Rows) -> tuple[Mask, Rows]:
    """Mark those of a few numbers that are among the many, and give their places there."""
    if not len(many):
        return np.zeros(len(few), bool), np.zeros(0, np.int64)
    places = np.minimum(np.searchsorted(many, few), len(many) - 1)
    kept = many[places] == few
    return kept, places[kept]


def in_order(rows: Rows, scores: Scores) -> Matches:
    """Put rows in order, with their scores; -1 is the row of a document that is gone."""
    order = np.argsort(rows, kind="stable")
    order = order[np.searchsorted(rows[order], 0) :]
    return rows[order], scores[order]
