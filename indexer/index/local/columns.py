"""Facets by counting: what stands in the rows of a table, counted over those that were found.

Documents that have the same values have the same code, so a facet is one count by code, added
up for the values behind each: the cost is that of the rows found, not of the whole table.
Speakers, roles and kinds are facets of voices (who speaks in which statement), the others of
paragraphs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.index.fields import SEPARATOR, VOICE_SEPARATOR
from indexer.index.local.table import Numbers, Table
from indexer.index.voices import BESIDE, VOICE_FACETS

Mask = NDArray[np.bool_]
Rows = Numbers
Scores = NDArray[np.float64]
NEVER = np.iinfo(np.int64).max  # the place of what has none
LITTLE = 16  # what is less than a part in so many is put in order sooner than all is looked at


class Values:
    """The distinct values of a facet; each has a number, its place among them.

    `none` is that of "", -1 where no such value is.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._numbers: dict[str, int] = {}
        for name in names:
            self._numbers.setdefault(name, len(self._numbers))
        self.names = tuple(self._numbers)
        self.none = self._numbers.get("", -1)

    def __len__(self) -> int:
        return len(self.names)

    def numbered(self, names: Iterable[str]) -> Numbers:
        """The number of each of some values."""
        return np.array([self._numbers[name] for name in names], np.int64)

    def marked(self, chosen: Iterable[str]) -> Mask:
        """Mark the values that are among the chosen ones."""
        mask = np.zeros(len(self), bool)
        mask[[self._numbers[name] for name in chosen if name in self._numbers]] = True
        return mask


class Column:
    """A facet of the paragraphs: for each row a code, and behind each code some values."""

    def __init__(self, codes: Numbers, texts: list[str]) -> None:
        self.codes = codes
        self._texts = texts
        self.values, self._sets = _split(texts)

    def totals(self, rows: Rows) -> Numbers:
        """Count the rows by the numbers of their values; of few rows each value is looked at."""
        codes = self.codes[rows]
        if len(rows) < len(self._sets):
            return np.bincount(self._sets.expanded(codes)[0], minlength=len(self.values))
        by_code = np.bincount(codes, minlength=len(self._sets))
        return self._sets.totals(by_code, len(self.values))

    def by_name(self, rows: Rows) -> Counter[str]:
        """Count few rows by the names of their values, "" among them."""
        sets = ({*self._texts[code].split(SEPARATOR)} for code in self.codes[rows].tolist())
        return Counter(chain.from_iterable(sets))

    def having(self, chosen: tuple[str, ...]) -> Mask:
        """Mark the codes that have any of the chosen values."""
        return self._sets.having(self.values.marked(chosen))

    def rows(self, wanted: Mask) -> Rows:
        """The rows of some codes, in order."""
        return self._places.rows(wanted)

    @cached_property
    def _places(self) -> "_Places":
        return _Places(self.codes, len(self._sets))

    def single(self) -> Numbers:
        """For each row, the number of its value, -1 for none; for columns of one at most."""
        return self._sets.first()[self.codes]


class _Places:
    """Where each code stands, so that those of a few are found without a look at all of them."""

    def __init__(self, codes: Numbers, size: int) -> None:
        self._codes = codes
        self._order = np.argsort(codes, kind="stable")
        self._starts = np.searchsorted(codes[self._order], np.arange(size + 1))

    def rows(self, wanted: Mask) -> Rows:
        """The rows of some codes, in order."""
        codes = np.flatnonzero(wanted)
        size = np.diff(self._starts)[codes].sum()
        if size * LITTLE > len(self._codes):
            return np.flatnonzero(wanted[self._codes])
        return np.sort(self._order[expanded(self._starts, codes)[0]])


