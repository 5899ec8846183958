"""Which words of an index does a pattern stand for, and how frequent are they?"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.index.local.columns import Rows
from indexer.query.tree import Field, Fuzzy, Pattern, Prefix, Wildcard

LAST = "\U0010ffff"  # sorts behind whatever may follow a beginning


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of a field in order, the documents that have each, and the same by term."""

    terms: Sequence[str]
    counts: Rows
    by_term: Mapping[str, int]

    def beginning_with(self, prefix: str) -> Rows:
        """The places of the terms that begin so."""
        first = bisect_left(self.terms, prefix)
        return np.arange(first, bisect_left(self.terms, prefix + LAST, first))


class LocalVocabulary:
    """The words of an index that lies on this machine; those of a field are read once.

    `read` counts the documents that have each term of a field, the terms in order.
    """

    def __init__(self, read: Callable[[Field], Mapping[str, int]]) -> None:
        self._read = read
        self._field = lru_cache(maxsize=None)(self._terms)

    def words(self, pattern: Pattern, most: int) -> tuple[Sequence[tuple[str, int]], int]:
        """The most frequent words of a pattern: see `query.expansion.Vocabulary`."""
        field = self._field(pattern.field)
        found = _matching(pattern, field)
        kept = found[np.lexsort((found, -field.counts[found]))][:most]
        words = ((field.terms[place], int(field.counts[place])) for place in kept.tolist())
        return list(words), len(found)

    def frequencies(self, field: Field, terms: Iterable[str]) -> Mapping[str, int]:
        """Count the documents, paragraphs and statements, that have each term in a field."""
        by_term = self._field(field).by_term
        return {term: by_term.get(term, 0) for term in terms}

    def _terms(self, field: Field) -> _Terms:
        by_term = self._read(field)
        counts = np.fromiter(by_term.values(), np.int64, len(by_term))
        return _Terms(list(by_term), counts, by_term)


def _matching(pattern: Pattern, field: _Terms) -> Rows:
    match pattern:
        case Prefix():
            return field.beginning_with(pattern.text)
        case Wildcard():
            return np.fromiter(_like(pattern.text, field), np.int64)
        case Fuzzy():
            near = process.extract(
                pattern.text,
                field.terms,
                scorer=OSA.distance,
                limit=None,
                score_cutoff=pattern.distance,
            )
            return np.array(sorted(place for _, _, place in near), np.int64)


def _like(text: str, field: _Terms) -> Iterator[int]:
    """Compare the words that begin as the pattern does before its first joker."""
    fixed = re.split(r"[*?]", text, maxsplit=1)[0]
    wanted = re.compile(re.escape(text).replace(r"\*", ".*").replace(r"\?", "."))
    for place in field.beginning_with(fixed).tolist():
        if wanted.fullmatch(field.terms[place]):
            yield place
