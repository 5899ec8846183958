"""Which paragraphs one search asks for, as conditions: see `indexer.index.local.selection`."""

from collections.abc import Iterable
from functools import cached_property

from indexer.index.opensearch.dsl import (
    EVERYTHING,
    ROWS,
    VOICES,
    Dsl,
    all_of,
    in_a_row,
    in_a_voice,
    none_of,
    one_of,
)
from indexer.index.opensearch.mapping import FIELDS
from indexer.index.opensearch.queries import translated
from indexer.index.seam import EngineQuery, Sort
from indexer.index.voices import VOICE_FACETS
from indexer.query.tree import ALL

IS_PARAGRAPH: Dsl = {"range": {"position": {"gt": 0}}}
IS_HEADING: Dsl = {"term": {"position": 0}}
WHOLE: Dsl = {"term": {f"{ROWS}.whole": True}}
VOICED: Dsl = {"term": {f"{ROWS}.voiced": True}}


class Selection:
    """The conditions of one search, on paragraphs, on rows, and on voices."""

    def __init__(self, query: EngineQuery) -> None:
        self.query = query
        self._words = EVERYTHING if query.tree == ALL else translated(query.tree)
        self._chosen = {name: values for name, values in query.filters.items() if values}
        self.spoken = query.spoken or any(facet in self._chosen for facet in VOICE_FACETS)

    def filters(self, without: str = "") -> list[Dsl]:
        """The filters of paragraphs that are chosen, without one facet's."""
        return [
            one_of(field, self._chosen[facet])
            for facet, field in FIELDS.items()
            if facet in self._chosen and facet != without
        ]

    def paragraphs(self, without: str = "") -> Dsl:
        """The paragraphs that are asked for, without one facet's filter."""
        found = [in_a_row(self.speaking), *self.beside] if self.spoken else [self._matched]
        return all_of([IS_PARAGRAPH, *found, *self.filters(without)])

    def headings(self) -> Dsl:
        """The headings that are found under the filters, with scores; nobody speaks in one."""
        if self.spoken:
            return none_of(EVERYTHING)
        asked = {
            "must": [in_a_row(self._scored_words, "max")],
            "filter": [IS_HEADING, *self.filters()],
        }
        return {"bool": asked}

    def any_facet(self, wanted: Iterable[str]) -> Dsl:
        """Whatever some facets count, and the paragraphs that are asked for, without a score."""
        wanted = tuple(wanted)
        others = [
            one_of(field, self._chosen[facet])
            for facet, field in FIELDS.items()
            if facet in self._chosen and facet not in wanted
        ]
        if not wanted:
            return self.paragraphs()
        return all_of([IS_PARAGRAPH, in_a_row(self._said), *self.beside, *others])

    def scored(self, found: Dsl) -> Dsl:
        """Score what is found as its best row that counts."""
        if self._words == EVERYTHING:
            return found
        which = self.speaking if self.spoken and self.query.own_words else WHOLE
        best = in_a_row({"bool": {"must": [self._scored_words], "filter": [which]}}, "max")
        return {"bool": {"filter": [found], "should": [best]}}

    def satisfied(self) -> Dsl:
        """The rows that satisfy the whole query by themselves."""
        if self.spoken:
            return self._row(VOICED, *self._allowed_voice)
        return self._row({"bool": {"should": [VOICED, none_of(WHOLE)]}})

    @cached_property
    def spoke(self) -> Dsl:
        """The rows in which somebody speaks as is asked for; see `beside`."""
        return self._row(VOICED) if self.query.own_words else VOICED

    @cached_property
    def speaking(self) -> Dsl:
        """Those of them in which the speakers, roles and kinds asked for speak."""
        return all_of([self.spoke, *self._allowed_voice])

    @cached_property
    def beside(self) -> list[Dsl]:
        """What must hold of a paragraph for the rows in which somebody speaks to count."""
        return [] if self.query.own_words or self._words == EVERYTHING else [self._matched]

    def allowed(self, without: str = "") -> list[Dsl]:
        """What is asked of a voice, one facet left out."""
        return [
            one_of(f"{VOICES}.{facet}", self._chosen[facet])
            for facet in VOICE_FACETS
            if facet in self._chosen and facet != without
        ]

    @property
    def order(self) -> list[Dsl]:
        """The order of the hits, undated ones last; within a day, that of the summaries."""
        if self.query.sort is Sort.OLDEST:
            dated = {"year": {"order": "asc", "missing": "_last"}}
            return [dated, {"date": "asc"}, {"position": "asc"}, {"file": "asc"}]
        by_date = [{"date": "desc"}, {"position": "asc"}, {"file": "asc"}]
        scored = self.query.sort is Sort.RELEVANCE and self._words != EVERYTHING
        return [{"_score": "desc"}, *by_date] if scored else by_date

    @cached_property
    def _scored_words(self) -> Dsl:
        return translated(self.query.tree, scored=True)

    @cached_property
    def _matched(self) -> Dsl:
        """The paragraphs whose words match as a whole."""
        return EVERYTHING if self._words == EVERYTHING else in_a_row(self._row(WHOLE))

    @cached_property
    def _said(self) -> Dsl:
        """The rows of which any facet is counted."""
        if not self.query.own_words:
            return EVERYTHING
        return self._row(VOICED) if self.spoken else self._row()

    @cached_property
    def _allowed_voice(self) -> list[Dsl]:
        allowed = self.allowed()
        return [in_a_voice(all_of(allowed))] if allowed else []

    def _row(self, *more: Dsl) -> Dsl:
        return all_of([self._words, *more])
