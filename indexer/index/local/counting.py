"""Totals by number become counts by name, as many as are wanted."""

from collections.abc import Mapping, Sequence

import numpy as np

from indexer.index.local.columns import Values
from indexer.index.local.table import Numbers
from indexer.index.seam import Tally, Wanted

Counts = dict[str, int]
Counted = tuple[Counts, int]


def counted(values: Values, totals: Numbers, wanted: Wanted) -> Counted:
    """The counts of the values that are wanted, and how many values there are.

    Of equally frequent values the first ones by letter; what nobody has, and the value "", are
    none.
    """
    found = np.flatnonzero(totals)
    found = found[found != values.none]
    if wanted.among is not None:
        found = found[values.marked(wanted.among)[found]]
    kept = _most_frequent(values.names, totals, found, wanted.most)
    named = {values.names[number]: total for number, total in _listed(kept, totals)}
    if len(kept) < len(found) and wanted.values:
        chosen = found[values.marked(wanted.values)[found]]
        named |= {values.names[number]: total for number, total in _listed(chosen, totals)}
    return named, len(found)


def picked(found: Mapping[str, int], wanted: Wanted) -> Counted:
    """The same of counts by name."""
    among = found if wanted.among is None else wanted.among
    named = {value: count for value, count in found.items() if value and value in among}
    if wanted.most is None or len(named) <= wanted.most:
        return named, len(named)
    kept = sorted(named, key=lambda value: (-named[value], value))[: wanted.most]
    kept += [value for value in wanted.values if value in named]
    return {value: named[value] for value in kept}, len(named)


def _listed(numbers: Numbers, totals: Numbers) -> "zip[tuple[int, int]]":
    return zip(numbers.tolist(), totals[numbers].tolist(), strict=True)


def _most_frequent(
    values: tuple[str, ...], totals: Numbers, found: Numbers, most: int | None
) -> Numbers:
    """Pick values; only those as frequent as the last one that is picked are compared by letter."""
    if most is None or len(found) <= most:
        return found
    if not most:
        return found[:0]
    least = np.partition(totals[found], -most)[-most]
    more = found[totals[found] > least]
    equal = sorted(found[totals[found] == least].tolist(), key=values.__getitem__)
    return np.append(more, np.array(equal[: most - len(more)], np.int64))


def tallies(
    values: tuple[str, ...], numbers: Numbers, meetings: Numbers, days: Numbers
) -> dict[str, Tally]:
    """Tally pairs of a value and a paragraph, of which meeting and day are given; day 0 is none."""
    width = len(values)
    paragraphs = np.bincount(numbers, minlength=width)
    size = int(meetings.max(initial=0)) + 1
    attended = np.bincount(np.unique(numbers * size + meetings) // size, minlength=width)
    latest = int(days.max(initial=0)) + 1
    first, last = np.full(width, latest), np.zeros(width, np.int64)
    np.minimum.at(first, numbers, np.where(days > 0, days, latest))
    np.maximum.at(last, numbers, days)
    first[first == latest] = 0
    found = np.flatnonzero(paragraphs)
    columns = (column[found].tolist() for column in (paragraphs, attended, first, last))
    return {
        values[number]: Tally(*tally)
        for number, *tally in zip(found.tolist(), *columns, strict=True)
    }


def by_two(
    outer: Sequence[str], first: Numbers, inner: Sequence[str], second: Numbers
) -> dict[str, Counts]:
    """Count pairs of numbers by the values that both stand for."""
    width = max(len(inner), 1)
    cells, counts = np.unique(first * width + second, return_counts=True)
    named: dict[str, Counts] = {}
    for cell, count in zip(cells.tolist(), counts.tolist(), strict=True):
        named.setdefault(outer[cell // width], {})[inner[cell % width]] = count
    return named
