"""Which rows one search asks for: those found, filtered, for each facet without its own filter."""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

import numpy as np

from indexer.index.fields import FACET_FIELDS
from indexer.index.local.columns import (
    Column,
    Heard,
    Mask,
    Rows,
    Values,
    VoiceColumns,
    beginnings,
    expanded,
)
from indexer.index.local.counting import Counted, by_two, counted, picked, tallies
from indexer.index.local.postings import present
from indexer.index.local.table import Numbers, Table
from indexer.index.seam import EngineQuery, Tally, Wanted
from indexer.index.voices import VOICE_FACETS
from indexer.query.tree import ALL

FEW = 30  # rows: so few are counted by name, one by one


class Facets:
    """The columns of a table, those of paragraphs and those of voices, made when asked for."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.of_all: dict[str, Numbers] = {}  # totals of the whole table, once they are asked for

    @cached_property
    def paragraphs(self) -> Rows:
        """All paragraphs."""
        return self.table.starts[:-1]

    @cached_property
    def spoken(self) -> Rows:
        """All rows in which somebody speaks."""
        return np.flatnonzero(self.has_voice)

    @cached_property
    def voices(self) -> VoiceColumns:
        """Who speaks in the rows."""
        return VoiceColumns(self.table)

    @cached_property
    def has_voice(self) -> Mask:
        """Mark the rows in which somebody speaks."""
        speaking: Mask = self.voices.speaking(self.voices.anybody)[self.voices.codes]
        return speaking

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The facets of paragraphs."""
        return {
            facet: Column(self.table.codes[field], self.table.values[field])
            for facet, field in FACET_FIELDS.items()
        }

    @cached_property
    def meetings(self) -> Numbers:
        """The number of each row's meeting, -1 for none."""
        return self.columns["meeting"].single()

    def rows_of(self, paragraphs: Rows) -> tuple[Rows, Rows]:
        """The rows of paragraphs and their pieces, and which of them each belongs to."""
        starts = self.table.starts
        return expanded(starts, np.searchsorted(starts, paragraphs))

    def spoken_in(self, paragraphs: Rows) -> Rows:
        """The rows of paragraphs in which somebody speaks."""
        rows = self.rows_of(paragraphs)[0]
        return rows[self.has_voice[rows]]

    def within(self, rows: Rows, facet: str, wanted: Mask) -> Rows:
        """Those of some rows whose paragraph has a wanted code; out of all, they are looked up."""
        column = self.columns[facet]
        if rows is self.paragraphs or rows is self.spoken:
            having = column.rows(wanted)
            paragraphs = having[self.table.is_paragraph[having]]
            return paragraphs if rows is self.paragraphs else self.spoken_in(paragraphs)
        return rows[wanted[column.codes[self.table.parent[rows]]]]

    def values(self, facet: str) -> Values:
        """The values of a facet."""
        return self.columns[facet].values if facet in self.columns else self.voices.values(facet)


