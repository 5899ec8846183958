"""Dates as people write them: days, stretches of days, months and years.

`14.10.2015`, `Monday, January 23, 2012, 7.30 p.m.`, `23-25 January 2012`, `20120123`, `2011-09`.
What is printed may lack the year, or leave open which number is the day; `settle` decides by what
else is known.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from indexer.reading import elsewhere
from indexer.summary import Span

MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SHORT_MONTHS = {"sept": 9, **{month[:3]: number for number, month in enumerate(MONTHS, 1)}}
FIRST_YEAR, LAST_YEAR = 1800, 2199
A_WEEK = 7
LONGEST_MEETING = 31
LONGEST_LINE = 400


def _capitalised(words: Iterable[str]) -> str:
    return "|".join(form for word in words for form in (word.capitalize(), word.upper()))


MONTH = rf"(?:{_capitalised(MONTHS)}|(?:{_capitalised(SHORT_MONTHS)})\b\.?)"
SHORT_DAYS = [day[:length] for day in WEEKDAYS for length in (3, 4)]
WEEKDAY = rf"(?:{_capitalised(WEEKDAYS)}|(?:{_capitalised(SHORT_DAYS)})\b\.?)"
DAY = r"\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\w|:\d|[.,]\d)"
YEAR = r"(?:1[89]|20|21)\d\d(?!\d)"
TO = r"\s*(?:-|–|—|/|to\b|and\b|&|until\b|through\b)\s*"
NAMED = rf"(?:\(?{WEEKDAY}\)?,?\s+)?(?:the\s+)?"
DAYS = rf"{DAY}(?:\s*,\s*{DAY})*(?:{TO}{NAMED}{DAY})?"
OF = r"(?:(?:day|DAY)\s+)?(?:(?:of|OF)\s+)?"
SHORT_YEAR = r"['’]\d\d(?!\w)|\d\d(?=[ \t]*(?:\n|\Z))"  # "23 Jan '12", "23 Jan 12" at a line's end
FORMS: dict[str, str] = {
    "iso": rf"{YEAR}(?P<iso_sign>[-/.])\d{{1,2}}(?P=iso_sign)\d{{1,2}}(?!\d)"
    rf"(?:(?:/|\s+to\s+|\s*–\s*|\s+-\s+)(?:{YEAR}(?P=iso_sign)\d{{1,2}}(?P=iso_sign))?\d{{1,2}}(?![\d:-]))?",
    "compact": r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|T?\d{4})",
    "cjk": elsewhere.CJK,
    "day_month": rf"{DAYS}\.?\s+{OF}{MONTH}(?:,?\s+(?:{YEAR}|{SHORT_YEAR}))?"
    rf"(?:{TO}{NAMED}{DAY}\.?\s+{OF}{MONTH}(?:,?\s+{YEAR})?)?",
    "dashed": rf"\d{{1,2}}-{MONTH}-(?:{YEAR}|\d\d(?!\w))",
    "month_day": rf"(?:{YEAR}\s+)?{MONTH}\s+{DAYS}(?:,?\s+(?:{YEAR}|['’]\d\d(?!\w)))?"
    rf"(?:{TO}{NAMED}{MONTH}\s+{DAY}(?:,?\s+{YEAR})?)?",
    "numeric_days": r"\d{1,2}(?:\.\d{1,2})?\.?\s*[-–]\s*\d{1,2}(?P<mark>[./])\d{1,2}(?P=mark)"
    rf"{YEAR}",
    "numeric": r"\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)(?:(?:1[89]|20|21)\d\d|\d\d)(?![\d/]|[.-]\d)"
    r"(?:\s*(?:-|–|to)\s*\d{1,2}(?P=sign)\d{1,2}(?P=sign)(?:19|20)\d\d(?!\d))?",
    "month": rf"{MONTH}(?:(?:,?\s+{YEAR})?{TO}{MONTH})?,?\s+{YEAR}",
    "foreign": elsewhere.FOREIGN,
    "foreign_year": elsewhere.FOREIGN_YEAR,
    "year_month": rf"{YEAR}[-/](?:0[1-9]|1[0-2])(?![\d/-])",
}
DATE = re.compile(
    r"(?<![^\W\u3040-\u9fff\uac00-\ud7af])(?<![./-])(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form in FORMS.items())
    + ")"
)
MAYBE = re.compile(rf"\d{{4}}|{MONTH}|\d[/.-]\d|[〇零一二三四五六七八九]{{4}}年")
SHORTENED = re.compile(r"['’](\d\d)\b")
NUMBER_OR_MONTH = re.compile(rf"(?P<month>{MONTH})|(?P<number>\d+)")
NAMED_BEFORE = re.compile(rf"({WEEKDAY})[),]*\s*(?:the\s+)?$")
NAMED_FIRST = re.compile(rf"({WEEKDAY})")
HAS_YEAR = re.compile(YEAR)
NAMED_BEHIND = re.compile(rf"\s*[,(]?\s*({WEEKDAY})")
ONLY_YEAR = re.compile(rf"(?:(?!{MONTH})[^\d])*?\b(?P<year>{YEAR})\D*")


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends in it; a whole month or year is one too."""

    first: date
    last: date

    def meets(self, other: "Days") -> bool:
        """Tell whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Days") -> bool:
        """Tell whether the other lies in it."""
        return self.first <= other.first and other.last <= self.last

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Part:
    """A day, month or year as it is printed; 0 for what is not."""

    year: int = 0
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as it is printed; `either` says that day and month may be the other way round."""

    span: Span
    first: Part
    last: Part
    weekday: int | None = None
    either: bool = False

    @property
    def swapped(self) -> "Printed":
        """The same date with day and month the other way round."""
        first, last = (Part(p.year, p.day, p.month) for p in (self.first, self.last))
        return Printed(self.span, first, last, self.weekday)


