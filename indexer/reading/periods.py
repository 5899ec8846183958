"""Dates that are no days of a month: weeks, quarters and halves of a year, and days in words.

`2012-W05`, `week 5 of 2012`, `Q3 2012`, `third quarter of 2012`, `H1 2012`, `the twenty-third of
January 2012`. Weeks are those of ISO 8601.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from indexer.patterns import any_of, later
from indexer.reading.date_forms import MONTH, SHORT, SHORT_MONTHS, YEAR
from indexer.reading.date_parts import DatePart, Printed
from indexer.summary import Span

ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
ORDINALS = (
    *ONES,
    *"tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split(),
    *"eighteenth nineteenth twentieth".split(),
    *(f"twenty-{one}" for one in ONES),
    *("thirtieth", "thirty-first"),
)
IN_WORDS = f"(?P<word>(?i:{any_of(ORDINALS)}))"
A_MONTH = f"(?P<month>{MONTH})"
TO = r"\s*(?:-|–|/|&|to\b|and\b)\s*"
IN = r"(?:\s*[-,/]?\s*|\s+(?:of|in)\s+(?:the\s+year\s+)?)"
A_YEAR = rf"(?P<year>{YEAR}|{SHORT})"
IN_YEAR = IN + A_YEAR
WEEKS = (
    r"(?:[Cc]alendar\s+)?(?:[Ww]eeks?|WEEK|[Ww]k|CW|KW|Woche|[Ss]emaine|[Ss]emana|[Vv]ecka|[Uu]ge)"
)
WEEK = rf"(?:{WEEKS}\.?\s*|W)(?P<first>\d{{1,2}})(?!\d)"
PART = r"(?P<kind>[QqHh])(?P<first>[1-4])"
NTH = ("1st first", "2nd second", "3rd third", "4th fourth")
COUNTED = f"(?P<nth>(?i:{'|'.join('|'.join(names.split()) for names in NTH)}))"
KINDS = r"(?P<kind>(?i:quarter|half|semester))"
MAYBE = re.compile(
    rf"[WwQqHh]\d|[CK]W ?\d|(?i:week|wk|quarter|half|semes|semain|semana|woche|vecka|uge"
    rf"|{'|'.join(ONES)}|teenth|tieth|elfth)"
)
MONTHS_OF = {"q": 3, "h": 6, "s": 6}


def periods(text: str) -> Iterator[Printed]:
    """The weeks, quarters and halves of years, and the days in words, in a short text."""
    if not MAYBE.search(text):
        return
    for pattern, read in READERS:
        for found in pattern.finditer(text):
            ends = read(found)
            if ends:
                yield Printed(Span(*found.span()), *ends)


def _weeks(found: re.Match[str]) -> tuple[DatePart, DatePart] | None:
    """Read weeks by their numbers, or a day of one."""
    given = found.groupdict()
    year, first = _year(found["year"]), int(found["first"])
    last, day = int(given.get("last") or first), int(given.get("day") or 0)
    try:
        start = date.fromisocalendar(year, first, day or 1)
        end = date.fromisocalendar(_year(given.get("to_year") or found["year"]), last, day or 7)
    except ValueError:
        return None
    return DatePart(start.year, start.month, start.day), DatePart(end.year, end.month, end.day)


def _parts_of_year(found: re.Match[str]) -> tuple[DatePart, DatePart] | None:
    """Read quarters and halves as the months that they have."""
    given = found.groupdict()
    size = MONTHS_OF[found["kind"][0].lower()]
    nth = (given.get("nth") or "").lower()
    first = int(given.get("first") or 1 + [nth in names for names in NTH].index(True))
    last, year = int(given.get("last") or first), _year(found["year"])
    if max(first, last) * size > 12:
        return None
    begin = DatePart(_year(given.get("from_year") or found["year"]), (first - 1) * size + 1)
    return begin, DatePart(year, last * size)


def _day(found: re.Match[str]) -> tuple[DatePart, DatePart]:
    """Read a day in words, the year of which may be left open."""
    month = SHORT_MONTHS[found["month"].lower()[:3]]
    part = DatePart(int(found["year"] or 0), month, ORDINALS.index(found["word"].lower()) + 1)
    return part, part


def _year(printed: str) -> int:
    return int(printed) if printed.isdigit() else 2000 + int(printed[1:])


Reader = Callable[[re.Match[str]], tuple[DatePart, DatePart] | None]
READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (later(rf"(?<!\w)(?<![./-])(?:{form})(?!\w)"), read)
    for form, read in (
        (
            rf"{A_YEAR}-?[Ww](?P<first>\d\d)(?:-?(?P<day>[1-7])(?!\d)"
            rf"|\s*[-/–]\s*(?:(?P<to_year>{YEAR})-?)?W(?P<last>\d\d))?",
            _weeks,
        ),
        (rf"{WEEK}(?:{TO}(?P<last>\d{{1,2}}))?{IN_YEAR}", _weeks),
        (rf"{A_YEAR},?\s+{WEEK}", _weeks),
        (
            rf"{PART}(?:(?:{IN}(?P<from_year>{YEAR}))?{TO}(?P=kind)(?P<last>[1-4]))?{IN_YEAR}",
            _parts_of_year,
        ),
        (rf"{A_YEAR}[-/,]?\s?{PART}(?:{TO}(?P=kind)(?P<last>[1-4]))?", _parts_of_year),
        (rf"{COUNTED}\s+{KINDS}{IN_YEAR}", _parts_of_year),
        (rf"{KINDS}\s+(?P<first>[1-4]){IN_YEAR}", _parts_of_year),
        (rf"{IN_WORDS}\s+(?:day\s+)?(?:of\s+)?{A_MONTH},?\s+{A_YEAR}", _day),
        (rf"{A_MONTH}\s+(?:the\s+)?{IN_WORDS},?\s+{A_YEAR}", _day),
    )
)
