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
    """Put words in place of the patterns of a tree; hints say where there were too many."""
    hints: list[str] = []
    found = _expanded(tree, vocabulary, hints)
    return found, tuple(dict.fromkeys(hints))


def _expanded(tree: Any, vocabulary: Vocabulary, hints: list[str]) -> Any:
    match tree:
        case queries.And() | queries.Or():
            return type(tree)([_expanded(part, vocabulary, hints) for part in tree.subqueries])
        case queries.Not():
            return queries.Not(_expanded(tree.query, vocabulary, hints))
        case queries.Prefix() | queries.Wildcard() | queries.FuzzyTerm():
            return _any_of(tree, vocabulary, hints)
        case _:
            return tree


def _any_of(pattern: Any, vocabulary: Vocabulary, hints: list[str]) -> Any:
    """Give the words of a pattern, the most frequent where there are too many."""
    field = pattern.fieldname
    words = list(_words(pattern, vocabulary.terms(field)))
    if len(words) > MOST_WORDS:
        hints.append(
            f"“{pattern.text}” stands for {len(words)} words:"
            f" the {MOST_WORDS} most frequent were searched for."
        )
        words.sort(key=lambda word: (-vocabulary.frequency(field, word), word))
        words = sorted(words[:MOST_WORDS])
    terms = [queries.Term(field, word) for word in words or (pattern.text,)]
    return queries.Or(terms) if len(terms) > 1 else terms[0]


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
