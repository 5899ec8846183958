"""Where a speaker is not reported on something, and what that means: the silences told apart."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter

from indexer.index.held import Which
from indexer.index.parts import Made
from indexer.index.seam import EngineQuery, EngineReader, MeetingTable
from indexer.index.voices import WORDLESS
from indexer.query.tree import ALL
from indexer.search.results import MeetingEntry
from indexer.summary import Meeting, Role

Cells = Mapping[str, Mapping[str, int]]


class Silence(StrEnum):
    """What it means that nothing was found of a speaker at a meeting."""

    SPOKE = "spoke, but not on this"
    CHAIR = "in the chair, and not on this"
    WRITTEN = "in writing, and not on this"
    FLOOR = "took the floor, words not reported"
    OPPOSED = "only opposed, words not reported"
    ABSENT = "not recorded"


ROLES: Mapping[Silence, tuple[Role, ...]] = {
    Silence.SPOKE: (Role.STATEMENT, Role.SUPPORT),
    Silence.CHAIR: (Role.CHAIR,),
    Silence.WRITTEN: (Role.WRITTEN,),
    Silence.FLOOR: (Role.FLOOR,),
    Silence.OPPOSED: (Role.OPPOSE,),
}
WITH_WORDS = tuple(str(role) for role in Role if role not in WORDLESS)


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is on record at which meetings, on anything: the cells of each kind of silence."""

    cells: Mapping[Silence, Cells]

    def silence(self, speaker: str, meeting: str) -> Silence:
        """Tell what kind of silence it is where nothing was found: the first of them that fits."""
        found = (kind for kind, cells in self.cells.items() if meeting in cells.get(speaker, ()))
        return next(found, Silence.ABSENT)

    def meetings(self, speaker: str) -> set[str]:
        """The meetings at which a speaker is on record."""
        return {meeting for cells in self.cells.values() for meeting in cells.get(speaker, ())}


@dataclass(frozen=True, slots=True)
class SpeakerSilences:
    """The meetings at which a speaker spoke on something, and those at which it did not, by kind.

    Each meeting stands there once, the newest first. Whoever takes a part of them has no more read.
    """

    id: str
    label: str
    spoke: Sequence[Meeting]
    silent: Mapping[Silence, Sequence[Meeting]]


@dataclass(frozen=True, slots=True)
class Silences:
    """The silences of some speakers over every meeting held.

    `undated` are the meetings among them without a date; `unheld` the years between the first and
    the last of which there is no summary.
    """

    understood: str
    speakers: tuple[SpeakerSilences, ...]
    meetings: int
    undated: int
    unheld: tuple[int, ...]


def presence(
    reader: EngineReader,
    asked: EngineQuery,
    speakers: Sequence[str],
    meetings: Sequence[str] | None,
) -> Presence:
    """Look up who was on record at some meetings, on anything; None for all meetings."""
    filters = {"speaker": tuple(speakers), "meeting": tuple(meetings or ())}
    cells = {}
    for kind, roles in ROLES.items():
        in_role = replace(asked, tree=ALL, filters={**filters, "role": tuple(map(str, roles))})
        cells[kind] = reader.cells(in_role, speakers, meetings)
    return Presence(cells)


def silences(
    reader: EngineReader,
    asked: EngineQuery,
    understood: str,
    labels: Mapping[str, str],
    held: MeetingTable,
) -> Silences:
    """Tell where speakers, by their labels, were silent on what is asked, of all meetings held."""
    ids = tuple(labels)
    on_it = reader.cells(replace(asked, filters={"speaker": ids, "role": WITH_WORDS}), ids, None)
    present = presence(reader, asked, ids, None)
    speakers = (
        _silences_of(id_, label, held, on_it.get(id_, {}).keys(), present)
        for id_, label in labels.items()
    )
    years = held.years()
    between = range(min(years, default=0), max(years, default=0))
    unheld = tuple(year for year in between if year not in years)
    return Silences(understood, tuple(speakers), len(held.meetings()), held.undated(), unheld)


def _silences_of(
    id_: str, label: str, held: MeetingTable, on_it: Set[str], present: Presence
) -> SpeakerSilences:
    there = present.meetings(id_) | on_it
    by_kind: dict[Silence, set[str]] = {kind: set() for kind in Silence}
    for meeting in there - on_it:
        by_kind[present.silence(id_, meeting)].add(meeting)
    silent = {kind: _meetings(held, ids) for kind, ids in by_kind.items()}
    silent[Silence.ABSENT] = _made(held.meetings(Which(others=there)))
    return SpeakerSilences(id_, label, _meetings(held, on_it), silent)


def _meetings(held: MeetingTable, ids: Set[str]) -> Sequence[Meeting]:
    """Some of the meetings, the newest first."""
    return _made(held.meetings(Which(ids=ids))) if ids else ()


def _made(entries: Sequence[MeetingEntry]) -> Sequence[Meeting]:
    return Made(entries, attrgetter("meeting"))
