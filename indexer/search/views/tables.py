"""The hits by speaker and by meeting: how many, and from when to when."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from indexer.index.seam import MeetingOrder as MeetingOrder  # the reader's too
from indexer.index.seam import SpeakerOrder as SpeakerOrder
from indexer.index.seam import Tally
from indexer.search.results import MeetingEntry
from indexer.summary import Meeting, day_of

Counts = Mapping[str, Mapping[str, int]]


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
    tallies: Iterable[tuple[str, Tally]], names: Mapping[str, str]
) -> Iterator[SpeakerRow]:
    """Make a row of each speaker that has hits."""
    for id_, tally in tallies:
        first, last = day_of(tally.first), day_of(tally.last)
        yield SpeakerRow(id_, names[id_], tally.paragraphs, tally.meetings, first, last)
