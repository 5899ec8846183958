"""The read path: the one entrance for the pages, the API and the command line."""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from indexer.corpus.moved import former_by_paragraph, read_former
from indexer.corpus.originals import original_of
from indexer.errors import UnknownMeeting
from indexer.index.held import Neighbours, Which
from indexer.index.seam import EngineQuery, Found
from indexer.index.store import store_of
from indexer.index.voices import SPEAKING
from indexer.register.identity import name_key
from indexer.register.register import register_changed
from indexer.saying import say
from indexer.search.addresses import Place
from indexer.search.advice import Advice, advise
from indexer.search.asking import counted_by, engine_query, refuse_unknown, settled
from indexer.search.completing import Completion
from indexer.search.facets import listed, wanted
from indexer.search.highlighting import Marker
from indexer.search.hits import make_hit
from indexer.search.in_use import StateInUse
from indexer.search.likeness import Likeness, likeness
from indexer.search.register_now import RegisterNow
from indexer.search.results import (
    FACETS,
    MeetingEntry,
    MeetingPage,
    SearchRequest,
    SearchResults,
    Sort,
)
from indexer.search.rows import Row, Rows, rows_of
from indexer.search.sections import find_sections
from indexer.search.silences import Silences, silences
from indexer.search.speakers import (
    SpeakerDirectory,
    SpeakerPage,
    nearest_known,
)
from indexer.search.speaking import speaking_in
from indexer.search.state import State, Version
from indexer.search.statements import StatementPage, find_statement
from indexer.search.suggesting import suggestion
from indexer.search.views.service import ResultViews
from indexer.search.views.tables import MeetingOrder
from indexer.search.views.timeline import Timeline, timeline
from indexer.settings import Settings
from indexer.summary import Meeting, Role

LOG = logging.getLogger(__name__)
TRIED = ("a", "mispelltt")  # what is found, and what makes it look through all words


