"""Text and query to the stretches of the text that matched: whole words, phrases as phrases."""

import re
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from indexer.summary import Span
from indexer.words import exact_form, stem_form
from indexer.words.cutting import TERM

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries

FORMS = {"text": stem_form, "exact": exact_form}
Words = Sequence[re.Match[str]]


def spans(text: str, tree: Any) -> tuple[Span, ...]:
    """Give the stretches of a text that a query's words and phrases match, in order, disjoint."""
    if tree is None:
        return ()
    words = list(TERM.finditer(text))
    leaves = list(_positive_leaves(tree))
    found = [
        span
        for field in FORMS
        if (asked := [leaf for leaf in leaves if leaf.fieldname == field])
        for span in _matches(asked, words, field)
    ]
    return tuple(_disjoint(sorted(found, key=lambda span: (span.start, -span.end))))


def _matches(leaves: list[Any], words: Words, field: str) -> Iterator[Span]:
    """Find what is asked of one field; only what matches is made into spans, for speed."""
    forms = [FORMS[field](word[0]) for word in words]
    single = {leaf.text for leaf in leaves if isinstance(leaf, queries.Term)}
    yield from (_span(word, word) for word, f in zip(words, forms, strict=True) if f in single)
    for leaf in leaves:
        if isinstance(leaf, queries.Phrase):
            yield from _phrase_matches(leaf, words, forms)


def _positive_leaves(tree: Any) -> Iterator[Any]:
    """Give the leaves about the text that a hit may contain, those under NOT left out."""
    if isinstance(tree, queries.Not):
        return
    if isinstance(tree, (queries.And, queries.Or)):
        for part in tree.subqueries:
            yield from _positive_leaves(part)
    elif getattr(tree, "fieldname", None) in ("text", "exact"):
        yield tree


def _phrase_matches(phrase: Any, words: Words, forms: list[str]) -> Iterator[Span]:
    """Give whole phrases; of words that may stand apart, each for itself."""
    for places in _chains(list(phrase.words), forms, phrase.slop):
        if phrase.slop == 1:
            yield _span(words[places[0]], words[places[-1]])
        else:
            yield from (_span(words[place], words[place]) for place in places)


def _chains(wanted: list[str], forms: list[str], slop: int) -> Iterator[tuple[int, ...]]:
    """Find the places of words in order, each at most `slop` behind the one before.

    Whoosh's `SpanNear` decides in the same way which texts hold a phrase.
    """
    places: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        places.setdefault(form, []).append(place)
    chains: dict[int, tuple[int, ...]] = {place: (place,) for place in places.get(wanted[0], ())}
    for form in wanted[1:]:
        chains = {
            place: (*chain, place)
            for end, chain in chains.items()
            for place in places.get(form, ())
            if 1 <= place - end <= slop
        }
    yield from chains.values()


def _span(first: re.Match[str], last: re.Match[str]) -> Span:
    return Span(first.start(), last.end())


def _disjoint(found: list[Span]) -> Iterator[Span]:
    end = -1
    for span in found:
        if span.start >= end:
            yield span
            end = span.end
