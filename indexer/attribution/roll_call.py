"""Lines that list who is present, as notes print them: `Present: Ann Lee (AL)`, a list, a table.

Each of the people has an abbreviation or a nick, if the list gives one; introductions
("Ann Lee (AL): Let us begin.") are read too.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from indexer.attribution.attendance_forms import BESIDE_NAMES
from indexer.attribution.label_words import NO_NAMES
from indexer.attribution.person_lists import (
    FULL_NAME,
    PAIR,
    PERSON,
    SHORT,
    SHORT_IN_BRACKETS,
    SHORT_NAME,
    bare_name,
    full_names,
    is_short_for,
    may_stand_for,
    pairs_in,
    people_in,
    plain_names,
)
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading, lines_of
from indexer.markup.runs import CELL
from indexer.patterns import later

BARE = later(rf"{FULL_NAME}(?: \(.{{1,60}}\))?")  # a line of a list without bullets
NAMED = rf"[*_]{{0,2}}(?P<name>{FULL_NAME}) \((?P<short>{SHORT_NAME})\)[*_]{{0,2}}"
INTRODUCTION = later(rf"{NAMED}(?:[:：]| [-–—]+ )")
SHOWS = later(rf"{NAMED},? (?=[a-z])")
# "AL: Ann Lee", "AL – Ann Lee (host)", "AL = Ann Lee, maps"
KEY = later(
    rf"(?P<short>[A-Z][A-Za-z]{{1,4}})(?: ?[:=]| [-–—]|(?<=[A-Z])(?= )) ?(?P<name>{FULL_NAME})"
    r"(?:,? \(.*|, .*| [-–—] .*)?"
)
ABBREVIATIONS = re.compile(
    r"abbr|initial|acronym|short|nick|handle|alias|\birc\b|github", re.IGNORECASE
)
WHO = (
    r"(?:(?:also |members? |people |those |councillors |directors |trustees |delegates )?present\+?"
    r"|(?:in )?attend(?:ance|ees|ing)|attended(?: by)?|participants|participating|roll ?call"
    r"|who|people|folks|online|in[- ]person"
    r"|who (?:was|is) (?:here|there|in)|who['’]?s (?:here|there|in)|in the room|around the table"
    r"|on the (?:phone|call|line)|remote|panel(?:l?ists)?|sign[- ]?in(?: sheet)?"
    r"|councillors|directors|trustees|board members|committee members"
    r"|pr[ée]sente?s|asistentes|anwesend|teilnehmer(?:innen)?)"
)
KIND = (
    r"(?:(?:remote|in[- ]person|online|virtual|local|list of|introductions? (?:of|and)|other"
    r"|in person and remote|officers|staff|members|invited|voting|and)\s+)*"
)
PRESENT = later(rf"(?:[\d.]+\s+)?{KIND}{WHO}\b(?:\s+(?:and|/|&).*|\s*[(:：–—/-].*)?", re.IGNORECASE)
# "Meeting attendees", "Also present"; each ends so
PRESENT_LAST = re.compile(
    r".{0,40}\b(?:attendees|participants|attendance|roll ?call)"
    r"|(?!.*\b(?:not|at|the|up)\b)(?:[\w'’&-]+ ){1,3}(?:present|attending|in attendance)",
    re.IGNORECASE,
)
LAST = ("attendees", "participants", "attendance", "call", "present", "attending")
# Headings beside that of those present, and of what is short for them; full names are listed below.
OTHERS = later(
    r"(?:the )?(?:invited |other |also |board |committee |visiting )*(?:staff|guests?|visitors"
    r"|observers|invitees|others|also|board|council|committee|officers|executives?|hosts?|facilitators"
    r"|organi[sz]ers|members|directors|team|abbreviations|initials|legend|key)\b(?:\s*\(.*)?",
    re.IGNORECASE,
)
# Who holds an office in the meeting is present: "Minutes: Ann Lee".
OFFICE_LINE = later(
    r"(?:minutes|notes|minute[- ]?taker|note[- ]?taker|scribes?|secretary|recorder|(?:co-?)?chairs?"
    r"|chair(?:man|woman|person)|facilitators?|moderators?|hosts?|organi[sz]ers?|president|treasurer"
    r"|director|staff|guests?|visitors|observers?|invitees)(?: taken)?(?: by)?\s*[:：]\s*",
    re.IGNORECASE,
)
# "Present: Ann Lee, Bo Ek. Apologies: Cy Fox."
NEXT_FIELD = re.compile(r"(?<=[.;)]) (?=[A-Z][a-z]+(?: [a-z]+){0,3}: )")
PRESENT_LINE = later(
    rf"{KIND}{WHO}\b[^:：]{{0,30}}[:：]\s*|present\+:? "
    r"|(?:present|in attendance|attending|participants) were "
    r"|(?:present|attend(?:ing|ees|ance)|participants|roll ?call) [-–—]{1,2} (?=\w)",
    re.IGNORECASE,
)
SIGNS = (" -", " were ", "：", "+", "–", "—")
FIELD_LINE = re.compile(r"[^\W\d_][\w’' -]{1,24}[:：]\s*")
# "Ann Lee: present", "Ann Lee: Acme"
NAME_FIRST = later(rf"(?P<name>{FULL_NAME})[:：] (?P<rest>[\w&.’' -]{{2,40}}?)\.?")
AWAY = frozenset(
    {"absent", "no", "regrets", "apologies", "excused", "away", "n", "-", "–", "missing"}
)
AROUND = " *•-–_|"  # signs that stand around a line
LONGEST_ITEM = 120  # letters of an item of a list; what is longer is a sentence
LONGEST_LIST = 480  # letters of a line with all who are present
LONGEST_HEAD = 60  # letters of "Attendees" with what may stand beside it
MOST_BEHIND = 3  # words behind "Ann Lee:"; more of them are said by her
GROUPS = frozenset(
    {"staff", "guest", "guests", "observer", "observers", "visitors", "members", "others"}
)
HEADS_BESIDE = BESIDE_NAMES | {"present", "attended", "attendance", "here", "pronouns", "team"}
NAME_HEADS = frozenset({"name", "names", "attendee", "attendees", "participant", "participants"})


class RollCall:
    """Goes through the lines of a summary and knows whether they list who is present.

    `depth` is that of the item above a list that is nested in it. `full`: only full names count.
    """

    def __init__(self) -> None:
        self.listing = False
        self.listed = False
        self.depth = 0
        self.full = False
        self.short_column: int | None = None

    def read(self, block: Block) -> Iterable[tuple[str, str]]:
        """The people of the next block, each with an abbreviation or none."""
        self.listed = False
        if block.level or (is_heading(block) and not FIELD_LINE.match(block.text)):
            head = block.text.strip(" :：")
            self.full = not _is_of_present(head)
            self.listing = not self.full or OTHERS.fullmatch(head) is not None
            self.depth = 0
            return ()
        if CELL not in block.text:
            self.short_column = None
        return self._people(block) if self.depth or self._may_list(block) else ()

    def _may_list(self, block: Block) -> bool:
        """Tell cheaply what may list people from other text."""
        text = block.text
        if self.listing or block.lines or CELL in text:
            return True
        if "(" not in text:
            return _is_present_line(text)
        several = ": " in text and NEXT_FIELD.search(text)
        named = several or SHORT_IN_BRACKETS.search(text)
        return named is not None or _is_present_line(text.strip(AROUND))

    def _people(self, block: Block) -> Iterator[tuple[str, str]]:
        lines = [block.text[span.start : span.end].strip(AROUND) for span in lines_of(block)]
        column = self.listing and len(lines) > 1 and all(map(BARE.fullmatch, lines))
        if self.depth and block.depth <= self.depth and not column:
            self.listing, self.depth = False, 0
            if not self._may_list(block):
                return
        for line in lines:
            several = len(line) <= LONGEST_LIST and ": " in line
            for part in NEXT_FIELD.split(line) if several else [line] if line else ():
                yield from self._line(part, block.depth or int(column))

    def _line(self, line: str, item: int) -> Iterator[tuple[str, str]]:
        begins = _begins_list(_beginning(line))
        if begins and (present := PRESENT_LINE.match(line)):
            rest = line[present.end() :]
            self.listing = self.listing or not rest
            self.listed, self.depth = True, self.depth if rest else item
            yield from people_in(rest)
        elif _is_head(line):
            self.listing, self.listed, self.depth, self.full = True, True, item, False
        elif begins and (office := OFFICE_LINE.match(line)):
            self.listing = self.listing and bool(item)
            yield from full_names(line[office.end() :])
        elif CELL in line:
            yield from self._row(line)
        elif "(" in line and (introduced := _introduced(INTRODUCTION, line)):
            yield introduced
        else:
            yield from self._of_list(line, item)

    def _of_list(self, line: str, item: int) -> Iterator[tuple[str, str]]:
        if self.listing and len(line) < LONGEST_LIST:
            yield from self._listed(line, bool(item))
        elif "(" in line and SHORT_IN_BRACKETS.search(line):
            pairs = list(_named_pairs(line, bool(item)))
            told = _introduced(SHOWS, line)
            yield from pairs or ([told] if told else [])

    def _listed(self, line: str, item: bool) -> Iterator[tuple[str, str]]:
        """Read a line of a list of those present; another field ends the list."""
        key = KEY.fullmatch(line)
        field_ = FIELD_LINE.match(line)
        if key and _are_initials(key["short"], key["name"]):
            people = [(key["name"], key["short"])]
        elif field_:
            self.listing = item
            people = _of_a_group(line) or (_present(line) if item else [])
        elif self.full:
            people = [pair for pair in people_in(line, alone=item) if " " in pair[0]]
        else:
            people = list(people_in(line, alone=item))
        self.listing = item or bool(people)
        self.listed = self.listed or bool(people)
        yield from people

    def _row(self, line: str) -> Iterator[tuple[str, str]]:
        """Read a table row: a cell with a full name and a cell with an abbreviation."""
        cells = [cell.strip() for cell in line.split(CELL)]
        heads = [i for i, cell in enumerate(cells) if ABBREVIATIONS.search(cell)]
        folded = [cell.casefold() for cell in cells]
        if folded[0] in NAME_HEADS and not HEADS_BESIDE.isdisjoint(folded):
            self.listing = True
        if not AWAY.isdisjoint(folded):
            return
        if heads:
            self.short_column = heads[0]
            return
        names = [bare for cell in cells if PERSON.fullmatch(bare := bare_name(cell))]
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
    return _begins_list(_beginning(text.lstrip("*_ "))) or _is_head(text)


def _beginning(line: str) -> str:
    """What of a line tells whether it begins a list: up to the colon; "" where no sign is."""
    colon = line.find(":", 0, LONGEST_ITEM)
    if colon >= 0:
        return line[: colon + 2]
    head = line[:LONGEST_ITEM]
    return head if any(map(head.__contains__, SIGNS)) else ""


@lru_cache(maxsize=10_000)
def _begins_list(beginning: str) -> bool:
    """Tell "Present:" and "Minutes by:" from the label that a line begins with."""
    return bool(PRESENT_LINE.match(beginning) or OFFICE_LINE.match(beginning))


@lru_cache(maxsize=10_000)
def _is_of_present(head: str) -> bool:
    """Tell "Attendees" and "Also present"."""
    if PRESENT.fullmatch(head):
        return True
    return head.lower().endswith(LAST) and PRESENT_LAST.fullmatch(head) is not None


def _is_head(line: str) -> bool:
    """Tell a line that is nothing but "Attendees" from a sentence."""
    short = len(line) <= LONGEST_HEAD and line[:1].isupper() and line[-1] not in ".!?,;"
    return short and _is_of_present(line.strip(" *_:："))


def _of_a_group(line: str) -> list[tuple[str, str]]:
    """Read the people of one company or team: "Acme: Ann Lee, Bo Ek"."""
    label, _, value = line.replace("：", ":").partition(":")
    words = set(label.casefold().split())
    return full_names(value) if words <= GROUPS or NO_NAMES.isdisjoint(words) else []


def _present(line: str) -> list[tuple[str, str]]:
    """Read "Ann Lee: Acme" and "Ann Lee: present", but not "Ann Lee: absent"."""
    found = NAME_FIRST.fullmatch(line)
    behind = found["rest"].casefold().split() if found else ()
    if not found or len(behind) > MOST_BEHIND or not AWAY.isdisjoint(behind):
        return []
    return list(plain_names([found["name"]]))


def _introduced(pattern: re.Pattern[str], line: str) -> tuple[str, str] | None:
    """Read who is a pair of letters from there on: `Ann Lee (AL): ...`, `Ann Lee (AL) showed`."""
    found = pattern.match(line)
    if not found or found["name"].isupper() or not may_stand_for(found["short"], found["name"]):
        return None
    return bare_name(found["name"]), found["short"]


def _named_pairs(line: str, item: bool) -> Iterator[tuple[str, str]]:
    """Read `Ann Lee - Acme (AL)` in a list, and `Presenter: Ann Lee (AL)`."""
    field_ = FIELD_LINE.match(line)
    value = line[field_.end() :] if field_ else line
    item = item and len(line) < LONGEST_ITEM
    if not (field_ or item) and line.count(")") == 1:
        return
    pairs = list(pairs_in(value))
    whole = bool(PAIR.fullmatch(value.strip(" .-")))
    if len(pairs) > 1 or (whole if field_ else item):
        yield from pairs


def _are_initials(short: str, name: str) -> bool:
    """Tell "AL" and "AEL" for Ann Lee, and "AnnL", from a company before the colon."""
    initials = {word[0] for word in name.split()}
    ends = short.isupper() and short[0] == name[0] and short[-1] in initials
    return ends or is_short_for(short, name)
