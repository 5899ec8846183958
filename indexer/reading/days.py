"""On which days a meeting was held: by its front matter, its first lines, its file's name.

What a file's name says is no date that anybody reads, but it tells a date that was left over from
the meeting before from the one that is meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.errors import UnreadableSummary
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading
from indexer.reading.dates import (
    MONTHS,
    Days,
    Part,
    Printed,
    days_of,
    joined,
    month_stands_first,
    printed_dates,
    read_days,
    settle,
)
from indexer.saying import say
from indexer.summary import Span, iso_days

LABELLED = re.compile(
    r"(?:meeting |event |session )?(?:dates?(?: ?(?:/|and|&) ?time)?|when|held(?: on)?|days?|time)"
    r"\s*(?:[:：|]|\bis\b)",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:next|previous|last|prior|future|upcoming|following|deadline|by|until|before|since|after"
    r"|approv\w+|adopt\w+|propos\w+|due|expires?|updated|published|posted|created|history)\b",
    re.IGNORECASE,
)
HELD = re.compile(
    r"\b(?:held|met|convened|took place|takes place|meeting|session|conference|workshop|assembly)\b"
)
LEFT = re.compile(r"[^\W\d_]{3,}")
ORDINARY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|day|meeting|session|notes|minutes|call|part"
    r"|morning|afternoon|evening|plenary|breakout|attendees|agenda|room|the|and|utc|gmt|pst|est",
    re.IGNORECASE,
)
AT_TOP = 12
LABELS_WITHIN = 40
LONG = 220
SHORT = 160
MAY_BE_BESIDE = 4
GAP = 3
SEARCHED = 40_000
LONE_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?")
FULL_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)(?P<s>[-_. ]?)(?P<m>1[0-2]|0?[1-9])(?P=s)"
    r"(?P<d>3[01]|[12]\d|0?[1-9])"
    r"|(?P<d2>[0-3]?\d)[-_. ](?P<m2>0?[1-9]|1[0-2])[-_. ](?P<y2>(?:19|20)\d\d))(?!\d)"
)
FOLDERS = re.compile(r"(?<!\d)((?:19|20)\d\d)/(1[0-2]|0\d)/(3[01]|[0-2]\d)(?!\d)")
YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MONTH_IN_NAME = re.compile(rf"(?<![a-z])({'|'.join(m[:3] for m in MONTHS)})[a-z]*", re.IGNORECASE)
DAY_BESIDE = re.compile(r"^[-_. ]*(\d{1,2})(?!\d)")
DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[-_. ]*$")
MONTH_AND_DAY = re.compile(r"(?<![\d#])(0?[1-9]|1[0-2])[-_.]([0-3]?\d)(?!\d)")
YEAR_AND_MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_/. ](?P<m>0[1-9]|1[0-2])(?!\d)")


@dataclass(frozen=True, slots=True)
class Held:
    """The days of a meeting, if they are known, and what was doubtful about them."""

    days: Days | None = None
    warnings: tuple[str, ...] = ()
    dated: tuple[tuple[int, Days], ...] = ()


@dataclass
class _Search:
    """Looks for the days of one meeting."""

    name: str
    title: Sequence[str]
    blocks: Sequence[Block]

    @cached_property
    def hint(self) -> Days | None:
        """What the file's name tells; of one that may be read in two ways, as the text decides."""
        named = either_in_name(self.name)
        return settle(named, (), 0, self.month_first) if named else days_in_name(self.name)

    @cached_property
    def year(self) -> int:
        """The year that is meant where none is printed, 0 where none is known."""
        if self.hint:
            return self.hint.first.year
        years = (one.first.year or one.last.year for one in printed_dates(self._text))
        return next(filter(None, years), 0)

    @cached_property
    def month_first(self) -> bool | None:
        """Whether the summary writes the month before the day, None where that is open."""
        return month_stands_first(self._printed, self._text)

    @cached_property
    def _text(self) -> str:
        return "\n".join((*self.title, *(block.text for block in self.blocks)))[:SEARCHED]

    @cached_property
    def _printed(self) -> Sequence[Printed]:
        return list(printed_dates(self._text))

    def candidates(self) -> Iterator[tuple[Printed, str]]:
        """The dates that may be the meeting's, the likeliest first."""
        for line in self.title:
            yield from ((printed, line) for printed in printed_dates(line))
        for block in self.blocks[:LABELS_WITHIN]:
            label = LABELLED.search(block.text[:SHORT])
            if label and label.start() <= MAY_BE_BESIDE:
                yield from ((p, block.text) for p in printed_dates(block.text[:LONG]))
        yield from self._at_top()
        yield from self._as_heading()

    def _at_top(self) -> Iterator[tuple[Printed, str]]:
        """Look into the first lines, and into long ones for where it says when they met."""
        for block in (b for b in self.blocks[:AT_TOP] if not b.depth):
            for printed in printed_dates(block.text[: 4 * LONG]):
                before = block.text[max(0, printed.span.start - SHORT) : printed.span.start]
                sentence = before[before.rfind(". ") + 1 :]
                short = len(block.text) <= SHORT or not sentence.strip()
                told = HELD.search(sentence) and (
                    printed.first.day or printed.first == printed.last
                )
                if not OTHER.search(sentence) and (short or told):
                    yield printed, block.text

    def _as_heading(self) -> Iterator[tuple[Printed, str]]:
        for block in self.blocks:
            if is_heading(block) and not OTHER.search(block.text):
                yield from ((printed, block.text) for printed in printed_dates(block.text))

    def _years(self) -> Iterator[Days]:
        """Look for a year alone: behind a label, on a line of its own, at the end of a title."""
        ends = (
            text for line in self.title if HELD.search(line.lower()) for text in line.split()[-1:]
        )
        lines = [line for block in self.blocks[:AT_TOP] for line in block.text.split("\n")]
        texts = (*(LABELLED.sub("", line) for line in lines), *ends)
        yield from filter(None, (read_days(t) for t in texts if LONE_YEAR.fullmatch(t.strip())))

    def settled(self, printed: Printed) -> Days | None:
        """The days that a date means in this summary."""
        known = [self.hint] if self.hint else []
        year = 0 if printed.first.year or printed.last.year else self.year
        return settle(printed, known, year, self.month_first if printed.either else None)

    def best(self) -> tuple[Days | None, str]:
        """Choose the days; else give the date that can be read in two ways, or ""."""
        named = either_in_name(self.name)
        open_ = self.name[named.span.start : named.span.end] if named and not self.hint else ""
        found: list[Days] = []
        for printed, line in self.candidates():
            days = self.settled(printed)
            if days:
                found.append(days)
                if self._is_best(days):
                    break
            elif printed.either and not open_:
                open_ = line[printed.span.start : printed.span.end]
        found += [] if found or open_ else self._years()
        agreeing = [days for days in found if self.hint and days.meets(self.hint)]
        exact = [days for days in agreeing if days.length < self.hint.length] if self.hint else []
        for choice in (exact, agreeing[:1], [d for d in found if d.length < GAP * GAP], found):
            if choice:
                return (self.hint if self._is_wider(choice[0]) else choice[0]), ""
        return self.hint, "" if self.hint else open_

    def _is_best(self, days: Days) -> bool:
        """Tell the first days that nothing behind them could be preferred to."""
        if self.hint is None:
            return days.length < GAP * GAP
        return days.meets(self.hint) and (days.length < self.hint.length or self.hint.length == 1)

    def _is_wider(self, days: Days) -> bool:
        """Tell a printed month or year in which the file's name gives the day."""
        return self.hint is not None and days.length > 27 and days.holds(self.hint)


