"""The results of a search on a terminal, in other shapes than a list: tables, lines, counts."""

from collections.abc import Iterator
from enum import StrEnum

from indexer.export.tables import csv_lines, json_lines
from indexer.search.results import FACETS, SearchRequest
from indexer.search.service import SearchService
from indexer.search.views.context import AROUND, ContextOrder


class Printout(StrEnum):
    """How results are printed."""

    CSV = "csv"
    NDJSON = "ndjson"
    KWIC = "kwic"


GROUPS = ("speaker", "meeting", "section", "year", "for", "role")


def shaped(service: SearchService, request: SearchRequest, shape: Printout) -> Iterator[str]:
    """All that a search finds, a piece at a time."""
    match shape:
        case Printout.CSV:
            yield from csv_lines(service.rows(request), mark=False)
        case Printout.NDJSON:
            yield from json_lines(service.rows(request))
        case Printout.KWIC:
            yield from _in_context(service, request)


def _in_context(service: SearchService, request: SearchRequest) -> Iterator[str]:
    """Each match on a line of its own, the matches below each other."""
    views = service.views(request)
    page, last = 1, 1
    while page <= last:
        lines = views.in_context(ContextOrder.DATE, page).lines
        last = lines.pages
        for line in lines.rows:
            day = str(line.hit.meeting.date or "no date   ")
            names = ", ".join(s.name for s in line.statement.speakers) if line.statement else ""
            left, right = " ".join(line.left.split()), " ".join(line.right.split())
            yield f"{day}  {left[-AROUND:]:>{AROUND}} [{line.match}] {right:{AROUND}}  {names}\n"
        page += 1


def counted(service: SearchService, request: SearchRequest, group: str) -> Iterator[str]:
    """Count the paragraphs of a search by the values of a facet, the most frequent first."""
    assert group in FACETS
    for value in service.search(request).facets[group]:
        named = "" if value.label == value.value else f"  {value.label}"
        yield f"{value.count:6}  {value.value}{named}\n"
