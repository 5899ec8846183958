"""The hits by speaker and by meeting: how many, and from when to when."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from indexer.index.seam import MeetingOrder as MeetingOrder  # the reader's too
from indexer.index.seam import Tally
from indexer.search.results import MeetingEntry
from indexer.summary import Meeting, day_of
from indexer.words import ENGLISH
from indexer.words.collation import name_order

Counts = Mapping[str, Mapping[str, int]]


class SpeakerOrder(StrEnum):
    """How the speakers are ordered."""

    PARAGRAPHS = "paragraphs"
    NAME = "name"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker of the hits: in how many paragraphs and meetings, the first and last day."""

    id: str
    label: str
    paragraphs: int
    meetings: int
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of the hits: how many of the summary's paragraphs, how many speakers in them."""

    entry: MeetingEntry
    paragraphs: int
    speakers: int

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.entry.meeting


def speaker_rows(
    tallies: Mapping[str, Tally],
    names: Mapping[str, str],
    order: SpeakerOrder,
    language: str = ENGLISH,
) -> list[SpeakerRow]:
    """Make a row of each speaker that has hits, names as readers of a language order them."""
    rows = [
        SpeakerRow(
            id_,
            names[id_],
            tally.paragraphs,
            tally.meetings,
            day_of(tally.first),
            day_of(tally.last),
        )
        for id_, tally in tallies.items()
    ]
    rows.sort(key=lambda row: (-row.paragraphs, name_order(row.label, language)))
    match order:
        case SpeakerOrder.NAME:
            rows.sort(key=lambda row: name_order(row.label, language))
        case SpeakerOrder.FIRST:
            rows.sort(key=lambda row: row.first or datetime.date.max)
        case SpeakerOrder.LAST:
            rows.sort(key=lambda row: row.last or datetime.date.min, reverse=True)
    return rows
