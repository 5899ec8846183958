"""Where the meetings begin that one file reports.

Each has a heading that names its days, or a line that gives nothing but them, or stands behind a
rule with a title of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise

from indexer.markup.blocks import Block
from indexer.markup.lists import RULE
from indexer.markup.outline import headings_in, is_heading, printed_lines
from indexer.reading.date_parts import Days, Printed
from indexer.reading.dates import around_dates, joined, printed_dates, read_days
from indexer.reading.front_matter import read_front_matter

OTHER = re.compile(
    r"\b(?:next|previous|last|prior|future|upcoming|following|deadlines?|by|until|before|since|after"
    r"|approv\w+|adopt\w+|propos\w+|due|expires?|updated|published|posted|created|history)\b",
    re.IGNORECASE,
)
OUTSIDE = re.compile(
    r"\b(?:calendar|schedule|timeline|background|annex\w*|appendix|letters?)\b", re.IGNORECASE
)
LEFT = re.compile(r"[^\W\d_]{3,}")
ORDINARY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|day|meeting|session|notes|minutes|call|part"
    r"|morning|afternoon|evening|plenary|breakout|attendees|agenda|room|the|and|utc|gmt|pst|est",
    re.IGNORECASE,
)
OF_A_LINE = re.compile(
    r"dates?|held|when|mon|tues?|wed|thur?s?|fri|sat|sun|from|for", re.IGNORECASE
)
WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?", re.IGNORECASE
)
SPOKEN = re.compile(r"[\[(]?\d{1,2}[:.]\d\d\b|<\S+>\s|[^:：.]{1,60}[:：]\s")
BREAK = re.compile(r"={5,}$|<[^>]*page-break[^>]*>(?:</\w+>)?$|\f$")
MAYBE_RULES = ("\n---", "\n***", "\n___", "\n- -", "\n* *", "\n_ _", "\n=====", "page-break", "\f")
SENTENCE_END = (".", "!", "?", "。", "”", '"', ")", "]")
STARTS_RULE = " -*_=<\f"
DIGIT = re.compile(r"\d")
GAP = 3  # days, such as a weekend, over which one meeting may go on
MAY_BE_BESIDE = 4  # words beside a date, in a heading that names it and hardly anything else
LONGEST = 160  # characters of a line that begins a meeting
MOST_LINES = 3  # of a block, among which one may have the date
WITHIN = 3  # blocks behind a rule, in which the next meeting says its date
AT_TOP = 6  # blocks, in which the first meeting says its date


@dataclass(frozen=True, slots=True)
class Head:
    """Where a meeting begins: its line in the text, the block that gives its days, and these.

    `place` is -1 where no block below the title does. `title` is what it is called there, "" for
    the same as the others; `called` is the line that gives the days.
    """

    line: int
    place: int
    days: Days
    title: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Meetings:
    """The heads of all meetings of a file, and the stretches of days that each meeting has."""

    heads: tuple[Head, ...]

    @property
    def titled(self) -> bool:
        """Tell whether one of them has a title of its own."""
        return any(head.title for head in self.heads)

    def groups(self) -> list[tuple[Days, str, list[Head]]]:
        """The heads that belong to one meeting: of one title, on days that follow each other."""
        found = []
        for title in dict.fromkeys(head.title for head in self.heads):
            own = [head for head in self.heads if head.title == title]
            for days in joined((head.days for head in own), GAP):
                found.append((days, title, [head for head in own if days.holds(head.days)]))
        return sorted(found, key=lambda group: (group[0].first, group[2][0].line))


Settle = Callable[[Printed], Days | None]


def find_meetings(
    blocks: Sequence[Block],
    body: str,
    title: Sequence[str],
    own: Days | None,
    settle: Settle,
    given: bool = False,
) -> Meetings:
    """Find where meetings begin below a title; `own` are the days of the one that stands first.

    `settle` tells the days that a date means. Where the days are `given` above the text, only such
    values tell a further meeting. No head where it is but one meeting.
    """
    found = dated_headings(blocks, settle)
    named = [Head(blocks[place].line, place, days) for place, days in found]
    if len({head.days for head in named}) > 1:
        return Meetings(tuple(named))
    if own is None:
        return Meetings(())
    finder = _Finder(blocks, body, title, own, settle, given)
    return Meetings(tuple(finder.behind_rules()) or tuple(() if given else finder.under_lines()))


def dated_headings(blocks: Sequence[Block], settle: Settle) -> Iterator[tuple[int, Days]]:
    """The headings that say on which day it was what follows, by their place."""
    for place, printed in days_named(blocks):
        days = settle(printed)
        if days:
            yield place, days


def days_named(blocks: Sequence[Block]) -> Iterator[tuple[int, Printed]]:
    """The headings that name one day each and hardly anything else, by their place."""
    for place, block in headings_in(blocks):
        printed = _day_named(block.text)
        if printed:
            yield place, printed


def _day_named(text: str) -> Printed | None:
    printed = next(printed_dates(text), None)
    if printed is None or not printed.first.day or OTHER.search(text):
        return None
    return printed if len(_beside(text, printed)) <= MAY_BE_BESIDE else None


def _beside(text: str, printed: Printed) -> list[str]:
    """The words beside a date that say more than that it is a meeting's."""
    rest = LEFT.findall(printed.cut_out(text))
    return [word for word in rest if not ORDINARY.fullmatch(word)]


