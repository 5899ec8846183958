"""Which days does a date stand for that was typed?"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.saying import say

DATE_PART = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range as it was typed: "" for no bound; an excluded year or month is left out whole."""

    first: str
    last: str
    without_first: bool = False
    without_last: bool = False


class NotADate(Exception):
    """What was typed is no date, or leaves no day; the message says which."""


def days(text: str) -> Days:
    """Read `2011`, `2011-09`, `2011-09-16`, or two years: `2010-2012`; raises NotADate."""
    years = YEARS.fullmatch(text.strip())
    return days_between(Bounds(years[1], years[2]) if years else Bounds(text, text))


def days_between(bounds: Bounds) -> Days:
    """The first and the last day of a range; raises NotADate.

    Of two dates in the wrong order the earlier one comes first.
    """
    first = _days_of(bounds.first) if bounds.first else None
    last = _days_of(bounds.last) if bounds.last else None
    if first and last and first[0] > last[1]:
        first, last = last, first
    low, high = date.min, date.max
    if first:
        low = _day_after(first[1]) if bounds.without_first else first[0]
    if last:
        high = _day_before(last[0]) if bounds.without_last else last[1]
    if low > high:
        raise NotADate(
            say("there is no day between {first} and {last}", first=bounds.first, last=bounds.last)
        )
    return low, high


def readable(first: str, last: str) -> Bounds:
    """Keep those of two bounds that are dates, "" for others; the earlier one comes first."""
    kept = Bounds("" if unreadable(first) else first, "" if unreadable(last) else last)
    if kept.first and kept.last and _days_of(kept.first)[0] > _days_of(kept.last)[1]:
        return Bounds(kept.last, kept.first)
    return kept


def unreadable(bound: str) -> str:
    """Say why a bound that was typed is no date; "" for one that is, or for none."""
    if not bound:
        return ""
    try:
        days_between(Bounds(bound, bound))
    except NotADate as error:
        problem = error.args[0]
        return say("{problem}: type 2011, 2011-09 or 2011-09-16", problem=problem)
    return ""


def written(day: int) -> str:
    """Write a day, a number yyyymmdd, as it is typed."""
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"


def _days_of(text: str) -> Days:
    """The first and last day of a year, a month or a day; raises NotADate."""
    found = DATE_PART.fullmatch(text.strip())
    year, month, day = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise NotADate(say("{text} is not a date", text=text)) from None
    last_month = month or 12
    return first, date(year, last_month, day or monthrange(year, last_month)[1])


def _day_after(day: date) -> date:
    if day == date.max:
        raise NotADate(say("there is no day after {day}", day=str(day)))
    return day + timedelta(days=1)


def _day_before(day: date) -> date:
    if day == date.min:
        raise NotADate(say("there is no day before {day}", day=str(day)))
    return day - timedelta(days=1)
