"""Known names with which a block begins: `Otto, it is late`, `Ann to call the smith`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.attribution.labels import LONGEST, Form, Label
from indexer.markup.blocks import Block
from indexer.summary import Span

MOST_WORDS = 5
SENTENCE = re.compile(r" (?=[A-Z][^|]{0,40}? [a-z]{2,} )")
# What stands behind a name that begins a list item and tells what it said.
TASK = re.compile(r" to (?=[a-z])")
ARROW = re.compile(r",? (?:->|=>|→|–>) ")
TELLS = re.compile(
    r",? (?:->|=>|→|–>) |, (?=[a-z\d]|I\b)"
    r"| (?!(?:to|will|shall|has|and|or|for|from|of|on|in|at|by|vs|with|as|de|van|von)\b)"
    r"(?=[a-z]+['’]?[a-z]* )"
)


def find_opening(block: Block, people: frozenset[str]) -> Label | None:
    """Read a list item that begins with one of the `people`: `Otto, ...`, `Otto -> ...`.

    With an arrow it may be a paragraph too.
    """
    name = _leading_name(block.text, people, TELLS if block.depth else ARROW)
    return Label((name,), Span(0, 0), Form.OPENING, 0) if name else None


def find_forgotten_colon(block: Block, names: frozenset[str]) -> Label | None:
    """Read a full name before a sentence, behind which the colon was forgotten."""
    name = _leading_name(block.text, names, SENTENCE)
    return Label((name,), Span(0, len(name) + 1), Form.PREFIX, 0) if name else None


def begins_with_name(text: str, names: frozenset[str]) -> bool:
    """Tell a sentence in the third person about one of some people: `Ann not convinced`."""
    return bool(_leading_name(text, names, TELLS))


def is_task(block: Block, names: frozenset[str]) -> bool:
    """Tell "Ann to call the smith" in a list: a task of one of some people, and nobody's words."""
    return block.depth > 0 and bool(_leading_name(block.text, names, TASK))


def _leading_name(text: str, names: frozenset[str], follows: re.Pattern[str]) -> str:
    """The longest of some names at the beginning of a text before what follows one."""
    first, known = text[:LONGEST].partition(" ")[0], _first_words(names)
    if first not in known and first.rstrip(",") not in known:
        return ""
    for name in beginnings(text[:LONGEST], ","):
        if name in names and follows.match(text, len(name)):
            return name
    return ""


def beginnings(text: str, signs: str) -> Iterator[str]:
    """What of a text may be a name, from its beginning on, without the signs behind it.

    The longest comes first.
    """
    words = text.split(" ", MOST_WORDS)[:MOST_WORDS]
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count]).rstrip(signs)


@lru_cache(maxsize=16)
def _first_words(names: frozenset[str]) -> frozenset[str]:
    """The words with which some names begin."""
    return frozenset(name.partition(" ")[0] for name in names)
