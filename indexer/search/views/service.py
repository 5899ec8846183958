"""The hits of one search in other shapes: by speaker, by meeting, in context, as a grid."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from indexer.index.held import Which
from indexer.index.parts import Made
from indexer.index.seam import EngineQuery, Found, Tally
from indexer.index.voices import SPEAKING
from indexer.query.dates import Days
from indexer.query.tree import ALL
from indexer.register.register import Register
from indexer.search.asking import counted_by
from indexer.search.results import Hit, MeetingEntry, Sort
from indexer.search.silences import presence
from indexer.search.state import State
from indexer.search.views import context, grid, tables, years
from indexer.search.views.context import Concordance, ContextOrder
from indexer.search.views.grid import Grid, Quotation
from indexer.search.views.listing import Listing, page_of
from indexer.search.views.quiet import Quiet, quiet_ones
from indexer.search.views.tables import (
    Counts,
    MeetingOrder,
    MeetingRow,
    SpeakerOrder,
    SpeakerRow,
)
from indexer.search.views.years import Comparison, Measure
from indexer.summary import Meeting
from indexer.words import ENGLISH

TABLE_ROWS = 50  # of a page
MOST_QUOTED = 400  # paragraphs that are looked through for something to quote in each cell


class ResultViews:
    """One search over one state of the index; each method is one shape of what it finds."""

    def __init__(
        self,
        state: State,
        asked: EngineQuery,
        make_hit: Callable[[Found], Hit],
        register: Callable[[], Register],
        days: Days | None = None,
        language: str = ENGLISH,
    ) -> None:
        """Take a search on some `days`, None for any.

        Names are put in the order that readers of a `language` expect.
        """
        self._language = language
        self._state = state
        self._register = register
        self._reader = state.reader
        self._meetings = state.summaries
        self._asked = asked
        self._days = days
        self._make_hit = make_hit

    def by_speaker(self, order: SpeakerOrder, page: int) -> Listing[SpeakerRow]:
        """Count the hits by who speaks in them, with the first and the last day."""
        ranked = self._reader.ranked(self._asked, order, self._language)
        listing = page_of(ranked, page, TABLE_ROWS)
        names = self._state.names(id_ for id_, _ in listing.rows)
        return listing.of(tables.speaker_rows(listing.rows, names))

    def by_meeting(self, order: MeetingOrder, page: int) -> Listing[MeetingRow]:
        """Count the hits by meeting."""
        listing = page_of(self._reader.meetings(self._asked, order), page, TABLE_ROWS)
        shown = [id_ for id_, _ in listing.rows]
        entries = self._entries(shown)
        speakers = self._reader.speakers_at(self._asked, shown)
        return listing.of(
            MeetingRow(entries[id_], paragraphs, speakers.get(id_, 0))
            for id_, paragraphs in listing.rows
            if id_ in entries
        )

    def in_context(self, order: ContextOrder, page: int) -> Concordance:
        """Each match on a line of its own.

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

    def grid(self, page: int, columns_page: int = 1, silent: str = "") -> Grid:
        """Set speakers against meetings: one page of both.

        The speakers that are chosen stand above those with hits; below these, where `silent` names
        some of them, those who spoke at these meetings, but not on this.
        """
        columns = grid.columns(self._columns(columns_page))
        shown = tuple(meeting.id for meeting in columns.rows)
        there = replace(self._asked, filters={**self._asked.filters, "meeting": shown})
        tallies = self._reader.speakers(there) if shown else {}
        quiet = self._quiet(there, tallies) if shown else Quiet({}, ())
        wanted = quiet.named(silent)
        names = self._state.names((*tallies, *self._chosen, *wanted))
        ordered = (
            *grid.ranked(tallies, names, self._chosen),
            *grid.by_name(wanted, names, self._language),
        )
        speakers = page_of(ordered, page, grid.SPEAKERS)
        headings = grid.headings(columns.rows, self._meetings.years())
        counts = self._reader.cells(self._asked, speakers.rows, shown)
        there_at_all = presence(self._reader, self._asked, speakers.rows, shown)
        quoted = self._quotations(there, counts)
        rows = (
            grid.row(id_, names[id_], headings, counts.get(id_, {}), there_at_all, quoted)
            for id_ in speakers.rows
        )
        return Grid(columns, headings, speakers.of(rows), quiet.choices, frozenset(wanted))

    def over_years(self, measure: Measure, page: int) -> Comparison:
        """Compare the chosen speakers, or those with most hits, over the years."""
        chosen = list(dict.fromkeys(self._chosen))
        speakers = page_of(chosen or self._with_hits(), page, years.SPEAKERS)
        names = self._state.names(speakers.rows)
        held = years.held_by_year(self._meetings.years())
        rows = speakers.of(
            years.speaker_years(
                id_, names[id_], self._by_year(id_), held, self._asked.filters["year"]
            )
            for id_ in speakers.rows
        )
        return Comparison(rows, measure, self._meetings.undated())

    def _with_hits(self) -> Sequence[str]:
        """The ids of those who speak in what is found, the most frequent first."""
        ranked = self._reader.ranked(self._asked, SpeakerOrder.PARAGRAPHS, self._language)
        return Made(ranked, itemgetter(0))

    def _by_year(self, speaker: str) -> Mapping[str, int]:
        """Count what is found of a speaker by year, also outside the years that are asked for."""
        theirs = {**self._asked.filters, "speaker": (speaker,)}
        return counted_by(self._reader, replace(self._asked, filters=theirs), "year")

    @property
    def _chosen(self) -> tuple[str, ...]:
        """The speakers that are asked for."""
        return self._asked.filters["speaker"]

    def _columns(self, page: int) -> Listing[Meeting]:
        """A page of meetings, the newest first: all of a few, else those where anybody speaks so.

        Whether they are chosen or not.
        """
        asked = self._meetings.meetings(Which.of(self._asked.filters, self._days))
        if len(asked) <= grid.MEETINGS:
            return page_of([entry.meeting for entry in asked], page, grid.MEETINGS)
        anybody = {**self._asked.filters, "speaker": ()}
        heard = replace(self._asked, spoken=True, filters=anybody)
        listing = page_of(self._reader.meetings(heard, MeetingOrder.NEWEST), page, grid.MEETINGS)
        entries = self._entries([id_ for id_, _ in listing.rows])
        return listing.of(entry.meeting for entry in entries.values())

    def _entries(self, ids: Sequence[str]) -> Mapping[str, MeetingEntry]:
        """What is known of some meetings."""
        found = self._meetings.meetings(Which(ids=ids)) if ids else ()
        return {entry.meeting.id: entry for entry in found}

    def _quiet(self, there: EngineQuery, tallies: Mapping[str, Tally]) -> Quiet:
        """Find who spoke at some meetings, on anything but this."""
        anybody = {**there.filters, "speaker": ()}
        on_this = (
            self._reader.speakers(replace(there, filters=anybody)) if self._chosen else tallies
        )
        present = {"meeting": there.filters["meeting"], "role": SPEAKING}
        spoke = self._reader.speakers(replace(there, tree=ALL, spoken=False, filters=present))
        quiet = spoke.keys() - on_this.keys() - {*self._chosen}
        return quiet_ones(self._state.summaries.speakers(quiet), self._register())

    def _quotations(
        self, there: EngineQuery, counts: Counts
    ) -> Mapping[tuple[str, str], Quotation]:
        """Quote something for each speaker and meeting with hits, out of MOST_QUOTED of these."""
        wanted = {(speaker, meeting) for speaker, cells in counts.items() for meeting in cells}
        if not wanted:
            return {}
        filters = {**there.filters, "speaker": tuple(counts)}
        asked = replace(there, filters=filters, offset=0, limit=MOST_QUOTED)
        found = self._reader.run(asked).found
        return grid.quotations(found, self._make_hit, wanted, self._asked.own_words)
