"""Chips: the filters in use, each with the address that does without it."""

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.saying import say
from indexer.search.results import FACETS, FacetValue, SearchResults
from webapp.languages import said
from webapp.links import search_address
from webapp.views import USUAL, View
from webapp.wording import FILTER_LABELS, value_label


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use: its words, and the address of the search without it."""

    label: str
    value: str
    removal: str
    facet: str = ""


def chips(results: SearchResults, view: View = USUAL) -> list[Chip]:
    """Name the filters in use, each with the address that does without it."""
    request = results.request
    found = [
        Chip(
            label=said(FILTER_LABELS[facet]),
            value=_label(facet, results.facets.get(facet, ()), value),
            removal=search_address(request.without_filter(facet, value), view),
            facet=facet,
        )
        for facet in FACETS
        for value in request.chosen(facet)
    ]
    if request.is_bounded():
        removal = search_address(request.between_years(None, None), view)
        label = say("Dates") if request.days else say("Years")
        found.append(
            Chip(said(label), _between(request.bounds.first, request.bounds.last), removal)
        )
    return found


def _between(first: str, last: str) -> str:
    if not first:
        return said(say("up to {last}", last=last))
    if not last:
        return said(say("from {first}", first=first))
    return first if first == last else said(say("{first} to {last}", first=first, last=last))


def _label(facet: str, values: Iterable[FacetValue], wanted: str) -> str:
    found = (value_label(facet, value) for value in values if value.value == wanted)
    return next(found, wanted)
