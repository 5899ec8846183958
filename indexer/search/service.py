"""The read path: the one entrance for the pages, the API and the command line."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from indexer.corpus.moved import former_by_paragraph, read_former
from indexer.corpus.originals import original_of
from indexer.errors import UnknownMeeting
from indexer.index.fields import load
from indexer.index.voices import SPEAKING, Voice, parts
from indexer.query.tree import Tree
from indexer.register.register import load_register
from indexer.search import highlighting
from indexer.search.asking import engine_query, settled
from indexer.search.completing import Completion
from indexer.search.facets import facet_values, wanted
from indexer.search.results import (
    FACETS,
    VOICE_FACETS,
    FacetValue,
    Hit,
    MeetingEntry,
    MeetingPage,
    Scope,
    SearchRequest,
    SearchResults,
    Sort,
)
from indexer.search.speakers import (
    SpeakerDirectory,
    SpeakerPage,
    nearest_known,
)
from indexer.search.state import State, current_version, open_state
from indexer.search.suggesting import suggestion
from indexer.search.views.service import ResultViews
from indexer.search.views.tables import MeetingOrder
from indexer.search.views.timeline import Timeline, timeline
from indexer.settings import Settings
from indexer.summary import Paragraph, Role, Span


class SearchService:
    """Answers searches over the index in use; follows it when it is rebuilt."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._state: State | None = None

    def search(self, request: SearchRequest) -> SearchResults:
        """Find paragraphs; raises IndexUnusable where there is no index, nothing for a query."""
        state = self._current()
        request = settled(state, request)
        parsed = state.parse(request)
        facets = {facet: wanted(facet, request, state.meetings) for facet in FACETS}
        asked = replace(engine_query(state, parsed.tree, request), facets=facets)
        found = state.reader.run(asked)
        return SearchResults(
            request=request,
            understood=parsed.understood,
            hints=parsed.hints,
            total=found.total,
            hits=tuple(_hit(one.document, parsed.tree, request, state) for one in found.found),
            facets={facet: _listed(state, request, facet, found.facets[facet]) for facet in FACETS},
            counts=found.facets,
            distinct=found.distinct,
            suggestion=suggestion(state, request, found.total),
            also=parsed.also,
        )

    def views(self, request: SearchRequest) -> ResultViews:
        """Give what a search finds in other shapes than a list of paragraphs."""
        state = self._current()
        request = settled(state, request)
        tree = state.parse(request).tree
        asked = engine_query(state, tree, request)
        return ResultViews(state, asked, lambda found: _hit(found, tree, request, state))

    def complete(self, typed: str) -> tuple[Completion, ...]:
        """Give what the last word of a query may become."""
        return self._current().completer.complete(typed)

    def timeline(self, results: SearchResults) -> Timeline:
        """Count the hits of a search over time."""
        return timeline(results, self._current().meetings.meetings())

    def meetings(self) -> Sequence[MeetingEntry]:
        """Give every meeting, the newest first."""
        return self._current().meetings.meetings()

    def meeting(self, meeting_id: str, typed: str = "") -> MeetingPage:
        """Give a whole summary, with the words of a query marked; raises UnknownMeeting."""
        state = self._current()
        tree = state.parse(settled(state, SearchRequest(typed))).tree
        documents = tuple(state.reader.meeting(meeting_id))
        if not documents:
            raise UnknownMeeting(f"there is no meeting {meeting_id!r} in the corpus")
        hits = tuple(_hit(document, tree, SearchRequest(), state) for document in documents)
        corpus = self._settings.corpus
        present = {hit.paragraph.id for hit in hits}
        former = former_by_paragraph(read_former(corpus, meeting_id), present)
        original = original_of(corpus, meeting_id)
        return MeetingPage(hits[0].meeting, hits, former, original.name if original else "")

    def original(self, meeting_id: str) -> Path:
        """Give the document from which a summary was made; raises UnknownMeeting."""
        if meeting_id in {entry.meeting.id for entry in self.meetings()}:
            found = original_of(self._settings.corpus, meeting_id)
            if found:
                return found
        raise UnknownMeeting(f"no original document is kept of a meeting {meeting_id!r}")

    def speakers(self) -> SpeakerDirectory:
        """Give everybody who spoke; raises RegisterError for a register that can't be used."""
        state = self._current()
        register = load_register(self._settings.corpus)
        return SpeakerDirectory(state.speakers, state.meetings, register)

    def speaker(self, speaker_id: str, size: int = 10) -> SpeakerPage:
        """Give all about a speaker, with its newest statements.

        Raises UnknownSpeaker for one that neither spoke nor is named.
        """
        directory = self.speakers()
        entry, register = directory.get(speaker_id), directory.register
        if not entry.known:
            entry = nearest_known(entry, register)
        heard = self.search(SearchRequest(filters={"speaker": (speaker_id,)}, page_size=1))
        opposed = heard.counts["role"].get(Role.OPPOSE, 0)
        asked = replace(heard.request, sort=Sort.NEWEST, page_size=size)
        if opposed:
            asked = replace(asked, filters={**asked.filters, "role": SPEAKING})
        mentions = self.search(SearchRequest(filters={"mentions": (speaker_id,)}, page_size=1))
        by_others = self.search(SearchRequest(filters={"for": (speaker_id,)}, page_size=1))
        return SpeakerPage(
            entry,
            register.get(speaker_id),
            self.search(asked),
            mentions.total,
            opposed,
            self.views(asked).by_meeting(MeetingOrder.NEWEST, 1),
            by_others.facets["speaker"],
        )

    def _current(self) -> State:
        """Give the state of the index in use, opened anew when another was switched to."""
        version = current_version(self._settings)
        with self._lock:
            if self._state is None or self._state.version != version:
                self._state = open_state(self._settings, version)
            return self._state


