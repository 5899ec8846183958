"""Addresses: a search and its whole state to an address, and back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus, urlencode
from uuid import uuid4

from flask import request as here
from flask import url_for
from markupsafe import Markup, escape
from werkzeug.datastructures import MultiDict

from indexer.search.addresses import MEETINGS
from indexer.search.results import (
    FACETS,
    Scope,
    SearchRequest,
    SearchResults,
    Sort,
    Unfolded,
)
from indexer.summary import Represented, Speaker
from webapp.marking import own
from webapp.views import USUAL, Shape, View, choice

SEARCH = "/search"
SPEAKERS = "/speakers"
PLACE = uuid4().hex  # stands in an address for a value to come: nobody can have typed it
LONGEST_PAGE_NUMBER = 6  # digits
LONGEST_DATE = 40  # characters: of what is longer the beginning is shown as a mistake
PAGES_AROUND = 2  # on each side of the one that is shown
FACET_SIZE = 10  # values, before one asks for all
MOST_NAMES = 20_000  # of speakers, whose links are remembered
REMEMBERED = 256  # parts of addresses: a page has some twenty, and those of its search in common
UNQUOTED = "*:"
SAFE_IN_PATH = "!$&'()*+,/:;=@"  # as werkzeug quotes a segment of a path


def request_from_args(args: MultiDict[str, str], page_size: int) -> SearchRequest:
    """Read a search from an address; what makes no sense there is passed over."""
    filters = {facet: _values(args.getlist(facet)) for facet in FACETS}
    first, last = (args.get(bound, "").strip()[:LONGEST_DATE] for bound in ("from", "to"))
    return SearchRequest(
        query=args.get("q", "").strip(),
        filters={facet: values for facet, values in filters.items() if values},
        sort=choice(args.get("sort"), Sort.RELEVANCE),
        scope=choice(args.get("scope"), Scope.STATEMENT),
        page=page_number(args.get("page", "")),
        page_size=page_size,
        first=first,
        last=last,
        unfolded=_unfolded(args),
        expand=args.get("expand") != "no",
        facet_size=FACET_SIZE,
    )


def _unfolded(args: MultiDict[str, str]) -> Unfolded | None:
    """Read which facet is to be listed at length."""
    facet = args.get("more", "")
    if facet not in FACETS:
        return None
    return Unfolded(facet, args.get("find", "").strip(), args.get("by") == "name")


def _values(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in given if value.strip()))


def page_number(text: str) -> int:
    """Read the number of a page from an address; the first for what is no number."""
    if not text.isdecimal() or len(text) > LONGEST_PAGE_NUMBER:
        return 1
    return max(1, int(text))


def search_address(request: SearchRequest, view: View = USUAL) -> str:
    """The address of a search; it holds all that differs from an empty one."""
    asked = (_state(request), _view_state(view), _place(request))
    state = "&".join(filter(None, (_encoded(tuple(pairs)) for pairs in asked)))
    return f"{here.script_root}{SEARCH}" + (f"?{state}" if state else "")


def page_url() -> str:
    """The whole address of the page that is shown, which its print tells."""
    return here.url


def word_address(word: str) -> str:
    """The address of a search for one word in all summaries."""
    return search_address(SearchRequest(word))


def export_address(request: SearchRequest, form: str) -> str:
    """The address of all that a search finds, in a form: csv, ndjson, atom."""
    state = _encoded(tuple(_state(request)))
    return f"{here.script_root}{SEARCH}.{form}" + (f"?{state}" if state else "")


def data_address(request: SearchRequest) -> str:
    """The address of a search for programs."""
    state = _encoded(tuple(_state(request)))
    return url_for("v1.search") + (f"?{state}" if state else "")


def briefing_address(request: SearchRequest) -> str:
    """The address of the briefing on the one speaker of a search; "" for none or several."""
    speakers = request.chosen("speaker")
    if len(speakers) != 1:
        return ""
    return url_for("exports.briefing", speaker_id=speakers[0], q=request.query or None)


@lru_cache(maxsize=REMEMBERED)
def _encoded(pairs: tuple[tuple[str, str], ...]) -> str:
    return urlencode(pairs, safe=UNQUOTED)


def _quoted(value: str) -> str:
    return quote_plus(value, safe=UNQUOTED)


def _state(request: SearchRequest) -> Iterator[tuple[str, str]]:
    """What is searched for."""
    if request.query:
        yield "q", request.query
    for facet in FACETS if request.filters else ():
        yield from ((facet, value) for value in request.chosen(facet))
    if request.first:
        yield "from", request.first
    if request.last:
        yield "to", request.last
    if request.sort is not Sort.RELEVANCE:
        yield "sort", request.sort
    if request.scope is not Scope.STATEMENT:
        yield "scope", request.scope
    if not request.expand:
        yield "expand", "no"


def _view_state(view: View) -> Iterator[tuple[str, str]]:
    """Say in which view it is shown."""
    if view.shape is not Shape.PARAGRAPHS:
        yield "view", view.shape
    if view.order:
        yield "order", view.order
    if view.columns > 1:
        yield "columns", str(view.columns)
    if view.silent:
        yield "silent", view.silent


def _place(request: SearchRequest) -> Iterator[tuple[str, str]]:
    """Which facet is listed at length, and the page."""
    if request.unfolded:
        yield "more", request.unfolded.facet
        if request.unfolded.find:
            yield "find", request.unfolded.find
        if request.unfolded.by_name:
            yield "by", "name"
    if request.page > 1:
        yield "page", str(request.page)


def facet_address(
    facet: str, value: str, request: SearchRequest | None = None, view: View = USUAL
) -> str:
    """The address of a search narrowed down to one more value of a facet."""
    return search_address((request or SearchRequest()).with_filter(facet, value), view)


def facet_addresses(
    facet: str, request: SearchRequest | None = None, view: View = USUAL
) -> Callable[[str], str]:
    """Those addresses by value: of very many, what they have in common is written once."""
    asked = request or SearchRequest()
    before, after = facet_address(facet, PLACE, asked, view).split(PLACE)
    same = {value: facet_address(facet, value, asked, view) for value in asked.chosen(facet)}
    return lambda value: same.get(value) or f"{before}{_quoted(value)}{after}"


def toggle_address(facet: str, value: str, request: SearchRequest, view: View) -> str:
    """The address of a search with a value chosen, or not if it was."""
    if value in request.chosen(facet):
        return search_address(request.without_filter(facet, value), view)
    return search_address(request.with_filter(facet, value), view)


def years_address(
    request: SearchRequest, view: View, first: int | None = None, last: int | None = None
) -> str:
    """The address of a search between two years, both included; None for no bound."""
    filters = {facet: values for facet, values in request.filters.items() if facet != "year"}
    return search_address(replace(request, filters=filters).between_years(first, last), view)


def year_addresses(request: SearchRequest, view: View) -> Callable[[str], str]:
    """The addresses of a search in one year, by the year."""
    before, after = years_address(request, view, 0, 0).split("from=0000&to=0000")
    return lambda year: f"{before}from={year}&to={year}{after}"


def cell_address(request: SearchRequest, speaker: str, meeting: str) -> str:
    """The address of the paragraphs that a cell of the grid counts."""
    filters = {**request.filters, "speaker": (speaker,), "meeting": (meeting,)}
    return search_address(replace(request, filters=filters, page=1))


def speaker_year_address(request: SearchRequest, speaker: str, year: int) -> str:
    """The address of the paragraphs that a bar of a speaker's years counts."""
    filters = {f: values for f, values in request.filters.items() if f != "year"}
    of_speaker = replace(request, filters={**filters, "speaker": (speaker,)})
    if request.days:  # the bar counts those within the bounds alone
        return search_address(of_speaker.with_filter("year", str(year)))
    return search_address(of_speaker.between_years(year, year))


