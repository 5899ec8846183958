"""The meetings of a corpus: which there are, in which series, and which stand beside each other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indexer.query.dates import Days
from indexer.register.identity import name_key
from indexer.search.results import MeetingEntry
from indexer.summary import Meeting


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The meetings of the same series before and after one, by date; None at the ends."""

    previous: Meeting | None = None
    next: Meeting | None = None


def neighbours(entries: Iterable[MeetingEntry], meeting: Meeting) -> Neighbours:
    """The meetings before and after one; the newest of `entries` comes first.

    Meetings without a series count as one series; without a date a meeting has no neighbours.
    """
    if not meeting.date:
        return Neighbours()
    series = (
        entry.meeting
        for entry in entries
        if entry.meeting.series == meeting.series and entry.meeting.date
    )
    later = None
    for other in series:
        if other.id == meeting.id:
            return Neighbours(next(series, None), later)
        later = other
    return Neighbours()


def let_through(
    entries: Iterable[MeetingEntry], filters: Mapping[str, Sequence[str]], days: Days | None
) -> list[MeetingEntry]:
    """Keep the meetings that the filters of meetings and years let through, in their order.

    And of these the ones that were held on some `days`, if any are asked for.
    """
    meetings, years = filters["meeting"], filters["year"]
    return [
        entry
        for entry in entries
        if (not meetings or entry.meeting.id in meetings)
        and (not years or not set(years).isdisjoint(map(str, entry.meeting.years)))
        and (not days or held_within(entry.meeting, days))
    ]


def held_within(meeting: Meeting, days: Days) -> bool:
    """Tell whether a meeting was held on any day from the first to the last of `days`."""
    if not meeting.date:
        return False
    return meeting.date <= days[1] and days[0] <= (meeting.end or meeting.date)


def series_of(entries: Iterable[MeetingEntry]) -> Mapping[str, int]:
    """Count the meetings of each series, the largest first; "" are those without one."""
    return dict(Counter(entry.meeting.series for entry in entries).most_common())


def matching(
    entries: Iterable[MeetingEntry], find: str, series: str | None
) -> tuple[MeetingEntry, ...]:
    """Keep the meetings of a series (None for any) whose facts hold all the words of `find`.

    Words may be beginnings; the facts are title, place, series, kind and date, as 2011-09-16
    and as 16 September 2011.
    """
    wanted = name_key(find).split()
    return tuple(
        entry
        for entry in entries
        if (series is None or entry.meeting.series == series)
        and all(f" {word}" in _facts(entry.meeting) for word in wanted)
    )


def _facts(meeting: Meeting) -> str:
    dates = f"{meeting.days} {meeting.when}"
    facts = (meeting.title, meeting.place, meeting.series, meeting.kind, dates)
    return " " + name_key(" ".join(facts))
