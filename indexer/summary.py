"""What a summary is: plain data, no input or output."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from indexer.accounting import Account
from indexer.saying import SaidDays

NO_WORDS = Account(0)
SECTION_SEPARATOR = " > "
MOST_DAYS = 4096  # remembered as they are written out: each of a page's results has some
LARGEST_FILE = 8_000_000  # bytes


class Kind(StrEnum):
    """What a speaker is."""

    STATE = "state"
    ORGANISATION = "international organisation"
    NGO = "ngo"
    GROUP = "group"
    CHAIR = "chair"
    PERSON = "person"
    UNKNOWN = "unknown"


PEOPLE = (Kind.CHAIR, Kind.PERSON)  # those who are somebody


class Role(StrEnum):
    """How a speaker took part."""

    STATEMENT = "statement"
    FLOOR = "floor"
    WRITTEN = "written"
    CHAIR = "chair"
    SUPPORT = "support"
    OPPOSE = "oppose"


class Certainty(StrEnum):
    """Whether the text says who speaks, or it is a guess from what stands before."""

    STATED = "stated"
    INFERRED = "inferred"


class Span(NamedTuple):
    """A stretch of a paragraph's text: character offsets, the end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Represented:
    """One on whose behalf somebody speaks, mostly a group; the register may not know it."""

    id: str
    name: str
    kind: Kind = Kind.GROUP


@dataclass(frozen=True, slots=True)
class Speaker:
    """One identity as it appears in one statement, with those on whose behalf it speaks there."""

    id: str
    name: str
    printed: str
    kind: Kind
    role: Role
    represents: tuple[Represented, ...] = ()

    @property
    def on_behalf_of(self) -> tuple[str, ...]:
        """The ids of those on whose behalf it speaks."""
        return tuple(represented.id for represented in self.represents)


class Statement(NamedTuple):
    """A stretch of a paragraph that reports one speaker, or several jointly.

    Who `opposed` it is on record in it, but is none of its speakers. `rule` names the rule that
    attributes it, "" where it was set by hand, and `convention` how speakers are printed there.
    """

    start: int
    end: int
    speakers: tuple[Speaker, ...]
    role: Role
    delegates: tuple[str, ...] = ()
    opposed: tuple[Speaker, ...] = ()
    certainty: Certainty = Certainty.STATED
    rule: str = ""
    convention: str = ""

    @property
    def represented(self) -> tuple[Represented, ...]:
        """All for whom somebody speaks in it, once each."""
        named = (r for speaker in self.speakers for r in speaker.represents)
        return tuple({represented.id: represented for represented in named}.values())

    @property
    def on_behalf_of(self) -> tuple[str, ...]:
        """The ids of all for whom somebody speaks in it."""
        return tuple(represented.id for represented in self.represented)

    @property
    def speaking_for(self) -> frozenset[str]:
        """The ids of its speakers and of those on whose behalf they speak."""
        return _ids(self.speakers)

    @property
    def on_record(self) -> frozenset[str]:
        """The ids of all who speak in it, are spoken for, or oppose it."""
        return _ids((*self.speakers, *self.opposed))


def _ids(speakers: Sequence[Speaker]) -> frozenset[str]:
    """The ids of speakers and of those on whose behalf they speak."""
    behalf = [represented.id for speaker in speakers for represented in speaker.represents]
    return frozenset([*[speaker.id for speaker in speakers], *behalf])


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a summary reports.

    `date` is its first day and `end` its last, None if it has but one; a meeting of which only
    the month or the year is known has all days of it. `language` is that of most of its summary.
    """

    id: str
    title: str
    place: str = ""
    date: datetime.date | None = None
    end: datetime.date | None = None
    kind: str = ""
    series: str = ""
    source: str = ""
    rapporteur: str = ""
    language: str = "en"

    @property
    def years(self) -> range:
        """The years in which it was held, none where no date is known."""
        if self.date is None:
            return range(0)
        return range(self.date.year, (self.end or self.date).year + 1)

    @property
    def when(self) -> str:
        """Its days written out, "" for none."""
        return long_date(self.date, self.end)

    @property
    def date_in_title(self) -> bool:
        """Tell a title that says its days by itself."""
        return bool(self.when) and self.when.casefold() in self.title.replace("-", "–").casefold()

    @property
    def days(self) -> str:
        """Its days as ISO 8601 writes them, "" for none: 2011-09-16, 2011-09-16/2011-09-18."""
        return iso_days(self.date, self.end)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the offset of its mark in a text, what the mark prints, its paragraph's id."""

    at: int
    mark: str
    paragraph: str


class Section(NamedTuple):
    """A heading: its path, its own title last, as it is printed, and what stands under it.

    `position` is that of the first paragraph under it. The title of the summary, with the lines
    that belong to it, is a heading too: that of the path (). So is a line that only names who
    speaks next, which is `spoken`.
    """

    path: tuple[str, ...]
    text: str
    position: int
    paragraphs: int
    spoken: bool = False


