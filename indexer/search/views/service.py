"""The hits of one search in other shapes: by speaker, by meeting, in context, as a grid."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from indexer.index.seam import EngineQuery, EngineReader, Found
from indexer.index.voices import WORDLESS
from indexer.query.tree import ALL
from indexer.results import Hit, MeetingEntry, Sort
from indexer.search.views import context, grid, tables
from indexer.search.views.context import Concordance, ContextOrder
from indexer.search.views.grid import Grid, Presence, Quotation
from indexer.search.views.listing import Listing, page_of
from indexer.search.views.tables import (
    Counts,
    MeetingOrder,
    MeetingRow,
    SpeakerOrder,
    SpeakerRow,
)
from indexer.summary import Meeting, Role

TABLE_ROWS = 50
MOST_QUOTED = 400
WITH_WORDS = tuple(str(role) for role in Role if role not in WORDLESS)


class ResultViews:
    """One search over one state of the index; each method is one shape of what it finds."""

    def __init__(
        self,
        reader: EngineReader,
        entries: Sequence[MeetingEntry],
        labels: Mapping[str, str],
        asked: EngineQuery,
        make_hit: Callable[[Found], Hit],
    ) -> None:
        self._reader = reader
        self._entries = entries
        self._labels = labels
        self._asked = asked
        self._make_hit = make_hit

    def by_speaker(self, order: SpeakerOrder, page: int) -> Listing[SpeakerRow]:
        """Count the hits by who speaks in them, with the first and the last day."""
        dates = {entry.meeting.id: entry.meeting.date for entry in self._entries}
        counts = self._reader.speakers_by_meeting(self._asked)
        rows = tables.speaker_rows(counts, self._labels, dates, order)
        return page_of(rows, page, TABLE_ROWS)

    def by_meeting(self, order: MeetingOrder, page: int) -> Listing[MeetingRow]:
        """Count the hits by meeting."""
        found = self._reader.run(replace(self._asked, limit=0)).facets["meeting"]
        counts = self._reader.speakers_by_meeting(self._asked)
        rows = tables.meeting_rows(found, counts, self._asked_meetings(), order)
        return page_of(rows, page, TABLE_ROWS)

    def in_context(self, order: ContextOrder, page: int) -> Concordance:
        """Give each match on a line of its own.

        By day, the newest first, all of them; by the words beside the match, those of the
        MOST_SORTED paragraphs of most relevance.
        """
        if order is ContextOrder.DATE:
            offset, limit, sort = (page - 1) * context.PARAGRAPHS, context.PARAGRAPHS, Sort.NEWEST
        else:
            offset, limit, sort = 0, context.MOST_SORTED, Sort.RELEVANCE
        found = self._reader.run(replace(self._asked, sort=sort, offset=offset, limit=limit))
        if offset >= found.total > 0:
            return self.in_context(order, context.last_page(found.total))
        lines = list(context.lines(map(self._make_hit, found.found)))
        return context.concordance(lines, order, page, found.total)

    def grid(self, page: int, columns_page: int = 1) -> Grid:
        """Set speakers against meetings: one page of both."""
        counts = self._reader.speakers_by_meeting(self._asked)
        meetings = [entry.meeting for entry in self._asked_meetings()]
        columns = grid.columns(meetings, counts, columns_page)
        ranked = grid.ranked(columns.rows, counts, self._labels)
        speakers = page_of(ranked, page, grid.SPEAKERS)
        headings = grid.headings(columns.rows, self._entries)
        presence = self._presence(speakers.rows, columns.rows)
        quoted = self._quotations(speakers.rows, columns.rows, counts)
        rows = tuple(
            grid.row(speaker, self._label(speaker), headings, counts[speaker], presence, quoted)
            for speaker in speakers.rows
        )
        return Grid(columns, headings, Listing(rows, speakers.page, speakers.pages, speakers.total))

    def _label(self, speaker: str) -> str:
        return self._labels.get(speaker, speaker)

    def _asked_meetings(self) -> list[MeetingEntry]:
        """Give the meetings that the filters let through, the newest first."""
        meetings, years = self._asked.filters["meeting"], self._asked.filters["year"]
        return [
            entry
            for entry in self._entries
            if (not meetings or entry.meeting.id in meetings)
            and (not years or (entry.meeting.date and str(entry.meeting.date.year) in years))
        ]

    def _presence(self, speakers: Sequence[str], meetings: Sequence[Meeting]) -> Presence:
        """Look up who spoke at all, took the floor, or opposed, on anything."""
        filters = {"speaker": tuple(speakers), "meeting": tuple(m.id for m in meetings)}
        anything = replace(self._asked, tree=ALL, filters=filters)
        by_role = (
            self._reader.speakers_by_meeting(replace(anything, filters={**filters, "role": roles}))
            for roles in (WITH_WORDS, (str(Role.FLOOR),), (str(Role.OPPOSE),))
        )
        return Presence(*by_role)

    def _quotations(
        self, speakers: Sequence[str], meetings: Sequence[Meeting], counts: Counts
    ) -> Mapping[tuple[str, str], Quotation]:
        """Quote something for each speaker and meeting with hits, out of MOST_QUOTED of these."""
        wanted = {(s, m.id) for s in speakers for m in meetings if m.id in counts[s]}
        if not wanted:
            return {}
        chosen = {"speaker": tuple(speakers), "meeting": tuple(m.id for m in meetings)}
        filters = {**self._asked.filters, **chosen}
        asked = replace(self._asked, filters=filters, offset=0, limit=MOST_QUOTED)
        found = self._reader.run(asked).found
        return grid.quotations(found, self._make_hit, wanted, self._asked.own_words)
