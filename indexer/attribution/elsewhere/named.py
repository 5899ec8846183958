"""The names of a sentence in another language than English, and how they take part."""

from dataclasses import dataclass
from enum import Enum

from indexer.attribution.names import Name
from indexer.register.translations import INFLECTED, translations


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


def is_oblique(name: Name, language: str) -> bool:
    """Tell a known name in another case than that of a subject."""
    if not _tells(name, language):
        return False
    known = translations(language)
    return known.find(name.printed) != "" and not known.is_listed(name.printed)


def is_nominative(name: Name, language: str) -> bool:
    """Tell a known name in the case of a subject."""
    return _tells(name, language) and translations(language).is_listed(name.printed)


def _tells(name: Name, language: str) -> bool:
    """Tell a language with cases; German has them, but on few names."""
    return language in INFLECTED and language != "de" and name.identity is not None
