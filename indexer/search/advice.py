"""What else may have been meant: a speaker named among the words, and ways out of no result."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.index.held import ANY, Which
from indexer.index.seam import EngineQuery
from indexer.query.tree import And, Field, Tree, Word
from indexer.saying import say
from indexer.search.asking import engine_query, filters_of
from indexer.search.naming import AROUND, Named, around, speakers_named
from indexer.search.results import FACETS, SearchRequest, SearchResults
from indexer.search.silences import Silence, presence
from indexer.search.speaking import Speaking
from indexer.search.state import State

MOST_OFFERED = 3  # to be read at a glance
MOST_WORDS = 8  # each costs a search


@dataclass(frozen=True, slots=True)
class Offer:
    """A speaker that is named among the words, and the searches that it may stand for.

    `about` are the other words. `said` finds what the speaker said on them, `named` where others
    name it; `statements` and `paragraphs` is how many each finds.
    """

    speaker: str
    label: str
    about: str
    said: SearchRequest
    statements: int
    named: SearchRequest
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Remedy:
    """A search that finds something, and what of the request it leaves out."""

    without: str
    request: SearchRequest
    total: int


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody of whom nothing is found: at how many of some meetings it was silent, and how."""

    speaker: str
    label: str
    meetings: int
    counts: Mapping[Silence, int]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to try beside a search: `words` tells in how many paragraphs each telling word is.

    `together` finds what several who are named said on the same.
    `absences` say of those who were asked for what they did instead of speaking on this. `unknown`
    are chosen values, by facet, that no summary has; years out of bounds are those of "years".
    """

    offers: tuple[Offer, ...] = ()
    together: SearchRequest | None = None
    words: tuple[tuple[str, int], ...] = ()
    remedies: tuple[Remedy, ...] = ()
    absences: tuple[Absence, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()


def advise(state: State, speaking: Speaking, results: SearchResults) -> Advice:
    """Say what to try beside a search: offers always, the rest where nothing was found."""
    request = results.request
    words = _plain_words(state.parse(request).read)
    telling = [word for word in words if word.lower() not in AROUND] or words
    few = telling[:MOST_WORDS] if not results.total else []
    counted = tuple((word, _total(state, SearchRequest(word))) for word in few)
    unheard = {word for word, count in counted if not count}
    named = speakers_named(speaking.named_by(words, unheard), words, unheard) if words else []
    offers = tuple(_offers(state, request, words, named, results.total))
    unknown = tuple(_unknown(state, results))
    together = _together(request, offers)
    if results.total:
        return Advice(offers, together, unknown=unknown)
    remedies = tuple(_remedies(state, request, words, few))
    silent = dict.fromkeys(request.chosen("speaker"))
    silent |= dict.fromkeys(offer.speaker for offer in offers if not offer.statements)
    absences = tuple(_absences(state, request, list(silent)))
    return Advice(offers, together, counted, remedies, absences, unknown)


def _unknown(state: State, results: SearchResults) -> Iterator[tuple[str, str]]:
    """The chosen values that no paragraph of all has."""
    request = results.request
    for facet in filter(request.chosen, FACETS):
        found = {value.value: value.count for value in results.facets.get(facet, ())}
        for value in request.chosen(facet):
            alone = SearchRequest(filters={facet: (value,)})
            if not found.get(value) and not _total(state, alone):
                yield facet, value
    if request.is_bounded() and not _held(state, request):
        yield (
            "days" if request.days else "years",
            "–".join(filter(None, dict.fromkeys((request.bounds.first, request.bounds.last)))),
        )


def _held(state: State, request: SearchRequest) -> bool:
    """Tell whether there is a summary of any of the days that are asked for."""
    if not request.days:
        return any(map(request.in_bounds, state.summaries.years()))
    return len(state.summaries.meetings(Which(days=request.days))) > 0


def _absences(state: State, request: SearchRequest, ids: Sequence[str]) -> Iterator[Absence]:
    """Tell what the first of some speakers did at the meetings that are asked for."""
    ids = [id_ for id_ in ids if state.labels("speaker", [id_])][:MOST_OFFERED]
    if not ids:
        return
    which = Which.of(filters_of(state, request), request.days)
    total = len(state.summaries.meetings(which))
    present = presence(state.reader, _asked(state, SearchRequest()), ids, None)
    for id_, label in state.names(ids).items():
        there = _let_through(state, which, present.meetings(id_))
        counts = Counter(present.silence(id_, meeting) for meeting in there)
        if total > len(there):
            counts[Silence.ABSENT] = total - len(there)
        yield Absence(id_, label, total, counts)


def _let_through(state: State, which: Which, ids: set[str]) -> set[str]:
    """Those of some meetings that are among the ones asked for."""
    if which == ANY:
        return ids
    among = ids.intersection(which.ids) if which.ids else ids
    found = state.summaries.meetings(replace(which, ids=among)) if among else ()
    return {entry.meeting.id for entry in found}


def _plain_words(tree: Tree) -> list[str]:
    """The words of a query that is nothing but words; none for any other."""
    match tree:
        case Word(Field.TEXT, text):
            return [text]
        case And(parts) if all(isinstance(p, Word) and p.field is Field.TEXT for p in parts):
            return [part.text for part in parts if isinstance(part, Word)]
        case _:
            return []


def _offers(
    state: State, request: SearchRequest, words: Sequence[str], named: Sequence[Named], total: int
) -> Iterator[Offer]:
    """Offer what those said who are named among words; where all else fails, their silence.

    Of several, each is offered on what is asked beside all their names; where that is nothing, on
    the others, as in what Norway said of Peru.
    """
    asked = around(words, named)
    offered: set[str] = set(request.chosen("speaker"))
    for one in named:
        entry = one.entry
        if entry.id in offered or len(offered) > MOST_OFFERED:
            continue
        offered.add(entry.id)
        about = asked or around(words, [one])
        said = replace(request, query=about, page=1).with_filter("speaker", entry.id)
        others = replace(request, query=about, page=1).with_filter("mentions", entry.id)
        statements = state.reader.count_rows(_asked(state, said))
        paragraphs = _total(state, others)
        if statements or paragraphs or (about and not total):
            yield Offer(entry.id, entry.label, about, said, statements, others, paragraphs)


def _together(request: SearchRequest, offers: Sequence[Offer]) -> SearchRequest | None:
    """Search for what several named speakers said on the same; None where fewer said anything."""
    said = [offer for offer in offers if offer.statements]
    if len(said) < 2 or len({offer.about for offer in said}) > 1:
        return None
    together = replace(request, query=said[0].about, page=1)
    for offer in said:
        together = together.with_filter("speaker", offer.speaker)
    return together


def _remedies(
    state: State, request: SearchRequest, words: Sequence[str], few: Sequence[str]
) -> Iterator[Remedy]:
    """Searches that leave out one filter, or one of a few words, and find something."""
    for facet in FACETS:
        for value in request.chosen(facet):
            label = state.labels(facet, [value]).get(value, value)
            yield from _remedy(state, label, request.without_filter(facet, value))
    if request.is_bounded():
        bounds = say("the dates") if request.days else say("the years")
        yield from _remedy(state, bounds, request.between_years(None, None))
    if any(filters_of(state, request).values()):
        everywhere = replace(request, filters={}, first="", last="", page=1)
        yield from _remedy(state, say("all filters"), everywhere)
    asked = around(words, ())
    if asked and asked != " ".join(words):
        narrower = replace(request, query=asked, page=1)
        yield from _remedy(state, say("the words of the question"), narrower)
    for place, word in enumerate(few) if len(few) > 1 else ():
        fewer = " ".join((*few[:place], *few[place + 1 :]))
        yield from _remedy(
            state, say("“{words}”", words=word), replace(request, query=fewer, page=1)
        )


def _remedy(state: State, without: str, request: SearchRequest) -> Iterator[Remedy]:
    total = _total(state, request)
    if total:
        yield Remedy(without, request, total)


def _asked(state: State, request: SearchRequest) -> EngineQuery:
    return engine_query(state, state.parse(request).tree, replace(request, page_size=1))


def _total(state: State, request: SearchRequest) -> int:
    return state.reader.run(_asked(state, request)).total
