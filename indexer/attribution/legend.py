"""Who is present: what the abbreviations, first names and nicknames of one summary stand for.

Attendees are read line by line from tables, lists, and lines such as "Present: Ann Lee, Bo", and
from introductions ("Ann Lee (AL): Let us begin."). A legend holds for one summary: the same two
letters are somebody else at the next meeting.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from indexer.attribution.person_lists import (
    called,
    calls_of,
    in_full,
    nicknames,
    plain_names,
    unjoined,
)
from indexer.attribution.roll_call import RollCall
from indexer.attribution.titles import person_key
from indexer.markup.blocks import Block
from indexer.register.identity import name_key

PARTS = re.compile(r"[\s-]")


@dataclass
class Legend:
    """Finds the person behind an abbreviation, a first name or a nickname.

    What stands for two people stands for none; `ambiguous` names it. `blocks` are those that only
    list who is present, by their id(); `calls` has what it calls people for short, each in full.
    """

    blocks: set[int] = field(default_factory=set)
    calls: dict[str, str] = field(default_factory=dict)
    _exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _derived: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _introduced: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _found: dict[str, str | None] = field(default_factory=dict)

    def add(self, name: str, short: str = "") -> None:
        """Take in a person, with the abbreviation or nickname that the summary gives."""
        self._found.clear()
        self._exact[person_key(name)].add(name)
        if short:
            self._exact[person_key(short)].add(name)
            if short[0].isupper() and not short.isupper():
                self.calls[short] = name
        for derived in _short_forms(name):
            self._derived[derived].add(name)
        for short in calls_of(name):
            self._called[short].add(name)

    def add_full(self, name: str, first: str) -> None:
        """Take in the full name of somebody who is listed by the first name only."""
        self._found.clear()
        self._exact[person_key(first)].add(name)

    def add_call(self, name: str, short: str) -> None:
        """Take in what a summary calls somebody for short."""
        self.add_full(name, short)
        self.calls[short] = name

    def add_label(self, name: str) -> None:
        """Take in a full name that stands as a label: its parts may stand for it further on."""
        if person_key(name) not in self._exact and len(name.split()[-1].strip(".")) > 1:
            self._found.clear()
            for derived in (person_key(name), *_short_forms(name)):
                self._introduced[derived].add(name)

    @property
    def names(self) -> Iterator[str]:
        """What may stand for an attendee, folded as `name_key` does."""
        yield from self._exact
        yield from self._derived

    @property
    def people(self) -> Iterator[str]:
        """All whom `find` may find."""
        for names in chain(self._exact.values(), self._introduced.values()):
            yield from names

    @property
    def full_names(self) -> Iterator[str]:
        """The full names of the attendees, as printed."""
        every = (name for names in self._exact.values() for name in names)
        yield from dict.fromkeys(name for name in every if " " in name)

    @property
    def single_names(self) -> frozenset[str]:
        """Those of whom the lists give one name only, as printed, and what is short for nobody."""
        every = (name for names in self._exact.values() for name in names)
        return frozenset(name for name in every if " " not in name and self.find(name) == name)

    @property
    def printed(self) -> Iterator[str]:
        """The names of all attendees as printed, their first names, and what stands for them."""
        every = dict.fromkeys(name for names in self._exact.values() for name in names)
        yield from every
        yield from dict.fromkeys(name.split()[0] for name in every if " " in name)
        yield from self.calls

    def lists(self, printed: str) -> bool:
        """Tell the name, or the first name or surname, of one who is listed."""
        key = person_key(printed)
        return (key in self._exact or key in self._derived) and self.find(printed) is not None

    def find(self, printed: str) -> str | None:
        """The full name of the one person who may be meant, or None."""
        key = person_key(printed)
        if key not in self._found:
            self._found[key] = self._find(key)
        return self._found[key]

    def _find(self, key: str) -> str | None:
        exact = self._exact.get(key, set())
        behind = {name for name in exact if person_key(name) != key}
        if behind:
            return next(iter(behind)) if len(behind) == 1 else None
        fuller = self._derived.get(key) or self._introduced.get(key) or exact
        fuller = fuller or self._called.get(key, set())
        return next(iter(fuller)) if len(fuller) == 1 else None

    def ambiguous(self, printed: str) -> tuple[str, ...]:
        """The people whom the summary itself calls by one abbreviation, if several."""
        key = person_key(printed)
        every = self._exact.get(key, set())
        names = {name for name in every if person_key(name) != key} or every
        return tuple(sorted(names)) if len(names) > 1 else ()


@lru_cache(maxsize=50_000)
def _short_forms(name: str) -> tuple[str, ...]:
    """What people call somebody: Ann, AL, Lee, Ann L, annlee, alee, annl."""
    return tuple(_forms(name))


def _forms(name: str) -> Iterator[str]:
    words = [name_key(word) for word in PARTS.split(name) if name_key(word)]
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    yield from (first, last, f"{first} {last[0]}")
    yield from {name_key(part) for part in name.split() if "-" in part}  # "Eun-ji"
    yield from ("".join(words), f"{first[0]}{last}", f"{first}{last[0]}")
    yield "".join(word[0] for word in words)
    yield "".join(name_key(word)[0] for word in name.split() if name_key(word))


def read_legend(
    blocks: Sequence[Block],
    listed: Iterable[str] = (),
    robots: Collection[str] = (),
    counted: Callable[[], Container[str]] | None = None,
) -> Legend:
    """Gather the attendees whom a summary lists; `listed` are those of its front matter.

    The `robots` of its chat room are nobody, though they are listed; `counted` gives the
    summary's words, if they are counted.
    """
    legend = Legend()
    for name, short in plain_names(listed):
        legend.add(name, short)
    reader, people = RollCall(), list[tuple[str, str]]()
    for block in blocks:
        found = reader.read(block)
        if found:
            people += (pair for pair in found if pair[0] not in robots)
        if reader.listed:
            legend.blocks.add(id(block))
    for name, short in unjoined(people):
        legend.add(name, short)
    for name, first in in_full(legend.single_names, blocks):
        legend.add_full(name, first)
    full = tuple(legend.full_names)
    for name, short in (*nicknames(full, blocks), *called(full, blocks, counted)):
        legend.add_call(name, short)
    return legend
