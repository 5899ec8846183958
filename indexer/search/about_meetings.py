"""Facets of what is known of meetings, their series and place: an engine counts meetings alone.

So a chosen series is a filter of its meetings, and a series has the hits of its meetings.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from indexer.search.results import MEETING_FACETS, MeetingEntry, SearchRequest

NO_MEETING = "none"  # a value that no paragraph has: ids of meetings are longer


def chosen_meetings(
    entries: Iterable[MeetingEntry], request: SearchRequest, without: str = ""
) -> frozenset[str] | None:
    """The meetings that the chosen series and places have in common, None where none is chosen."""
    wanted = {f: request.chosen(f) for f in MEETING_FACETS if f != without and request.chosen(f)}
    if not wanted:
        return None
    return frozenset(
        entry.meeting.id
        for entry in entries
        if all(getattr(entry.meeting, facet) in values for facet, values in wanted.items())
    )


def meeting_filter(entries: Iterable[MeetingEntry], request: SearchRequest) -> tuple[str, ...]:
    """The meetings that may be searched, under all that is chosen of them; () for any."""
    ids, allowed = request.chosen("meeting"), chosen_meetings(entries, request)
    if allowed is None:
        return ids
    return tuple(id_ for id_ in ids or sorted(allowed) if id_ in allowed) or (NO_MEETING,)


def only(counts: Mapping[str, int], allowed: frozenset[str] | None) -> Mapping[str, int]:
    """The counts of some meetings; all of them for None."""
    return counts if allowed is None else {id_: counts[id_] for id_ in counts if id_ in allowed}


def counted(
    entries: Iterable[MeetingEntry], request: SearchRequest, counts: Mapping[str, int], facet: str
) -> Mapping[str, int]:
    """Count the hits of each series or place, without its own filter, from those of the meetings.

    `counts` are without any filter of meetings.
    """
    allowed = chosen_meetings(entries, request, without=facet)
    ids = request.chosen("meeting")
    found: Counter[str] = Counter()
    for entry in entries:
        id_, value = entry.meeting.id, getattr(entry.meeting, facet)
        if value and (not ids or id_ in ids) and (allowed is None or id_ in allowed):
            found[value] += counts.get(id_, 0)
    return {value: count for value, count in found.items() if count}
