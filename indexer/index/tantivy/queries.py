"""A term, several, or a phrase, said again in Tantivy's own queries."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, product

import tantivy

from indexer.query.tree import Or, Phrase, Tree, Word

Query = tantivy.Query


def translated(leaf: Tree, schema: tantivy.Schema) -> tantivy.Query:
    """Translate a leaf of a tree, or a union of terms; raises TypeError for any other tree."""
    match leaf:
        case Phrase():
            return _phrase(leaf, schema)
        case Or():
            terms = (part for part in leaf.parts if isinstance(part, Word))
            return _any_of(translated(term, schema) for term in terms)
        case Word():
            return Query.term_query(schema, leaf.field, leaf.text)
        case _:
            raise TypeError(f"{leaf!r} is nothing that Tantivy is asked for")


def with_all(parts: Sequence[tantivy.Query], scored: int) -> tantivy.Query:
    """Ask for what has all of several, with the scores of one of them alone."""
    return Query.boolean_query(
        [
            (tantivy.Occur.Must, part if n == scored else Query.const_score_query(part, 0.0))
            for n, part in enumerate(parts)
        ]
    )


def with_keys(keys: Iterable[int], schema: tantivy.Schema) -> tantivy.Query:
    """Ask for the documents of some keys; a query for a set of terms takes ten times as long."""
    return _any_of(Query.term_query(schema, "key", key, "basic") for key in keys)


def _phrase(tree: Phrase, schema: tantivy.Schema) -> tantivy.Query:
    """Translate words in order, each at most `slop` places behind the one before.

    Tantivy's own slop is that of all gaps together, and lets words change places. So each way
    to set them apart is a phrase; `query.conversion` bounds how many there are.
    """
    gaps = product(range(1, tree.slop + 1), repeat=len(tree.words) - 1)
    places = (accumulate(gap, initial=0) for gap in gaps)
    phrases = [
        Query.phrase_query(schema, tree.field, list(zip(place, tree.words, strict=True)))
        for place in places
    ]
    return phrases[0] if len(phrases) == 1 else _any_of(phrases)


def _any_of(parts: Iterable[tantivy.Query]) -> tantivy.Query:
    return Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
