"""Which days the name of a file tells, and the folders that it lies in."""

import re
from collections.abc import Iterator, Sequence

from indexer.reading.date_forms import MONTHS
from indexer.reading.date_parts import DatePart, Days, Printed
from indexer.reading.dates import LONGEST_MEETING, days_of, printed_dates
from indexer.reading.periods import periods
from indexer.reading.years import year_of_title
from indexer.summary import Span

FULL_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)(?P<s>[-_. ]?)(?P<m>1[0-2]|0?[1-9])(?P=s)"
    r"(?P<d>3[01]|[12]\d|0?[1-9])"
    r"|(?P<d2>[0-3]?\d)[-_. ](?P<m2>0?[1-9]|1[0-2])[-_. ](?P<y2>(?:19|20)\d\d))(?!\d)"
)
FOLDERS = re.compile(r"(?<!\d)((?:19|20)\d\d)/(1[0-2]|0\d)/(3[01]|[0-2]\d)(?!\d)")
SEPARATORS = re.compile(r"[-_./]+")
YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MONTH_IN_NAME = re.compile(rf"(?<![a-z])({'|'.join(m[:3] for m in MONTHS)})[a-z]*", re.IGNORECASE)
DAY_BESIDE = re.compile(r"^[-_. ]*(\d{1,2})(?!\d)")
DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[-_. ]*$")
DAY_ALONE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:[-_. ]+(?:notes?|minutes|meeting|call|session|log|summary))*",
    re.IGNORECASE,
)
NAMED_BY_FOLDER = ("index", "readme")  # files whose own names say nothing
FEWEST_DAYS = 28  # of a month
MONTH_AND_DAY = re.compile(r"(?<![\d#])(0?[1-9]|1[0-2])[-_.]([0-3]?\d)(?!\d)")
YEAR_AND_MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_/. ](?P<m>0[1-9]|1[0-2])(?!\d)")


def either_in_name(name: str) -> Printed | None:
    """The date of a file's name if day and month may be the other way round: 07-03-2019."""
    found = next(iter([*FULL_IN_NAME.finditer(name)][-1:]), None)
    if not found or found["y"] or "." in found[0]:
        return None
    day, month = int(found["d2"]), int(found["m2"])
    part = DatePart(int(found["y2"]), month, day)
    either = day <= len(MONTHS) and day != month
    return Printed(Span(*found.span()), part, part, either=True) if either else None


def days_in_name(name: str) -> Days | None:
    """Read the days that a file's path gives: `2018/CG-06-12.md`, `2022-11/dec-01.md`."""
    *folders, last = name.split("/")
    stem = last.rsplit(".", 1)[0]
    if stem.casefold() in NAMED_BY_FOLDER and folders:
        stem = folders.pop()
    path = "/".join((*folders, stem))
    exact = (
        *_stretches(stem),
        *_whole_dates(stem),
        *_filed(path),
        *_periods(stem),
        *_periods(path),
    )
    return exact[0] if exact else _in_year_of_name(stem, folders)


def _stretches(stem: str) -> Iterator[Days]:
    """Several days of one meeting: 23-25 January 2012, or the first and the last."""
    for printed in printed_dates(stem.replace("_", " ")):
        days = days_of(printed)
        if days and printed.first.day and 1 < days.length <= LONGEST_MEETING:
            yield days
    ends = [*_whole_dates(stem)]
    if len(ends) == 2 and ends[0].first < ends[1].first:
        days = Days(ends[0].first, ends[1].first)
        yield from [days] if days.length <= LONGEST_MEETING else []


def _whole_dates(stem: str) -> Iterator[Days]:
    for found in FULL_IN_NAME.finditer(stem):
        year, month, day = (int(found[k] or found[f"{k}2"]) for k in "ymd")
        days = _days(year, month, day)
        yield from [days] if days else []


def _filed(path: str) -> Iterator[Days]:
    """The day of folders: 2019/07/03."""
    filed = FOLDERS.search(path)
    days = _days(*map(int, filed.groups())) if filed else None
    yield from [days] if days else []


def _periods(path: str) -> Iterator[Days]:
    """A week or a quarter: 2012-W05, 2012/Q3."""
    yield from filter(None, map(days_of, periods(SEPARATORS.sub(" ", path))))


def _in_year_of_name(stem: str, folders: Sequence[str]) -> Days | None:
    above = YEAR_IN_NAME.search("/".join(folders))
    own = YEAR_IN_NAME.search(stem)
    year = int((own or above or [0])[0])
    if not year:
        return None
    alone = _days(year) if above else year_of_title(SEPARATORS.sub(" ", stem))
    return _within_year(stem, year) or _month_above(stem, folders) or alone


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
    if not found and YEAR_IN_NAME.search(above):
        year = int(YEAR_IN_NAME.findall(above)[-1])
        return _on_day_of(stem, _within_year(above, year))
    if not found:
        return None
    month = _days(int(found["y"]), int(found["m"]))
    return _on_day_of(stem, month) if found.string is above else month


def _on_day_of(stem: str, month: Days | None) -> Days | None:
    """The day of a month in whose folder a file lies that is called by its number: 14, 14-notes."""
    day = DAY_ALONE.fullmatch(stem)
    if not month or not day or month.length < FEWEST_DAYS:
        return month
    return _days(month.first.year, month.first.month, int(day[1])) or month


def _days(year: int, month: int = 0, day: int = 0) -> Days | None:
    part = DatePart(year, month, day)
    return days_of(Printed(Span(0, 0), part, part))
