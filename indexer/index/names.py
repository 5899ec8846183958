"""The names that what is typed may become: of speakers, of those spoken for, and of sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from indexer.words import exact_form, terms
from indexer.words.cutting import joined


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared and as it is printed, whose it is, and how frequent they are.

    The `id` of a section is its heading.
    """

    folded: str
    printed: str
    id: str
    frequency: int


class Names(Protocol):
    """The names of one state of an index."""

    def beginning(self, kind: str, prefix: str, most: int) -> Sequence[Name]:
        """Names of a kind (speaker, for, section) that begin so when folded.

        Those of the most frequent come first, then by letter; one name for each id.
        """
        ...


def folded(text: str) -> str:
    """A name as it is compared."""
    return joined(terms(text, exact_form))


def first_of_each(names: Sequence[Name], most: int) -> Sequence[Name]:
    """The first names in the order of `Names`, one for each id."""
    found = sorted(names, key=lambda name: (-name.frequency, name.folded))
    each = {name.id: name for name in reversed(found)}
    return [name for name in found if each[name.id] is name][:most]
