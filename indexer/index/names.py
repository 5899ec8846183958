"""The names that what is typed may become: of speakers, of those spoken for, and of sections."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from indexer.register.glossary import Longs, Stems
from indexer.summary import Kind, Meeting
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


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who speaks: what the summaries take it for, and in how many paragraphs it does.

    `names` are all that the summaries print, as `name_key` folds them.
    """

    id: str
    kind: Kind
    paragraphs: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """Somebody who speaks in one summary: `names` counts the paragraphs by printed name."""

    meeting: Meeting
    label: str
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Called:
    """Whose names are asked for: of any of some `names`, or one `near` one, or of some `ids`.

    Names are folded as `name_key` does; `near` says by how many mistakes at most.
    """

    names: Collection[str] = ()
    near: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    ids: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """Which of those who speak are listed, and in what order: the most frequent first, or by name.

    Those with `find` in a folded name, or in the id, and the `found`, who have it in names that no
    summary prints. Of a `kind`, None for any: that of the `known` is told by them.
    """

    find: str = ""
    found: Collection[str] = ()
    kind: Kind | None = None
    known: Mapping[str, Kind] = field(default_factory=lambda: MappingProxyType({}))
    by_name: bool = False


class Names(Protocol):
    """The names of one state of an index."""

    def beginning(self, kind: str, prefix: str, most: int) -> Sequence[Name]:
        """Names of a kind (speaker, for, section) that begin so when folded.

        Those of the most frequent come first, then by letter; one name for each id.
        """
        ...


class HeardNames(Names, Protocol):
    """Names that an index is asked for, and whose they are."""

    def called(self, called: Called) -> Sequence[Heard]:
        """Those who speak and are called so, the most frequent first, then by name."""
        ...

    def explained(self, forms: Collection[Stems]) -> Mapping[str, Longs]:
        """Count the long forms of acronyms: of all that decide what some forms stand for."""
        ...

    def listed(self, sought: Sought) -> Sequence[Heard]:
        """Those who speak and are sought; whoever takes a part of them has no more read."""
        ...


def folded(text: str) -> str:
    """A name as it is compared."""
    return joined(terms(text, exact_form))


def first_of_each(names: Sequence[Name], most: int) -> Sequence[Name]:
    """The first names in the order of `Names`, one for each id."""
    found = sorted(names, key=lambda name: (-name.frequency, name.folded))
    each = {name.id: name for name in reversed(found)}
    return [name for name in found if each[name.id] is name][:most]
