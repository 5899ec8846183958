"""A word, several, a phrase or a range, of `whoosh.query` objects, said again in Tantivy's."""

import warnings
from collections.abc import Iterable
from itertools import accumulate, product
from typing import Any

import tantivy

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries

Query = tantivy.Query


def translated(leaf: Any, schema: tantivy.Schema) -> tantivy.Query:
    """Translate a leaf of a tree; raises TypeError for one that the parser does not make."""
    match leaf:
        case queries.Phrase():
            return _phrase(leaf, schema)
        case queries.NumericRange():
            days = tantivy.FieldType.Unsigned
            wanted = Query.range_query(schema, leaf.fieldname, days, leaf.start, leaf.end)
            return Query.const_score_query(wanted, 0.0)
        case queries.Or():
            return _any_of(translated(part, schema) for part in leaf.subqueries)
        case queries.Term():
            return Query.term_query(schema, leaf.fieldname, leaf.text)
        case _:
            raise TypeError(f"Tantivy is not taught to search for {leaf!r}")


def _phrase(tree: Any, schema: tantivy.Schema) -> tantivy.Query:
    """Translate words in order, each at most `slop` places behind the one before.

    Tantivy's own slop is that of all gaps together, and lets words change places. So each way
    to set them apart is a phrase; `indexer.query` bounds how many there are.
    """
    gaps = product(range(1, tree.slop + 1), repeat=len(tree.words) - 1)
    places = (accumulate(gap, initial=0) for gap in gaps)
    phrases = [
        Query.phrase_query(schema, tree.fieldname, list(zip(place, tree.words, strict=True)))
        for place in places
    ]
    return phrases[0] if len(phrases) == 1 else _any_of(phrases)


def _any_of(parts: Iterable[tantivy.Query]) -> tantivy.Query:
    return Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
