"""The hits by speaker and by meeting: how many, and from when to when."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.results import MeetingEntry
from indexer.summary import Meeting

Counts = Mapping[str, Mapping[str, int]]


class SpeakerOrder(StrEnum):
    """How the speakers are ordered."""

    PARAGRAPHS = "paragraphs"
    NAME = "name"
    FIRST = "first"
    LAST = "last"


class MeetingOrder(StrEnum):
    """How the meetings are ordered."""

    PARAGRAPHS = "paragraphs"
    NEWEST = "newest"
    OLDEST = "oldest"


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
    counts: Counts,
    labels: Mapping[str, str],
    dates: Mapping[str, datetime.date | None],
    order: SpeakerOrder,
) -> list[SpeakerRow]:
    """Make a row of each speaker that has hits; `counts` is by speaker and meeting."""
    rows = [
        _speaker_row(id_, labels.get(id_, id_), by_meeting, dates)
        for id_, by_meeting in counts.items()
    ]
    rows.sort(key=lambda row: (-row.paragraphs, row.label.casefold()))
    match order:
        case SpeakerOrder.NAME:
            rows.sort(key=lambda row: row.label.casefold())
        case SpeakerOrder.FIRST:
            rows.sort(key=lambda row: row.first or datetime.date.max)
        case SpeakerOrder.LAST:
            rows.sort(key=lambda row: row.last or datetime.date.min, reverse=True)
    return rows


def _speaker_row(
    id_: str,
    label: str,
    by_meeting: Mapping[str, int],
    dates: Mapping[str, datetime.date | None],
) -> SpeakerRow:
    days = [day for day in map(dates.get, by_meeting) if day]
    return SpeakerRow(
        id_,
        label,
        sum(by_meeting.values()),
        len(by_meeting),
        min(days, default=None),
        max(days, default=None),
    )


def meeting_rows(
    found: Mapping[str, int],
    counts: Counts,
    entries: Sequence[MeetingEntry],
    order: MeetingOrder,
) -> list[MeetingRow]:
    """Make a row of each meeting that has hits: `found` counts them by meeting.

    The entries are the newest first; `counts` is by speaker and meeting.
    """
    speakers = _speakers_of(counts.values())
    rows = [
        MeetingRow(entry, found[entry.meeting.id], speakers.get(entry.meeting.id, 0))
        for entry in entries
        if found.get(entry.meeting.id)
    ]
    match order:
        case MeetingOrder.PARAGRAPHS:
            rows.sort(key=lambda row: -row.paragraphs)
        case MeetingOrder.OLDEST:
            rows.reverse()
    return rows


def _speakers_of(counts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    speakers: dict[str, int] = {}
    for by_meeting in counts:
        for meeting in by_meeting:
            speakers[meeting] = speakers.get(meeting, 0) + 1
    return speakers
