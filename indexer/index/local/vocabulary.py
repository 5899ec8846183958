"""Which words of an index does a pattern stand for, and how frequent are they?"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.index.local.columns import Rows
from indexer.query.tree import Field, Fuzzy, Pattern, Prefix, Wildcard

Masks = NDArray[np.uint64]
Lengths = NDArray[np.int32]
Words = tuple[Sequence[tuple[str, int]], int]
REMEMBERED = 128  # patterns: who filters, pages or misspells asks for the same ones again
LAST = "\U0010ffff"  # sorts behind whatever may follow a beginning


@dataclass(frozen=True)
class _Terms:
    """The terms of a field in order, the documents that have each, and the same by term."""

    terms: Sequence[str]
    counts: Rows
    by_term: Mapping[str, int]

    @cached_property
    def letters(self) -> tuple[Masks, Lengths]:
        """Which letters each term has, and how many, for words that are like another."""
        return _letters(self.terms)

    def beginning_with(self, prefix: str) -> Rows:
        """The places of the terms that begin so."""
        first = bisect_left(self.terms, prefix)
        return np.arange(first, bisect_left(self.terms, prefix + LAST, first))


class LocalVocabulary:
    """The words of an index that lies on this machine; those of a field are read once.

    `read` counts the documents that have each term of a field, the terms in order.
    """

    def __init__(self, read: Callable[[Field], Mapping[str, int]]) -> None:
        # What is remembered does not hold this object, or the files would stay open with it.
        self._field = lru_cache(maxsize=None)(partial(_terms, read))
        self._words = lru_cache(maxsize=REMEMBERED)(partial(_words, self._field))

    def words(self, pattern: Pattern, most: int) -> Words:
        """The most frequent words of a pattern: see `query.expansion.Vocabulary`."""
        return self._words(pattern, most)

    def frequencies(self, field: Field, terms: Iterable[str]) -> Mapping[str, int]:
        """Count the documents, paragraphs and statements, that have each term in a field."""
        by_term = self._field(field).by_term
        return {term: by_term.get(term, 0) for term in terms}


def _terms(read: Callable[[Field], Mapping[str, int]], field: Field) -> _Terms:
    by_term = read(field)
    counts = np.fromiter(by_term.values(), np.int64, len(by_term))
    return _Terms(list(by_term), counts, by_term)


def _words(terms: Callable[[Field], _Terms], pattern: Pattern, most: int) -> Words:
    field = terms(pattern.field)
    found = _matching(pattern, field)
    if not len(found):
        return [], 0
    kept = found[np.lexsort((found, -field.counts[found]))][:most]
    words = ((field.terms[place], int(field.counts[place])) for place in kept.tolist())
    return list(words), len(found)


def _matching(pattern: Pattern, field: _Terms) -> Rows:
    match pattern:
        case Prefix():
            return field.beginning_with(pattern.text)
        case Wildcard():
            return np.fromiter(_like(pattern.text, field), np.int64)
        case Fuzzy():
            return _near(pattern, field)


def _near(pattern: Fuzzy, field: _Terms) -> Rows:
    """Compare the words that may be near enough, which their letters tell.

    A letter that is wrong, too much or missing alters two of the letters that a word has at most,
    and its length by one; letters that change places alter neither.
    """
    if not pattern.text or not field.terms:
        return np.zeros(0, np.int64)
    masks, lengths = field.letters
    own, length = _letters([pattern.text])
    alike = np.bitwise_count(masks ^ own) <= 2 * pattern.distance
    places = np.flatnonzero(alike & (abs(lengths - length) <= pattern.distance)).tolist()
    near = process.extract(
        pattern.text,
        [field.terms[place] for place in places],
        scorer=OSA.distance,
        limit=None,
        score_cutoff=pattern.distance,
    )
    return np.array(sorted(places[place] for _, _, place in near), np.int64)


def _letters(words: Sequence[str]) -> tuple[Masks, Lengths]:
    """A bit for each letter of each word, some letters sharing one, and the words' lengths."""
    lengths = np.fromiter(map(len, words), np.int32, len(words))
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    bits = np.left_shift(np.uint64(1), codes.astype(np.uint64) % np.uint64(64))
    starts = np.cumsum(lengths) - lengths
    return np.bitwise_or.reduceat(bits, starts), lengths


def _like(text: str, field: _Terms) -> Iterator[int]:
    """Compare the words that begin as the pattern does before its first joker."""
    fixed = re.split(r"[*?]", text, maxsplit=1)[0]
    wanted = re.compile(re.escape(text).replace(r"\*", ".*").replace(r"\?", "."))
    for place in field.beginning_with(fixed).tolist():
        if wanted.fullmatch(field.terms[place]):
            yield place