class Paragraph(NamedTuple):
    """A paragraph or list item: what is indexed and found.

    `text` is the text content of `html` (a line break counts as one newline), so
    offsets into the one are offsets into the other. `list_depth` counts the lists around it;
    `bold` are the bold runs of `text`. `mentions` are the ids of those named who don't speak
    here; `speaker_line` is the line above that names who speaks, in notes that have such.
    `date` is its own day, where a heading above it names one day of several.
    `language` is the code of that in which it is written.
    `number` is what the summary prints at the beginning of the text ("10.", "(a)"); `notes` are
    the footnotes that the text refers to. `repeated` says that other paragraphs print the same
    number.
    """

    id: str
    position: int
    section: tuple[str, ...]
    text: str
    html: str
    list_depth: int = 0
    bold: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[str, ...] = ()
    speaker_line: str = ""
    language: str = "en"
    number: str = ""
    notes: tuple[Note, ...] = ()
    date: datetime.date | None = None
    repeated: bool = False

    @property
    def beginning(self) -> int:
        """The offset in the text behind its number."""
        rest = self.text[len(self.number) :]
        return len(self.text) - len(rest.lstrip()) if self.number else 0

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who spoke here, once each and role, with all on whose behalf it did so."""
        found: dict[tuple[str, Role], Speaker] = {}
        for speaker in (s for statement in self.statements for s in statement.speakers):
            before = found.setdefault((speaker.id, speaker.role), speaker)
            represents = tuple(dict.fromkeys((*before.represents, *speaker.represents)))
            found[speaker.id, speaker.role] = replace(before, represents=represents)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Summary:
    """One Markdown file of the corpus, read; `words` says which of its words are in it."""

    meeting: Meeting
    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    words: Account = NO_WORDS

    @property
    def outside_footnotes(self) -> int:
        """How many of its paragraphs stand in no footnote, which is what its title counts."""
        return self.sections[0].paragraphs if self.sections else len(self.paragraphs)


def parted(speakers: Iterable[Speaker]) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
    """Part those who speak in a statement from those who oppose it."""
    named = tuple(speakers)
    opposed = tuple([speaker for speaker in named if speaker.role is Role.OPPOSE])
    if not opposed:
        return named, ()
    return tuple([speaker for speaker in named if speaker not in opposed]), opposed


def changed_speakers(statement: Statement, change: Callable[[Speaker], Speaker]) -> Statement:
    """Change everybody who is on record in a statement."""
    return statement._replace(
        speakers=tuple(map(change, statement.speakers)),
        opposed=tuple(map(change, statement.opposed)),
    )


@lru_cache(maxsize=MOST_DAYS)
def long_date(date: datetime.date | None, end: datetime.date | None = None) -> str:
    """Write days out: 16 September 2011, 23–25 January 2012, January 2012; nothing for none."""
    if date is None:
        return ""
    return SaidDays(_in_english(date, end or date), date, end or date)


def _in_english(date: datetime.date, end: datetime.date) -> str:
    if end == date:
        return f"{date.day} {date:%B %Y}"
    if date.day == 1 and (end + datetime.timedelta(days=1)).day == 1:
        if (date.month, date.year) == (end.month, end.year):
            return f"{date:%B %Y}"
        if (date.month, end.month, date.year) == (1, 12, end.year):
            return f"{date.year}"
    if (date.month, date.year) == (end.month, end.year):
        return f"{date.day}–{end.day} {end:%B %Y}"
    year = "" if date.year == end.year else f" {date.year}"
    return f"{date.day} {date:%B}{year} – {end.day} {end:%B %Y}"


def iso_days(date: datetime.date | None, end: datetime.date | None = None) -> str:
    """Write days as ISO 8601 does: a day, `first/last`, a month or a year; nothing for none."""
    if date is None or end is None or end == date:
        return date.isoformat() if date else ""
    whole = date.day == 1 and (end + datetime.timedelta(days=1)).day == 1
    if whole and (date.month, date.year) == (end.month, end.year):
        return f"{date:%Y-%m}"
    if whole and (date.month, end.month, date.year) == (1, 12, end.year):
        return f"{date.year}"
    return f"{date.isoformat()}/{end.isoformat()}"


def section_ancestry(path: tuple[str, ...]) -> Iterator[str]:
    """A section and every section above it as text, the outermost first."""
    for depth in range(1, len(path) + 1):
        yield SECTION_SEPARATOR.join(path[:depth])


def day_of(number: int) -> datetime.date | None:
    """The day of a number yyyymmdd, None for 0."""
    year, rest = divmod(number, 10000)
    return datetime.date(year, *divmod(rest, 100)) if number else None


def day_number(day: datetime.date | None) -> int:
    """A day as yyyymmdd, 0 for none."""
    return day.year * 10000 + day.month * 100 + day.day if day else 0
