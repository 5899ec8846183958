"""The postings of Whoosh's terms and phrases, scored.

Whoosh's own matchers visit every posting in Python; here those of a term come as arrays. Documents
are scored by BM25 (Robertson and Zaragoza 2009), with the constants and the weight of a rare word
that Lucene and Tantivy have; a phrase is weighed as one word, as rare as its words together.
"""

from dataclasses import dataclass
from functools import lru_cache, reduce
from math import log
from operator import attrgetter
from typing import Any

import numpy as np
from cachetools import LRUCache, cachedmethod

from indexer.index.local.columns import Rows, Scores, expanded
from indexer.index.local.postings import Asked, Matches, present
from indexer.index.local.table import Numbers
from indexer.index.whoosh.blocks import read_lengths, read_postings
from indexer.query.tree import And, Or, Phrase, Word

REMEMBERED = 16_000_000  # places, of 8 bytes each
PLACE_BITS = 24  # a paragraph has fewer words
K1, B = 1.2, 0.75


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
        """The spots in some of the term's documents."""
        if len(documents) == len(self.documents):
            return self.spots
        spots, _ = expanded(self.starts, np.searchsorted(self.documents, documents))
        return self.spots[spots]


class Terms:
    """Finds the documents of a term or a phrase: their numbers, in order, and scores."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._size = int(searcher.reader().doc_count_all())
        self._lengths = lru_cache(maxsize=None)(self._read_lengths)
        self._remembered: LRUCache[Any, _Places] = LRUCache(REMEMBERED, lambda p: len(p.spots))

    def matches(self, leaf: Asked) -> Matches:
        """The documents that match; raises TypeError for unions, which it does not do."""
        match leaf:
            case Phrase():
                return self._phrase(leaf)
            case Word():
                return self._term(leaf.field, leaf.text)
            case Or() | And():
                raise TypeError(f"Whoosh is asked for terms one by one, not for {leaf!r}")

    def _phrase(self, tree: Phrase) -> Matches:
        """Find words in order, each at most `slop` places behind the one before."""
        field, words = tree.field, tree.words
        terms = [self._places(field, word) for word in words]
        documents = reduce(_common, sorted((term.documents for term in terms), key=len))
        reached = terms[0].within(documents)
        for term in terms[1:]:
            spots = term.within(documents)
            before = np.searchsorted(reached, spots) - 1
            near = before >= 0
            near[near] = spots[near] - reached[before[near]] <= tree.slop
            reached = spots[near]
        documents, times = np.unique(reached >> PLACE_BITS, return_counts=True)
        rarity = sum(self._rarity(len(term.documents)) for term in terms)
        return documents, rarity * self._weighed(field, documents, times)

    def _term(self, field: str, text: str) -> Matches:
        documents, weights, _ = read_postings(self._searcher, field, text)
        return documents, self._rarity(len(documents)) * self._weighed(field, documents, weights)

    def _rarity(self, found: int) -> float:
        """The weight of a term that so many documents have."""
        return log(1 + (self._size - found + 0.5) / (found + 0.5))

    def _weighed(self, field: str, documents: Rows, frequencies: Scores | Numbers) -> Scores:
        """Weigh how often something is in each document, less in a longer one."""
        lengths, average = self._lengths(field)
        norm = K1 * (1 - B + B * lengths[documents] / average)
        return frequencies * (K1 + 1) / (frequencies + norm)

    def _read_lengths(self, field: str) -> tuple[Scores, float]:
        """The length of a field in each document, and on average."""
        lengths = read_lengths(self._searcher, field)
        return lengths, float(self._searcher.field_length(field)) / max(self._size, 1) or 1.0

    @cachedmethod(attrgetter("_remembered"))
    def _places(self, field: str, text: str) -> _Places:
        documents, weights, places = read_postings(self._searcher, field, text)
        counts = weights.astype(np.int64)
        spots = places + (np.repeat(documents, counts) << PLACE_BITS)
        return _Places(documents, np.append(0, np.cumsum(counts)), spots)


def _common(few: Rows, many: Rows) -> Rows:
    kept, _ = present(few, many)
    return few[kept]
