"""Which rows match a query: the postings of its words and phrases, combined by NumPy.

An engine gives those of one word or phrase; what is combined is the same for all, and the table
knows the days.
"""

from collections.abc import Callable, Iterable, Sequence
from threading import Lock

import numpy as np
from cachetools import LRUCache, cached

from indexer.index.local.columns import Mask, Rows, Scores
from indexer.index.local.table import Numbers
from indexer.query.tree import (
    ALL,
    All,
    And,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Tree,
    Wildcard,
    Word,
)

REMEMBERED = 16_000_000  # postings, of 16 bytes each
Matches = tuple[Rows, Scores]
Asked = Word | Phrase | Or


class Postings:
    """Finds the rows of a query tree, in order, and their scores.

    `read` gives those of a term or a phrase, whatever the engine makes of it; with `unions` those
    of a union of terms as well. `days` are the first and the last day of each row.
    """

    def __init__(
        self, days: tuple[Numbers, Numbers], read: Callable[[Asked], Matches], *, unions: bool
    ) -> None:
        self._days = days
        self._size = len(days[0])
        self._unions = unions
        # Of a method of this object a cycle would be made, which holds the files until it is found.
        remembered: LRUCache[Asked, Matches] = LRUCache(REMEMBERED, lambda found: len(found[0]))
        self._leaf = cached(remembered, lock=Lock())(read)

    def matches(self, tree: Tree) -> Matches:
        """The rows that match a tree; raises TypeError for one with patterns in it."""
        match tree:
            case And():
                return self._all_of(tree.parts)
            case Or():
                return self._any_of(tree)
            case Not():
                return self._all_of([tree])
            case All():
                return np.arange(self._size), np.zeros(self._size)
            case Range():
                return self._within(tree)
            case Prefix() | Wildcard() | Fuzzy():
                raise TypeError(f"{tree!r} must be expanded before it is looked for")
            case _:
                return self._leaf(tree)

    def _within(self, wanted: Range) -> Matches:
        """The rows of which any day is wanted, with no score."""
        first, last = self._days
        rows = np.flatnonzero((first <= wanted.last) & (last >= wanted.first) & (first > 0))
        return rows, np.zeros(len(rows))

    def _all_of(self, parts: Sequence[Tree]) -> Matches:
        wanted = [part for part in parts if not isinstance(part, Not)]
        found = [self.matches(part) for part in wanted or [ALL]]
        found.sort(key=lambda matches: len(matches[0]))
        rows, scores = found[0]
        for others, more in found[1:]:
            kept, places = present(rows, others)
            rows, scores = rows[kept], scores[kept] + more[places]
        for part in parts:
            if isinstance(part, Not):
                absent = ~present(rows, self.matches(part.part)[0])[0]
                rows, scores = rows[absent], scores[absent]
        return rows, scores

    def _any_of(self, union: Or) -> Matches:
        """Ask for the terms among the parts together, if the engine can."""
        terms = [part for part in union.parts if isinstance(part, Word)]
        if not self._unions or len(terms) < 2:
            return self._added(map(self.matches, union.parts))
        together = self._leaf(Or(tuple(terms)))
        others = [part for part in union.parts if not isinstance(part, Word)]
        return self._added([together, *map(self.matches, others)]) if others else together

    def _added(self, found: Iterable[Matches]) -> Matches:
        """Add the scores up in an array of all rows: many words are many postings."""
        total = np.zeros(self._size)
        any_of = np.zeros(self._size, bool)
        for rows, scores in found:
            total[rows] += scores
            any_of[rows] = True
        either = np.flatnonzero(any_of)
        return either, total[either]


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
