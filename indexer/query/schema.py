"""Which fields can a query ask for?"""

import re
import warnings
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Any

from indexer.summary import day_number
from indexer.words import exact_analyser, stemming_analyser

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields as types
    from whoosh import query as queries

NAMED = (
    "exact", "speaker", "for", "mentions", "kind", "role", "certainty", "section", "meeting",
    "place",
)  # fmt: skip
DATE_PART = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")


class DateField(types.NUMERIC):  # type: ignore[misc]
    """A day as the number yyyymmdd; a query may name a year or a month for all its days."""

    def __init__(self) -> None:
        super().__init__(int, sortable=True, default=0)

    def self_parsing(self) -> bool:
        """Tell Whoosh's parser that the field reads its own text."""
        return True

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Any:
        """Read `2011`, `2011-09`, `2011-09-16`, or two years: `2010-2012`."""
        years = YEARS.fullmatch(qstring.strip())
        if years:
            return self.parse_range(fieldname, years[1], years[2], False, False, boost)
        return self.parse_range(fieldname, qstring, qstring, False, False, boost)

    def parse_range(
        self,
        fieldname: str,
        start: str | None,
        end: str | None,
        startexcl: bool,
        endexcl: bool,
        boost: float = 1.0,
    ) -> Any:
        """Read a range; an excluded month or year is left out whole."""
        first, last = day_range(start), day_range(end)
        if (start and first is None) or (end and last is None):
            return queries.error_query(f"{start or end} is not a date", None)
        if first and last and first > last:
            first, last = last, first
        low, high = date.min, date.max
        if first:
            low = _next_day(first[1]) if startexcl else first[0]
        if last:
            high = last[0] - timedelta(days=1) if endexcl and last[0] > date.min else last[1]
        return queries.NumericRange(fieldname, day_number(low), day_number(high), boost=boost)


def day_range(text: str | None) -> tuple[date, date] | None:
    """Give the first and last day of a year, a month or a day; None for anything else."""
    found = DATE_PART.fullmatch(text.strip()) if text else None
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        low = date(year, month or 1, day or 1)
        last_month = month or 12
        return low, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        return None


def _next_day(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


@cache
def schema() -> types.Schema:
    """Give the fields that a query can ask for."""
    words = exact_analyser()
    named = {name: types.TEXT(words, multitoken_query="phrase") for name in NAMED}
    return types.Schema(
        text=types.TEXT(stemming_analyser(), multitoken_query="phrase"), **named, date=DateField()
    )