class Selection:
    """The rows of one search; `found` are those that the words match, in order."""

    def __init__(self, query: EngineQuery, found: Rows, facets: Facets) -> None:
        self._query = query
        self._facets = facets
        self._table = facets.table
        self._chosen = {name: values for name, values in query.filters.items() if values}
        self._found = found
        self._spoken = query.spoken or any(facet in self._chosen for facet in VOICE_FACETS)
        self._filters = {
            name: column.having(self._chosen[name])
            for name, column in facets.columns.items()
            if name in self._chosen
        }

    def paragraphs(self, without: str = "") -> Rows:
        """The paragraphs that are asked for, without one facet's filter."""
        if without not in self._filters:
            return self._wanted
        return self._filtered(self._unfiltered, without)

    def scored(self) -> Rows:
        """The rows whose scores count: the paragraphs, or the statements asked for."""
        by_statement = self._spoken and self._query.own_words
        return self._rows if by_statement else self._wanted

    def satisfied(self, rows: Rows) -> Mask:
        """Mark the rows, of paragraphs asked for, that satisfy the whole query by themselves.

        Where a speaker is asked for it must speak in them. A paragraph does so only where it is
        one statement.
        """
        found = present(rows, self._found)[0]
        has_voice = self._facets.has_voice[rows]
        if not self._spoken:
            is_piece = self._table.numbers["position"][rows] < 0
            satisfied: Mask = found & (has_voice | is_piece)
            return satisfied
        voices = self._facets.voices
        speaks = voices.speaking(voices.allowed(self._chosen))
        spoken: Mask = found & has_voice & speaks[voices.codes[rows]]
        return spoken

    def nearest(self, rows: Rows, matched: Rows) -> Mask:
        """Mark the rows that come nearest to it, where none of a paragraph satisfies the query.

        Those in which the speakers asked for speak; without such, those that any word matches.
        """
        if not any(facet in self._chosen for facet in VOICE_FACETS):
            return present(rows, matched)[0]
        voices = self._facets.voices
        speaks: Mask = voices.speaking(voices.allowed(self._chosen))[voices.codes[rows]]
        return speaks

    def places(self, rows: Rows) -> Numbers:
        """The places of rows in the order of the names of those who speak in them."""
        voices = self._facets.voices
        places = voices.places(self._query.names, voices.allowed(self._chosen))
        return places[voices.codes[rows]]

    def headings(self) -> Rows:
        """The headings that are found under the filters; nobody speaks in one."""
        if self._spoken:
            return np.zeros(0, np.int64)
        rows: Rows = self._found[self._table.is_heading[self._found]]
        for name, wanted in self._filters.items():
            rows = rows[wanted[self._facets.columns[name].codes[rows]]]
        return rows

    def counts(self, facet: str, wanted: Wanted) -> Counted:
        """Count the paragraphs by the values of a facet, without its own filter."""
        rows = self._counted(facet)
        if len(rows) <= FEW:
            return picked(self._by_name(facet, rows), wanted)
        totals = self._facets.of_all.get(facet) if self._is_all(facet) else None
        if totals is None:
            totals = self._totals(facet, rows)
            if self._is_all(facet):
                self._facets.of_all[facet] = totals
        return counted(self._facets.values(facet), totals, wanted)

    def _is_all(self, facet: str) -> bool:
        """Tell whether nothing is asked for but perhaps values of this facet."""
        return self._query.tree == ALL and not self._query.spoken and self._chosen.keys() <= {facet}

    def _counted(self, facet: str) -> Rows:
        """The rows whose values of a facet are counted."""
        if facet in self._facets.columns:
            return self.paragraphs(facet)
        return self._filtered(self._spoke) if facet in self._chosen else self._rows

    def _by_name(self, facet: str, rows: Rows) -> Counter[str]:
        """Count few rows by name: a call of NumPy takes as long as some of them."""
        if facet in self._facets.columns:
            return self._facets.columns[facet].by_name(rows)
        place = VOICE_FACETS.index(facet)
        voices = self._each if rows is self._rows else self._facets.voices.each(rows)
        asked = [
            (n, self._chosen[f])
            for n, f in enumerate(VOICE_FACETS)
            if f in self._chosen and n != place
        ]
        found = {
            (paragraph, voice[place])
            for paragraph, voice in voices
            if all(voice[n] in values for n, values in asked)
        }
        return Counter([value for _, value in found])

    def _totals(self, facet: str, rows: Rows) -> Numbers:
        if facet in self._facets.columns:
            return self._facets.columns[facet].totals(rows)
        voices = self._facets.voices
        heard = self._heard if rows is self._rows else voices.heard(rows)
        return voices.totals(facet, heard, voices.allowed(self._chosen, facet))

    def speakers(self) -> dict[str, Tally]:
        """Count the paragraphs asked for by who speaks there."""
        speakers, paragraphs = self._who_speaks_where
        return tallies(
            self._facets.voices.values("speaker").names,
            speakers,
            self._facets.meetings[paragraphs],
            self._table.numbers["date"][paragraphs],
        )

    def cells(
        self, meetings: Collection[str] | None, speakers: Collection[str] | None = None
    ) -> dict[str, dict[str, int]]:
        """Count them by speaker and meeting, for some of these; None for any."""
        who, where = self._facets.voices.values("speaker"), self._facets.columns["meeting"].values
        numbers, paragraphs = self._who_speaks_where
        grouped = self._facets.meetings[paragraphs]
        kept = np.ones(len(grouped), bool)
        if meetings is not None:
            kept &= where.marked(meetings)[grouped]
        if speakers is not None:
            kept &= who.marked(speakers)[numbers]
        return by_two(who.names, numbers[kept], where.names, grouped[kept])

    @cached_property
    def _who_speaks_where(self) -> tuple[Numbers, Rows]:
        voices = self._facets.voices
        return voices.pairs("speaker", self._rows, voices.allowed(self._chosen))

    @cached_property
    def _rows(self) -> Rows:
        """The rows in which those who are asked for speak, under the other filters."""
        return self._filtered(self._speaking)

    @cached_property
    def _heard(self) -> Heard:
        """The same, with who speaks in them."""
        return self._facets.voices.heard(self._rows)

    @cached_property
    def _each(self) -> list[tuple[int, list[str]]]:
        """The same of few rows."""
        return self._facets.voices.each(self._rows)

    @cached_property
    def _wanted(self) -> Rows:
        return self._filtered(self._unfiltered)

    @cached_property
    def _unfiltered(self) -> Rows:
        """The paragraphs with the words and voices asked for, before the other filters."""
        if not self._spoken:
            return self._matched
        paragraphs = self._table.parent[self._speaking]
        return paragraphs[beginnings(paragraphs)]

    @cached_property
    def _matched(self) -> Rows:
        if self._query.tree == ALL:
            return self._facets.paragraphs
        return self._found[self._table.is_paragraph[self._found]]

    @cached_property
    def _spoke(self) -> Rows:
        """The rows in which somebody speaks, in words that match or in a paragraph that does."""
        if self._query.tree == ALL:
            return self._facets.spoken
        if self._query.own_words:
            return self._found[self._facets.has_voice[self._found]]
        return self._facets.spoken_in(self._matched)

    @cached_property
    def _speaking(self) -> Rows:
        """Those of them in which the speakers, roles and kinds asked for speak."""
        voices = self._facets.voices
        allowed = voices.allowed(self._chosen)
        if allowed is voices.anybody:
            return self._spoke
        if self._query.tree == ALL:
            return voices.rows(allowed)
        speaks = voices.speaking(allowed)
        return self._spoke[speaks[voices.codes[self._spoke]]]

    def _filtered(self, rows: Rows, without: str = "") -> Rows:
        """Leave out rows whose paragraph a filter excludes, but for one facet's filter."""
        for name, wanted in self._filters.items():
            if name != without:
                rows = self._facets.within(rows, name, wanted)
        return rows