def printed_dates(text: str) -> Iterator[Printed]:
    """The dates in a text, in order; a line is mostly asked about more than once."""
    return iter(_in_line(text)) if len(text) <= LONGEST_LINE else _dates(text)


@lru_cache(maxsize=256)
def _in_line(text: str) -> Sequence[Printed]:
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[Printed]:
    text = elsewhere.in_ascii_digits(text)
    if not MAYBE.search(text):
        return
    for found in DATE.finditer(text):
        form = str(found.lastgroup if found.lastgroup in FORMS else _form(found))
        parts = _parts(form, found[0])
        printed = parts and _printed(text, Span(*found.span()), form, *parts)
        if printed and days_of(printed if printed.first.year else _in_year(printed, 2000)):
            yield printed
        elif printed and printed.either and days_of(printed.swapped):
            yield printed.swapped


def _form(found: re.Match[str]) -> str:
    return next(name for name in FORMS if found[name])


def _in_year(printed: Printed, year: int) -> Printed:
    first, last = (Part(p.year or year, p.month, p.day) for p in (printed.first, printed.last))
    return Printed(printed.span, first, last, printed.weekday, printed.either)


def _printed(text: str, span: Span, form: str, first: Part, last: Part) -> Printed:
    near = NAMED_BEFORE.search(text[max(0, span.start - 16) : span.start])
    near = near or NAMED_BEHIND.match(text[span.end : span.end + 16])
    named = near or NAMED_FIRST.match(text, span.start, span.end)
    weekday = _weekday(named[1]) if named else None
    open_ = form == "numeric" and "." not in text[span.start : span.end]
    either = open_ and max(first.month, first.day) <= 12 and first.month != first.day
    return Printed(span, first, last, weekday, either)


def _weekday(word: str) -> int:
    return next(i for i, day in enumerate(WEEKDAYS) if day.startswith(word.lower()[:3]))


