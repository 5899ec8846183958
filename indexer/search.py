"""The read path: the one entrance for the pages, the API and the command line."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer import highlighting, query, store
from indexer.engines import engine_named
from indexer.engines.base import EngineQuery, EngineReader
from indexer.errors import UnknownMeeting
from indexer.fields import load
from indexer.results import (
    FACETS,
    FacetValue,
    Hit,
    MeetingEntry,
    MeetingPage,
    SearchRequest,
    SearchResults,
)
from indexer.settings import Settings
from indexer.summary import SECTION_SEPARATOR, Meeting

FACET_LIMIT = 200
LAST_PAGE = 10_000_000


@dataclass(frozen=True, slots=True)
class _State:
    """One generation of the index, open, with the labels of its facet values."""

    name: str
    reader: EngineReader
    entries: tuple[MeetingEntry, ...]
    labels: Mapping[str, Mapping[str, str]]


class SearchService:
    """Answers searches over the index in use; follows it when it is rebuilt."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._state: _State | None = None

    def search(self, request: SearchRequest) -> SearchResults:
        """Find paragraphs; raises IndexUnusable where there is no index, nothing for a query."""
        state = self._current()
        parsed = query.parse(request.query)
        page = min(max(request.page, 1), LAST_PAGE)
        filters = {facet: request.chosen(facet) for facet in FACETS}
        offset = (page - 1) * request.page_size
        found = state.reader.run(
            EngineQuery(parsed.tree, filters, request.sort, offset, request.page_size)
        )
        return SearchResults(
            request=request,
            understood=parsed.understood,
            hints=parsed.hints,
            total=found.total,
            hits=tuple(_hit(document, parsed.tree) for document in found.documents),
            facets={
                facet: _facet(facet, found.facets[facet], filters[facet], state.labels)
                for facet in FACETS
            },
        )

    def meetings(self) -> tuple[MeetingEntry, ...]:
        """Give every meeting, the newest first."""
        return self._current().entries

    def meeting(self, meeting_id: str, typed: str = "") -> MeetingPage:
        """Give a whole summary, with the words of a query marked; raises UnknownMeeting."""
        tree = query.parse(typed).tree
        documents = self._current().reader.meeting(meeting_id)
        if not documents:
            raise UnknownMeeting(f"there is no meeting {meeting_id!r} in the corpus")
        hits = tuple(_hit(document, tree) for document in documents)
        return MeetingPage(hits[0].meeting, hits)

    def _current(self) -> _State:
        """Give the state of the index in use, opened anew when another was switched to."""
        name = store.current_name(self._settings.index)
        with self._lock:
            if self._state is None or self._state.name != name:
                self._state = self._open()
            return self._state

    def _open(self) -> _State:
        generation = store.current_generation(self._settings.index)
        manifest = store.read_manifest(generation)
        reader = engine_named(manifest.engine).open(generation / store.ENGINE_FOLDER)
        files = sorted(
            manifest.files.values(),
            key=lambda file: (str(file.meeting.date or ""), file.meeting.title),
            reverse=True,
        )
        entries = tuple(MeetingEntry(f.meeting, f.paragraphs, len(f.speakers)) for f in files)
        speakers = {id_: label for f in files for id_, label in f.speakers.items()}
        meetings = {f.meeting.id: meeting_label(f.meeting) for f in files}
        return _State(generation.name, reader, entries, {"speaker": speakers, "meeting": meetings})


def meeting_label(meeting: Meeting) -> str:
    """Name a meeting in a list: its title and its date."""
    return f"{meeting.title} ({meeting.date.isoformat()})" if meeting.date else meeting.title


def _hit(document: str, tree: object) -> Hit:
    meeting, paragraph = load(document)
    return Hit(meeting, paragraph, highlighting.spans(paragraph.text, tree))


def _facet(
    facet: str,
    counts: Mapping[str, int],
    chosen: tuple[str, ...],
    labels: Mapping[str, Mapping[str, str]],
) -> tuple[FacetValue, ...]:
    """Order a facet's values: selected first, then by count, then by name; sections as a tree."""
    counted = {**dict.fromkeys(chosen, 0), **counts}
    values = list(_facet_values(facet, counted, chosen, labels.get(facet, {})))
    if facet == "section":
        return _as_tree(values)
    if facet == "year":
        return tuple(sorted(values, key=lambda v: v.value, reverse=True))
    values.sort(key=lambda v: (not v.selected, -v.count, v.label.casefold()))
    return tuple(values[: max(FACET_LIMIT, len(chosen))])


def _facet_values(
    facet: str, counts: Mapping[str, int], chosen: tuple[str, ...], labels: Mapping[str, str]
) -> Iterator[FacetValue]:
    for value, count in counts.items():
        path = value.split(SECTION_SEPARATOR) if facet == "section" else [value]
        label = labels.get(value, path[-1])
        yield FacetValue(value, label, count, value in chosen, len(path) - 1)


def _as_tree(values: list[FacetValue]) -> tuple[FacetValue, ...]:
    """Put each section under its parent; beside each other the most frequent come first."""
    counts = {value.value: value.count for value in values}

    def rank(value: FacetValue) -> list[tuple[int, str]]:
        path = value.value.split(SECTION_SEPARATOR)
        above = [SECTION_SEPARATOR.join(path[: i + 1]) for i in range(len(path))]
        return [(-counts.get(section, 0), section) for section in above]

    shown = enumerate(sorted(values, key=rank))
    return tuple(value for place, value in shown if place < FACET_LIMIT or value.selected)
