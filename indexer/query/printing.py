"""A tree as it is typed: what is printed here and parsed again gives the same tree."""

import re

from indexer.query.dates import written
from indexer.query.tree import (
    JOKERS,
    All,
    And,
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

# What is read otherwise than as a word, but for signs before it that make it one pasted whole.
READ_OTHERWISE = re.compile(r"AND|OR|NOT|.*[?*~:()<>\[\]{}].*")
PASTED = "_&"


def printed(tree: Tree) -> str:
    """Write a tree as it is typed; "" for everything.

    Words side by side must all be there, and OR binds them more closely than that, AND more
    closely still, and NOT most of all: so brackets are needed only where they were typed.
    """
    match tree:
        case And():
            return " ".join(map(_beside, tree.parts))
        case All():
            return ""
        case _:
            return _beside(tree)


def _beside(tree: Tree) -> str:
    """Write a part of a conjunction without AND."""
    match tree:
        case Or():
            return " OR ".join(map(_alternative, tree.parts))
        case _:
            return _alternative(tree)


def _alternative(tree: Tree) -> str:
    match tree:
        case And():
            return " AND ".join(map(_operand, tree.parts))
        case _:
            return _operand(tree)


def _operand(tree: Tree) -> str:
    match tree:
        case And() | Or() | All():
            return f"({printed(tree)})"
        case Not():
            return f"NOT {_operand(tree.part)}"
        case _:
            return _leaf(tree)


def _leaf(leaf: Leaf) -> str:
    field = "" if leaf.field in (Field.TEXT, Field.EXACT) else f"{leaf.field}:"
    match leaf:
        case Range():
            return f"{field}[{written(leaf.first)} to {written(leaf.last)}]"
        case Prefix():
            return f"{field}{leaf.text}*"
        case Wildcard():
            return f"{field}{leaf.text}"
        case Fuzzy():
            return f"{field}{leaf.text}~{leaf.distance}"
        case Phrase():
            return f"{field}{_phrase(leaf)}"
        case _:
            return f"{field}{_word(leaf.text, leaf.field)}"


def _phrase(phrase: Phrase) -> str:
    """Write words in quotes."""
    apart = f"~{phrase.slop}" if phrase.slop > 1 else ""
    return f'"{" ".join(phrase.words)}"{apart}'


def _word(text: str, field: Field) -> str:
    if field is Field.TEXT:
        return f"{PASTED}{text}" if READ_OTHERWISE.fullmatch(text) else text
    return f'"{text}"' if JOKERS.isdisjoint(text) else f'"{PASTED}{text}"'
