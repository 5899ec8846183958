"""The names of a sentence in another language than English, and how they take part."""

from dataclasses import dataclass
from enum import Enum

from indexer.attribution.names import Name


class Print(Enum):
    """How a name in a sentence is set off, if it is."""

    BOLD = "bold"
    CAPITALS = "capitals"
    PLAIN = "plain"


class Part(Enum):
    """How a name takes part."""

    SPEAKS = "speaks"
    SPOKEN_FOR = "spoken for"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence, and how it is set off: `run` is where the bold run begins."""

    name: Name
    print: Print
    run: int = -1


@dataclass(frozen=True, slots=True)
class Group:
    """Names that are joined by nothing but commas and "and", between the texts beside them."""

    names: tuple[Named, ...]
    before: str
    after: str
    first: bool = False
    sent: bool = False  # a person stands before it who speaks for it
    follows: bool = False  # the verb before it has its subject

    @property
    def lead(self) -> Named:
        """The name that stands for all: a known one, else the first."""
        return next((n for n in self.names if n.name.identity), self.names[0])


@dataclass(frozen=True, slots=True)
class Took:
    """Names with the part that they take."""

    names: tuple[Name, ...]
    part: Part