def sort_address(request: SearchRequest, sort: Sort) -> str:
    """The address of the same search in another order."""
    return search_address(replace(request, sort=sort, page=1))


def other_scope_address(request: SearchRequest, view: View = USUAL) -> str:
    """The address that widens a search to the whole paragraph, or narrows it again."""
    other = Scope.PARAGRAPH if request.scope is Scope.STATEMENT else Scope.STATEMENT
    return search_address(replace(request, scope=other, page=1), view)


def other_expansion_address(request: SearchRequest, view: View = USUAL) -> str:
    """The address that takes acronyms as they are typed, or looks for long forms again."""
    return search_address(replace(request, expand=not request.expand, page=1), view)


def view_address(request: SearchRequest, shape: Shape) -> str:
    """The address of the same hits in another view."""
    return search_address(request.on_page(1), View(shape))


def order_address(request: SearchRequest, view: View, order: str) -> str:
    """The address of the same view with its rows in another order, "" for the usual one."""
    return search_address(request.on_page(1), replace(view, order=order))


def columns_address(request: SearchRequest, view: View, columns: int) -> str:
    """The address of another page of the grid's columns."""
    return search_address(request.on_page(1), replace(view, columns=columns))


def silent_address(request: SearchRequest, view: View, silent: str) -> str:
    """The address of the same grid with others who did not speak on this; "" for nobody."""
    return search_address(request.on_page(1), replace(view, silent=silent))


