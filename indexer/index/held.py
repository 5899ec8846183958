"""Which of the meetings held are asked for, and which stand beside one of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from indexer.index.entries import MeetingEntry
from indexer.query.dates import Days
from indexer.register.identity import name_key
from indexer.summary import Meeting


@dataclass(frozen=True, slots=True)
class Which:
    """The meetings that are asked for: of each kind of values any one, () for all.

    `words` begin words of their facts (see `facts`). `series` and `places` may be "", for the
    meetings without one. `days` are the first and the last of those on any of which they were held.
    `others` are the ids of those that are not asked for.
    """

    words: Sequence[str] = ()
    ids: Collection[str] = ()
    years: Collection[str] = ()
    series: Collection[str] = ()
    places: Collection[str] = ()
    days: Days | None = None
    others: Collection[str] = ()

    @classmethod
    def of(cls, filters: Mapping[str, Sequence[str]], days: Days | None = None) -> "Which":
        """What the filters of paragraphs let through of meetings."""
        asked = {facet: filters.get(facet, ()) for facet in ("meeting", "year", "series", "place")}
        return cls((), asked["meeting"], asked["year"], asked["series"], asked["place"], days)

    def lets_through(self, entry: MeetingEntry) -> bool:
        """Tell whether a meeting is one of them."""
        meeting = entry.meeting
        return (
            (not self.ids or meeting.id in self.ids)
            and meeting.id not in self.others
            and (not self.years or any(str(year) in self.years for year in meeting.years))
            and (not self.series or meeting.series in self.series)
            and (not self.places or meeting.place in self.places)
            and (not self.days or held_within(meeting, self.days))
            and (not self.words or _begins(facts(meeting), self.words))
        )


ANY = Which()


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


def held_within(meeting: Meeting, days: Days) -> bool:
    """Tell whether a meeting was held on any day from the first to the last of `days`."""
    if not meeting.date:
        return False
    return meeting.date <= days[1] and days[0] <= (meeting.end or meeting.date)


def facts(meeting: Meeting) -> list[str]:
    """The words of a meeting's title, place, series, kind and date, folded.

    The date stands there as 2011-09-16 and as 16 September 2011.
    """
    dates = f"{meeting.days} {meeting.when}"
    told = (meeting.title, meeting.place, meeting.series, meeting.kind, dates)
    return name_key(" ".join(told)).split()


def _begins(words: Sequence[str], beginnings: Iterable[str]) -> bool:
    return all(any(word.startswith(b) for word in words) for b in beginnings)
