"""The read path: the one entrance for the pages, the API and the command line."""

import threading
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from indexer.corpus.moved import former_by_paragraph, read_former
from indexer.corpus.originals import original_of
from indexer.errors import UnknownMeeting
from indexer.index import store
from indexer.index.engines import engine_named
from indexer.index.fields import load
from indexer.index.seam import EngineQuery, EngineReader, Wanted
from indexer.index.voices import SPEAKING, Voice, parts
from indexer.languages import language_name
from indexer.query.parsing import ParsedQuery, parse
from indexer.query.spelling import respellings
from indexer.query.tree import ALL, Tree, asks_for_speaker
from indexer.register.glossary import Glossary, changed, glossary
from indexer.register.identity import without_digest
from indexer.register.register import load_register
from indexer.results import (
    FACETS,
    VOICE_FACETS,
    Hit,
    MeetingEntry,
    MeetingPage,
    Scope,
    SearchRequest,
    SearchResults,
    Sort,
    SpeakerEntry,
)
from indexer.search import highlighting
from indexer.search.completing import Completer, Completion
from indexer.search.facets import facet_values, wanted
from indexer.search.speakers import (
    SpeakerDirectory,
    SpeakerPage,
    nearest_known,
    speaker_entries,
)
from indexer.search.views.service import ResultViews
from indexer.search.views.tables import MeetingOrder
from indexer.search.views.timeline import Timeline, timeline
from indexer.settings import Settings
from indexer.summary import Meeting, Paragraph, Role, Span, long_date

NO_YEAR = "none"
LAST_PAGE = 10_000_000
FEW = 3
MOST_TRIED = 6
SPEAKER_FACETS = ("speaker", "mentions")


EVERYTHING = EngineQuery(
    ALL, {}, own_words=False, spoken=False, sort=Sort.NEWEST, offset=0, limit=1
)


@dataclass(frozen=True, slots=True)
class _State:
    """One generation of the index, open, with the labels of its facet values.

    It ends with another generation, or another version of the file of acronyms.
    """

    version: tuple[str, int]
    reader: EngineReader
    entries: tuple[MeetingEntry, ...]
    speakers: tuple[SpeakerEntry, ...]
    labels: Mapping[str, Mapping[str, str]]
    glossary: Glossary
    languages: tuple[str, ...]
    completer: Completer

    def parse(self, request: SearchRequest) -> ParsedQuery:
        return parse(request.query, self.reader, self.glossary, request.expand, self.languages)


