"""Facets of what is known of meetings, their series and place: an engine counts meetings alone.

So a chosen series is a filter of its meetings, and a series has the hits of its meetings.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from indexer.search.results import MEETING_FACETS, MeetingEntry, SearchRequest

NO_MEETING = "none"  # a value that no paragraph has: ids of meetings are longer


class AboutMeetings:
    """Series and place of all meetings, "" for none; nothing is gone through for each search."""

    def __init__(self, entries: Iterable[MeetingEntry]) -> None:
        meetings = [entry.meeting for entry in entries]
        self._values: Mapping[str, Mapping[str, str]] = {
            facet: {meeting.id: getattr(meeting, facet) for meeting in meetings}
            for facet in MEETING_FACETS
        }
        self.are_told = any(value for of in self._values.values() for value in of.values())

    def chosen(self, request: SearchRequest, without: str = "") -> frozenset[str] | None:
        """The meetings that the chosen series and places have in common, None if none is chosen."""
        wanted = [f for f in MEETING_FACETS if f != without and request.chosen(f)]
        having = (self._having(facet, request.chosen(facet)) for facet in wanted)
        return frozenset.intersection(*having) if wanted else None

    def _having(self, facet: str, values: tuple[str, ...]) -> frozenset[str]:
        return frozenset(id_ for id_, value in self._values[facet].items() if value in values)

    def filter(self, request: SearchRequest) -> tuple[str, ...]:
        """The meetings that may be searched, under all that is chosen of them; () for any."""
        ids, allowed = request.chosen("meeting"), self.chosen(request)
        if allowed is None:
            return ids
        return tuple(id_ for id_ in ids or sorted(allowed) if id_ in allowed) or (NO_MEETING,)

    def counted(
        self, request: SearchRequest, counts: Mapping[str, int], facet: str
    ) -> Mapping[str, int]:
        """Count the hits of each series or place, without its own filter, from those of meetings.

        `counts` are without any filter of meetings.
        """
        allowed, ids = self.chosen(request, without=facet), request.chosen("meeting")
        found: Counter[str] = Counter()
        for id_, count in counts.items():
            value = self._values[facet].get(id_, "")
            if value and (not ids or id_ in ids) and (allowed is None or id_ in allowed):
                found[value] += count
        return found


def only(counts: Mapping[str, int], allowed: frozenset[str] | None) -> Mapping[str, int]:
    """The counts of some meetings; all of them for None."""
    return counts if allowed is None else {id_: counts[id_] for id_ in counts if id_ in allowed}
