"""A query tree said in words: paragraphs with “clearance”, spoken by “Norway” or “Sweden”."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
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
from indexer.saying import Said, joined, say, template
from indexer.summary import day_number

STANDING = {
    Field.TEXT: template("with {words}"),
    Field.EXACT: template("with {words}"),
    Field.SPEAKER: template("spoken by {words}"),
    Field.FOR: template("spoken on behalf of {words}"),
    Field.MENTIONS: template("mentioning {words}"),
    Field.SECTION: template("in a section {words}"),
    Field.MEETING: template("at a meeting {words}"),
    Field.PLACE: template("in {words}"),
    Field.KIND: template("by a speaker of the kind {words}"),
    Field.ROLE: template("in the role {words}"),
    Field.CERTAINTY: template("whose speaker is {words}"),
    Field.DATE: template("dated {words}"),
}
AND = template("{one} and {other}")
OR = template("{one} or {other}")
OF_ANY_TEXT = say("of any text")


def in_words(tree: Tree) -> str:
    """Say which paragraphs a tree, as it was read, asks for."""
    match tree:
        case All():
            return say("all paragraphs")
        case Not():
            conditions = joined(", ", _conditions([tree]))
        case _:
            conditions = _said(tree)
    return say("paragraphs {conditions}", conditions=conditions)


def _said(tree: Tree) -> str:
    match tree:
        case And():
            return joined(", ", _conditions(tree.parts))
        case Or():
            return _linked(OR, list(_each(tree.parts, OR)))
        case Not():
            return say("not {conditions}", conditions=_bracketed(tree.part))
        case All():
            return OF_ANY_TEXT
        case _:
            return Said(STANDING[tree.field], {"words": _leaf(tree)})


def _conditions(parts: Sequence[Tree]) -> Iterator[str]:
    kept = [part for part in parts if not isinstance(part, Not)]
    yield from _each(kept, AND) if kept else [OF_ANY_TEXT]
    excluded = [part.part for part in parts if isinstance(part, Not)]
    for said in _each(excluded, OR):
        yield say("but not {conditions}", conditions=said)


def _each(parts: Sequence[Tree], link: str) -> Iterator[str]:
    """Say parts one by one; neighbours that stand in the same place are said together."""
    for standing, group in groupby(parts, _standing):
        if standing:
            leaves = [_leaf(part) for part in group if not isinstance(part, Branch)]
            yield Said(standing, {"words": _linked(link, leaves)})
        else:
            yield from map(_bracketed, group)


def _linked(link: str, lines: Sequence[str]) -> str:
    """Link lines by "and" or "or"."""
    return reduce(lambda one, other: Said(link, {"one": one, "other": other}), lines)


def _bracketed(tree: Tree) -> str:
    """Put brackets around a branch, but for alternatives in one field, which read as one."""
    match tree:
        case Or() if len(set(map(_standing, tree.parts))) == 1 and _standing(tree.parts[0]):
            return _said(tree)
        case And() | Or() | Not():
            return joined("", ("(", _said(tree), ")"))
        case _:
            return _said(tree)


def _standing(tree: Tree) -> str:
    """Where the words of a leaf stand, "" for what is no leaf."""
    return "" if isinstance(tree, Branch) else STANDING[tree.field]


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Range():
            return _days(leaf.first, leaf.last)
        case Prefix():
            return say("words that begin with “{letters}”", letters=leaf.text)
        case Wildcard():
            return say("words like “{letters}”", letters=leaf.text)
        case Fuzzy():
            return say("words spelt nearly like “{word}”", word=leaf.text)
        case Phrase() if leaf.slop > 1:
            phrase = " ".join(leaf.words)
            return say("“{words}” within {n} words", words=phrase, n=leaf.slop)
        case Phrase():
            said = say("“{words}”", words=" ".join(leaf.words))
        case _:
            said = say("“{words}”", words=leaf.text)
    return say("exactly {words}", words=said) if leaf.field is Field.EXACT else said


def _days(first: int, last: int) -> str:
    if first == day_number(date.min):
        return say("up to {last}", last=written(last))
    if last == day_number(date.max):
        return say("from {first}", first=written(first))
    start, end = _period(first, last)
    return start if start == end else say("{first} to {last}", first=start, last=end)


def _period(first: int, last: int) -> tuple[str, str]:
    """Leave out the day of whole months, and the month of whole years."""
    year, month = divmod(last // 100, 100)
    if first % 10000 == 101 and last % 10000 == 1231:
        return f"{first // 10000:04}", f"{year:04}"
    if first % 100 == 1 and last % 100 == monthrange(year, month)[1]:
        return written(first)[:7], written(last)[:7]
    return written(first), written(last)