class _Sets:
    """Sets of numbers: that of code c is `members[starts[c]:starts[c + 1]]`."""

    def __init__(self, owners: Numbers, members: Numbers, size: int) -> None:
        self._owners = owners
        self._members = members
        self._size = size
        self._starts = np.searchsorted(owners, np.arange(size + 1))

    def __len__(self) -> int:
        return self._size

    def totals(self, by_code: Numbers, size: int) -> Numbers:
        """Add up, for each of `size` members, what is counted of the sets it is in."""
        return np.bincount(self._members, by_code[self._owners], size).astype(np.int64)

    def having(self, wanted: Mask) -> Mask:
        """Mark the sets that have a wanted member."""
        mask = np.zeros(self._size, bool)
        mask[self._owners[wanted[self._members]]] = True
        return mask

    def mapped(self, numbers: Numbers, allowed: Mask) -> "_Sets":
        """The sets of other numbers: those that the allowed members stand for."""
        kept = allowed[self._members]
        width = int(numbers.max(initial=0)) + 1
        keys = _distinct(self._owners[kept] * width + numbers[self._members[kept]])
        return _Sets(keys // width, keys % width, self._size)

    def first(self) -> Numbers:
        """The first member of each set, -1 for an empty one."""
        found = np.append(self._members, -1)[np.minimum(self._starts[:-1], len(self._members))]
        return np.where(np.diff(self._starts) > 0, found, -1)

    def paired(self) -> tuple[Numbers, Numbers]:
        """Each set with each of its members."""
        return self._owners, self._members

    def least(self, places: Numbers, counted: Mask) -> Numbers:
        """The first place in each set, of its members that count; NEVER for a set without any.

        Both are given for each member of each set, as they are `paired`.
        """
        first = np.full(self._size, NEVER)
        np.minimum.at(first, self._owners[counted], places[counted])
        return first

    def expanded(self, codes: Numbers) -> tuple[Numbers, Numbers]:
        """The members of each code's set, and which of the codes each belongs to."""
        places, belongs = expanded(self._starts, codes)
        return self._members[places], belongs


class Heard(NamedTuple):
    """Rows in which somebody speaks.

    Those alone in their paragraph are counted by code, unless there are but few (None); of the
    others, each voice is given and the paragraph in which it speaks.
    """

    by_code: Numbers | None
    voices: Numbers
    paragraphs: Rows


class VoiceColumns:
    """Who speaks: the sets of speaker, role and kind that speak in each row."""

    def __init__(self, table: Table) -> None:
        self._parent = table.parent
        self.codes = table.codes["voice"]
        self._texts = table.values["voice"]
        terms, self._sets = _split(self._texts)
        parts = [term.split(VOICE_SEPARATOR) for term in terms.names]
        named = {facet: [part[n] for part in parts] for n, facet in enumerate(VOICE_FACETS)}
        self._values = {facet: Values(names) for facet, names in named.items()}
        self._numbers = {facet: self._values[facet].numbered(n) for facet, n in named.items()}
        self.anybody = np.ones(len(terms), bool)

    def allowed(self, chosen: Mapping[str, tuple[str, ...]], without: str = "") -> Mask:
        """Mark the voices that have the chosen speakers, roles and kinds, one facet left out."""
        mask = self.anybody
        for facet, values in self._values.items():
            if facet in chosen and facet != without:
                mask = mask & values.marked(chosen[facet])[self._numbers[facet]]
        return mask

    def speaking(self, allowed: Mask) -> Mask:
        """Mark the codes of rows in which an allowed voice speaks."""
        return self._sets.having(allowed)

    def rows(self, allowed: Mask) -> Rows:
        """The rows in which an allowed voice speaks, in order."""
        return self._places.rows(self.speaking(allowed))

    @cached_property
    def _places(self) -> _Places:
        return _Places(self.codes, len(self._sets))

    def values(self, facet: str) -> Values:
        """The values of a facet."""
        return self._values[facet]

    def heard(self, rows: Rows) -> Heard:
        """Part rows in which somebody speaks by whether they are the only one of a paragraph."""
        if len(rows) < len(self._sets):
            voices, belongs = self._sets.expanded(self.codes[rows])
            return Heard(None, voices, self._parent[rows][belongs])
        alone = _alone(self._parent[rows])
        by_code = np.bincount(self.codes[rows[alone]], minlength=len(self._sets))
        beside = rows[~alone]
        voices, belongs = self._sets.expanded(self.codes[beside])
        return Heard(by_code, voices, self._parent[beside][belongs])

    def each(self, rows: Rows) -> list[tuple[int, list[str]]]:
        """Of few rows, each paragraph with each voice in it, as the values of its facets."""
        codes, paragraphs = self.codes[rows].tolist(), self._parent[rows].tolist()
        return [
            (paragraph, voice.split(VOICE_SEPARATOR))
            for paragraph, code in zip(paragraphs, codes, strict=True)
            for voice in self._texts[code].split(SEPARATOR)
        ]

    def totals(self, facet: str, heard: Heard, allowed: Mask) -> Numbers:
        """Count by value the paragraphs in which allowed voices speak in any of the rows.

        A paragraph with several statements is counted once for a value that several have.
        """
        width = max(len(self._values[facet]), 1)
        voices, paragraphs = heard.voices, heard.paragraphs
        if allowed is not self.anybody:
            kept = allowed[voices]
            voices, paragraphs = voices[kept], paragraphs[kept]
        several = _distinct(paragraphs * width + self._numbers[facet][voices]) % width
        counted = np.bincount(several, minlength=width)
        if heard.by_code is None:
            return counted
        return counted + self._valued(facet, allowed).totals(heard.by_code, width)

    def pairs(self, facet: str, rows: Rows, allowed: Mask) -> tuple[Numbers, Rows]:
        """Each pair, once: the value of an allowed voice and a paragraph of the rows."""
        members, belongs = self._valued(facet, allowed).expanded(self.codes[rows])
        width = max(len(self._values[facet]), 1)
        keys = _distinct(self._parent[rows][belongs] * width + members)
        return keys % width, keys // width

    def places(self, names: tuple[str, ...], allowed: Mask) -> Numbers:
        """The place of each code in an order of names: that of the first who speaks, else NEVER.

        Allowed voices count before others, and those who only stand beside words after all who
        speak them. Those who are spoken for do not speak.
        """
        place = {name: number for number, name in enumerate(names)}
        by_name = [place.get(name, len(place)) for name in self._values["speaker"].names]
        beside = self._values["role"].marked(map(str, BESIDE))[self._numbers["role"]]
        by_voice = np.array(by_name, np.int64)[self._numbers["speaker"]]
        by_voice = by_voice + beside * (len(place) + 1)
        members = self._sets.paired()[1]
        asked = self._sets.least(by_voice[members], self._speaks & allowed[members])
        return np.where(asked < NEVER, asked, self._sets.least(by_voice[members], self._speaks))

    @cached_property
    def _speaks(self) -> Mask:
        """Mark, of the voices of each code, those for whom none of the others speaks."""
        owners, members = self._sets.paired()
        ids = Values((*self._values["speaker"].names, *self._values["for"].names))
        who = ids.numbered(self._values["speaker"].names)[self._numbers["speaker"]][members]
        behalf = ids.numbered(self._values["for"].names)[self._numbers["for"]][members]
        speaks: Mask = ~np.isin(owners * len(ids) + who, owners * len(ids) + behalf)
        return speaks

    def _valued(self, facet: str, allowed: Mask) -> _Sets:
        """The set of values for each code, of allowed voices."""
        if allowed is self.anybody:
            return self._unfiltered[facet]
        return self._sets.mapped(self._numbers[facet], allowed)

    @cached_property
    def _unfiltered(self) -> dict[str, _Sets]:
        numbers = self._numbers.items()
        return {facet: self._sets.mapped(each, self.anybody) for facet, each in numbers}


def _distinct(numbers: Numbers) -> Numbers:
    """Distinct numbers in order; NumPy's `unique` hashes them first, which takes longer."""
    ordered = np.sort(numbers)
    return ordered[beginnings(ordered)]


def beginnings(numbers: Numbers) -> Mask:
    """Mark where another number begins, of numbers in order and none below 0."""
    new = np.ones(len(numbers), bool)
    np.greater(numbers[1:], numbers[:-1], out=new[1:])
    return new


def _alone(numbers: Numbers) -> Mask:
    """Mark the numbers, in order, that stand there once."""
    new = beginnings(numbers)
    alone: Mask = new & np.append(new[1:], True)[: len(new)]
    return alone


def expanded(starts: Numbers, chosen: Numbers) -> tuple[Numbers, Numbers]:
    """The places of chosen stretches, and which of the chosen ones each belongs to.

    The nth stretch is `starts[n]` to `starts[n + 1]`.
    """
    lengths = starts[chosen + 1] - starts[chosen]
    belongs = np.repeat(np.arange(len(chosen)), lengths)
    within = np.arange(len(belongs)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return starts[chosen][belongs] + within, belongs


def _split(texts: list[str]) -> tuple[Values, _Sets]:
    """Cut each text at the separators; gives the distinct values, and each text's set of them."""
    sets = [
        sorted({value for value in text.split(SEPARATOR) if value})
        if SEPARATOR in text
        else [text] * bool(text)
        for text in texts
    ]
    members = [value for found in sets for value in found]
    values = Values(members)
    owners = np.repeat(np.arange(len(sets)), [len(found) for found in sets])
    return values, _Sets(owners.astype(np.int64), values.numbered(members), len(sets))
