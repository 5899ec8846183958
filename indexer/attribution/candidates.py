"""What may be labels in a summary, which of them count, and what each of them does."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from indexer.attribution.cast import (
    SPEAK,
    Cast,
    Known,
    Verdict,
    Words,
    is_initials,
)
from indexer.attribution.closings import is_remark
from indexer.attribution.elsewhere.labels import Elsewhere
from indexer.attribution.fields import Entry, find_fields, holds_office, is_entry
from indexer.attribution.headed import says_own
from indexer.attribution.heading_lines import known_names
from indexer.attribution.label_words import GIVEN_NAMES, JOINING, OFFICES, TASKS
from indexer.attribution.labels import (
    Form,
    Label,
    find_bullet,
    find_inner_label,
    labels_in,
)
from indexer.attribution.leading import find_forgotten_colon, find_opening
from indexer.attribution.legend import Legend
from indexer.attribution.narrated import Told, narrated
from indexer.attribution.nicks import nicks, robots
from indexer.attribution.passage import SpeakerLine
from indexer.attribution.person_lists import PERSON
from indexer.attribution.scribes import Scribes
from indexer.attribution.tables import column_labels
from indexer.attribution.tails import may_have_tail, without_tail
from indexer.attribution.titles import person_key
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading
from indexer.register.register import Register
from indexer.words import ENGLISH

SHARE = 0.1  # of the blocks of notes at least; fewer labels are fields of a report
FEWEST = 3  # labels: two may be a field and its entry
RETURNING = 2  # people who speak again, as they do in talk and fields do not
LISTED = 2  # people who are on a list, or have a title: one may be whom a field names
GIVEN = 2  # people with a given name, where nothing lists them
LARGE_SHARE = 0.3  # of the blocks, where no label returns often
AGAIN = 2  # times: once may be chance
# Forms in which an agenda names who asked for a point.
POINTS = frozenset({Form.BRACKETS, Form.DASH})
# Forms of labels that stand on lines of their own.
ALONE = frozenset({Form.LINE, Form.NAME})
JOINTS = frozenset((word,) for word in JOINING)  # "also: please wait" has no label

Weighed = tuple[Label, Verdict]


class Talk(NamedTuple):
    """The blocks of a summary, who is present, its words, and what is said in its chat room."""

    blocks: Sequence[Block]
    legend: Legend
    words: Words
    said: Sequence[tuple[str, str]]


class Candidates:
    """What may be labels in a summary, before they are weighed."""

    def __init__(self, talk: Talk, register: Register, apart: Collection[int]) -> None:
        """Find them in all blocks but headings, and those `apart`, given by their id()."""
        blocks, legend, self.words, said = self.talk = talk
        self.blocks, self.legend = blocks, legend
        self.scribes = Scribes(blocks, said, legend)
        self.sections = list(_sections(blocks))
        self.people = frozenset(legend.names)
        self.elsewhere = Elsewhere(register)
        self._listed: dict[tuple[str, ...], bool] = {}
        self.columns = dict(column_labels(blocks))
        listed = frozenset(legend.printed)
        self.found: dict[int, tuple[Label, ...]] = {}
        for number, block in enumerate(blocks):
            if not block.level and id(block) not in apart:
                labels = self._labels(number, listed)
                abroad = block.language != ENGLISH
                read = self.elsewhere.read(labels, block) if abroad else labels
                self.found[id(block)] = tuple(read)
        self._trim_names()
        self._drop_lone_openings()
        self._drop_companies()
        self._drop_agenda()
        self.entries = tuple(self._entries())
        unlisted = [e for _, e in self.entries if person_key(e.name) not in self.people]
        fields = find_fields(unlisted, self.people)
        self.empty = {
            place
            for place, entry in self.entries
            if is_entry(entry.value, self.people) or holds_office(entry, self.people)
        }
        self.empty |= set(self._above_list())
        self._hold_offices()
        talking = frozenset(map(person_key, robots(nicks(blocks)))) if said else frozenset()
        self.known = Known(
            frozenset(legend.names),
            known_names(register, self.elsewhere),
            fields | talking | self.elsewhere.fields,
        )

    def _labels(self, number: int, listed: frozenset[str]) -> Sequence[Label]:
        block = self.blocks[number]
        if number in self.columns or block.row:
            column = self.columns.get(number)
            return (column,) if column else ()
        below = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
        nested = below is not None and below.depth > block.depth
        if nested and (alone := find_bullet(block, listed)):
            return (alone,)
        every = self.scribes.read(labels_in(block), block)
        labels = [one for one in every if one.names not in JOINTS or one.form is not Form.PREFIX]
        opening = find_opening(block, listed) if listed and not labels else None
        return (opening,) if opening and not is_remark(block.text) else labels

    def _trim_names(self) -> None:
        """Read `Ann suggests: ...` and `Ann & Bo pitch:` as theirs, where they are known."""
        every = [label for labels in self.found.values() for label in labels]
        if not any(map(may_have_tail, every)):
            return
        whole = (x.names[0] for x in every if len(x.names) == 1 and not may_have_tail(x))
        known = frozenset(map(person_key, whole)) | self.people
        for block in self.blocks:
            labels = self.found.get(id(block), ())
            if any(map(may_have_tail, labels)):
                trimmed = (without_tail(label, known, block.text) for label in labels)
                self.found[id(block)] = tuple(trimmed)

    def _drop_agenda(self) -> None:
        """Take `[ann] Pipes` for a point of the agenda, where people speak below such points."""
        points = [
            block
            for number, block in enumerate(self.blocks)
            if block.depth
            and (labels := self.found.get(id(block)))
            and any(label.form in POINTS for label in labels)
            and self._speak_below(number)
        ]
        if len(points) < AGAIN:
            return
        for block in self.blocks:
            labels = self.found.get(id(block), ())
            if block.depth and labels and labels[0].form in POINTS:
                nobody = labels[0]._replace(names=(), form=Form.UNNAMED)
                self.found[id(block)] = (nobody,)

    def _speak_below(self, number: int) -> bool:
        """Tell whether a label behind a name and a colon is nested in an item."""
        depth = self.blocks[number].depth
        below = takewhile(lambda block: block.depth > depth, self.blocks[number + 1 :])
        labels = (label for block in below for label in self.found.get(id(block), ()))
        return any(label.form is Form.PREFIX for label in labels)

    def _drop_lone_openings(self) -> None:
        """Take `Otto thinks ...` for a label only where another item begins with a name too."""
        items: dict[int, list[Block]] = defaultdict(list)
        for section, block in zip(self.sections, self.blocks, strict=True):
            if block.depth and _names_first(self.found.get(id(block), ())):
                items[section].append(block)
        for blocks in items.values():
            if len(blocks) < AGAIN:
                for block in blocks:
                    self.found[id(block)] = tuple(_but_openings(self.found[id(block)]))

    def _drop_companies(self) -> None:
        """Read `Ann Lee, Acme: ...` as hers: who is behind the comma speaks nowhere alone."""
        every = [label.names for labels in self.found.values() for label in labels]
        joint = any(len(names) == 2 for names in every)
        alone = {person_key(names[0]) for names in every if len(names) == 1} | self.people
        for block in self.blocks if joint else ():
            for label in self.found.get(id(block), ()):
                known = bool(label.names) and label.names[-1] in self.elsewhere.speakers
                if len(label.names) == 2 and not known and _has_company(label, block.text, alone):
                    own = label._replace(names=label.names[:1])
                    labels = (own if one is label else one for one in self.found[id(block)])
                    self.found[id(block)] = tuple(labels)

    def _entries(self) -> Iterator[tuple[tuple[int, int], Entry]]:
        """Each label of an office or of somebody unlisted with what stands behind it.

        They are told by their block's id() and where they end.
        """
        for number, block in enumerate(self.blocks):
            labels = self.found.get(id(block), ())
            for place, label in enumerate(labels, start=1):
                alone = label.form is Form.PREFIX and len(label.names) == 1
                if alone and self._may_be_field(person_key(label.names[0])):
                    end = labels[place].span.start if place < len(labels) else len(block.text)
                    value = block.text[label.span.end : end]
                    entry = Entry(label.names[0], number, self.sections[number], value)
                    yield (id(block), label.span.end), entry

    def _above_list(self) -> Iterator[tuple[int, int]]:
        """What stands above the list of those present is about the meeting: `Venue: ...`."""
        numbers = (n for n, block in enumerate(self.blocks) if id(block) in self.legend.blocks)
        first = next(numbers, 0)
        if not first:
            return
        times = Counter(person_key(entry.name) for _, entry in self.entries)
        above = [block for block in self.blocks[:first] if self._is_of_listed(block)]
        for place, entry in self.entries if not above else ():
            if entry.block < first and times[person_key(entry.name)] == 1:
                yield place

    def _is_of_listed(self, block: Block) -> bool:
        labels = self.found.get(id(block), ())
        return any(label.names and self._is_listed(label.names) for label in labels)

    def _may_be_field(self, key: str) -> bool:
        """Tell who is not listed, and an office, whoever holds it."""
        return key not in self.people or key in OFFICES

    def _hold_offices(self) -> None:
        """Take in who holds an office: behind "Chair: Ann Lee", "Chair: Yes" is hers."""
        for place, entry in self.entries:
            if place in self.empty and person_key(entry.name) in OFFICES:
                name = self.legend.find(entry.value.strip(" .")) or entry.value.strip(" .")
                if PERSON.fullmatch(name):
                    self.legend.add(name, entry.name)

    def are_notes(self, cast: Cast, listed: int = LISTED) -> bool:
        """Tell notes: a column of speakers, quoted messages, or enough labels.

        They must be of people who return, who are listed or have a title, or who have given names.
        """
        forms = Counter(label.form for labels in self.found.values() for label in labels)
        if forms[Form.COLUMN] or forms[Form.QUOTE] >= AGAIN:
            return True
        if forms[Form.NICK] >= FEWEST and cast.returning and cast.size >= FEWEST:
            return True
        if cast.size < SHARE * len(self.blocks):
            return False
        if max(cast.listed, cast.titled) >= listed or (
            cast.size >= FEWEST and cast.returning >= RETURNING
        ):
            return True
        fewest = max(FEWEST, LARGE_SHARE * len(self.blocks))
        many = cast.size >= fewest
        return (many and cast.given >= GIVEN and cast.returning > 0) or self._are_own(fewest)

    def _are_own(self, fewest: float) -> bool:
        """Tell labels of known names, behind most of which is said "we" or "I"."""
        known = [block for block in self.blocks if self._is_known(block)]
        return len(known) >= fewest and says_own(known, self.elsewhere) * 2 > len(known)

    def _is_known(self, block: Block) -> bool:
        labels = self.found.get(id(block), ())
        names = labels[0].names if labels and labels[0].form is Form.PREFIX else ()
        return bool(names) and all(person_key(name) in self.known.register for name in names)

    def cast(self, forced: bool) -> Cast:
        """Weigh the names; an entry of a field, such as `Chair: Ann Lee`, counts for none."""
        labels = [
            label
            for block, found in self.found.items()
            for label in found
            if (block, label.span.end) not in self.empty
        ]
        return Cast(labels, self.known, self.words, forced)

    def lines(self, cast: Cast) -> Iterator[tuple[int, SpeakerLine]]:
        """Find the blocks that are nothing but a speaker's label."""
        for number, block in enumerate(self.blocks):
            labels = self.found.get(id(block))
            if not labels or labels[0].form not in ALONE or block.lines:
                continue
            if cast.plays(labels[0]):
                yield number, SpeakerLine(labels[0].names, block.text, typed=True)

    def weighed(self, cast: Cast) -> dict[int, Sequence[Weighed]]:
        """The labels of each block with what they do; full names need no colon."""
        speak = {name for name in cast.names if cast.has(name)}
        people = {*self.legend.full_names, *speak}
        forgotten = frozenset(name for name in people if " " in name)
        known = self._knower(speak)
        done: dict[int, Sequence[Weighed]] = {}
        for block in self.blocks:
            labels = self.found.get(id(block))
            if labels is None:
                continue
            if not labels and forgotten:
                found = find_forgotten_colon(block, forgotten)
                labels = (found,) if found else ()
            weighed = [self._weigh(block, label, cast) for label in labels]
            if len(labels) <= 1 and not block.row:
                for label in narrated(block, labels[0] if labels else None, known):
                    if label.form is Form.PREFIX or not cast.by_lines:
                        weighed.append((label, Verdict.SPEAKER))
            if weighed:
                done[id(block)] = _but_doubles(weighed) if len(weighed) > 1 else weighed
        return done

    def _knower(self, told: Collection[str]) -> Told:
        """Who is known: people listed, as printed, and others who speak."""
        printed = frozenset(self.legend.printed) | frozenset(told)

        @cache
        def knows(name: str) -> bool:
            full = None if name in printed else self.legend.find(name)
            sure = full is not None and (name.isupper() or set(name.split()) <= set(full.split()))
            return name in printed or sure

        words = " ".join([*printed, *self.legend.people]).split()
        return Told(knows, frozenset(word.rstrip(",:") for word in words))

    def _is_listed(self, names: tuple[str, ...]) -> bool:
        if names not in self._listed:
            self._listed[names] = all(person_key(name) in self.people for name in names)
        return self._listed[names]

    def _weigh(self, block: Block, label: Label, cast: Cast) -> Weighed:
        if (id(block), label.span.end) in self.empty:
            return label, Verdict.NOBODY
        prefix = label.form is Form.PREFIX and not self._is_listed(label.names)
        if prefix and not any(person_key(name) in TASKS for name in label.names):
            inner = find_inner_label(block.text, label, len(block.text))
            if inner and cast.plays(inner):
                return inner, Verdict.SPEAKER
        verdict = cast.verdict(label)
        topic = verdict is Verdict.LONE and not block.text[label.span.end :].strip()
        return label, Verdict.LABEL if topic and label.form is Form.PREFIX else verdict


