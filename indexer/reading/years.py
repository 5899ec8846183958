"""Years that stand alone: `2012` on a line, `Lake Board 2012`, `2011-2012`.

Many a title has a year in which nothing was held: "Goals for 2025", "Agenda 2030". So the year of
a title is taken only at its beginning or end, and not behind a word that names something by it.
"""

import re

from indexer.patterns import later
from indexer.reading.date_forms import MONTH_ALONE, YEAR
from indexer.reading.date_parts import Days
from indexer.reading.dates import read_days

SEASON = r"(?:spring|summer|autumn|fall|winter)"
LINE = later(
    rf"\W*(?:(?:in\s+)?(?:the\s+)?year:?\s+)?(?:{SEASON}(?:\s+\w+)?,?\s+(?:of\s+)?)?"
    rf"(?P<years>{YEAR}(?:\s?[-–/]\s?{YEAR})?)\W*",
    re.IGNORECASE,
)
IN_TITLE = later(
    rf"^(?P<first>{YEAR})\s+(?P<after>[^\W\d_]+)"
    rf"|(?<![\w/.-])(?P<last>{YEAR}(?:\s?[-–/]\s?{YEAR})?)(?=[)\]]?\s*(?:[:–—|]\s|-\s|\.?\s*$))"
)
# What is called by a year, or looks forward or back to one.
OF_ANOTHER = later(
    r"(?:for|by|in|to|towards?|until|till|before|after|since|from|of|beyond|vision|agenda|goals?"
    r"|horizon|roadmap|strateg\w+|plans?|targets?|objectives?|programmes?|programs?|budgets?"
    r"|resolutions?|decisions?|directives?|regulations?|acts?|laws?|bills?|rooms?|no\.?|numbers?"
    r"|windows|office|server|iso|version|v|europe|target|framework|calendar|schedule|copyright|©"
    r"|elections?|census|and|or|the|expo|rfc|issue|pr|#)",
    re.IGNORECASE,
)


def lone_month(line: str) -> Days | None:
    """Read a line that says nothing but the number of a month and a year: 03/2012."""
    return read_days(line) if MONTH_ALONE.fullmatch(line) else None


def lone_year(line: str) -> Days | None:
    """Read a line that says nothing but a year, or two; a season has the year that it is of."""
    found = LINE.fullmatch(line)
    return read_days(found["years"]) if found else None


def year_of_title(title: str) -> Days | None:
    """Read the year in which a title says that it was, None for one that says none."""
    for found in IN_TITLE.finditer(title):
        before = title[: found.start()].rstrip(" ,;:([–—-").rsplit(None, 1)[-1:]
        beside = found["after"] or next(iter(before), "")
        if not OF_ANOTHER.fullmatch(beside.strip("\"'“”‘’")):
            return read_days(found["first"] or found["last"])
    return None
