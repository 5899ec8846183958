"""What is asked of the engine for a request: which tree, filters, order and page."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from indexer.errors import UnknownMeeting, UnknownOrder, UnknownSpeaker, UnreadableDate
from indexer.index.seam import EngineQuery, EngineReader, Sort, Wanted
from indexer.query.dates import unreadable
from indexer.query.tree import Tree, asks_for_speaker
from indexer.register.register import Register
from indexer.saying import say
from indexer.search.results import FACETS, Scope, SearchRequest
from indexer.search.state import State

NO_YEAR = "none"  # a value that no paragraph has
LAST_PAGE = 10_000_000  # an address may ask for any number; engines count in 64 bits
SPEAKER_FACETS = ("speaker", "for", "mentions")


def settled(state: State, request: SearchRequest) -> SearchRequest:
    """Put a request in the forms of the index: composed letters, and ids of speakers."""
    return _with_ids(state, _composed(request))


def refuse_unknown(state: State, register: Callable[[], Register], request: SearchRequest) -> None:
    """Raise UnknownSpeaker or UnknownMeeting for ids that nobody has, in a settled request.

    The register is asked for where the summaries don't name a speaker: it is slow to read. That
    nothing is found for an id would look like silence. Raise UnreadableDate for a bound that
    is no date: without it too much would be found.
    """
    for bound in (request.first, request.last):
        if reason := unreadable(bound):
            raise UnreadableDate(reason)
    for facet in SPEAKER_FACETS:
        for id_ in request.chosen(facet):
            if not state.labels(facet, [id_]) and register().get(id_) is None:
                raise UnknownSpeaker(say("nobody in this corpus has the name {id}", id=repr(id_)))
    for id_ in request.chosen("meeting"):
        if not state.labels("meeting", [id_]):
            raise UnknownMeeting(say("there is no meeting {id} in the corpus", id=repr(id_)))


def engine_query(state: State, tree: Tree, request: SearchRequest) -> EngineQuery:
    """Ask for a page of what satisfies a tree and the filters of a request, without facets.

    Raises UnknownOrder for one that the index has not.
    """
    if request.sort not in state.reader.orders:
        raise UnknownOrder(
            say(
                "an index in a cluster has no order by {sort}: sort by {known}, or search an"
                " index on this machine",
                sort=request.sort,
                known=", ".join(state.reader.orders),
            )
        )
    page = min(max(request.page, 1), LAST_PAGE)
    return EngineQuery(
        tree,
        filters_of(state, request),
        own_words=request.scope is Scope.STATEMENT,
        spoken=asks_for_speaker(tree),
        sort=request.sort,
        offset=(page - 1) * request.page_size,
        limit=request.page_size,
        names=state.by_name(request.language) if request.sort is Sort.SPEAKER else (),
    )


def counted_by(reader: EngineReader, asked: EngineQuery, facet: str) -> Mapping[str, int]:
    """Count what a query finds by the values of one facet, all of them, and nothing else."""
    return reader.run(replace(asked, limit=0, facets={facet: Wanted()})).facets[facet]


def _composed(request: SearchRequest) -> SearchRequest:
    """Compose the letters of what was typed, as those of the summaries are."""
    composed = unicodedata.normalize("NFC", request.query)
    return request if composed == request.query else replace(request, query=composed)


def _with_ids(state: State, request: SearchRequest) -> SearchRequest:
    """Put in place of a speaker that is only transliterated whoever has that name."""
    filters = {
        facet: tuple(id_ for value in chosen for id_ in _ids(state, facet, value))
        for facet, chosen in request.filters.items()
    }
    return request if filters == request.filters else replace(request, filters=filters)


def _ids(state: State, facet: str, value: str) -> Iterable[str]:
    if facet not in SPEAKER_FACETS or state.labels(facet, [value]):
        return (value,)
    return state.summaries.sharing(facet, value) or (value,)


def filters_of(state: State, request: SearchRequest) -> dict[str, tuple[str, ...]]:
    """The chosen values of each facet; bounds are all the years between them.

    Of which days in these is said in the tree (see `State.parse`).
    """
    filters = {facet: request.chosen(facet) for facet in FACETS}
    if request.is_bounded():
        asked = (year for year in sorted(state.summaries.years()) if request.asks_for_year(year))
        filters["year"] = tuple(map(str, asked)) or (NO_YEAR,)
    return filters
