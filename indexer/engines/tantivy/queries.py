"""The query tree, of `whoosh.query` objects, said again in Tantivy's."""

import warnings
from collections.abc import Iterable
from itertools import accumulate, product
from typing import Any

import tantivy

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries

Query = tantivy.Query
Must, Should, MustNot = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


def translated(tree: Any, schema: tantivy.Schema) -> tantivy.Query:
    """Translate a tree; raises TypeError for a kind of query that the parser does not make."""
    match tree:
        case queries.And():
            return all_of([translated(part, schema) for part in tree.subqueries])
        case queries.Or():
            return one_of([translated(part, schema) for part in tree.subqueries])
        case queries.Not():
            return Query.boolean_query(
                [(Must, _everything()), (MustNot, translated(tree.query, schema))]
            )
        case queries.Every():
            return _everything()
        case _:
            return _leaf(tree, schema)


def all_of(parts: Iterable[tantivy.Query]) -> tantivy.Query:
    """Match where all parts match."""
    return Query.boolean_query([(Must, part) for part in parts])


def one_of(parts: Iterable[tantivy.Query]) -> tantivy.Query:
    """Match where any part matches."""
    return Query.boolean_query([(Should, part) for part in parts])


def _everything() -> tantivy.Query:
    return Query.const_score_query(Query.all_query(), 0.0)


def _leaf(tree: Any, schema: tantivy.Schema) -> tantivy.Query:
    match tree:
        case queries.Phrase():
            return _phrase(tree, schema)
        case queries.NumericRange():
            days = tantivy.FieldType.Unsigned
            return Query.range_query(schema, tree.fieldname, days, tree.start, tree.end)
        case queries.Term():
            return Query.term_query(schema, tree.fieldname, tree.text)
        case _:
            raise TypeError(f"Tantivy is not taught to search for {tree!r}")


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
    return phrases[0] if len(phrases) == 1 else one_of(phrases)
