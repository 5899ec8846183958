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
    Field,
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
from indexer.words.stemming import language_of

REMEMBERED = 16_000_000  # postings, of 16 bytes each
Matches = tuple[Rows, Scores]
Asked = Word | Phrase | Or | And


class Postings:
    """Finds the rows of a query tree, in order, and their scores.

    `read` gives those of a term or a phrase, whatever the engine makes of it; with `unions` those
    of a union of terms as well, and of what has all of several: of two words fewer than of each.
    `days` are the first and the last day of each row.
    """

    def __init__(
        self, days: tuple[Numbers, Numbers], read: Callable[[Asked], Matches], *, unions: bool
    ) -> None:
        self._days = days
        self._size = len(days[0])
        self._unions = unions
        # Of a method of this object a cycle would be made, which holds the files until it is found.
        self._remembered: LRUCache[Asked, Matches] = LRUCache(REMEMBERED, _size)
        self._leaf = cached(self._remembered, key=lambda asked: asked, lock=Lock())(read)

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
        together = tuple(part for part in wanted if self._unions and _is_exact(part))
        if len(together) > 1 and any(part not in self._remembered for part in together):
            apart = [part for part in wanted if part not in together]
            found = [self._leaf(And(together)), *map(self.matches, apart)]
        else:
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


def _size(found: Matches) -> int:
    return len(found[0])


def _is_exact(part: Tree) -> bool:
    """Tell what an engine scores alike, asked for alone or together with others.

    It adds the scores of a union in few digits, so of more than two the sum depends on their order.
    Of a word in several languages a text has one, for it is in one language.
    """
    match part:
        case Or():
            words = [each for each in part.parts if isinstance(each, Word)]
            languages = {language_of(word.text) for word in words if word.field is Field.TEXT}
            return len(words) == len(part.parts) and len(words) in (2, len(languages))
        case Phrase():
            return part.slop == 1
        case _:
            return isinstance(part, Word)


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