def find_held(name: str, given: str, title: Sequence[str], blocks: Sequence[Block]) -> Held:
    """Find the days of a meeting: `given` is the date in its front matter, `title` its title lines.

    `name` is the file's path in the corpus; `blocks` are those below the title.
    """
    search = _Search(name, title, blocks)
    own, warning = _given(given, search)
    dated = tuple(dated_headings(search))
    if own:
        return Held(_widened(own, search), dated=dated if len({d for _, d in dated}) > 1 else ())
    days, open_ = search.best()
    if open_:
        warning = say(
            "the date {open} may be read in two ways: write date: 2011-09-16 at its top", open=open_
        )
    warnings = (warning,) if warning else ()
    if len({day for _, day in dated}) < 2:
        return Held(days, warnings)
    meetings = joined((day for _, day in dated), GAP)
    if len(meetings) > 1:
        warnings = (*warnings, _several(len(meetings)))
    whole = meetings[0]
    return Held(whole if days is None or whole.meets(days) else days, warnings, dated)


def _several(count: int) -> str:
    return say(
        "it has {count} meetings under headings of their own days: floor add --split"
        " makes a file of each",
        count=count,
    )


def _given(given: str, search: _Search) -> tuple[Days | None, str]:
    """Read the date of the front matter; what is wrong with it is said."""
    if not given:
        return None, ""
    printed = next(printed_dates(given), None)
    days = search.settled(printed) if printed and printed.first.year else read_days(given)
    if days:
        return days, ""
    why = "may be read in two ways" if printed and printed.either else "is none"
    return None, f"date: {given!r} {why}: write it as date: 2011-09-16"