@dataclass(frozen=True, slots=True)
class _Finder:
    blocks: Sequence[Block]
    body: str
    title: Sequence[str]
    own: Days
    settle: Settle
    given: bool

    def under_lines(self) -> Iterator[Head]:
        """The heads that are lines of nothing but a date, each written as the first one is.

        Their days rise or fall, and what stands above each of them is at its end.
        """
        top = (head for head in self._date_lines(0, AT_TOP) if head.days.meets(self.own))
        titles = (
            Head(0, -1, self.own, "", line) for line in self.title if _says_nothing_else(line)
        )
        first = next(chain(top, titles), None)
        if first is None:
            return
        shape = _shape(first.called)
        lines = self._date_lines(first.place + 1, len(self.blocks))
        alike = [head for head in lines if _shape(head.called) == shape]
        days = [head.days.first for head in (first, *alike)]
        later = [head for head in alike if self._begins(head.place)]
        if later and sorted(days) in (days, days[::-1]):
            yield replace(first, line=0)
            yield from later

    def _date_lines(self, start: int, end: int) -> Iterator[Head]:
        for place, block in islice(enumerate(self.blocks), start, end):
            for line in _may_be_date_lines(block):
                printed = next(printed_dates(line), None)
                days = self.settle(printed) if printed and printed.first.day else None
                if days and _says_nothing_else(line):
                    yield Head(self._line(place), place, days, "", line)
                    break

    def _begins(self, place: int) -> bool:
        """Tell a line with text below it, and above it none that announces it."""
        block, above = self.blocks[place], self.blocks[place - 1]
        below = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        if not _runs_in(block) and (below is None or is_heading(below) or _is_date(below)):
            return False
        ended = above.depth > 0 or above.row or above.text.endswith(SENTENCE_END)
        spoken = SPOKEN.match(above.text) and not OUTSIDE.search(above.text[:LONGEST])
        return self._is_title(above) or (not is_heading(above) and bool(ended or spoken))

    def _is_title(self, block: Block) -> bool:
        return is_heading(block) and block.text in self.title

    def _line(self, place: int) -> int:
        """The line at which a meeting begins: that of a title above its date."""
        titled = place > 0 and self._is_title(self.blocks[place - 1])
        return self.blocks[place - titled].line

    def behind_rules(self) -> Iterator[Head]:
        """The heads behind rules: a title with a date in it or right below, or a date alone."""
        if not any(map(self.body.__contains__, MAYBE_RULES)):
            return
        lines = self.body.split("\n")
        rules = [*_rules(lines), len(lines)]
        later = [
            head
            for rule, end in pairwise(rules)
            for head in (
                *_with_values(lines, rule),
                *(() if self.given else self._behind(rule, end)),
            )[:1]
        ]
        if any(head.title or not head.days.meets(self.own) for head in later):
            yield Head(0, -1, self.own)
            yield from later

    def _behind(self, rule: int, end: int) -> Iterator[Head]:
        within = (n for n, block in enumerate(self.blocks) if rule < block.line < end)
        places = list(islice(within, WITHIN))
        top = self.blocks[places[0]] if places else None
        called = top.text if top and is_heading(top) else ""
        for place in places:
            block = self.blocks[place]
            if OTHER.search(block.text) or OUTSIDE.search(block.text) or len(block.text) > LONGEST:
                return
            dated = [line for line in printed_lines(block) if any(map(_day, printed_dates(line)))]
            if dated:
                alone = is_heading(block) or _says_nothing_else(dated[0])
                days = self.settle(next(filter(_day, printed_dates(dated[0]))))
                if days and alone and (called or place == places[0]):
                    line = self.blocks[places[0]].line
                    yield Head(line, place, days, self._own_title(called), dated[0])
                return

    def _own_title(self, called: str) -> str:
        """What a meeting is called, "" if it is what the first one is called, or but a date."""
        words = words_of(called)
        return "" if words in ("", *map(words_of, self.title)) else called


