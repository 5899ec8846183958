"""Speaker by meeting for a query: who said how much of it where, and the kinds of silence.

The rows are speakers, those with most hits first; the columns meetings in the order of time,
with a gap where years passed of which there is no summary.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.excerpts import window
from indexer.results import Hit, MeetingEntry
from indexer.summary import Meeting, Span, Statement
from indexer.views.listing import Listing
from indexer.views.tables import Counts

SPEAKERS = 20
MEETINGS = 12
QUOTED_AROUND = 110


class Silence(StrEnum):
    """What it means that nothing was found of a speaker at a meeting."""

    SPOKE = "spoke, but not on this"
    FLOOR = "took the floor, words not reported"
    ABSENT = "did not speak"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of a statement around what matched, and where it stands."""

    text: str
    marks: tuple[Span, ...]
    paragraph_id: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One speaker at one meeting: paragraphs found, or what kind of silence there is."""

    meeting: Meeting
    paragraphs: int
    silence: Silence | None
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Years between two meetings of which there is no summary."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A speaker, its hits at all meetings, and a cell or gap for each column."""

    id: str
    label: str
    paragraphs: int
    cells: tuple[Cell | Gap, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A page of rows over a page of columns; the last page of columns has the newest."""

    columns: Listing[Meeting]
    headings: tuple[Meeting | Gap, ...]
    rows: Listing[GridRow]


@dataclass(frozen=True, slots=True)
class Presence:
    """Who spoke at which meetings, on anything; and who took the floor without words."""

    spoke: Counts
    floor: Counts

    def silence(self, speaker: str, meeting: str) -> Silence:
        """Tell what kind of silence a cell without hits is."""
        if meeting in self.spoke.get(speaker, ()):
            return Silence.SPOKE
        if meeting in self.floor.get(speaker, ()):
            return Silence.FLOOR
        return Silence.ABSENT


def columns(meetings: Sequence[Meeting], counts: Counts) -> list[Meeting]:
    """Choose the meetings to show, in the order of time: all of a few, else those with hits."""
    if len(meetings) > MEETINGS:
        found = {meeting for by_meeting in counts.values() for meeting in by_meeting}
        meetings = [meeting for meeting in meetings if meeting.id in found]
    return sorted(meetings, key=lambda meeting: (str(meeting.date or ""), meeting.id))


def headings(shown: Sequence[Meeting], held: Iterable[MeetingEntry]) -> tuple[Meeting | Gap, ...]:
    """Put gaps between meetings where all years between them lack a summary."""
    years = {entry.meeting.date.year for entry in held if entry.meeting.date}
    found: list[Meeting | Gap] = []
    last: Meeting | None = None
    for meeting in shown:
        if last and last.date and meeting.date:
            between = range(last.date.year + 1, meeting.date.year)
            if between and not years.intersection(between):
                found.append(Gap(between[0], between[-1]))
        found.append(meeting)
        last = meeting
    return tuple(found)


def cells(
    speaker: str,
    shown: Sequence[Meeting | Gap],
    counts: Counts,
    presence: Presence,
    quotations: Mapping[tuple[str, str], Quotation],
) -> tuple[Cell | Gap, ...]:
    """Make the row of a speaker."""
    found = counts.get(speaker, {})
    return tuple(
        heading
        if isinstance(heading, Gap)
        else Cell(
            heading,
            found.get(heading.id, 0),
            None if heading.id in found else presence.silence(speaker, heading.id),
            quotations.get((speaker, heading.id)),
        )
        for heading in shown
    )


def quotations(
    hits: Iterable[Hit], wanted: set[tuple[str, str]], own_words: bool
) -> dict[tuple[str, str], Quotation]:
    """Quote, for each wanted speaker and meeting, the first of the hits that is theirs.

    `own_words`: a match must stand in the speaker's own statement. Stops when all are found.
    """
    found: dict[tuple[str, str], Quotation] = {}
    for hit in hits:
        for statement in hit.paragraph.statements:
            marks = _marks_in(hit, statement)
            if own_words and hit.marks and not marks:
                continue
            for speaker in statement.speaking_for:
                key = (speaker, hit.meeting.id)
                if key in wanted and key not in found:
                    found[key] = _quotation(hit, statement, marks)
        if len(found) == len(wanted):
            break
    return found


def _marks_in(hit: Hit, statement: Statement) -> tuple[Span, ...]:
    return tuple(m for m in hit.marks if statement.start <= m.start < statement.end)


def _quotation(hit: Hit, statement: Statement, marks: tuple[Span, ...]) -> Quotation:
    """Quote a statement around its first match, in whole words."""
    focus = marks[0] if marks else Span(statement.start, statement.start)
    around = window(hit.paragraph.text, focus, QUOTED_AROUND)
    start, end = max(around.start, statement.start), min(around.end, statement.end)
    inside = (m for m in marks if m.end <= end)
    return Quotation(
        hit.paragraph.text[start:end],
        tuple(Span(m.start - start, m.end - start) for m in inside),
        hit.paragraph.id,
        start > statement.start,
        end < statement.end,
    )