def _sections(blocks: Iterable[Block]) -> Iterator[int]:
    """Number the section of each block."""
    section = 0
    for block in blocks:
        section += is_heading(block)
        yield section


def _has_company(label: Label, text: str, alone: Collection[str]) -> bool:
    """Tell a company or an office behind a comma or a slash from a second speaker."""
    name, company = label.names
    own = person_key(name) in alone or " " in name
    together = any(sign in text[label.start : label.span.end] for sign in ("&", "+", " and "))
    return own and not (
        together
        or person_key(company) in alone
        or is_initials(company)
        or company.casefold().split()[0] in GIVEN_NAMES
    )


def _but_doubles(weighed: Sequence[Weighed]) -> Sequence[Weighed]:
    """Of two labels of one line, leave out the one behind which nobody is."""
    by_line: dict[int, list[Weighed]] = defaultdict(list)
    for label, verdict in weighed:
        by_line[label.span.start].append((label, verdict))
    lines = by_line.values()
    return [next((one for one in same if one[1] in SPEAK), same[0]) for same in lines]


def _names_first(labels: Sequence[Label]) -> bool:
    return bool(labels) and labels[0].form in (Form.PREFIX, Form.OPENING)


def _but_openings(labels: Iterable[Label]) -> Iterator[Label]:
    """Leave out the label that is only a name at the beginning of a list item."""
    return (label for label in labels if label.span.end or label.form is not Form.OPENING)