def _listed(
    state: State, request: SearchRequest, facet: str, counts: Mapping[str, int]
) -> tuple[FacetValue, ...]:
    """List the values of a facet as a request asks for them."""
    chosen = request.chosen(facet)
    labels = state.labels(facet, (*counts, *chosen))
    return facet_values(facet, counts, chosen, labels, request.unfolded, request.facet_size)


def _hit(document: str, tree: Tree, request: SearchRequest, state: State) -> Hit:
    """Make a hit; where a speaker is asked for, its own statements are set off.

    Words are marked there alone, unless they may stand anywhere in the paragraph.
    """
    meeting, paragraph = load(document)
    marks = highlighting.spans(paragraph.text, tree, paragraph.language)
    labels = state.names(paragraph.mentions)
    if not request.names_speakers():
        return Hit(meeting, paragraph, marks, labels=labels)
    chosen = [request.chosen(facet) for facet in VOICE_FACETS]
    own, opposed = (tuple(_asked_for(paragraph, chosen, against)) for against in (False, True))
    if request.scope is Scope.STATEMENT:
        marks = tuple(m for m in marks if any(o.start <= m.start < o.end for o in own))
    return Hit(meeting, paragraph, marks, own, opposed, labels)


def _asked_for(
    paragraph: Paragraph, chosen: Sequence[tuple[str, ...]], against: bool
) -> Iterator[Span]:
    """Give the statements of those who are chosen by each facet, or those that they oppose."""
    for statement in paragraph.statements:
        voices = (
            voice
            for part in parts(statement)
            if (part.role is Role.OPPOSE) is against
            for voice in part.voices()
        )
        if any(_is_chosen(voice, chosen) for voice in voices):
            yield Span(statement.start, statement.end)


def _is_chosen(voice: Voice, chosen: Sequence[tuple[str, ...]]) -> bool:
    return all(not values or own in values for own, values in zip(voice, chosen, strict=True))