class SearchService:
    """Answers searches over the index in use; follows it when it is rebuilt."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._state: _State | None = None

    def search(self, request: SearchRequest) -> SearchResults:
        """Find paragraphs; raises IndexUnusable where there is no index, nothing for a query."""
        state = self._current()
        request = _with_ids(state, _composed(request))
        parsed = state.parse(request)
        facets = {facet: wanted(facet, request, state.labels.get(facet, {})) for facet in FACETS}
        asked = replace(_engine_query(state, parsed.tree, request), facets=facets)
        found = state.reader.run(asked)
        return SearchResults(
            request=request,
            understood=parsed.understood,
            hints=parsed.hints,
            total=found.total,
            hits=tuple(
                _hit(one.document, parsed.tree, request, state.labels["speaker"])
                for one in found.found
            ),
            facets={
                facet: facet_values(
                    facet,
                    found.facets[facet],
                    request.chosen(facet),
                    state.labels.get(facet, {}),
                    request.unfolded,
                    request.facet_size,
                )
                for facet in FACETS
            },
            counts=found.facets,
            distinct=found.distinct,
            suggestion=_suggestion(state, request, found.total),
            also=parsed.also,
        )

    def views(self, request: SearchRequest) -> ResultViews:
        """Give what a search finds in other shapes than a list of paragraphs."""
        state = self._current()
        request = _with_ids(state, _composed(request))
        tree = state.parse(request).tree
        names = state.labels["speaker"]
        return ResultViews(
            state.reader,
            state.entries,
            names,
            _engine_query(state, tree, request),
            lambda document: _hit(document, tree, request, names),
        )

    def complete(self, typed: str) -> tuple[Completion, ...]:
        """Give what the last word of a query may become."""
        return self._current().completer.complete(typed)

    def timeline(self, results: SearchResults) -> Timeline:
        """Count the hits of a search over time."""
        return timeline(results, self._current().entries)

    def meetings(self) -> tuple[MeetingEntry, ...]:
        """Give every meeting, the newest first."""
        return self._current().entries

    def meeting(self, meeting_id: str, typed: str = "") -> MeetingPage:
        """Give a whole summary, with the words of a query marked; raises UnknownMeeting."""
        state = self._current()
        tree = state.parse(_composed(SearchRequest(typed))).tree
        documents = state.reader.meeting(meeting_id)
        if not documents:
            raise UnknownMeeting(f"there is no meeting {meeting_id!r} in the corpus")
        names = state.labels["speaker"]
        hits = tuple(_hit(document, tree, SearchRequest(), names) for document in documents)
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
        return SpeakerDirectory(state.speakers, state.labels["speaker"], register)

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

    def _current(self) -> _State:
        """Give the state of the index in use, opened anew when another was switched to."""
        name = store.current_name(self._settings.index)
        version = name, changed(self._settings.corpus)
        with self._lock:
            if self._state is None or self._state.version != version:
                self._state = self._open(version[1])
            return self._state

    def _open(self, acronyms_changed: int) -> _State:
        generation = store.current_generation(self._settings.index)
        manifest = store.read_manifest(generation)
        reader = engine_named(manifest.engine).open(generation / store.ENGINE_FOLDER)
        files = sorted(
            manifest.files.values(),
            key=lambda file: (str(file.meeting.date or ""), file.meeting.title),
            reverse=True,
        )
        entries = tuple(MeetingEntry(f.meeting, f.paragraphs, len(f.speakers)) for f in files)
        speakers = {id_: speaker.label for f in files for id_, speaker in f.speakers.items()}
        mentions = {id_: label for f in files for id_, label in f.mentions.items()}
        labels = {
            "speaker": {**mentions, **speakers},
            "mentions": {**speakers, **mentions},
            "for": {**speakers, **mentions},
            "meeting": {f.meeting.id: meeting_label(f.meeting) for f in files},
        }
        acronyms = glossary(self._settings.corpus, (file.acronyms for file in files))
        version = generation.name, acronyms_changed
        tallies = reader.speakers(replace(EVERYTHING, filters={"role": SPEAKING}))
        heard = speaker_entries(files, tallies)
        opening = {"section": Wanted(), "language": Wanted()}
        facets = reader.run(replace(EVERYTHING, facets=opening)).facets
        labels["language"] = {code: language_name(code) for code in facets["language"]}
        completer = Completer(reader, heard, facets["section"])
        languages = tuple(facets["language"])
        return _State(version, reader, entries, heard, labels, acronyms, languages, completer)


def _suggestion(state: _State, request: SearchRequest, total: int) -> str:
    """Give what may have been meant where hardly anything was found, and more would be.

    Nothing where the words are well found without the filters.
    """
    if total >= FEW:
        return ""
    if (
        any(_filters(state, request).values())
        and _total(state, SearchRequest(request.query, expand=request.expand)) >= FEW
    ):
        return ""
    read = state.parse(request).read
    for typed in islice(respellings(request.query, read, state.reader), MOST_TRIED):
        if _total(state, replace(request, query=typed)) > total:
            return typed
    return ""


def _total(state: _State, request: SearchRequest) -> int:
    tree = state.parse(request).tree
    return state.reader.run(_engine_query(state, tree, replace(request, page_size=1))).total


def _engine_query(state: _State, tree: Tree, request: SearchRequest) -> EngineQuery:
    page = min(max(request.page, 1), LAST_PAGE)
    return EngineQuery(
        tree,
        _filters(state, request),
        own_words=request.scope is Scope.STATEMENT,
        spoken=asks_for_speaker(tree),
        sort=request.sort,
        offset=(page - 1) * request.page_size,
        limit=request.page_size,
    )


def _composed(request: SearchRequest) -> SearchRequest:
    """Compose the letters of what was typed, as those of the summaries are."""
    composed = unicodedata.normalize("NFC", request.query)
    return request if composed == request.query else replace(request, query=composed)


def _with_ids(state: _State, request: SearchRequest) -> SearchRequest:
    """Put in place of a speaker that is only transliterated whoever has that name."""
    filters = {
        facet: tuple(id_ for value in chosen for id_ in _ids(state, facet, value))
        for facet, chosen in request.filters.items()
    }
    return request if filters == request.filters else replace(request, filters=filters)


def _ids(state: _State, facet: str, value: str) -> Iterable[str]:
    if facet not in SPEAKER_FACETS or value in state.labels[facet]:
        return (value,)
    return [id_ for id_ in state.labels[facet] if without_digest(id_) == value] or (value,)


def _filters(state: _State, request: SearchRequest) -> dict[str, tuple[str, ...]]:
    filters = {facet: request.chosen(facet) for facet in FACETS}
    if request.bounds_years():
        filters["year"] = _years(state.entries, request) or (NO_YEAR,)
    return filters


def _years(entries: Iterable[MeetingEntry], request: SearchRequest) -> tuple[str, ...]:
    """List the years of the corpus that are asked for."""
    years = {entry.meeting.date.year for entry in entries if entry.meeting.date}
    return tuple(str(year) for year in sorted(years) if request.asks_for_year(year))


def meeting_label(meeting: Meeting) -> str:
    """Name a meeting in a list: its title and its date."""
    return f"{meeting.title} ({long_date(meeting.date)})" if meeting.date else meeting.title


def _hit(document: str, tree: Tree, request: SearchRequest, names: Mapping[str, str]) -> Hit:
    """Make a hit; where a speaker is asked for, its own statements are set off.

    Words are marked there alone, unless they may stand anywhere in the paragraph.
    """
    meeting, paragraph = load(document)
    marks = highlighting.spans(paragraph.text, tree, paragraph.language)
    labels = {id_: names.get(id_, id_) for id_ in paragraph.mentions}
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
