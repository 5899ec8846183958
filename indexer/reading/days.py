"""On which days a meeting was held: by its front matter, its first lines, its file's name.

What a file's name says is no date that anybody reads, but it tells a date that was left over from
the meeting before from the one that is meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from indexer.errors import UnreadableSummary
from indexer.markup.blocks import Block
from indexer.markup.outline import headings_in, printed_lines
from indexer.patterns import later
from indexer.reading.date_parts import Days, Printed
from indexer.reading.dates import (
    month_stands_first,
    printed_dates,
    read_days,
    settle,
)
from indexer.reading.named_days import days_in_name, either_in_name
from indexer.reading.several import GAP, MAY_BE_BESIDE, OTHER, Meetings, find_meetings
from indexer.reading.years import lone_month, lone_year, year_of_title
from indexer.saying import say
from indexer.summary import iso_days

LABELLED = later(
    r"(?:meeting |event |session )?(?:dates?(?: ?(?:/|and|&) ?time)?|when|held(?: on)?|days?|time"
    r"|month|year|week|quarter)(?: of (?:the )?(?:meeting|event|session))?"
    r"\s*(?:[:：|]|\bis\b)",
    re.IGNORECASE,
)
LABELLED_AT_ONCE = later(rf".{{0,{MAY_BE_BESIDE}}}?{LABELLED.pattern}", re.IGNORECASE | re.DOTALL)
HELD = re.compile(
    r"\b(?:held|met|convened|took place|takes place|meeting|session|conference|workshop|assembly)\b"
)
FROM_TO = re.compile(
    r"(?:(?P<from>start\w*|begin\w*|from|opening|first day)|end\w*|to|until|closing|last day)"
    r"(?: date)?\s*[:|]",
    re.IGNORECASE,
)
AT_TOP = 12  # blocks in which a summary says when it was
LABELS_WITHIN = 40  # blocks in which a label such as Date: may stand
LONG = 220  # characters of a block in which dates are looked for
SHORT = 160  # characters: a line, and no paragraph
SEARCHED = 40_000  # characters: the beginning tells, and all of a large file takes long
NOT_SEVERAL = Meetings(())


@dataclass(frozen=True, slots=True)
class Held:
    """The days of a meeting, if they are known, and what was doubtful about them."""

    days: Days | None = None
    warnings: tuple[str, ...] = ()
    meetings: Meetings = NOT_SEVERAL


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
        titled = (days.first.year for days in map(year_of_title, self.title) if days)
        return next(chain(filter(None, years), titled), 0)

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
        yield from self._from_to()
        for block in self.blocks[:LABELS_WITHIN]:
            if LABELLED_AT_ONCE.match(block.text[:SHORT]):
                yield from ((p, block.text) for p in printed_dates(block.text[:LONG]))
        yield from self._at_top()
        yield from self._as_heading()

    def _from_to(self) -> Iterator[tuple[Printed, str]]:
        """The first and the last day, where a line gives each by itself: `Start: ... End: ...`."""
        first: Printed | None = None
        for block in self.blocks[:AT_TOP]:
            for line in printed_lines(block):
                label = FROM_TO.match(line)
                printed = next(printed_dates(line), None) if label else None
                if not label or not printed:
                    continue
                if label["from"]:
                    first = printed
                elif first:
                    yield replace(printed, first=first.first), line
                    return

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
        for _, block in headings_in(self.blocks):
            if not OTHER.search(block.text):
                yield from ((printed, block.text) for printed in printed_dates(block.text))

    def _years(self) -> Iterator[Days]:
        """Look for a month or a year alone: behind a label, on a line of its own, in a title."""
        lines = [line for block in self.blocks[:AT_TOP] for line in printed_lines(block)]
        for line in lines:
            label = LABELLED.match(line)
            value = read_days(line[label.end() :]) if label and len(line) <= SHORT else None
            yield from filter(None, [value or lone_month(line) or lone_year(line)])
        yield from filter(None, map(year_of_title, self.title))

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


def find_held(
    name: str, given: str, title: Sequence[str], blocks: Sequence[Block], body: str = ""
) -> Held:
    """Find the days of a meeting: `given` is the date in its front matter, `title` its title lines.

    `name` is the file's path in the corpus; `blocks` are those below the title, of the text `body`.
    """
    search = _Search(name, title, blocks)
    own, warning = _given(given, search)
    if own:
        meetings = find_meetings(blocks, body, title, own, search.settled, given=True)
        several = (_several(len(meetings.groups())),) if meetings.titled else ()
        return Held(_widened(own, search), several, meetings)
    days, open_ = search.best()
    if open_:
        warning = say(
            "the date {open} may be read in two ways: write date: 2011-09-16 at its top", open=open_
        )
    warnings = (warning,) if warning else ()
    meetings = find_meetings(blocks, body, title, days, search.settled)
    groups = meetings.groups()
    if not groups:
        return Held(days, warnings)
    if len(groups) > 1:
        warnings = (*warnings, _several(len(groups)))
    whole = groups[0][0]
    return Held(whole if days is None or whole.meets(days) else days, warnings, meetings)


def _several(count: int) -> str:
    return say(
        "it reports {count} meetings, with days of their own: floor add --split parts them",
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
