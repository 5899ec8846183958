"""A query as a tree of our own: frozen, typed, and well formed whatever was typed.

A tree is read from what was typed, with the words as they stand there, and each leaf knows its
place in it. To be searched for, it is `expanded` into one of the same nodes whose words are terms
of the index, with no patterns left. Make And, Or and Not by `all_of`, `any_of` and `without`.
"""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from indexer.summary import Span

NOWHERE = Span(0, 0)
WIDEST = 20  # places: two words further apart have little to do with each other
MOST_WAYS = 300  # to set the words of a phrase apart: engines look for each of them
JOKERS = frozenset("*?")


class Field(StrEnum):
    """What a leaf asks about.

    `text` holds words in all their forms; `exact` the same words as they are written, for those
    in quotes and for patterns. `also` and `printed` are asked for by no reader: they tell how the
    words of the summaries may be written otherwise, and how they are printed.
    """

    TEXT = "text"
    EXACT = "exact"
    SPEAKER = "speaker"
    FOR = "for"
    MENTIONS = "mentions"
    SECTION = "section"
    MEETING = "meeting"
    PLACE = "place"
    KIND = "kind"
    ROLE = "role"
    CERTAINTY = "certainty"
    DATE = "date"
    ALSO = "also"
    PRINTED = "printed"


WORDS_OF_TEXT = frozenset({Field.TEXT, Field.EXACT})
VOICE_FIELDS = frozenset({Field.SPEAKER, Field.FOR, Field.ROLE, Field.KIND, Field.CERTAINTY})


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a term of the index."""

    field: Field
    text: str
    place: Span = dataclasses.field(default=NOWHERE, compare=False, repr=False)

    def __post_init__(self) -> None:
        _require(bool(self.text), self)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order, each at most `slop` places behind the one before."""

    field: Field
    words: tuple[str, ...]
    slop: int = 1
    place: Span = dataclasses.field(default=NOWHERE, compare=False, repr=False)

    def __post_init__(self) -> None:
        _require(len(self.words) > 1 and all(self.words) and self.slop > 0, self)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    field: Field
    text: str
    place: Span = dataclasses.field(default=NOWHERE, compare=False, repr=False)

    def __post_init__(self) -> None:
        _require(bool(self.text) and JOKERS.isdisjoint(self.text), self)


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words like this one, in which * stands for any letters and ? for one."""

    field: Field
    text: str
    place: Span = dataclasses.field(default=NOWHERE, compare=False, repr=False)

    def __post_init__(self) -> None:
        _require(bool(JOKERS.intersection(self.text) and {*self.text} - JOKERS), self)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words that differ from this one in so many letters at most."""

    field: Field
    text: str
    distance: int
    place: Span = dataclasses.field(default=NOWHERE, compare=False, repr=False)

    def __post_init__(self) -> None:
        _require(bool(self.text) and self.distance > 0, self)


@dataclass(frozen=True, slots=True)
class Range:
    """Days from the first to the last, both included, as numbers yyyymmdd."""

    field: Field
    first: int
    last: int
    place: Span = dataclasses.field(default=NOWHERE, compare=False, repr=False)

    def __post_init__(self) -> None:
        _require(self.first <= self.last, self)


@dataclass(frozen=True, slots=True)
class And:
    """What satisfies all of two parts or more; what is left out comes last."""

    parts: "tuple[Tree, ...]"

    def __post_init__(self) -> None:
        excluded = [isinstance(part, Not) for part in self.parts]
        nested = any(isinstance(part, And | All) for part in self.parts)
        _require(len(self.parts) > 1 and not nested and excluded == sorted(excluded), self)


@dataclass(frozen=True, slots=True)
class Or:
    """What satisfies any of two parts or more."""

    parts: "tuple[Tree, ...]"

    def __post_init__(self) -> None:
        nested = any(isinstance(part, Or | All) for part in self.parts)
        _require(len(self.parts) > 1 and not nested, self)


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but what satisfies a part."""

    part: "Tree"

    def __post_init__(self) -> None:
        _require(not isinstance(self.part, Not | All), self)


@dataclass(frozen=True, slots=True)
class All:
    """Everything: the tree of a query without words. It is never part of another."""


Pattern = Prefix | Wildcard | Fuzzy
Leaf = Word | Phrase | Pattern | Range
Branch = And | Or | Not | All
Tree = Leaf | Branch

ALL = All()


def pattern_of(field: Field, text: str, place: Span = NOWHERE) -> "Prefix | Wildcard":
    """Make the pattern of a word with * or ? in it."""
    if text.endswith("*") and JOKERS.isdisjoint(text[:-1]):
        return Prefix(field, text[:-1], place)
    return Wildcard(field, text, place)


def widest(words: int) -> int:
    """How far words may stand apart: the more of them, the more ways to set them apart."""
    return WIDEST if words < 3 else int(MOST_WAYS ** (1 / (words - 1)))


def all_of(parts: Iterable[Tree]) -> Tree:
    """Join parts that must all be satisfied: one is itself, none is everything."""
    flat = [piece for part in parts for piece in (part.parts if isinstance(part, And) else (part,))]
    kept = sorted((part for part in flat if part != ALL), key=lambda part: isinstance(part, Not))
    return And(tuple(kept)) if len(kept) > 1 else kept[0] if kept else ALL


def any_of(parts: Iterable[Tree]) -> Tree:
    """Join one part or more of which any must be satisfied."""
    flat = [piece for part in parts for piece in (part.parts if isinstance(part, Or) else (part,))]
    if ALL in flat:
        return ALL
    return Or(tuple(flat)) if len(flat) > 1 else flat[0]


def without(part: Tree) -> Tree:
    """Leave out what satisfies a part; what is left out of what is left out is asked for."""
    return part.part if isinstance(part, Not) else Not(part)


def leaves(tree: Tree) -> Iterator[Leaf]:
    """The leaves of a tree, in order."""
    match tree:
        case And() | Or():
            for part in tree.parts:
                yield from leaves(part)
        case Not():
            yield from leaves(tree.part)
        case All():
            return
        case _:
            yield tree


def marked_leaves(tree: Tree) -> Iterator[Word | Phrase]:
    """The words and phrases that a text which is found may have in it: none that is left out."""
    match tree:
        case And() | Or():
            for part in tree.parts:
                yield from marked_leaves(part)
        case Word() | Phrase() if tree.field in WORDS_OF_TEXT:
            yield tree


def asks_for_speaker(tree: Tree) -> bool:
    """Tell a query in which whoever speaks is laid down: `speaker:norway clearance`."""
    match tree:
        case And():
            return any(map(asks_for_speaker, tree.parts))
        case Or():
            return all(map(asks_for_speaker, tree.parts))
        case Not() | All():
            return False
        case _:
            return tree.field in VOICE_FIELDS


def asks_for_words(tree: Tree) -> bool:
    """Tell a query that a text must satisfy by its words, and not only by whose or when it is."""
    match tree:
        case And():
            return any(map(asks_for_words, tree.parts))
        case Or():
            return all(map(asks_for_words, tree.parts))
        case Not() | All():
            return False
        case _:
            return tree.field in WORDS_OF_TEXT


def _require(well_formed: bool, node: object) -> None:
    if not well_formed:
        raise ValueError(f"not a query: {node!r}")
