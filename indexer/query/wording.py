"""A query tree said in words: paragraphs with “clearance”, spoken by “Norway” or “Sweden”."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from indexer.query.dates import written
from indexer.query.tree import (
    All,
    And,
    Branch,
    Field,
    Fuzzy,
    Leaf,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Tree,
    Wildcard,
)
from indexer.summary import day_number

PREPOSITIONS = {
    Field.TEXT: "with",
    Field.EXACT: "with",
    Field.SPEAKER: "spoken by",
    Field.FOR: "spoken on behalf of",
    Field.MENTIONS: "mentioning",
    Field.SECTION: "in a section",
    Field.MEETING: "at a meeting",
    Field.PLACE: "in",
    Field.KIND: "by a speaker of the kind",
    Field.ROLE: "in the role",
    Field.CERTAINTY: "whose speaker is",
    Field.DATE: "dated",
}
OF_ANY_TEXT = "of any text"


def in_words(tree: Tree) -> str:
    """Say which paragraphs a tree, as it was read, asks for."""
    match tree:
        case All():
            return "all paragraphs"
        case Not():
            return f"paragraphs {', '.join(_conditions([tree]))}"
        case _:
            return f"paragraphs {_said(tree)}"


def _said(tree: Tree) -> str:
    match tree:
        case And():
            return ", ".join(_conditions(tree.parts))
        case Or():
            return " or ".join(_each(tree.parts, " or "))
        case Not():
            return f"not {_bracketed(tree.part)}"
        case All():
            return OF_ANY_TEXT
        case _:
            return f"{PREPOSITIONS[tree.field]} {_leaf(tree)}"


def _conditions(parts: Sequence[Tree]) -> Iterator[str]:
    kept = [part for part in parts if not isinstance(part, Not)]
    yield from _each(kept, " and ") if kept else [OF_ANY_TEXT]
    excluded = [part.part for part in parts if isinstance(part, Not)]
    for said in _each(excluded, " or "):
        yield f"but not {said}"


def _each(parts: Sequence[Tree], word: str) -> Iterator[str]:
    """Say parts one by one; neighbours of one field share its preposition."""
    for preposition, group in groupby(parts, _preposition):
        if preposition:
            said = word.join(_leaf(part) for part in group if not isinstance(part, Branch))
            yield f"{preposition} {said}"
        else:
            yield from map(_bracketed, group)


def _bracketed(tree: Tree) -> str:
    """Put brackets around a branch, but for alternatives in one field, which read as one."""
    match tree:
        case Or() if len(set(map(_preposition, tree.parts))) == 1 and _preposition(tree.parts[0]):
            return _said(tree)
        case And() | Or() | Not():
            return f"({_said(tree)})"
        case _:
            return _said(tree)


def _preposition(tree: Tree) -> str:
    """The words before a leaf, "" for what is no leaf."""
    return "" if isinstance(tree, Branch) else PREPOSITIONS[tree.field]


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Range():
            return _days(leaf.first, leaf.last)
        case Prefix():
            return f"words that begin with “{leaf.text}”"
        case Wildcard():
            return f"words like “{leaf.text}”"
        case Fuzzy():
            return f"words spelt nearly like “{leaf.text}”"
        case Phrase() if leaf.slop > 1:
            return f"“{' '.join(leaf.words)}” within {leaf.slop} words"
        case Phrase():
            said = f"“{' '.join(leaf.words)}”"
        case _:
            said = f"“{leaf.text}”"
    return f"exactly {said}" if leaf.field is Field.EXACT else said


def _days(first: int, last: int) -> str:
    if first == day_number(date.min):
        return f"up to {written(last)}"
    if last == day_number(date.max):
        return f"from {written(first)}"
    start, end = _period(first, last)
    return start if start == end else f"{start} to {end}"


def _period(first: int, last: int) -> tuple[str, str]:
    """Leave out the day of whole months, and the month of whole years."""
    year, month = divmod(last // 100, 100)
    if first % 10000 == 101 and last % 10000 == 1231:
        return f"{first // 10000:04}", f"{year:04}"
    if first % 100 == 1 and last % 100 == monthrange(year, month)[1]:
        return written(first)[:7], written(last)[:7]
    return written(first), written(last)
