"""Who is present: what the abbreviations, first names and nicknames of one summary stand for.

Attendees are read line by line from tables, lists, and lines such as "Present: Ann Lee, Bo", and
from introductions ("Ann Lee (AL): Let us begin."). A legend holds for one summary: the same two
letters are somebody else at the next meeting.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from indexer.attribution.grammar.words import INSTITUTIONS
from indexer.attribution.label_words import GIVEN_NAMES, NO_NAMES
from indexer.attribution.passage import lines_of
from indexer.attribution.titles import person_key, without_titles
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading
from indexer.register.identity import name_key

WORD = r"[^\W\d_a-z][\w.'’-]*"
PARTICLE = r"(?:de|da|di|del|der|den|van|von|bin|al|el|la|le|dos|du|y)"
FULL_NAME = rf"{WORD}(?: (?:{PARTICLE} )*{WORD}){{1,4}}"
SHORT_NAME = r"[A-Za-z][\w-]{1,14}"
ONE_NAME = re.compile(WORD)
PERSON = re.compile(FULL_NAME)
NICK = re.compile(r"[a-z][\w.-]*(?: [a-z][\w-]*)?")
PAIR = re.compile(
    rf"(?P<name>{FULL_NAME})(?:\s*[-–—,:@]\s*[^(),|]{{1,60}}?)?\s*\(@?(?P<short>{SHORT_NAME})\)"
)
INTRODUCTION = re.compile(
    rf"[*_]{{0,2}}(?P<name>{FULL_NAME}) \((?P<short>{SHORT_NAME})\)[*_]{{0,2}}(?:[:：]| [-–—]+ )"
)
KEY = re.compile(rf"(?P<short>[A-Z][A-Za-z]{{1,4}})(?: ?[:=]| [-–—]) ?(?P<name>{FULL_NAME})")
SHORT = re.compile(r"[A-Z][A-Za-z]{1,4}\d?")
HANDLE = re.compile(r"(?:^|[\s(<])@(?P<short>[\w-]{2,})")
ABBREVIATIONS = re.compile(
    r"abbr|initial|acronym|short|nick|handle|alias|\birc\b|github", re.IGNORECASE
)

WHO = (
    r"(?:(?:also |members? |people |those |councillors |directors |trustees |delegates )?present\+?"
    r"|(?:in )?attend(?:ance|ees|ing)|attended(?: by)?|participants|participating|roll ?call"
    r"|who|people|folks|online|in[- ]person"
    r"|who (?:was|is) here|who['’]s here|in the room|on the (?:phone|call)|remote|panel(?:l?ists)?"
    r"|councillors|directors|trustees|board members|committee members"
    r"|pr[ée]sente?s|asistentes|anwesend|teilnehmer(?:innen)?)"
)
KIND = (
    r"(?:(?:remote|in[- ]person|online|virtual|local|list of|introductions? (?:of|and)|other"
    r"|in person and remote|officers|staff|members|invited|voting|and)\s+)*"
)
PRESENT = re.compile(
    rf"(?:[\d.]+\s+)?{KIND}{WHO}\b(?:\s+(?:and|/|&).*|\s*[(:：–—/-].*)?"
    r"|.{0,40}\b(?:attendees|participants|attendance|roll ?call)",
    re.IGNORECASE,
)
PRESENT_LINE = re.compile(rf"{KIND}{WHO}\b[^:：]{{0,30}}[:：]\s*|present\+ ", re.IGNORECASE)
FIELD_LINE = re.compile(r"[^\W\d_][\w’' -]{1,24}[:：]\s*")

NICKNAME = re.compile(r"\s*[\"“‘'(][^\"”’')]*[\"”’')]\s*")
NAME_ENDS = re.compile(r"(?:\s+[-–—]+|\s*[|/\[{@<]|\s\().*", re.DOTALL)
SPACED_HYPHEN = re.compile(r"(?<=\w)(?:-\s+|\s+-)(?=[A-Z][a-z]*$)")
UNDERSCORED = re.compile(r"(?<=[a-z])_(?=[A-Z])")
PARTS = re.compile(r"[\s-]")
ITEMS = re.compile(r"[,;\n](?![^(]*\))|\s+(?:and|&|\+)\s+")
LONGEST_ITEM = 120
LONGEST_LIST = 480
MOST_WORDS = 12
MANY = 4


@dataclass
class Legend:
    """Finds the person behind an abbreviation, a first name or a nickname.

    What stands for two people stands for none; `ambiguous` names it. `blocks` are those that only
    list who is present, by their id().
    """

    blocks: set[int] = field(default_factory=set)
    _exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _derived: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _introduced: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _found: dict[str, str | None] = field(default_factory=dict)

    def add(self, name: str, short: str = "") -> None:
        """Take in a person, with the abbreviation or nickname that the summary gives."""
        self._found.clear()
        self._exact[person_key(name)].add(name)
        if short:
            self._exact[person_key(short)].add(name)
        for derived in _short_forms(name):
            self._derived[derived].add(name)

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
    def full_names(self) -> Iterator[str]:
        """The full names of the attendees, as printed."""
        every = (name for names in self._exact.values() for name in names)
        yield from dict.fromkeys(name for name in every if " " in name)

    @property
    def printed(self) -> Iterator[str]:
        """The names of all attendees as printed, and their first names."""
        every = dict.fromkeys(name for names in self._exact.values() for name in names)
        yield from every
        yield from dict.fromkeys(name.split()[0] for name in every if " " in name)

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
    yield from ("".join(words), f"{first[0]}{last}", f"{first}{last[0]}")
    yield "".join(word[0] for word in words)
    yield "".join(name_key(word)[0] for word in name.split() if name_key(word))


def read_legend(blocks: Iterable[Block], listed: Iterable[str] = ()) -> Legend:
    """Gather the attendees whom a summary lists; `listed` are those of its front matter."""
    legend = Legend()
    for name, short in _plain_names(listed):
        legend.add(name, short)
    reader = _LegendReader()
    for block in blocks:
        for name, short in reader.read(block):
            legend.add(name, short)
        if reader.listed:
            legend.blocks.add(id(block))
    return legend


class _LegendReader:
    """Goes through the lines of a summary and knows whether they list who is present."""

    def __init__(self) -> None:
        self.listing = False
        self.listed = False
        self.short_column: int | None = None

    def read(self, block: Block) -> Iterator[tuple[str, str]]:
        """The people of the next block, each with an abbreviation or none."""
        self.listed = False
        if block.level or (is_heading(block) and not FIELD_LINE.match(block.text)):
            self.listing = bool(PRESENT.fullmatch(block.text.strip(" :：")))
            return
        if " | " not in block.text:
            self.short_column = None
            plain = "(" not in block.text and not block.lines and not self.listing
            if plain and not _is_present_line(block.text):
                return
        for span in lines_of(block):
            line = block.text[span.start : span.end].strip(" *•-–_|")
            if line:
                yield from self._line(line, bool(block.depth))

    def _line(self, line: str, item: bool) -> Iterator[tuple[str, str]]:
        present = PRESENT_LINE.match(line)
        introduced = _introduction(line) if "(" in line else None
        if present:
            rest = line[present.end() :]
            self.listing, self.listed = not rest, True
            yield from _people(rest)
        elif " | " in line:
            yield from self._row(line)
        elif introduced:
            yield introduced
        elif self.listing and len(line) < LONGEST_LIST:
            yield from self._listed(line, item)
        elif "(" in line and len(line) < LONGEST_ITEM:
            yield from _named_pairs(line, item)
        elif line.count("(") > 1:
            pairs = list(_pairs(line))
            yield from pairs if len(pairs) > 1 else ()

    def _listed(self, line: str, item: bool) -> Iterator[tuple[str, str]]:
        """Read a line of a list of those present; another field ends the list."""
        key = KEY.fullmatch(line)
        field_ = FIELD_LINE.match(line)
        if field_ and not key:
            self.listing = item
            return
        people = [(key["name"], key["short"])] if key else list(_people(line, alone=item))
        self.listing = item or bool(people)
        self.listed = self.listed or bool(people)
        yield from people

    def _row(self, line: str) -> Iterator[tuple[str, str]]:
        """Read a table row: a cell with a full name and a cell with an abbreviation."""
        cells = [cell.strip() for cell in line.split(" | ")]
        heads = [i for i, cell in enumerate(cells) if ABBREVIATIONS.search(cell)]
        if heads:
            self.short_column = heads[0]
            return
        names = [bare for cell in cells if PERSON.fullmatch(bare := _bare(cell))]
        column = self.short_column
        if column is not None and column < len(cells):
            shorts = [cells[column].lstrip("@")]
        else:
            shorts = [c for c in cells if SHORT.fullmatch(c) and names and c[0] == names[0][0]]
        if names and any(shorts):
            yield names[0], shorts[0]
        elif names and self.listing:
            yield names[0], ""


def _is_present_line(text: str) -> bool:
    head = text[:LONGEST_ITEM]
    likely = ":" in head or "：" in head or "+" in head
    return likely and PRESENT_LINE.match(text.lstrip("*_ ")) is not None


def _introduction(line: str) -> tuple[str, str] | None:
    """Read the first label of somebody who is a pair of letters from there: `Ann Lee (AL): ...`."""
    found = INTRODUCTION.match(line)
    if not found or found["name"].isupper() or not _may_stand_for(found["short"], found["name"]):
        return None
    return _bare(found["name"]), found["short"]


def _named_pairs(line: str, item: bool) -> Iterator[tuple[str, str]]:
    """Read `Ann Lee - Acme (AL)` in a list, and `Presenter: Ann Lee (AL)`."""
    field_ = FIELD_LINE.match(line)
    value = line[field_.end() :] if field_ else line
    pairs = list(_pairs(value))
    whole = bool(PAIR.fullmatch(value.strip(" .-")))
    if len(pairs) > 1 or (whole if field_ else item):
        yield from pairs


def _people(text: str, alone: bool = False) -> Iterator[tuple[str, str]]:
    """Read a list of names with what stands behind each; one name `alone` may have a company."""
    pairs = dict(_pairs(text))
    yield from pairs.items()
    if _are_first_names(text):
        text = ", ".join(text.split())
    items = [item for item in ITEMS.split(text) if item and item.strip()]
    names = list(_plain_names(items))
    full = [pair for pair in names if " " in pair[0]]
    for name, short in full if alone and full else names:
        if name not in pairs:
            yield name, short


def _are_first_names(text: str) -> bool:
    """Tell `Dan Max Yves Amy`, with no commas between the names."""
    words = text.casefold().split()
    given = sum(word in GIVEN_NAMES for word in words)
    together = len(words) >= MANY and "and" not in words
    return together and text.replace(" ", "").isalpha() and given * 2 > len(words)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in PAIR.finditer(text):
        if _may_stand_for(pair["short"], pair["name"]):
            yield _bare(pair["name"]), pair["short"]


def _plain_names(items: Iterable[str]) -> Iterator[tuple[str, str]]:
    for item in items:
        handle = HANDLE.search(item)
        bare = _bare(item)
        if len(item.split()) > MOST_WORDS:
            continue
        words = bare.casefold().split()
        nick = NICK.fullmatch(bare) and (len(words) == 1 or words[0] in GIVEN_NAMES)
        known = nick or PERSON.fullmatch(bare) or ONE_NAME.fullmatch(bare)
        if known and not any(word in NO_NAMES or word in INSTITUTIONS for word in words):
            yield bare, handle["short"] if handle else ""


def _bare(item: str) -> str:
    """Take titles, degrees, companies and nicknames off a name."""
    spaced = UNDERSCORED.sub(" ", item)  # "Ilse_Brandt", as chat rooms print it
    name = SPACED_HYPHEN.sub("-", NICKNAME.sub(" ", spaced).strip(" *•-–."))
    name = NAME_ENDS.sub("", name).strip(" *.,:")
    return without_titles(name)


def _may_stand_for(short: str, name: str) -> bool:
    """Tell an abbreviation from a company or a pronoun behind a name."""
    if short.islower():
        return short not in NO_NAMES and short not in ("he", "she", "him", "her", "they")
    return bool(SHORT.fullmatch(short)) and short[0] == name[0] and short.isupper()
