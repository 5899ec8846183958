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
    found = sorted(
        (span for leaf in _positive_leaves(tree) for span in _matches(leaf, words)),
        key=lambda span: (span.start, -span.end),
    )
    return tuple(_disjoint(found))


def _positive_leaves(tree: Any) -> Iterator[Any]:
    """Give the leaves about the text that a hit may contain, those under NOT left out."""
    if isinstance(tree, queries.Not):
        return
    if isinstance(tree, (queries.And, queries.Or)):
        for part in tree.subqueries:
            yield from _positive_leaves(part)
    elif getattr(tree, "fieldname", None) in ("text", "exact"):
        yield tree


def _matches(leaf: Any, words: list[Token]) -> Iterator[Span]:
    if isinstance(leaf, queries.Phrase):
        yield from _phrase_matches(leaf, words)
    elif isinstance(leaf, queries.Prefix):
        yield from (w.span for w in words if w.exact.startswith(leaf.text))
    elif isinstance(leaf, queries.Term):
        yield from (w.span for w in words if _form(w, leaf.fieldname) == leaf.text)


def _phrase_matches(phrase: Any, words: list[Token]) -> Iterator[Span]:
    wanted = list(phrase.words)
    forms = [_form(word, phrase.fieldname) for word in words]
    for start in range(len(forms) - len(wanted) + 1):
        if forms[start : start + len(wanted)] == wanted:
            yield Span(words[start].span.start, words[start + len(wanted) - 1].span.end)


def _form(word: Token, field: str) -> str:
    return word.stem if field == "text" else word.exact


def _disjoint(found: list[Span]) -> Iterator[Span]:
    end = -1
    for span in found:
        if span.start >= end:
            yield span
            end = span.end