def _parts(form: str, text: str) -> tuple[Part, Part] | None:
    """Read the numbers and months of one form."""
    text = SHORTENED.sub(lambda year: f" {_century(int(year[1]))}", text)
    tokens = [
        (_month(found["month"]), 0) if found["month"] else (0, int(found["number"]))
        for found in NUMBER_OR_MONTH.finditer(text)
    ]
    numbers = [number for month, number in tokens if not month]
    match form:
        case "iso":
            return _year_first(numbers)
        case "cjk":
            return _year_first(elsewhere.cjk_numbers(text))
        case "compact":
            return _same(Part(numbers[0] // 10000, numbers[0] // 100 % 100, numbers[0] % 100))
        case "numeric":
            return _numeric(numbers)
        case "numeric_days":
            return _numeric_days(numbers)
        case "year_month":
            return _same(Part(*numbers))
        case "foreign" | "foreign_year":
            return _foreign(text)
        case _:
            return _in_words(tokens if HAS_YEAR.search(text) else _with_whole_year(tokens))


def _with_whole_year(tokens: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Read the number behind day and month as a year of two digits."""
    match tokens:
        case [*days, (month, 0), (0, year)] if month and days and not any(m for m, _ in days):
            return [*days, (month, 0), (0, _century(year))]
        case _:
            return tokens


def _same(part: Part) -> tuple[Part, Part]:
    return part, part


def _month(word: str) -> int:
    return SHORT_MONTHS[word.lower()[:3]]


def _year_first(numbers: Sequence[int]) -> tuple[Part, Part]:
    first = Part(*numbers[:3])
    match numbers[3:]:
        case [day]:
            return first, Part(first.year, first.month, day)
        case [year, month, day]:
            return first, Part(year, month, day)
        case _:
            return first, first


def _numeric(numbers: Sequence[int]) -> tuple[Part, Part]:
    """Read day, month and year, the month first only where it must be."""
    read = [Part(_century(y), m, d) for d, m, y in (numbers[:3], numbers[3:] or numbers[:3])]
    if any(part.month > 12 for part in read):
        read = [Part(part.year, part.day, part.month) for part in read]
    return read[0], read[1]


def _numeric_days(numbers: Sequence[int]) -> tuple[Part, Part]:
    """Read 3.-5.7.2019, or 30.6.-2.7.2019."""
    *first, day, month, year = numbers
    begin = first[1] if len(first) > 1 else month
    return Part(year - (begin > month), begin, first[0]), Part(year, month, day)


def _century(year: int) -> int:
    if year > 99:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _foreign(text: str) -> tuple[Part, Part] | None:
    """Read a month in the words of another language."""
    numbers = elsewhere.days_and_year(text)
    month, year = elsewhere.month_in(text), elsewhere.gregorian(numbers[-1])
    if not month:
        return None
    return Part(year, month, numbers[0]), Part(year, month, numbers[-2])


def _in_words(tokens: Sequence[tuple[int, int]]) -> tuple[Part, Part] | None:
    """Read days, months in words and years: one stretch, or one day after the other."""
    years = [number for _, number in tokens if number > 99]
    days = [number for _, number in tokens if 0 < number <= 99]
    months = [month for month, _ in tokens if month]
    if not months or len(years) > 2:
        return None
    last_year = years[-1] if years else 0
    first_year = years[0] if years else 0
    if not days:
        return Part(first_year, months[0]), Part(last_year, months[-1])
    if len(years) < 2 and len(months) == 2 and months[0] > months[1] and first_year:
        first_year -= 1  # 30 December to 2 January 2012
    return Part(first_year, months[0], days[0]), Part(last_year, months[-1], days[-1])


def days_of(printed: Printed, year: int = 0) -> Days | None:
    """The days that are meant, in the year that is printed or else given; None for none."""
    first, last = printed.first, printed.last
    try:
        start = _bound(first.year or last.year or year, first, end=False)
        end = _bound(last.year or first.year or year, last, end=True)
    except ValueError:
        return None
    return Days(start, end) if start <= end else None


def _bound(year: int, part: Part, end: bool) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    month = part.month or (12 if end else 1)
    day = part.day or (monthrange(year, month)[1] if end else 1)
    return date(year, month, day)


def settle(
    printed: Printed, others: Sequence[Days], year: int = 0, month_first: bool | None = None
) -> Days | None:
    """The days that are meant; None where day and month can't be told apart.

    The weekday tells them, or a date that is known otherwise, or that one stretch would be longer
    than any meeting, or how the other dates are written.
    """
    if not printed.either:
        return days_of(printed, year)
    readings = [days for days in map(days_of, (printed, printed.swapped)) if days]
    if printed.weekday is not None:
        readings = [d for d in readings if d.first.weekday() == printed.weekday] or readings
    known = [d for d in readings if any(d.meets(o) and o.length < A_WEEK for o in others)]
    short = [d for d in readings if d.length <= LONGEST_MEETING]
    if len(known) == 1:
        readings = known
    elif len(short) == 1:
        readings = short
    elif len(readings) > 1 and month_first is not None:
        readings = [readings[month_first]]
    return readings[0] if len(readings) == 1 else None


def month_stands_first(printed: Iterable[Printed], text: str) -> bool | None:
    """Tell the order of numbers by the dates that leave no choice; None where none tells it."""
    votes = {False: 0, True: 0}
    for one in printed:
        found = NUMBER_OR_MONTH.match(text, one.span.start)
        if not one.either and found and found["number"] and len(found["number"]) <= 2:
            votes[int(found["number"]) == one.first.month != one.first.day] += 1
    return None if votes[True] == votes[False] else votes[True] > votes[False]


def read_days(text: str) -> Days | None:
    """Read a date that stands alone, a year or an ISO interval too; None for what is none.

    Months may be in small letters.
    """
    for printed in chain(printed_dates(text), printed_dates(text.title())):
        found = days_of(printed) if not printed.either else settle(printed, ())
        if found:
            return found
    lone = ONLY_YEAR.fullmatch(text)
    return days_of(Printed(Span(*lone.span()), *_same(Part(int(lone["year"]))))) if lone else None


def joined(days: Iterable[Days], gap: int) -> list[Days]:
    """Join stretches that follow each other within so many days."""
    out: list[Days] = []
    for one in sorted(days, key=lambda d: (d.first, d.last)):
        if out and one.first - out[-1].last <= timedelta(days=gap):
            out[-1] = Days(out[-1].first, max(out[-1].last, one.last))
        else:
            out.append(one)
    return out
