"""One state of the index, open, with all that is known of its whole corpus."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.index import store
from indexer.index.engines import engine_named
from indexer.index.seam import EngineQuery, EngineReader, Wanted
from indexer.index.voices import SPEAKING
from indexer.languages import language_name
from indexer.query.parsing import ParsedQuery, parse
from indexer.query.tree import ALL
from indexer.register.glossary import Glossary, changed, glossary
from indexer.search.completing import Completer
from indexer.search.results import MeetingEntry, SearchRequest, Sort, SpeakerEntry
from indexer.search.speakers import speaker_entries
from indexer.settings import Settings
from indexer.summary import Meeting

EVERYTHING = EngineQuery(
    ALL, {}, own_words=False, spoken=False, sort=Sort.NEWEST, offset=0, limit=1
)
Version = tuple[str, int]


@dataclass(frozen=True, slots=True)
class State:
    """One generation of the index, open, with the labels of its facet values.

    It ends with another generation, or another version of the file of acronyms.
    """

    version: Version
    reader: EngineReader
    entries: tuple[MeetingEntry, ...]
    speakers: tuple[SpeakerEntry, ...]
    labels: Mapping[str, Mapping[str, str]]
    glossary: Glossary
    languages: tuple[str, ...]
    completer: Completer

    def names(self, facet: str) -> Mapping[str, str]:
        """Give the labels of the values of a facet; those that need none are not among them."""
        return self.labels.get(facet, {})

    def parse(self, request: SearchRequest) -> ParsedQuery:
        """Read the query of a request over the words of this index."""
        return parse(request.query, self.reader, self.glossary, request.expand, self.languages)


def current_version(settings: Settings) -> Version:
    """Tell which state of the index is in use, whether it is open or not."""
    return store.current_name(settings.index), changed(settings.corpus)


def open_state(settings: Settings, version: Version) -> State:
    """Open the index in use; raises IndexUnusable and AcronymsError."""
    generation = store.current_generation(settings.index)
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
    acronyms = glossary(settings.corpus, (file.acronyms for file in files))
    tallies = reader.speakers(replace(EVERYTHING, filters={"role": SPEAKING}))
    heard = speaker_entries(files, tallies)
    opening = {"section": Wanted(), "language": Wanted()}
    facets = reader.run(replace(EVERYTHING, facets=opening)).facets
    labels["language"] = {code: language_name(code) for code in facets["language"]}
    completer = Completer(reader, heard, facets["section"])
    languages = tuple(facets["language"])
    return State(version, reader, entries, heard, labels, acronyms, languages, completer)


def meeting_label(meeting: Meeting) -> str:
    """Name a meeting in a list: its title and its date."""
    return f"{meeting.title} ({meeting.when})" if meeting.date else meeting.title
