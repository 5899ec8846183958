"""Series and places of meetings over an engine on this machine, which knows their ids alone.

So a chosen series is a filter of its meetings, and a series has the hits of its meetings.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.index.fields import MEETING_FACETS
from indexer.index.held import Which
from indexer.index.local.meetings import LocalMeetings
from indexer.index.seam import (
    EngineQuery,
    EngineResults,
    Found,
    Headings,
    MeetingOrder,
    RowReader,
    Sort,
    SpeakerOrder,
    Tally,
    Wanted,
)
from indexer.query.tree import Field, Pattern
from indexer.words.collation import name_order

NO_MEETING = "none"  # a value that no paragraph has: ids of meetings are longer
NO_DAY = 99_999_999  # comes behind every yyyymmdd
Counts = Mapping[str, int]


class MeetingReader:
    """One state of an index, open for reading: see `indexer.index.seam.EngineReader`."""

    def __init__(self, reader: RowReader, meetings: LocalMeetings) -> None:
        self._reader = reader
        self._meetings = meetings

    @property
    def orders(self) -> Collection[Sort]:
        """The orders in which it can give what is found."""
        return self._reader.orders

    @property
    def names(self) -> None:
        """Whoever asks for names gathers them."""
        return

    def run(self, query: EngineQuery) -> EngineResults:
        """Find paragraphs; each facet is counted without its own filter."""
        about = [facet for facet in MEETING_FACETS if facet in query.facets]
        asked = {facet: most for facet, most in query.facets.items() if facet not in about}
        told = about and self._meetings.have_series_or_places
        limited = "meeting" in asked and _is_asked(query, MEETING_FACETS)
        if told or limited:
            asked["meeting"] = Wanted()
        found = self._reader.run(replace(self._within(query), facets=asked))
        by_meeting = found.facets.get("meeting", {})
        counts = {facet: self._counted(query, by_meeting, facet) if told else {} for facet in about}
        if limited:
            allowed = self._ids(_asked_of(query, MEETING_FACETS))
            counts["meeting"] = {id_: by_meeting[id_] for id_ in by_meeting if id_ in allowed}
        distinct = {facet: len(counted) for facet, counted in counts.items()}
        return replace(
            found, facets={**found.facets, **counts}, distinct={**found.distinct, **distinct}
        )

    def meetings(self, query: EngineQuery, order: MeetingOrder) -> Sequence[tuple[str, int]]:
        """The ids of the meetings in which something is found, and in how many paragraphs."""
        asked = replace(self._within(query), limit=0, facets={"meeting": Wanted()})
        counts = self._reader.run(asked).facets["meeting"]
        held = [
            entry
            for entry in self._meetings.meetings(_asked_of(query, (*MEETING_FACETS, "meeting")))
            if counts.get(entry.meeting.id)
        ]
        match order:
            case MeetingOrder.PARAGRAPHS:
                held.sort(key=lambda entry: -counts[entry.meeting.id])
            case MeetingOrder.OLDEST:
                held.reverse()
                held.sort(key=lambda entry: entry.meeting.date is None)
        return [(entry.meeting.id, counts[entry.meeting.id]) for entry in held]

    def ranked(
        self, query: EngineQuery, order: SpeakerOrder, language: str
    ) -> Sequence[tuple[str, Tally]]:
        """The ids of those who speak in what is found, each with its tally."""
        tallies = self.speakers(query)
        labels = self._meetings.labels("speaker", tallies)
        names = {id_: name_order(labels.get(id_, id_), language) for id_ in tallies}
        ranked = sorted(tallies.items(), key=lambda one: (-one[1].paragraphs, names[one[0]]))
        match order:
            case SpeakerOrder.NAME:
                ranked.sort(key=lambda one: names[one[0]])
            case SpeakerOrder.FIRST:
                ranked.sort(key=lambda one: one[1].first or NO_DAY)
            case SpeakerOrder.LAST:
                ranked.sort(key=lambda one: -one[1].last)
        return ranked

    def headings(self, query: EngineQuery) -> Headings:
        """Find headings by their own words."""
        return self._reader.headings(self._within(query))

    def everything(self, query: EngineQuery) -> Iterator[Found]:
        """All paragraphs that a query finds, in its order."""
        return self._reader.everything(self._within(query))

    def count_rows(self, query: EngineQuery) -> int:
        """Count what satisfies a query."""
        return self._reader.count_rows(self._within(query))

    def speakers(self, query: EngineQuery) -> Mapping[str, Tally]:
        """Count the paragraphs found by speaker id."""
        return self._reader.speakers(self._within(query))

    def speakers_at(self, query: EngineQuery, meetings: Collection[str]) -> Counts:
        """Count the speakers in what is found, by meeting."""
        return self._reader.speakers_at(self._within(query), meetings)

    def cells(
        self, query: EngineQuery, speakers: Collection[str], meetings: Collection[str] | None
    ) -> Mapping[str, Counts]:
        """Count the paragraphs found by speaker, and within that by meeting."""
        return self._reader.cells(self._within(query), speakers, meetings)

    def words(self, pattern: Pattern, most: int) -> tuple[Sequence[tuple[str, int]], int]:
        """The most frequent words that a pattern stands for, and how many there are."""
        return self._reader.words(pattern, most)

    def frequencies(self, field: Field, terms: Iterable[str]) -> Mapping[str, int]:
        """Count the documents that have each term in a field."""
        return self._reader.frequencies(field, terms)

    def meeting(self, meeting_id: str) -> Iterable[str]:
        """The documents of one meeting in the order of its summary."""
        return self._reader.meeting(meeting_id)

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def _within(self, query: EngineQuery) -> EngineQuery:
        """The same query with the meetings of the chosen series and places for these."""
        if not _is_asked(query, MEETING_FACETS):
            return query
        allowed = self._ids(_asked_of(query, (*MEETING_FACETS, "meeting"))) or (NO_MEETING,)
        others = {f: values for f, values in query.filters.items() if f not in MEETING_FACETS}
        return replace(query, filters={**others, "meeting": tuple(sorted(allowed))})

    def _ids(self, which: Which) -> frozenset[str]:
        return frozenset(entry.meeting.id for entry in self._meetings.meetings(which))

    def _counted(self, query: EngineQuery, by_meeting: Counts, facet: str) -> Counts:
        """Count the hits of each series or place, without its own filter, from all meetings'."""
        others = [other for other in (*MEETING_FACETS, "meeting") if other != facet]
        allowed = None
        if _is_asked(query, others):
            allowed = self._ids(_asked_of(query, others))
        values = self._meetings.by_id(facet)
        found: Counter[str] = Counter()
        for id_, count in by_meeting.items():
            value = values.get(id_, "")
            if value and (allowed is None or id_ in allowed):
                found[value] += count
        return found


def _is_asked(query: EngineQuery, facets: Iterable[str]) -> bool:
    """Tell whether values of any of some facets are asked for."""
    return any(map(query.filters.get, facets))


def _asked_of(query: EngineQuery, facets: Iterable[str]) -> Which:
    """The meetings that are asked for by some facets."""
    return Which.of({facet: query.filters.get(facet, ()) for facet in facets})
