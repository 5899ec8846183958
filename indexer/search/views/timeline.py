"""Hits over time: by year, or by meeting where there are few; and where there is no summary."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.index.seam import MeetingTable
from indexer.search.results import SearchResults
from indexer.summary import Meeting

FEW_MEETINGS = 8  # and each has a bar: by year, there would be hardly any
LONGEST_SPAN = 120  # years: of a longer one, only those with a meeting have bars


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, or a meeting: `paragraphs` found in it, and how many summaries are held of it.

    `chosen` says that the filters ask for it; `value` is that of the timeline's facet.
    """

    value: str
    label: str
    paragraphs: int
    summaries: int
    chosen: bool
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars in the order of time: years, those without a summary included, or meetings.

    `facet` is what the bars are values of, "year" or "meeting"; `undated` are the summaries
    that have no place here.
    """

    facet: str
    bars: tuple[Bar, ...]
    undated: int

    @property
    def highest(self) -> int:
        """The paragraphs of the longest bar."""
        return max((bar.paragraphs for bar in self.bars), default=0)


def timeline(results: SearchResults, meetings: MeetingTable) -> Timeline:
    """Count the hits over time, as if no year (or meeting) had been chosen.

    A meeting over New Year counts in both its years, as its paragraphs do that name no day.
    """
    undated, entries = meetings.undated(), meetings.meetings()
    dated = len(entries) - undated
    if dated > FEW_MEETINGS:
        return Timeline("year", tuple(_years(results, meetings.years())), undated)
    bars = _meetings(results, [entry.meeting for entry in entries[:dated]])
    return Timeline("meeting", tuple(bars), undated)


def _meetings(results: SearchResults, dated: Sequence[Meeting]) -> Iterator[Bar]:
    counts = results.counts["meeting"]
    chosen = results.request.chosen("meeting")
    for meeting in sorted(dated, key=lambda meeting: (meeting.date, meeting.id)):
        found = counts.get(meeting.id, 0)
        yield Bar(meeting.id, meeting.title, found, 1, meeting.id in chosen, meeting)


def _years(results: SearchResults, held: Mapping[int, int]) -> Iterator[Bar]:
    counts = results.counts["year"]
    first, last = min(held), max(held)
    years = range(first, last + 1) if last - first < LONGEST_SPAN else sorted(held)
    for year in years:
        chosen = results.request.asks_for_year(year)
        yield Bar(str(year), str(year), counts.get(str(year), 0), held.get(year, 0), chosen)
