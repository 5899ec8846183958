"""What is counted of each facet, which of its values are listed, and in what order."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, islice

from indexer.index.seam import MeetingTable, Wanted
from indexer.search.results import FacetValue, SearchRequest, Unfolded
from indexer.search.state import State
from indexer.summary import SECTION_SEPARATOR
from indexer.words import ENGLISH
from indexer.words.collation import Order, name_order
from indexer.words.folding import plain

FACET_LIMIT = 200  # values: nobody reads a longer list, but one can look for a name in all of it
REMEMBERED = 4096  # sections, which return on each page
DEEPEST = 20  # an address may name a section of any depth
WHOLE = frozenset({"section", "year"})  # whose order is not that of their counts
MANY = frozenset({"speaker", "mentions", "for", "meeting"})  # as a corpus may have of them


def listed(
    state: State, request: SearchRequest, facet: str, counts: Mapping[str, int]
) -> tuple[FacetValue, ...]:
    """List the values of a facet as a request asks for them."""
    chosen = request.chosen(facet)
    if not (counts or chosen):
        return ()
    counts = likely(facet, counts, request)
    labels = state.labels(facet, (*counts, *chosen))
    unfolded, size = request.unfolded, request.facet_size
    return facet_values(facet, counts, chosen, labels, unfolded, size, request.language)


def wanted(facet: str, request: SearchRequest, summaries: MeetingTable) -> Wanted:
    """Say how much of a facet must be counted for what `facet_values` lists of it."""
    chosen, unfolded = request.chosen(facet), request.unfolded
    if facet == "year":
        return Wanted()
    if unfolded is None or unfolded.facet != facet or unfolded == Unfolded(facet):
        return Wanted(FACET_LIMIT, chosen)
    if facet not in MANY or not unfolded.find.strip():
        return Wanted()
    if facet == "meeting" and len(summaries.meetings()) <= FACET_LIMIT:
        return Wanted()
    return Wanted(among=tuple(summaries.labelled(facet, unfolded.find.strip())))


def likely(facet: str, counts: Mapping[str, int], request: SearchRequest) -> Mapping[str, int]:
    """Leave out values that are too rare to be listed: labels are slow to find and to compare."""
    size, unfolded = request.facet_size, request.unfolded
    at_length = unfolded is not None and unfolded.facet == facet
    if facet in WHOLE or at_length or not size or len(counts) <= size or size > FACET_LIMIT:
        return counts
    least = heapq.nlargest(size, counts.values())[-1]
    chosen = request.chosen(facet)
    return {value: n for value, n in counts.items() if n >= least or value in chosen}


def facet_values(
    facet: str,
    counts: Mapping[str, int],
    chosen: tuple[str, ...],
    labels: Mapping[str, str],
    unfolded: Unfolded | None = None,
    size: int | None = None,
    language: str = ENGLISH,
) -> tuple[FacetValue, ...]:
    """List a facet's values: selected first, then by count, then by name; sections as a tree.

    At most FACET_LIMIT of them, of these the first `size`, and all that are chosen. `unfolded`
    may ask for all of them, for those with certain characters in their label, and for the order
    by name.
    """
    here = unfolded is not None and unfolded.facet == facet
    asked = unfolded if unfolded and here else Unfolded(facet)
    most = FACET_LIMIT + len(chosen) if here or size is None else size
    found = _with_name(counts, asked.find, labels)
    if chosen:
        found = {**{value: counts.get(value, 0) for value in chosen}, **found}

    def order(value: str) -> Order:
        return name_order(labels.get(value, value), language)

    if len(found) > FACET_LIMIT:
        found = {v: found[v] for v in (*chosen, *_first(found, order, asked.by_name))}
    in_order = iter(_in_order(facet, found, chosen, order, asked.by_name))
    shown = list(islice(in_order, most))
    if chosen:
        shown += [value for value in in_order if value in chosen]
    return tuple([_value(facet, v, found[v], v in chosen, labels) for v in shown])


def _value(
    facet: str, value: str, count: int, selected: bool, labels: Mapping[str, str]
) -> FacetValue:
    path = value.split(SECTION_SEPARATOR) if facet == "section" else [value]
    return FacetValue(value, labels.get(value, path[-1]), count, selected, len(path) - 1)


def _first(
    counts: Mapping[str, int], order: Callable[[str], Order], by_name: bool
) -> Iterable[str]:
    """Pick FACET_LIMIT values out of very many."""
    if by_name:
        return heapq.nsmallest(FACET_LIMIT, counts, key=lambda v: (order(v), v))
    return heapq.nsmallest(FACET_LIMIT, counts, key=lambda v: (-counts[v], v))


def _in_order(
    facet: str,
    counts: Mapping[str, int],
    chosen: tuple[str, ...],
    order: Callable[[str], Order],
    by_name: bool,
) -> Iterable[str]:
    """Put values in order, the chosen ones first."""
    match facet:
        case "section":
            return _as_tree(counts, by_name)
        case "year":
            return sorted(counts, reverse=True)

    def rank(value: str) -> tuple[bool, int, Order, str]:
        count = 0 if by_name else counts[value]
        return value not in chosen, -count, order(value), value

    return sorted(counts, key=rank)


def _with_name(
    counts: Mapping[str, int], find: str, labels: Mapping[str, str]
) -> Mapping[str, int]:
    """Keep the values with some characters in their label, and the sections above these."""
    if not find.strip():
        return counts
    wanted = plain(find.strip())
    kept: dict[str, int] = {}
    for value, count in counts.items():
        if wanted in plain(labels.get(value, value)):
            path = value.split(SECTION_SEPARATOR)
            above = (SECTION_SEPARATOR.join(path[:depth]) for depth in range(1, len(path)))
            kept |= {section: counts[section] for section in above if section in counts}
            kept[value] = count
    return kept


@lru_cache(maxsize=REMEMBERED)
def _with_those_above(section: str) -> tuple[str, ...]:
    path = section.split(SECTION_SEPARATOR, DEEPEST)
    return tuple(accumulate(path, lambda above, title: f"{above}{SECTION_SEPARATOR}{title}"))


def _as_tree(counts: Mapping[str, int], by_name: bool) -> Iterator[str]:
    """Put each section under its parent; beside each other the most frequent come first.

    Whoever takes the first ones has no more put in order than is in the same sections.
    """
    weights = {} if by_name else counts

    def rank(section: str) -> list[tuple[int, str]]:
        return [(-weights.get(above, 0), above) for above in _with_those_above(section)]

    within: dict[str, list[str]] = {}
    for section in counts:
        within.setdefault(section.partition(SECTION_SEPARATOR)[0], []).append(section)
    for outermost in sorted(within, key=rank):
        yield from sorted(within[outermost], key=rank)
