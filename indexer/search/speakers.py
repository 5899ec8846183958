"""The speakers of a corpus: who they are, how often they spoke, and which one is looked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from indexer.errors import UnknownSpeaker
from indexer.index.seam import MeetingTable
from indexer.register.identity import Identity, name_key
from indexer.register.register import Register
from indexer.saying import say
from indexer.search.results import (
    FacetValue,
    ListedSpeaker,
    SearchRequest,
    SearchResults,
    Sort,
    SpeakerEntry,
)
from indexer.search.speaking import Speaking, described
from indexer.search.views.listing import Listing
from indexer.search.views.tables import MeetingRow
from indexer.summary import Kind, Role
from indexer.words import ENGLISH


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

    def __init__(self, speaking: Speaking, meetings: MeetingTable, register: Register) -> None:
        """Take those who spoke, and what the summaries say of whoever they name."""
        self.speaking = speaking
        self.register = register
        self._meetings = meetings

    def is_of(self, meetings: MeetingTable, register: Register) -> bool:
        """Tell whether it was made of these, and so holds as long as they do."""
        return self._meetings is meetings and self.register is register

    @property
    def entries(self) -> Sequence[SpeakerEntry]:
        """All of them, held whole."""
        return self.speaking.everybody()

    @cached_property
    def total(self) -> int:
        """How many there are."""
        return len(self.speaking.listed("", None, by_name=False))

    def get(self, speaker: str) -> SpeakerEntry:
        """A speaker, or one that is only named; raises UnknownSpeaker for any other."""
        found = self.speaking.get(speaker)
        if found:
            return found
        label = self._named(speaker)
        if not label:
            raise _unknown(speaker)
        silent = SpeakerEntry(speaker, label, Kind.UNKNOWN, 0, False, {}, 0)
        return described(silent, self.register)

    def label(self, speaker: str) -> str:
        """Name a speaker of the corpus or the register; raises UnknownSpeaker for any other."""
        identity = self.register.get(speaker)
        label = self._named(speaker) or (identity.label if identity else "")
        if not label:
            raise _unknown(speaker)
        return label

    def _named(self, speaker: str) -> str:
        """The label of whoever the summaries name, "" for nobody."""
        return self._meetings.labels("speaker", [speaker]).get(speaker, "")

    def matching(
        self, find: str, kind: Kind | None, order: DirectoryOrder, language: str = ENGLISH
    ) -> Sequence[ListedSpeaker]:
        """List the speakers of a kind (None for any) that have `find` in any of their names.

        Case, accents and punctuation make no difference; "uk" finds the United Kingdom, and
        "li ming" 李明. By name, they are in the order that readers of a language expect.
        """
        by_name = order is DirectoryOrder.NAME
        return self.speaking.listed(name_key(find), kind, by_name, language)

    def by_kind(self) -> Mapping[Kind, Sequence[ListedSpeaker]]:
        """The speakers of each kind that there is, those unknown to the register last."""
        groups = {kind: self.speaking.listed("", kind, by_name=False) for kind in Kind}
        return {kind: entries for kind, entries in groups.items() if len(entries)}

    def sharing(self, plain: str) -> Sequence[ListedSpeaker]:
        """The speakers whose names are so in ASCII: their ids have a digest behind it."""
        return self.speaking.sharing(plain)


def _unknown(speaker: str) -> UnknownSpeaker:
    return UnknownSpeaker(
        say("nobody in this corpus has the name {speaker}", speaker=repr(speaker))
    )


def nearest_known(entry: SpeakerEntry, register: Register) -> SpeakerEntry:
    """Put the known speaker whose name is most like it beside an unknown one."""
    identity = register.nearest(entry.label)
    return replace(entry, nearest=identity.label if identity else "")
