"""Addresses: a search and its whole state to an address, and back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from indexer.results import FACETS, FacetValue, Scope, SearchRequest, SearchResults, Sort
from webapp.labels import FILTER_LABELS, value_label

LONGEST_PAGE_NUMBER = 6
PAGES_AROUND = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use: its words, and the address of the search without it."""

    label: str
    value: str
    removal: str


def request_from_args(args: MultiDict[str, str], page_size: int) -> SearchRequest:
    """Read a search from an address; what makes no sense there is passed over."""
    filters = {facet: _values(args.getlist(facet)) for facet in FACETS}
    return SearchRequest(
        query=args.get("q", "").strip(),
        filters={facet: values for facet, values in filters.items() if values},
        sort=_sort(args.get("sort", "")),
        scope=_scope(args.get("scope", "")),
        page=_page(args.get("page", "")),
        page_size=page_size,
    )


def _values(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in given if value.strip()))


def _sort(text: str) -> Sort:
    try:
        return Sort(text)
    except ValueError:
        return Sort.RELEVANCE


def _scope(text: str) -> Scope:
    try:
        return Scope(text)
    except ValueError:
        return Scope.STATEMENT


def _page(text: str) -> int:
    if not text.isdecimal() or len(text) > LONGEST_PAGE_NUMBER:
        return 1
    return max(1, int(text))


def search_address(request: SearchRequest) -> str:
    """Give the address of a search; it holds all that differs from an empty one."""
    state = urlencode(list(_state(request)))
    return url_for("pages.search") + (f"?{state}" if state else "")


def _state(request: SearchRequest) -> Iterator[tuple[str, str]]:
    if request.query:
        yield "q", request.query
    for facet in FACETS:
        yield from ((facet, value) for value in request.chosen(facet))
    if request.sort is not Sort.RELEVANCE:
        yield "sort", request.sort
    if request.scope is not Scope.STATEMENT:
        yield "scope", request.scope
    if request.page > 1:
        yield "page", str(request.page)


def facet_address(facet: str, value: str, request: SearchRequest | None = None) -> str:
    """Give the address of a search narrowed down to one more value of a facet."""
    return search_address((request or SearchRequest()).with_filter(facet, value))


def sort_address(request: SearchRequest, sort: Sort) -> str:
    """Give the address of the same search in another order."""
    return search_address(replace(request, sort=sort, page=1))


def other_scope_address(request: SearchRequest) -> str:
    """Give the address that widens a search to the whole paragraph, or narrows it again."""
    other = Scope.PARAGRAPH if request.scope is Scope.STATEMENT else Scope.STATEMENT
    return search_address(replace(request, scope=other, page=1))


def page_address(request: SearchRequest, page: int) -> str:
    """Give the address of another page of the same search."""
    return search_address(request.on_page(page))


def query_address(request: SearchRequest) -> str:
    """Give the address of the same words without any filter."""
    return search_address(SearchRequest(query=request.query, sort=request.sort))


def meeting_address(meeting_id: str, query: str = "", paragraph_id: str | None = None) -> str:
    """Give the address of a summary, with a query's words marked, at a paragraph."""
    return url_for("pages.meeting", meeting_id=meeting_id, q=query or None, _anchor=paragraph_id)


def chips(results: SearchResults) -> list[Chip]:
    """Name the filters in use, each with the address that does without it."""
    request = results.request
    return [
        Chip(
            label=FILTER_LABELS[facet],
            value=_label(facet, results.facets.get(facet, ()), value),
            removal=search_address(request.without_filter(facet, value)),
        )
        for facet in FACETS
        for value in request.chosen(facet)
    ]


def _label(facet: str, values: Iterable[FacetValue], wanted: str) -> str:
    found = (value_label(facet, value) for value in values if value.value == wanted)
    return next(found, wanted)


def page_numbers(results: SearchResults) -> Iterator[int | None]:
    """List the pages to link to: the ends, those around this one, None for a gap."""
    last, here = results.pages, results.request.page
    near = range(here - PAGES_AROUND, here + PAGES_AROUND + 1)
    shown = sorted({1, last, *(page for page in near if 1 <= page <= last)})
    previous = 0
    for page in shown:
        if page > previous + 1:
            yield None
        yield page
        previous = page


LINKS: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        chips,
        facet_address,
        meeting_address,
        other_scope_address,
        page_address,
        page_numbers,
        query_address,
        search_address,
        sort_address,
    )
}
