"""The speakers of a corpus: who they are, how often they spoke, and which one is looked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from indexer.errors import UnknownSpeaker
from indexer.index.seam import MeetingTable
from indexer.register.identity import Identity, name_key, without_digest
from indexer.register.register import Register
from indexer.saying import say
from indexer.search.results import FacetValue, SearchRequest, SearchResults, Sort, SpeakerEntry
from indexer.search.views.listing import Listing
from indexer.search.views.tables import MeetingRow
from indexer.summary import Kind, Role
from indexer.words import ENGLISH
from indexer.words.collation import name_order


class DirectoryOrder(StrEnum):
    """How speakers are listed: the most frequent first, or by name."""

    COUNT = "count"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """All about one speaker.

    `newest` are its newest statements. `mentions` counts the paragraphs that name it while
    others speak, `opposed` those in which it is against something. `meetings` are those it spoke
    at, the newest first; `spoken_for_by` is who spoke on its behalf. `identity` is what the
    register knows of it, None for nothing.
    """

    entry: SpeakerEntry
    identity: Identity | None
    newest: SearchResults
    mentions: int
    opposed: int
    meetings: Listing[MeetingRow]
    spoken_for_by: tuple[FacetValue, ...]

    @property
    def speaks_for(self) -> tuple[FacetValue, ...]:
        """On whose behalf it spoke, in how many paragraphs."""
        return self.newest.facets["for"]

    @property
    def opposing(self) -> SearchRequest:
        """The search for what it opposed."""
        chosen = {"speaker": (self.entry.id,), "role": (str(Role.OPPOSE),)}
        return SearchRequest(filters=chosen, sort=Sort.NEWEST)

    def spoken_by(self, speaker: str) -> SearchRequest:
        """The search for what another said on its behalf."""
        return SearchRequest(filters={"speaker": (speaker,), "for": (self.entry.id,)})


class SpeakerDirectory:
    """Everybody who spoke, the most frequent first, with what the register knows of them."""

    def __init__(
        self, entries: Iterable[SpeakerEntry], meetings: MeetingTable, register: Register
    ) -> None:
        """Take those who spoke, and what the summaries say of whoever they name."""
        self.register = register
        self.entries = tuple(self._described(entry) for entry in entries)
        self._meetings = meetings

    def is_of(self, meetings: MeetingTable, register: Register) -> bool:
        """Tell whether it was made of these, and so holds as long as they do."""
        return self._meetings is meetings and self.register is register

    def _described(self, entry: SpeakerEntry) -> SpeakerEntry:
        identity = self.register.get(entry.id)
        if identity is None:
            return entry
        return replace(entry, kind=identity.kind, known=True, region=identity.region)

    def get(self, speaker: str) -> SpeakerEntry:
        """A speaker, or one that is only named; raises UnknownSpeaker for any other."""
        if speaker in self._by_id:
            return self._by_id[speaker]
        label = self._named(speaker)
        if not label:
            raise UnknownSpeaker(
                say("nobody in this corpus has the name {speaker}", speaker=repr(speaker))
            )
        identity = self.register.get(speaker)
        kind = identity.kind if identity else Kind.UNKNOWN
        silent = SpeakerEntry(speaker, label, kind, identity is not None, {}, 0, 0)
        return self._described(silent)

    def label(self, speaker: str) -> str:
        """Name a speaker of the corpus or the register; raises UnknownSpeaker for any other."""
        identity = self.register.get(speaker)
        if identity and not self._named(speaker):
            return identity.label
        return self.get(speaker).label

    def _named(self, speaker: str) -> str:
        """The label of whoever the summaries name, "" for nobody."""
        return self._meetings.labels("speaker", [speaker]).get(speaker, "")

    def matching(
        self, find: str, kind: Kind | None, order: DirectoryOrder, language: str = ENGLISH
    ) -> tuple[SpeakerEntry, ...]:
        """List the speakers of a kind (None for any) that have `find` in any of their names.

        Case, accents and punctuation make no difference; "uk" finds the United Kingdom, and
        "li ming" 李明. By name, they are in the order that readers of a language expect.
        """
        key = name_key(find)
        found = [
            entry
            for entry in self.entries
            if (kind is None or entry.kind is kind) and (not key or key in self._names[entry.id])
        ]
        if order is DirectoryOrder.NAME:
            found.sort(key=lambda entry: name_order(entry.label, language))
        return tuple(found)

    def by_kind(self) -> Mapping[Kind, tuple[SpeakerEntry, ...]]:
        """The speakers of each kind that there is, those unknown to the register last."""
        groups = {kind: tuple(e for e in self.entries if e.kind is kind) for kind in Kind}
        return {kind: entries for kind, entries in groups.items() if entries}

    def sharing(self, plain: str) -> tuple[SpeakerEntry, ...]:
        """The speakers whose names are so in ASCII: their ids have a digest behind it."""
        return tuple(entry for entry in self.entries if without_digest(entry.id) == plain)

    @cached_property
    def _by_id(self) -> Mapping[str, SpeakerEntry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """All names of each speaker, folded, with bars between them."""
        return {entry.id: self._folded(entry) for entry in self.entries}

    def _folded(self, entry: SpeakerEntry) -> str:
        identity = self.register.get(entry.id)
        names = {entry.label, *entry.printed, *(identity.names if identity else ())}
        in_ascii = without_digest(entry.id).replace("-", " ")
        return " | ".join((*(name_key(name) for name in names), in_ascii))


def nearest_known(entry: SpeakerEntry, register: Register) -> SpeakerEntry:
    """Put the known speaker whose name is most like it beside an unknown one."""
    identity = register.nearest(entry.label)
    return replace(entry, nearest=identity.label if identity else "")
