"""What the summaries of an index on this machine say, asked for by need."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from indexer.index.entries import FileEntry, FileSpeaker, MeetingEntry, usual_kind
from indexer.index.fields import MEETING_FACETS
from indexer.index.held import ANY, Neighbours, Which, neighbours
from indexer.index.local.labels import NONE, load_labels
from indexer.index.names import Printed
from indexer.register.identity import name_key, without_digest
from indexer.saying import say
from indexer.summary import Kind, Meeting
from indexer.words.folding import plain

REMEMBERED = 10_000  # labels of meetings, which return on each page


class LocalMeetings:
    """The entries of all summaries, held whole: see `indexer.index.seam.MeetingTable`."""

    def __init__(self, files: Iterable[FileEntry], labels: bytes = b"") -> None:
        """Take the entries, and what is known of labels, if that is (see `labels`)."""
        self._called = labels
        self._files = sorted(
            files, key=lambda file: (str(file.meeting.date or ""), file.meeting.id), reverse=True
        )
        self._meetings = tuple(
            MeetingEntry(file.meeting, file.paragraphs, len(file.speakers), file.added)
            for file in self._files
        )

    def meetings(self, which: Which = ANY, added_last: bool = False) -> Sequence[MeetingEntry]:
        """Meetings, the newest first, or those first that were added last."""
        found = (
            self._meetings if which == ANY else tuple(filter(which.lets_through, self._meetings))
        )
        return sorted(found, key=_added, reverse=True) if added_last else found

    def beside(self, meeting: Meeting) -> Neighbours:
        """The meetings of its series before and after one."""
        return neighbours(self._meetings, meeting)

    def years(self) -> Mapping[int, int]:
        """Count the meetings of each year."""
        return self._years

    def undated(self) -> int:
        """Count the meetings of no year."""
        return self._undated

    def series(self) -> Mapping[str, int]:
        """Count the meetings of each series, the largest first."""
        return dict(Counter(entry.meeting.series for entry in self._meetings).most_common())

    def by_id(self, facet: str) -> Mapping[str, str]:
        """The series or the place of every meeting by its id, "" for none."""
        return self._told[facet]

    @cached_property
    def _told(self) -> Mapping[str, Mapping[str, str]]:
        meetings = [file.meeting for file in self._files]
        return {f: {m.id: getattr(m, f) for m in meetings} for f in MEETING_FACETS}

    @cached_property
    def have_series_or_places(self) -> bool:
        """Tell whether any meeting has one."""
        return any(value for told in self._told.values() for value in told.values())

    def labels(self, facet: str, values: Iterable[str]) -> Mapping[str, str]:
        """The labels of values of a facet, of those that have one."""
        if facet == "meeting":
            known = self._by_id
            return {value: meeting_label(known[value]) for value in values if value in known}
        labels = self._labels.get(facet, {})
        return {value: labels[value] for value in values if value in labels}

    def labelled(self, facet: str, find: str) -> Sequence[str]:
        """The values of a facet that have some characters in their labels."""
        wanted = plain(find)
        labels = self._labels.get(facet, {})
        return [value for value, label in labels.items() if wanted in plain(label)]

    def sharing(self, facet: str, ascii_id: str) -> Sequence[str]:
        """The ids of a facet that are this one but for a digest behind it."""
        return self._sharing[facet].get(ascii_id, ()) if facet in self._sharing else ()

    def speakers(self, ids: Iterable[str]) -> Mapping[str, FileSpeaker]:
        """Say of some who speak what all summaries say of them together."""
        return {id_: self._speaker(id_) for id_ in ids}

    def printing(self, names: Collection[str]) -> Iterable[Printed]:
        """Who is printed under one of some names, as `name_key` folds them, in each summary."""
        for file in self._files:
            for speaker in file.speakers.values():
                if not {*map(name_key, speaker.printed)}.isdisjoint(names):
                    yield Printed(file.meeting, speaker.label, speaker.printed)

    def acronyms(self) -> Iterable[Mapping[str, Mapping[str, int]]]:
        """Count, for each summary, the long forms of the acronyms that it explains."""
        return (file.acronyms for file in self._files)

    def _speaker(self, id_: str) -> FileSpeaker:
        """Put together what is known of a speaker; whoever only has others speak is a group."""
        who = self._spoke.get(id_)
        if who is None:
            return FileSpeaker(self._named.get(id_, id_), usual_kind({}), False, {})
        return FileSpeaker(who.label, usual_kind(self._kinds[id_]), who.known, self._printed[id_])

    @cached_property
    def _years(self) -> Mapping[int, int]:
        return Counter(year for file in self._files for year in file.meeting.years)

    @cached_property
    def _undated(self) -> int:
        return sum(file.meeting.date is None for file in self._files)

    @cached_property
    def _spoke(self) -> Mapping[str, FileSpeaker]:
        return {id_: speaker for file in self._files for id_, speaker in file.speakers.items()}

    @cached_property
    def _named(self) -> Mapping[str, str]:
        return {id_: label for file in self._files for id_, label in file.mentions.items()}

    @cached_property
    def _printed(self) -> Mapping[str, Mapping[str, int]]:
        printed: dict[str, dict[str, int]] = {}
        for file in self._files:
            for id_, speaker in file.speakers.items():
                counts = printed.setdefault(id_, {})
                for name, count in speaker.printed.items():
                    counts[name] = counts.get(name, 0) + count
        return printed

    @cached_property
    def _kinds(self) -> Mapping[str, Mapping[Kind, int]]:
        kinds: dict[str, dict[Kind, int]] = {}
        for file in self._files:
            for id_, speaker in file.speakers.items():
                counts = kinds.setdefault(id_, {})
                counts[speaker.kind] = counts.get(speaker.kind, 0) + 1
        return kinds

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[str, str]]:
        known = load_labels(self._called) if self._called else NONE.plus(self._files)
        spoke = {id_: label for id_, (*_, label) in known.spoke.items()}
        named = {id_: label for id_, (*_, label) in known.named.items()}
        return {
            "speaker": {**named, **spoke},
            "mentions": {**spoke, **named},
            "for": {**spoke, **named},
            "meeting": {file.meeting.id: str(meeting_label(file.meeting)) for file in self._files},
        }

    @cached_property
    def _by_id(self) -> Mapping[str, Meeting]:
        return {file.meeting.id: file.meeting for file in self._files}

    @cached_property
    def _sharing(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        found: dict[str, dict[str, list[str]]] = {}
        for facet in ("speaker", "mentions"):
            by_plain = found.setdefault(facet, {})
            for id_ in self._labels[facet]:
                by_plain.setdefault(without_digest(id_), []).append(id_)
        return found


def _added(entry: MeetingEntry) -> tuple[str, str]:
    return entry.added, entry.meeting.id


@lru_cache(maxsize=REMEMBERED)
def meeting_label(meeting: Meeting) -> str:
    """Name a meeting in a list: its title and, where that does not say it, its date."""
    bare = meeting.date is None or meeting.date_in_title
    return meeting.title if bare else say("{title} ({day})", title=meeting.title, day=meeting.when)
