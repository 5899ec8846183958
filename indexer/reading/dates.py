"""Dates as people write them: days, stretches of days, months and years.

`14.10.2015`, `Monday, January 23, 2012, 7.30 p.m.`, `23-25 January 2012`, `20120123`, `2011-09`.
What is printed may lack the year, or leave open which number is the day; `settle` decides by what
else is known.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from indexer.reading import elsewhere
from indexer.reading.date_forms import (
    ALONE,
    DATE,
    FORMS,
    HAS_YEAR,
    MAYBE,
    MONTH_ALONE,
    NAMED_BEFORE,
    NAMED_BEHIND,
    NAMED_FIRST,
    NUMBER_OR_MONTH,
    RAISED,
    ROMAN,
    SHORT_MONTHS,
    SHORTENED,
    SMALL_MONTH,
    WEEKDAYS,
)
from indexer.reading.date_parts import DatePart, Days, Printed
from indexer.reading.periods import periods
from indexer.summary import Span

FIRST_YEAR, LAST_YEAR = 1800, 2199
A_WEEK = 7  # days: what is longer is no meeting that confirms another date
LONGEST_MEETING = 31  # days; what is longer is a year, or a span that was talked about
SHORT_TEXT = 200  # characters, remembered whole: a line of dates and the like


def printed_dates(text: str) -> Iterator[Printed]:
    """The dates in a text, in order; a line is mostly asked about more than once."""
    return iter(_in_line(text)) if len(text) <= SHORT_TEXT else _dates(text)


def around_dates(text: str) -> str:
    """What stands around the dates in a text."""
    for printed in reversed(list(printed_dates(text))):
        text = printed.cut_out(text)
    return text


@lru_cache(maxsize=256)
def _in_line(text: str) -> Sequence[Printed]:
    return tuple(_dates(text))


def may_hold_dates(text: str) -> bool:
    """Tell a text in which there is something like a date; a quick look."""
    return MAYBE.search(elsewhere.in_ascii_digits(text)) is not None


def _dates(text: str) -> Iterator[Printed]:
    text = elsewhere.in_ascii_digits(text)
    if not MAYBE.search(text):
        return
    if len(text) > SHORT_TEXT:
        yield from _in_usual_forms(text)
        return
    text = text if text.isascii() else text.translate(RAISED)
    seldom = [printed for printed in periods(text) if days_of(_with_year(printed))]
    for printed in seldom:
        span = printed.span
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    usual = list(_in_usual_forms(text)) or list(_in_small_letters(text))
    yield from sorted((*seldom, *usual), key=lambda printed: printed.span.start)


def _in_usual_forms(text: str) -> Iterator[Printed]:
    for found in DATE.finditer(text):
        form = str(found.lastgroup if found.lastgroup in FORMS else _form(found))
        parts = _parts(form, found[0])
        printed = parts and _printed(text, Span(*found.span()), form, *parts)
        if printed and days_of(_with_year(printed)):
            yield printed
        elif printed and printed.either and days_of(printed.swapped):
            yield printed.swapped


def _in_small_letters(text: str) -> Iterator[Printed]:
    """Read "23 january 2012"; "may" and "march" are words too, so that a day and a year must be."""
    if SMALL_MONTH.search(text):
        capitals = SMALL_MONTH.sub(lambda month: month[0].capitalize(), text)
        yield from (p for p in _in_usual_forms(capitals) if p.first.day and p.first.year)


def _with_year(printed: Printed) -> Printed:
    return printed if printed.first.year or printed.last.year else _in_year(printed, 2000)


def _form(found: re.Match[str]) -> str:
    return next(name for name in FORMS if found[name])


def _in_year(printed: Printed, year: int) -> Printed:
    first, last = (DatePart(p.year or year, p.month, p.day) for p in (printed.first, printed.last))
    return Printed(printed.span, first, last, printed.weekday, printed.either)


def _printed(text: str, span: Span, form: str, first: DatePart, last: DatePart) -> Printed:
    near = NAMED_BEFORE.search(text[max(0, span.start - 16) : span.start])
    near = near or NAMED_BEHIND.match(text[span.end : span.end + 16])
    named = near or NAMED_FIRST.match(text, span.start, span.end)
    weekday = _weekday(named[1]) if named else None
    open_ = form in ("numeric", "numeric_days") and "." not in text[span.start : span.end]
    either = open_ and max(first.month, first.day) <= 12 and first.month != first.day
    return Printed(span, first, last, weekday, either)


def _weekday(word: str) -> int:
    return next(i for i, day in enumerate(WEEKDAYS) if day.startswith(word.lower()[:3]))


def _parts(form: str, text: str) -> tuple[DatePart, DatePart] | None:
    """Read the numbers and months of one form."""
    text = SHORTENED.sub(lambda year: f" {_century(int(year[1]))}", text)
    tokens = [_token(found) for found in NUMBER_OR_MONTH.finditer(text)]
    numbers = [number for month, number in tokens if not month]
    match form:
        case "iso" | "cjk" | "era":
            return _year_first(numbers if form == "iso" else elsewhere.cjk_numbers(text))
        case "compact":
            return _compact(numbers[0]), _compact(numbers[-1])
        case "numeric":
            return _numeric(numbers)
        case "numeric_days":
            return _numeric_days(numbers)
        case "year_month":
            return _same(DatePart(*numbers))
        case "foreign" | "foreign_year":
            return _foreign(text)
        case "foreign_span":
            return _foreign_span(text) or _in_words(tokens)
        case _:
            return _in_words(tokens if HAS_YEAR.search(text) else _with_whole_year(tokens))


def _token(found: re.Match[str]) -> tuple[int, int]:
    """A month or a number; a Roman numeral is a month."""
    if found["month"]:
        return SHORT_MONTHS[found["month"].lower()[:3]], 0
    return (0, int(found["number"])) if found["number"] else (ROMAN.index(found["roman"]) + 1, 0)


def _compact(number: int) -> DatePart:
    return DatePart(number // 10000, number // 100 % 100, number % 100)


def _with_whole_year(tokens: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Read the number behind day and month as a year of two digits."""
    match tokens:
        case [*days, (month, 0), (0, year)] if month and days and not any(m for m, _ in days):
            return [*days, (month, 0), (0, _century(year))]
        case _:
            return tokens


