"""One state of the index, open, with all that is known of its whole corpus."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache, partial

from indexer.errors import AcronymsError, IndexUnusable, OtherVersion
from indexer.index.entries import FileSpeaker
from indexer.index.names import HeardNames
from indexer.index.seam import EngineQuery, EngineReader, MeetingTable, Sort, Tally, Wanted
from indexer.index.store import store_of
from indexer.index.voices import SPEAKING
from indexer.query.dates import unreadable
from indexer.query.parsing import ParsedQuery, parse, read
from indexer.query.tree import ALL
from indexer.query.widening import forms_in
from indexer.register.glossary import (
    Glossary,
    Longs,
    changed,
    curated,
    glossary,
    names_elsewhere,
    stems,
)
from indexer.search.completing import Completer, GatheredNames
from indexer.search.results import SearchRequest, SpeakerEntry
from indexer.settings import Settings
from indexer.words.collation import name_order
from indexer.words.languages import language_name

EVERYTHING = EngineQuery(
    ALL, {}, own_words=False, spoken=False, sort=Sort.NEWEST, offset=0, limit=1
)
PARSED = 32  # of what was typed lately
LANGUAGES = 16  # of readers, for which the order of names is kept
Version = tuple[str, int]


@dataclass(frozen=True)
class State:
    """One state of the index, open; its reader is closed when nobody has that any more.

    It ends with another state, or another version of the file of acronyms, of which `curated` are
    those that the file has. What must be gathered from all of it is, when it is first asked for.
    `by_name` gives the ids of all who are on record in the order of their names for a reader of a
    language. `problem` says what it has to do without, "" for nothing.
    """

    version: Version
    reader: EngineReader
    summaries: MeetingTable
    curated: Mapping[str, Longs]
    by_name: Callable[[str], tuple[str, ...]]
    problem: str = ""

    @cached_property
    def speakers(self) -> tuple[SpeakerEntry, ...]:
        """Everybody who spoke, the most frequent first, as the summaries name them."""
        return self._speaking({"role": SPEAKING})

    def speakers_of(self, ids: Iterable[str]) -> tuple[SpeakerEntry, ...]:
        """Those of some who spoke, as the summaries name them."""
        return self._speaking({"role": SPEAKING, "speaker": tuple(ids)})

    def _speaking(self, filters: Mapping[str, tuple[str, ...]]) -> tuple[SpeakerEntry, ...]:
        tallies = self.reader.speakers(replace(EVERYTHING, filters=filters))
        return _speakers(self.summaries.speakers(tallies), tallies)

    @cached_property
    def glossary(self) -> Glossary:
        """What acronyms stand for in these summaries."""
        return glossary(self.curated, self.summaries.acronyms())

    @property
    def _acronyms(self) -> Callable[[str], Glossary]:
        """What acronyms stand for that may be among what is typed: asked for where that can be."""
        if self.reader.names:
            return partial(_asked_for, self.reader.names, self.curated)
        whole = self.glossary
        return lambda _: whole

    @cached_property
    def paragraphs(self) -> int:
        """How many paragraphs there are."""
        return self.reader.run(replace(EVERYTHING, limit=0)).total

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the paragraphs."""
        return tuple(_counted(self.reader, "language"))

    @cached_property
    def elsewhere(self) -> Glossary:
        """What names in English are in these languages."""
        return names_elsewhere(self.languages)

    @cached_property
    def completer(self) -> Completer:
        """Completes what is typed."""
        if self.reader.names:
            return Completer(self.reader, self.reader.names)
        sections, behalf = (_counted(self.reader, facet) for facet in ("section", "for"))
        return Completer(self.reader, GatheredNames(self.speakers, sections, behalf))

    def with_acronyms(self, version: Version, own: Mapping[str, Longs]) -> "State":
        """The same state with another file of acronyms: whatever else was gathered stays."""
        other = replace(self, version=version, curated=own, problem="")
        known = {*(field.name for field in fields(self)), "glossary", "_parsed"}
        vars(other).update({name: it for name, it in vars(self).items() if name not in known})
        return other

    def labels(self, facet: str, values: Iterable[str]) -> Mapping[str, str]:
        """The labels of values of a facet, of those that have one."""
        if facet == "language":
            return {code: language_name(code) for code in values}
        return self.summaries.labels(facet, values)

    def names(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Name those who speak or are mentioned, by their ids where nothing else is known."""
        wanted = tuple(ids)
        return {**dict(zip(wanted, wanted, strict=True)), **self.labels("speaker", wanted)}

    @cached_property
    def _parsed(self) -> Callable[[str, bool], ParsedQuery]:
        """Parses what is typed; a page is made of several answers to it."""
        reader, acronyms, languages = self.reader, self._acronyms, self.languages
        elsewhere = self.elsewhere

        @lru_cache(maxsize=PARSED)
        def parsed(typed: str, expand: bool) -> ParsedQuery:
            return parse(typed, reader, acronyms(typed), expand, languages, elsewhere)

        return parsed

    def parse(self, request: SearchRequest) -> ParsedQuery:
        """Read the query of a request over the words of this index, and its days if it has any."""
        parsed = self._parsed(request.query, request.expand).between(request.days)
        return parsed.with_hints(map(unreadable, (request.first, request.last)))


def current_version(settings: Settings) -> Version:
    """Tell which state of the index is in use, whether it is open or not."""
    return store_of(settings).current(), changed(settings.corpus)


def open_state(settings: Settings, version: Version) -> State:
    """Open a state of the index, without curated acronyms where their file can't be read.

    Raises IndexUnusable.
    """
    try:
        reader, summaries = store_of(settings).open(version[0])
    except OtherVersion as error:
        raise IndexUnusable(f"{error}: `floor index` makes it anew") from None
    by_name = lru_cache(maxsize=LANGUAGES)(lambda code: _by_name(reader, summaries, code))
    try:
        return State(version, reader, summaries, curated(settings.corpus), by_name)
    except AcronymsError as error:
        return State(version, reader, summaries, {}, by_name, str(error))


def _asked_for(names: HeardNames, own: Mapping[str, Longs], typed: str) -> Glossary:
    """What those acronyms and long forms stand for that may be among what is typed."""
    forms = set(forms_in(read(typed)[0]))
    for short, longs in own.items():
        if not forms.isdisjoint(map(stems, (short, *longs))):
            forms.add(stems(short))
    return glossary(own, [names.explained(forms)])


def _counted(reader: EngineReader, facet: str) -> Mapping[str, int]:
    """Count all paragraphs by the values of a facet."""
    return reader.run(replace(EVERYTHING, limit=0, facets={facet: Wanted()})).facets[facet]


def _by_name(reader: EngineReader, summaries: MeetingTable, language: str) -> tuple[str, ...]:
    ids = _counted(reader, "speaker")
    labels = summaries.labels("speaker", ids)
    return tuple(sorted(ids, key=lambda id_: (name_order(labels.get(id_, id_), language), id_)))


def _speakers(
    known: Mapping[str, FileSpeaker], tallies: Mapping[str, Tally]
) -> tuple[SpeakerEntry, ...]:
    """List speakers, the most frequent first, as the summaries name them.

    `tallies` are those of a search for everything: a group spoke also where somebody spoke for it.
    """
    entries = [
        SpeakerEntry(
            id_, who.label, who.kind, tally.paragraphs, who.known, who.printed, tally.meetings
        )
        for id_, tally in tallies.items()
        for who in [known[id_]]
    ]
    return tuple(sorted(entries, key=lambda entry: (-entry.paragraphs, entry.label)))