class SearchService:
    """Answers searches over the index in use."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._index = StateInUse(settings)
        self._register = RegisterNow(settings.corpus)
        self._directory: SpeakerDirectory | None = None
        self._coming: SpeakerDirectory | None = None

    @property
    def trouble(self) -> str:
        """What is wrong with index, acronyms or register, a sentence each."""
        return ". ".join(filter(None, (self._index.trouble, self._register.problem)))

    @property
    def root(self) -> str:
        """The address of the service, below which every other lies."""
        return self._settings.address

    def version(self) -> tuple[Version, int]:
        """What all answers depend on: another state of the index, or register, has another.

        Raises IndexUnusable.
        """
        return self._index.current().version, register_changed(self._settings.corpus)

    def version_asked(self) -> tuple[Version, int]:
        """The version that was asked last, without a look for a newer one."""
        return self._index.latest().version, register_changed(self._settings.corpus)

    def follow(self) -> None:
        """Open each state that is switched to beside the requests, which have the one before.

        So it is where many ask; else whoever asks first opens it.
        """
        self._index.follow(self._make_ready)

    def catch_up(self) -> None:
        """Wait for what was switched to, for who has changed it and wants to see that."""
        self._index.catch_up()

    def _make_ready(self, state: State) -> None:
        """Gather what the first answers need that a state gives; whatever fails, fails then."""
        try:
            self._coming = self._new_directory(state)
            for typed in TRIED:
                advise(state, self._coming.speaking, _search(state, SearchRequest(typed)))
                state.completer.complete(typed)
        except Exception:
            LOG.exception("a state of the index is in use without having been tried")

    def search(self, request: SearchRequest) -> SearchResults:
        """Find paragraphs; raises IndexUnusable where there is no index, nothing for a query."""
        return _search(self._index.current(), request)

    def advise(self, results: SearchResults) -> Advice:
        """Say what else may have been meant by a search, and what would find more."""
        state = self._index.latest()
        return advise(state, self._directory_of(state).speaking, results)

    def views(self, request: SearchRequest) -> ResultViews:
        """What a search finds in other shapes than a list of paragraphs."""
        state = self._index.current()
        request = settled(state, request)
        tree = state.parse(request).tree
        asked, marker = engine_query(state, tree, request), Marker(tree)
        return ResultViews(
            state,
            asked,
            lambda found: make_hit(found, marker, request, state),
            self._register,
            request.days,
            request.language,
        )

    def rows(self, request: SearchRequest) -> Rows:
        """All that a search finds as rows, in its order, from one state of the index.

        Raises UnknownSpeaker, UnknownMeeting and UnreadableDate, as `refuse_unknown` does.
        """
        state = self._index.current()
        request = settled(state, request)
        refuse_unknown(state, self._register, request)
        tree = state.parse(request).tree
        asked, marker = engine_query(state, tree, request), Marker(tree)
        root = self._settings.address

        def make() -> Iterator[Row]:
            for found in state.reader.everything(asked):
                yield from rows_of(make_hit(found, marker, request, state), root)

        return Rows(state.reader.count_rows(asked), state.version[0], make)

    def refuse_unknown(self, request: SearchRequest) -> None:
        """Raise UnknownSpeaker, UnknownMeeting or UnreadableDate for what a search can't mean."""
        state = self._index.current()
        refuse_unknown(state, self._register, settled(state, request))

    def statement(self, meeting_id: str, digest: str, place: Place) -> StatementPage:
        """A statement by its address; raises UnknownMeeting and UnknownStatement.

        Where its words, or those of its paragraph, have been corrected since, the nearest is given.
        """
        page = self.meeting(meeting_id)
        return find_statement(page, f"{meeting_id}-{digest}", place, self._settings.address)

    def like(self, meeting_id: str, digest: str, place: Place) -> Likeness:
        """What is like a statement, and what its speakers had said before; raises as above."""
        return likeness(self._index.current(), self.statement(meeting_id, digest, place))

    def silences(self, query: str, speakers: Sequence[str]) -> Silences:
        """Tell at which of all meetings speakers spoke on something, and how else they did not.

        Raises UnknownSpeaker for one that neither the summaries nor the register name.
        """
        state, directory = self._index.current(), self.speakers()
        labels = {id_: directory.label(id_) for id_ in speakers}
        request = settled(state, SearchRequest(query))
        parsed = state.parse(request)
        asked = engine_query(state, parsed.tree, request)
        return silences(state.reader, asked, parsed.understood, labels, state.summaries)

    def complete(self, typed: str) -> tuple[Completion, ...]:
        """What the last word of a query may become."""
        return self._index.current().completer.complete(typed)

    def timeline(self, results: SearchResults) -> Timeline:
        """Count the hits of a search over time, as if it had no bounds."""
        state = self._index.latest()
        if results.request.days:
            whole = results.request.between_years(None, None)
            asked = engine_query(state, state.parse(whole).tree, whole)
            by_year = counted_by(state.reader, asked, "year")
            results = replace(results, counts={**results.counts, "year": by_year})
        return timeline(results, state.summaries)

    def meetings(self, find: str = "", series: str | None = None) -> Sequence[MeetingEntry]:
        """Meetings, the newest first; whoever takes a part of them has no more read.

        Those of a series (None for any) whose facts have words that begin as the words of `find`.
        """
        words = tuple(name_key(find).split())
        which = Which(words, series=() if series is None else (series,))
        return self._index.current().summaries.meetings(which)

    def added_last(self, ids: Collection[str] = ()) -> Sequence[MeetingEntry]:
        """Every meeting, or some, those first whose summaries were added last."""
        return self._index.current().summaries.meetings(Which(ids=ids), added_last=True)

    def series(self) -> Mapping[str, int]:
        """Count the meetings of each series, the largest first; "" are those without one."""
        return self._index.current().summaries.series()

    def beside(self, meeting: Meeting) -> Neighbours:
        """The meetings of its series before and after one."""
        return self._index.current().summaries.beside(meeting)

    def meeting(self, meeting_id: str, typed: str = "") -> MeetingPage:
        """A whole summary, with the words of a query marked; raises UnknownMeeting."""
        state = self._index.current()
        marker = Marker(state.parse(settled(state, SearchRequest(typed))).tree)
        documents = tuple(state.reader.meeting(meeting_id))
        if not documents:
            raise UnknownMeeting(
                say("there is no meeting {meeting_id} in the corpus", meeting_id=repr(meeting_id))
            )
        found = (Found(document, ()) for document in documents)
        hits = tuple(make_hit(one, marker, SearchRequest(), state) for one in found)
        corpus = self._settings.corpus
        present = {hit.paragraph.id for hit in hits}
        former = former_by_paragraph(read_former(corpus, meeting_id), present)
        original = original_of(corpus, meeting_id)
        return MeetingPage(hits[0].meeting, hits, former, original.name if original else "")

    def original(self, meeting_id: str) -> Path:
        """The document from which a summary was made; raises UnknownMeeting."""
        if self._index.current().labels("meeting", [meeting_id]):
            found = original_of(self._settings.corpus, meeting_id)
            if found:
                return found
        raise UnknownMeeting(
            say(
                "no original document is kept of a meeting {meeting_id}",
                meeting_id=repr(meeting_id),
            )
        )

    def speakers(self) -> SpeakerDirectory:
        """Everybody who spoke, as the register has them."""
        return self._directory_of(self._index.current())

    def _directory_of(self, state: State) -> SpeakerDirectory:
        """Those who spoke in a state; kept while it is in use."""
        for made in filter(None, (self._directory, self._coming)):
            if made.is_of(state.summaries, self._register()):
                break
        else:
            made = self._new_directory(state)
        self._directory = made
        return made

    def _new_directory(self, state: State) -> SpeakerDirectory:
        register = self._register()
        return SpeakerDirectory(speaking_in(state, register), state.summaries, register)

    def speaker(self, speaker_id: str, size: int = 10) -> SpeakerPage:
        """All about a speaker, with its newest statements.

        Raises UnknownSpeaker for one that neither spoke nor is named.
        """
        directory = self.speakers()
        entry, register = directory.get(speaker_id), directory.register
        if not entry.known:
            entry = nearest_known(entry, register)
        state = self._index.current()
        opposed = counted_by(state.reader, _asked(state, "speaker", speaker_id), "role")
        mentions = state.reader.run(_asked(state, "mentions", speaker_id))
        by_others = counted_by(state.reader, _asked(state, "for", speaker_id), "speaker")
        asked = SearchRequest(filters={"speaker": (speaker_id,)}, sort=Sort.NEWEST, page_size=size)
        if opposed.get(Role.OPPOSE):
            asked = replace(asked, filters={**asked.filters, "role": SPEAKING})
        return SpeakerPage(
            entry,
            register.get(speaker_id),
            self.search(asked),
            mentions.total,
            opposed.get(Role.OPPOSE, 0),
            self.views(asked).by_meeting(MeetingOrder.NEWEST, 1),
            listed(state, SearchRequest(filters={"for": (speaker_id,)}), "speaker", by_others),
        )

    def warning(self) -> str:
        """Say what an administrator should know of the index; raises IndexUnreachable."""
        return store_of(self._settings).warning(self._index.current().version[0])


def _asked(state: State, facet: str, value: str) -> EngineQuery:
    """Ask for how many paragraphs have a value of a facet."""
    request = settled(state, SearchRequest(filters={facet: (value,)}))
    return replace(engine_query(state, state.parse(request).tree, request), limit=0)


def _search(state: State, request: SearchRequest) -> SearchResults:
    request = settled(state, request)
    parsed = state.parse(request)
    asked = engine_query(state, parsed.tree, request)
    facets = {facet: wanted(facet, request, state.summaries) for facet in FACETS}
    marker = Marker(parsed.tree)
    found = state.reader.run(replace(asked, facets=facets))
    return SearchResults(
        request=request,
        understood=parsed.understood,
        hints=parsed.hints,
        total=found.total,
        hits=tuple(make_hit(one, marker, request, state) for one in found.found),
        facets={facet: listed(state, request, facet, found.facets[facet]) for facet in FACETS},
        counts=found.facets,
        distinct=found.distinct,
        suggestion=suggestion(state, request, parsed.read, found.total),
        also=parsed.also,
        sections=find_sections(state, asked, marker, request),
        orders=state.reader.orders,
    )