def unfold_address(request: SearchRequest, view: View, facet: str, by_name: bool = False) -> str:
    """The address of the same page with a facet listed at length; "" for none."""
    now = request.unfolded
    find = now.find if now and now.facet == facet else ""
    unfolded = Unfolded(facet, find, by_name) if facet else None
    return search_address(replace(request, unfolded=unfolded), view)


def page_address(request: SearchRequest, page: int, view: View = USUAL) -> str:
    """The address of another page of the same search."""
    return search_address(request.on_page(page), view)


def query_address(request: SearchRequest) -> str:
    """The address of the same words without any filter."""
    return search_address(SearchRequest(query=request.query, sort=request.sort))


def suggestion_address(results: SearchResults, view: View = USUAL) -> str:
    """The address of the query that may have been meant, with the same filters."""
    return search_address(replace(results.request, query=results.suggestion, page=1), view)


def meeting_address(meeting_id: str, query: str = "", paragraph_id: str | None = None) -> str:
    """The address of a summary, with a query's words marked, at a paragraph."""
    asked = f"?q={_quoted(query)}" if query else ""
    paragraph = f"#{quote(paragraph_id)}" if paragraph_id else ""
    return f"{here.script_root}{MEETINGS}/{quote(meeting_id, safe='')}{asked}{paragraph}"


def speaker_address(speaker_id: str) -> str:
    """The address of a speaker's page."""
    return f"{here.script_root}{SPEAKERS}/{quote(speaker_id, safe=SAFE_IN_PATH)}"


def speaker_link(speaker_id: str, name: str, kind: str = "") -> Markup:
    """Link a name to the page of its speaker; `kind` is the class of the link."""
    return _speaker_link(here.script_root, speaker_id, name, kind)


def speaker_links(some: Iterable[Speaker | Represented], kind: str = "") -> Markup:
    """Link the names of some speakers, one after the other."""
    root = here.script_root
    return Markup(", ".join(_speaker_link(root, one.id, one.name, kind) for one in some))


@lru_cache(maxsize=MOST_NAMES)
def _speaker_link(root: str, speaker_id: str, name: str, kind: str) -> Markup:
    class_ = f'class="{kind}" ' if kind else ""
    address = escape(f"{root}{SPEAKERS}/{quote(speaker_id, safe=SAFE_IN_PATH)}")
    return Markup(f'<a {class_}href="{address}">{own(name)}</a>')


def remembered_addresses() -> Callable[..., str]:
    """Flask's `url_for` for templates: pages and files that every page links to are looked up once.

    Nothing but the root below which the application lies makes their addresses differ.
    """

    @lru_cache(maxsize=REMEMBERED)
    def made(_root: str, endpoint: str, filename: str | None) -> str:
        return url_for(endpoint, filename=filename)

    def address(endpoint: str, **values: Any) -> str:
        if values.keys() <= {"filename"}:
            return made(here.script_root, endpoint, values.get("filename"))
        return url_for(endpoint, **values)

    return address


def page_numbers(here: int, last: int) -> Iterator[int | None]:
    """List the pages to link to: the ends, those around this one, None for a gap."""
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
        briefing_address,
        cell_address,
        data_address,
        export_address,
        columns_address,
        facet_address,
        facet_addresses,
        meeting_address,
        order_address,
        other_expansion_address,
        other_scope_address,
        page_address,
        page_numbers,
        page_url,
        query_address,
        search_address,
        silent_address,
        sort_address,
        speaker_address,
        speaker_link,
        speaker_links,
        speaker_year_address,
        suggestion_address,
        toggle_address,
        unfold_address,
        view_address,
        word_address,
        years_address,
    )
}
