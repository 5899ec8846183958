"""Text and query to the stretches of the text that matched: whole words, phrases as phrases."""

import warnings
from collections.abc import Callable, Iterator
from typing import Any

from indexer.fields import Token, tokens
from indexer.summary import Span

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries

Matcher = Callable[[list[Token]], Iterator[Span]]


def spans(text: str, tree: Any) -> tuple[Span, ...]:
    """Give the stretches of a text that a query's words and phrases match, in order, disjoint."""
    if tree is None:
        return ()
    words = list(tokens(text))
    leaves = list(_positive_leaves(tree))
    phrases = [leaf for leaf in leaves if isinstance(leaf, queries.Phrase)]
    single = {(leaf.fieldname, leaf.text) for leaf in leaves if isinstance(leaf, queries.Term)}
    found = [span for phrase in phrases for span in _phrase_matches(phrase, words)]
    for word in words if single else ():
        if ("text", word.stem) in single or ("exact", word.exact) in single:
            found.append(word.span)
    return tuple(_disjoint(sorted(found, key=lambda span: (span.start, -span.end))))


def _positive_leaves(tree: Any) -> Iterator[Any]:
    """Give the leaves about the text that a hit may contain, those under NOT left out."""
    if isinstance(tree, queries.Not):
        return
    if isinstance(tree, (queries.And, queries.Or)):
        for part in tree.subqueries:
            yield from _positive_leaves(part)
    elif getattr(tree, "fieldname", None) in ("text", "exact"):
        yield tree


def _phrase_matches(phrase: Any, words: list[Token]) -> Iterator[Span]:
    """Give whole phrases; of words that may stand apart, each for itself."""
    forms = [_form(word, phrase.fieldname) for word in words]
    for places in _chains(list(phrase.words), forms, phrase.slop):
        if phrase.slop == 1:
            yield Span(words[places[0]].span.start, words[places[-1]].span.end)
        else:
            yield from (words[place].span for place in places)


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


def _form(word: Token, field: str) -> str:
    return word.stem if field == "text" else word.exact


def _disjoint(found: list[Span]) -> Iterator[Span]:
    end = -1
    for span in found:
        if span.start >= end:
            yield span
            end = span.end
