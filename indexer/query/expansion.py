"""Patterns become the words of the index that they stand for: a bounded number of them."""

import re
import warnings
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries

MOST_WORDS = 300
MOST_PATTERNS = 10
MOST_PLACES = 3_000_000
LAST = "\U0010ffff"


class Vocabulary(Protocol):
    """The words of an index."""

    def terms(self, field: str) -> Sequence[str]:
        """Give all terms of a field, sorted."""
        ...

    def frequency(self, field: str, term: str) -> int:
        """Count the documents that have a term."""
        ...


def expanded(tree: Any, vocabulary: Vocabulary) -> tuple[Any, tuple[str, ...]]:
    """Put words in place of the patterns of a tree; hints say where there were too many.

    Frequent words that may stand apart are brought closer, for there is a bound to the places at
    which they are looked for.
    """
    apart = sum(isinstance(leaf, queries.Phrase) and leaf.slop > 1 for leaf in tree.leaves())
    expander = _Expander(vocabulary, MOST_PLACES // max(1, apart))
    found = expander.expanded(tree)
    return found, tuple(dict.fromkeys(expander.hints))


class _Expander:
    """Expands one query: `places` bounds each phrase whose words may stand apart."""

    def __init__(self, vocabulary: Vocabulary, places: int) -> None:
        self.hints: list[str] = []
        self._vocabulary = vocabulary
        self._places = places
        self._patterns = 0

    def expanded(self, tree: Any) -> Any:
        match tree:
            case queries.And() | queries.Or():
                return type(tree)([self.expanded(part) for part in tree.subqueries])
            case queries.Not():
                return queries.Not(self.expanded(tree.query))
            case queries.Prefix() | queries.Wildcard() | queries.FuzzyTerm():
                return self._any_of(tree)
            case queries.Phrase() if tree.slop > 1:
                return self._nearer(tree)
            case _:
                return tree

    def _any_of(self, pattern: Any) -> Any:
        """Give the words of a pattern; of one too many the letters as they are typed."""
        self._patterns += 1
        words: list[str] = []
        if self._patterns <= MOST_PATTERNS:
            words = self._most_frequent(pattern)
        else:
            self.hints.append(
                f"Only the first {MOST_PATTERNS} words with * or ? or ~ were read so."
            )
        terms = [queries.Term(pattern.fieldname, word) for word in words or (pattern.text,)]
        return queries.Or(terms) if len(terms) > 1 else terms[0]

    def _most_frequent(self, pattern: Any) -> list[str]:
        """Give the words of a pattern, the most frequent where there are too many."""
        field = pattern.fieldname
        words = list(_words(pattern, self._vocabulary.terms(field)))
        if len(words) <= MOST_WORDS:
            return words
        self.hints.append(
            f"“{pattern.text}” stands for {len(words)} words:"
            f" the {MOST_WORDS} most frequent were searched for."
        )
        words.sort(key=lambda word: (-self._vocabulary.frequency(field, word), word))
        return sorted(words[:MOST_WORDS])

    def _nearer(self, phrase: Any) -> Any:
        """Bring words closer until the ways to set them apart, each at the rarest, are few."""
        field, gaps = phrase.fieldname, len(phrase.words) - 1
        rarest = min(self._vocabulary.frequency(field, word) for word in phrase.words)
        slop = phrase.slop
        while slop > 1 and rarest * slop**gaps > self._places:
            slop -= 1
        if slop < phrase.slop:
            self.hints.append(
                f"“{' '.join(phrase.words)}” was looked for within {slop} words:"
                " these are too frequent to be looked for further apart."
            )
        return queries.Phrase(field, phrase.words, slop=slop)


def _words(pattern: Any, terms: Sequence[str]) -> Iterator[str]:
    match pattern:
        case queries.Prefix():
            yield from _beginning_with(pattern.text, terms)
        case queries.Wildcard():
            fixed = re.split(r"[*?]", pattern.text, maxsplit=1)[0]
            wanted = re.compile(re.escape(pattern.text).replace(r"\*", ".*").replace(r"\?", "."))
            yield from filter(wanted.fullmatch, _beginning_with(fixed, terms))
        case _:
            near = process.extract(
                pattern.text, terms, scorer=OSA.distance, limit=None, score_cutoff=pattern.maxdist
            )
            yield from sorted(word for word, _, _ in near)


def _beginning_with(prefix: str, terms: Sequence[str]) -> Sequence[str]:
    return terms[bisect_left(terms, prefix) : bisect_left(terms, prefix + LAST)]
