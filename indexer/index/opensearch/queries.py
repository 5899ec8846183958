"""A query tree said again as OpenSearch's query DSL, about one row of a paragraph.

A row is what the local engines have a document for: the paragraph as a whole, or a piece of it.
Here it is a nested document of its paragraph, so a tree holds of one row.
"""

from collections.abc import Iterable

from indexer.index.opensearch.dsl import EVERYTHING, ROWS, Dsl, all_of, any_of, one_of, unscored
from indexer.index.opensearch.phrases import any_phrase, scored_phrase
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
            return unscored(EVERYTHING)
        case _:
            return _leaf(tree, scored)


def _leaf(leaf: Leaf, scored: bool) -> Dsl:
    match leaf:
        case Range():
            return unscored(_days(leaf))
        case Phrase():
            return scored_phrase(leaf) if scored else any_phrase([leaf])
        case Word():
            return {"term": {f"{ROWS}.{leaf.field}": {"value": leaf.text}}}
        case _:
            raise TypeError(f"{leaf!r} must be expanded before it is looked for")


def _both(wanted: Iterable[Tree], unwanted: Iterable[Tree], scored: bool) -> Dsl:
    must = [translated(part, scored=scored) for part in wanted]
    return {"bool": {"must": must, "must_not": [translated(part) for part in unwanted]}}


def _any_part(parts: Iterable[Tree], scored: bool) -> Dsl:
    """Translate parts of which any is wanted; words, or phrases, that are alike as one condition.

    What is scored is asked for one by one, for each has its own score.
    """
    if scored:
        return any_of(translated(part, scored=True) for part in parts)
    words: dict[str, list[str]] = {}
    phrases: dict[tuple[str, int, int], list[Phrase]] = {}
    others: list[Dsl] = []
    for part in parts:
        match part:
            case Word():
                words.setdefault(f"{ROWS}.{part.field}", []).append(part.text)
            case Phrase():
                phrases.setdefault((part.field, part.slop, len(part.words)), []).append(part)
            case _:
                others.append(translated(part))
    found = (one_of(field, texts) for field, texts in words.items())
    return any_of([*found, *map(any_phrase, phrases.values()), *others])


def _days(tree: Range) -> Dsl:
    """Any day of a row is wanted; 0 is no day."""
    first = {"range": {f"{ROWS}.date": {"gt": 0, "lte": tree.last}}}
    return all_of([first, {"range": {f"{ROWS}.last": {"gte": tree.first}}}])
