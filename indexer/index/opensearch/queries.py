"""A query tree said again as OpenSearch's query DSL, about one row of a paragraph.

A row is what the local engines have a document for: the paragraph as a whole, or a piece of it.
Here it is a nested document of its paragraph, so a tree holds of one row.
"""

from collections.abc import Iterable, Mapping
from itertools import accumulate, product
from typing import Any

from indexer.query.tree import (
    ALL,
    All,
    And,
    Leaf,
    Not,
    Or,
    Phrase,
    Range,
    Tree,
    Word,
)

Dsl = dict[str, Any]
ROWS, VOICES = "rows", "rows.voices"
HOLE = "_"  # no term is this: an analyser drops it and keeps its place
EVERYTHING: Dsl = {"match_all": {}}


def translated(tree: Tree, *, scored: bool = False) -> Dsl:
    """Translate a tree; where it is not `scored`, many words of a field are one condition.

    Raises TypeError for a tree with patterns in it.
    """
    match tree:
        case And():
            wanted = [part for part in tree.parts if not isinstance(part, Not)]
            unwanted = [part.part for part in tree.parts if isinstance(part, Not)]
            return _both(wanted or [ALL], unwanted, scored)
        case Or():
            return _any_part(tree.parts, scored)
        case Not():
            return _both([ALL], [tree.part], scored)
        case All():
            return _unscored(EVERYTHING)
        case _:
            return _leaf(tree)


def _leaf(leaf: Leaf) -> Dsl:
    match leaf:
        case Range():
            return _unscored(_days(leaf))
        case Phrase():
            return _phrase(leaf)
        case Word():
            return {"term": {f"{ROWS}.{leaf.field}": {"value": leaf.text}}}
        case _:
            raise TypeError(f"{leaf!r} must be expanded before it is looked for")


def _both(wanted: Iterable[Tree], unwanted: Iterable[Tree], scored: bool) -> Dsl:
    must = [translated(part, scored=scored) for part in wanted]
    return {"bool": {"must": must, "must_not": [translated(part) for part in unwanted]}}


def _any_part(parts: Iterable[Tree], scored: bool) -> Dsl:
    words: dict[str, list[str]] = {}
    others: list[Dsl] = []
    for part in parts:
        if isinstance(part, Word) and not scored:
            words.setdefault(f"{ROWS}.{part.field}", []).append(part.text)
        else:
            others.append(translated(part, scored=scored))
    return any_of([*(one_of(field, texts) for field, texts in words.items()), *others])


def _days(tree: Range) -> Dsl:
    """Any day of a row is wanted; 0 is no day."""
    first = {"range": {f"{ROWS}.date": {"gt": 0, "lte": tree.last}}}
    return all_of([first, {"range": {f"{ROWS}.last": {"gte": tree.first}}}])


def _phrase(tree: Phrase) -> Dsl:
    """Words in order, each at most `slop` places behind the one before: each way is a phrase.

    OpenSearch's own slop is that of all gaps together, and its intervals leave out all but the
    shortest stretches; `query.conversion` bounds how many ways there are.
    """
    gaps = product(range(1, tree.slop + 1), repeat=len(tree.words) - 1)
    ways = (tuple(accumulate(gap, initial=0)) for gap in gaps)
    return any_of(_placed(tree, places) for places in ways)


def _placed(tree: Phrase, places: tuple[int, ...]) -> Dsl:
    text = [HOLE] * (places[-1] + 1)
    for place, word in zip(places, tree.words, strict=True):
        text[place] = word
    asked = {"query": " ".join(text), "analyzer": "placed"}
    return {"match_phrase": {f"{ROWS}.{tree.field}": asked}}


def any_of(parts: Iterable[Dsl]) -> Dsl:
    """Any of some conditions."""
    found = list(parts)
    return found[0] if len(found) == 1 else {"bool": {"should": found, "minimum_should_match": 1}}


def all_of(parts: Iterable[Dsl]) -> Dsl:
    """All of some conditions, without a score."""
    found = [part for part in parts if part != EVERYTHING]
    return {"bool": {"filter": found}} if found else EVERYTHING


def none_of(part: Dsl) -> Dsl:
    """Whatever does not meet a condition."""
    return {"bool": {"must_not": [part]}}


def one_of(field: str, values: Iterable[Any]) -> Dsl:
    """A field has one of some values."""
    return {"terms": {field: list(values)}}


def in_a_row(query: Dsl, mode: str = "none", hits: Mapping[str, Any] | None = None) -> Dsl:
    """A row meets a condition; `hits` are the rows of each paragraph that are told."""
    nested: Dsl = {"path": ROWS, "query": query, "score_mode": mode}
    return {"nested": nested | ({"inner_hits": hits} if hits else {})}


def in_a_voice(query: Dsl) -> Dsl:
    """A voice of a row meets a condition."""
    return {"nested": {"path": VOICES, "query": query, "score_mode": "none"}}


def _unscored(query: Dsl) -> Dsl:
    return {"constant_score": {"filter": query, "boost": 0.0}}
