"""Tables of those present, row by row: "Ann Bo | AB | Chair", "Members | Officers"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from indexer.attribution.attendance_forms import (
    BEFORE_NAMES,
    HEADING_OF_PEOPLE,
    NAME_COLUMNS,
    REMOTELY,
    SEPARATOR,
)
from indexer.attribution.initials import INITIALS, are_initials
from indexer.attribution.office_names import MOST_TITLES, is_title, with_offices
from indexer.markup.runs import CELL

EVERY = -1  # the columns of a table that has people in each
NAME_HEADS = frozenset({"name", "names"})
INITIALS_HEADS = frozenset({"", "initials", "abbreviation", "abbreviations"})
# "Ann Bo" of "Cllr Ann Bo, Clerk" and "Ann Bo (Chair)"
NAME = re.compile(r"[^,(]*[^,( ]")
IN_BRACKETS = re.compile(r" ?\(([^()]*)\)")


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split(CELL.strip())]


def column_of_names(head: str) -> int:
    """Which column of a table has the people, by its first row: "Organisation | Delegates"."""
    cells = [cell.casefold() for cell in _cells(head)]
    named = [cell for cell in cells if cell not in INITIALS_HEADS]
    if len(named) > 1 and (all(map(is_heading_of_people, named)) or NAME_HEADS.issuperset(named)):
        return EVERY
    places = (i for i, cell in enumerate(cells) if cell in NAME_COLUMNS)
    first = next(places, 0)
    return first if first or cells[0] not in BEFORE_NAMES else 1


def read_row(text: str, column: int) -> str:
    """Write a row as items of a list: "Ann Bo | AB | Chair" as "Ann Bo (AB), Chair".

    "Acme Cables | Ann Bo, Ole Ek", where the names are in the second column, is two.
    """
    cells = _cells(REMOTELY.sub("", text))
    if column == EVERY:
        return "; ".join(_with_initials(filter(None, cells)))
    if len(cells) == 2 and is_heading_of_people(cells[0]):
        return ": ".join(cells)
    named = [i for i, cell in enumerate(cells) if " " in cell and is_title(cell.split()[0])]
    if column and not named:
        named = [min(column, len(cells) - 1)]
    if named and named[0]:
        beside = "".join(f", {cell}" for i, cell in enumerate(cells) if cell and i not in named)
        every = "; ".join(cells[i] for i in named)
        people = with_offices(SEPARATOR.split(every))
        return "; ".join(f"{person.strip()}{beside}" for person in people if person.strip())
    cells = list(filter(None, cells))
    if len(cells) > 1 and INITIALS.fullmatch(cells[1]) and "(" not in cells[0]:
        cells = [f"{cells[0]} ({cells[1]})", *cells[2:]]
    return ", ".join(cells)


def _with_initials(cells: Iterable[str]) -> list[str]:
    """Put initials to who stands before them: "Ann Bo, Clerk" and "AB" as "Ann Bo (AB), Clerk"."""
    people: list[str] = []
    for cell in cells:
        named = NAME.match(people[-1]) if people and INITIALS.fullmatch(cell) else None
        if named and are_initials(cell, named[0]):
            rest = IN_BRACKETS.sub(r", \1", people[-1][named.end() :], count=1)
            people[-1] = f"{named[0]} ({cell}){rest}"
        else:
            people.append(cell)
    return people


def heads_people(row: str) -> bool:
    """Tell the first row of a table of those present: "Present | Office", "Name | Role"."""
    first, second, *_ = (cell.casefold() for cell in (*_cells(row), ""))
    named = first in NAME_COLUMNS and second in BEFORE_NAMES
    named = named or (first in BEFORE_NAMES and second in NAME_COLUMNS)
    return named or is_heading_of_people(first)


@lru_cache(MOST_TITLES)
def is_heading_of_people(title: str) -> bool:
    """Tell "Present" and "List of participants"."""
    return HEADING_OF_PEOPLE.fullmatch(title) is not None