def _widened(own: Days, search: _Search) -> Days:
    """All days of a meeting of which the front matter names but one: the title names them."""
    for line in search.title:
        for printed in printed_dates(line):
            days = search.settled(printed)
            if days and days.length <= 31 and days.holds(own) and printed.first.day:
                return days
    return own


def dated_headings(search: _Search) -> Iterator[tuple[int, Days]]:
    """The headings that say on which day it was what follows, by their place."""
    for place, block in enumerate(search.blocks):
        printed = day_named(block)
        days = search.settled(printed) if printed else None
        if days:
            yield place, days


def day_named(block: Block) -> Printed | None:
    """The day that a heading names, if it names one and hardly anything else."""
    text = block.text
    printed = next(printed_dates(text), None) if is_heading(block) else None
    if printed is None or not printed.first.day or OTHER.search(text):
        return None
    rest = f"{text[: printed.span.start]} {text[printed.span.end :]}"
    words = [word for word in LEFT.findall(rest) if not ORDINARY.fullmatch(word)]
    return printed if len(words) <= MAY_BE_BESIDE else None


def read_date(text: str) -> str:
    """Read a date that somebody types, and give it as ISO 8601 writes it.

    Raises UnreadableSummary for a day that there is not, such as 31 February.
    """
    days = read_days(text)
    if days is None:
        raise UnreadableSummary(
            say("the date {text} is none: write it as date: 2011-09-16", text=repr(text)),
            key="date",
        )
    return iso_days(days.first, days.last)


def either_in_name(name: str) -> Printed | None:
    """The date of a file's name if day and month may be the other way round: 07-03-2019."""
    found = next(iter([*FULL_IN_NAME.finditer(name)][-1:]), None)
    if not found or found["y"] or "." in found[0]:
        return None
    day, month = int(found["d2"]), int(found["m2"])
    part = Part(int(found["y2"]), month, day)
    either = day <= len(MONTHS) and day != month
    return Printed(Span(*found.span()), part, part, either=True) if either else None


def days_in_name(name: str) -> Days | None:
    """Read the days that a file's path gives: `2018/CG-06-12.md`, `2022-11/dec-01.md`."""
    *folders, last = name.split("/")
    stem = last.rsplit(".", 1)[0]
    if stem.casefold() in ("index", "readme") and folders:
        stem = folders.pop()
    found = FULL_IN_NAME.search(stem)
    if found:
        year, month, day = (found[k] or found[f"{k}2"] for k in "ymd")
        return _days(int(year), int(month), int(day))
    filed = FOLDERS.search("/".join((*folders, stem)))
    if filed:
        return _days(*map(int, filed.groups()))
    above = YEAR_IN_NAME.search("/".join(folders))
    own = YEAR_IN_NAME.search(stem)
    year = int((own or above or [0])[0])
    if not year:
        return None
    return (
        _within_year(stem, year) or _month_above(stem, folders) or (_days(year) if above else None)
    )


def _within_year(stem: str, year: int) -> Days | None:
    rest = YEAR_IN_NAME.sub(" ", stem)
    word = MONTH_IN_NAME.search(rest)
    if word:
        month = next(i for i, m in enumerate(MONTHS, 1) if m.startswith(word[1].lower()))
        beside = DAY_BESIDE.match(rest[word.end() :]) or DAY_BEFORE.search(rest[: word.start()])
        return _days(year, month, int(beside[1]) if beside else 0)
    numbers = MONTH_AND_DAY.search(rest)
    return _days(year, int(numbers[1]), int(numbers[2])) if numbers else None


def _month_above(stem: str, folders: Sequence[str]) -> Days | None:
    above = "/".join(folders)
    found = YEAR_AND_MONTH.search(stem) or YEAR_AND_MONTH.search(above)
    if not found and above:
        return (
            _within_year(above, int(YEAR_IN_NAME.findall(above)[-1]))
            if YEAR_IN_NAME.search(above)
            else None
        )
    return _days(int(found["y"]), int(found["m"])) if found else None


def _days(year: int, month: int = 0, day: int = 0) -> Days | None:
    part = Part(year, month, day)
    return days_of(Printed(Span(0, 0), part, part))