def _same(part: DatePart) -> tuple[DatePart, DatePart]:
    return part, part


def _year_first(numbers: Sequence[int]) -> tuple[DatePart, DatePart]:
    first = DatePart(*numbers[:3])
    match numbers[3:]:
        case [day]:
            return first, DatePart(first.year, first.month, day)
        case [month, day]:
            return first, DatePart(first.year, month, day)
        case [year, month, day]:
            return first, DatePart(year, month, day)
        case _:
            return first, first


def _numeric(numbers: Sequence[int]) -> tuple[DatePart, DatePart]:
    """Read day, month and year, the month first only where it must be."""
    read = [DatePart(_century(y), m, d) for d, m, y in (numbers[:3], numbers[3:] or numbers[:3])]
    if any(part.month > 12 for part in read):
        read = [DatePart(part.year, part.day, part.month) for part in read]
    return read[0], read[1]


def _numeric_days(numbers: Sequence[int]) -> tuple[DatePart, DatePart]:
    """Read 3.-5.7.2019, or 30.6.-2.7.2019; 6/30-7/2/2019 has the months first."""
    *first, day, month, year = (*numbers[:-1], _century(numbers[-1]))
    begin = first[1] if len(first) > 1 else month
    if month > 12:
        return DatePart(year - (first[0] > day), *first), DatePart(year, day, month)
    return DatePart(year - (begin > month), begin, first[0]), DatePart(year, month, day)


def _century(year: int) -> int:
    if year > 99:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _foreign(text: str) -> tuple[DatePart, DatePart] | None:
    """Read a month in the words of another language."""
    numbers = elsewhere.days_and_year(text)
    month, year = elsewhere.month_in(text), elsewhere.gregorian(numbers[-1])
    if not month:
        return None
    return DatePart(year, month, numbers[0]), DatePart(year, month, numbers[-2])


def _foreign_span(text: str) -> tuple[DatePart, DatePart] | None:
    """Read two days in two months, in the words of another language."""
    first, last = elsewhere.two_in(text)
    until, month = _foreign(last) if last else None, elsewhere.month_in(first)
    if not until or not month:
        return None
    day, *year = [int(number) for number in re.findall(r"\d+", first)]
    own = elsewhere.gregorian(year[0]) if year else until[1].year - (month > until[1].month)
    return DatePart(own, month, day), until[1]


def _in_words(tokens: Sequence[tuple[int, int]]) -> tuple[DatePart, DatePart] | None:
    """Read days, months in words and years: one stretch, or one day after the other."""
    years = [number for _, number in tokens if number > 99]
    days = [number for _, number in tokens if 0 < number <= 99]
    months = [month for month, _ in tokens if month]
    if not months or len(years) > 2:
        return None
    last_year = years[-1] if years else 0
    first_year = years[0] if years else 0
    if not days:
        return DatePart(first_year, months[0]), DatePart(last_year, months[-1])
    if len(years) < 2 and len(months) == 2 and months[0] > months[1] and first_year:
        first_year -= 1  # 30 December to 2 January 2012
    return DatePart(first_year, months[0], days[0]), DatePart(last_year, months[-1], days[-1])


def days_of(printed: Printed, year: int = 0) -> Days | None:
    """The days that are meant, in the year that is printed or else given; None for none."""
    first, last = printed.first, printed.last
    try:
        start = _bound(first.year or last.year or year, first, end=False)
        end = _bound(last.year or first.year or year, last, end=True)
    except ValueError:
        return None
    return Days(start, end) if start <= end else None


def _bound(year: int, part: DatePart, end: bool) -> date:
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
    """Read a date that stands alone, a year or an ISO interval too; None for other text.

    Months may be in small letters.
    """
    for printed in chain(printed_dates(text), printed_dates(text.title())):
        found = days_of(printed) if not printed.either else settle(printed, ())
        if found:
            return found
    month = MONTH_ALONE.fullmatch(text)
    if month:
        year, number = int(month["y"] or month["y2"]), int(month["m"] or month["m2"])
        return days_of(Printed(Span(*month.span()), *_same(DatePart(year, number))))
    lone = ALONE.fullmatch(text)
    ends = (
        (DatePart(int(lone["year"])), DatePart(int(lone["last"] or lone["year"]))) if lone else ()
    )
    return days_of(Printed(Span(0, 0), *ends)) if ends else None


def joined(days: Iterable[Days], gap: int) -> list[Days]:
    """Join stretches that follow each other within so many days."""
    out: list[Days] = []
    for one in sorted(days, key=lambda d: (d.first, d.last)):
        if out and one.first - out[-1].last <= timedelta(days=gap):
            out[-1] = Days(out[-1].first, max(out[-1].last, one.last))
        else:
            out.append(one)
    return out