def words_of(title: str) -> str:
    """The words of a title, those of a date left out."""
    return " ".join(LEFT.findall(around_dates(title))).casefold()


def _with_values(lines: Sequence[str], rule: int) -> Iterator[Head]:
    """The head of a meeting that has values between --- above it, as the first one has."""
    if lines[rule].strip() != "---":
        return
    front = read_front_matter("\n".join(lines[rule:]))
    days = read_days(front.text("date")) if front.text("title") else None
    if days:
        yield Head(rule, -1, days, front.text("title"))


def _may_be_date_lines(block: Block) -> list[str]:
    """The lines at the top of a block that may give a date: of a short one, or in bold."""
    if block.level or block.depth or block.note or block.row or block.quoted:
        return []
    if _runs_in(block):
        return [block.text[: block.bold[0].end].rstrip(":. ")]
    if len(block.text) > LONGEST or not DIGIT.search(block.text):
        return []
    return printed_lines(block)[:MOST_LINES]


def _day(printed: Printed) -> int:
    return printed.first.day


def _runs_in(block: Block) -> bool:
    """Tell a text that begins in bold."""
    return bool(block.bold) and block.bold[0].start == 0 and block.bold[0].end < len(block.text)


def _is_date(block: Block) -> bool:
    return any(map(_says_nothing_else, _may_be_date_lines(block)[:1]))


def _says_nothing_else(line: str) -> bool:
    """Tell a line that gives a day, and says but that it is a meeting's."""
    printed = next(printed_dates(line), None)
    if printed is None or not printed.first.day or OTHER.search(line) or OUTSIDE.search(line):
        return False
    return all(map(OF_A_LINE.fullmatch, _beside(line, printed)))


def _shape(line: str) -> str:
    """How a line gives a date: the words beside it, but those of the weekday."""
    printed = next(printed_dates(line))
    words = re.findall(r"[^\W\d_]+", printed.cut_out(line))
    return " ".join(word.casefold() for word in words if not WEEKDAY.fullmatch(word))


def _rules(lines: Sequence[str]) -> Iterator[int]:
    """The lines that part what stands above from what stands below: rules and ends of pages."""
    fenced = False
    for number, line in enumerate(lines):
        if not line or line[0].isalnum():
            continue  # as most are
        if line.lstrip()[:3] in ("```", "~~~"):
            fenced = not fenced
        elif not fenced and _is_rule(line) and not (number and lines[number - 1].strip()):
            yield number


def _is_rule(line: str) -> bool:
    return line[0] in STARTS_RULE and bool(RULE.match(line) or BREAK.match(line.strip()))
