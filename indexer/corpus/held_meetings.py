"""Which meetings does the corpus hold, and in which file?"""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

from rapidfuzz import fuzz, process

from indexer.attribution.names import NameFinder
from indexer.corpus.catalogue import SummaryFile, changed_summaries
from indexer.corpus.changes import stamp
from indexer.errors import IndexUnusable, UnknownMeeting, UnreadableSummary
from indexer.index.entries import FileEntry
from indexer.index.store import store_of
from indexer.reading.summaries import decode, read_summary
from indexer.saying import say
from indexer.settings import Settings
from indexer.summary import Meeting
from indexer.system.disk import hash_of
from indexer.system.faults import one_file
from indexer.system.limits import bounded

SIMILAR = 90  # of 100: one title has nearly all words of the other


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting and the file of the corpus that reports it."""

    file: SummaryFile
    meeting: Meeting

    @property
    def described(self) -> str:
        """Name the meeting, its days and its file."""
        return f"{described(self.meeting)} in {self.file.name}"

    def hash(self) -> str:
        """Hash what the file holds at this moment, "" where it is gone."""
        return hash_of(self.file.path)


def described(meeting: Meeting) -> str:
    """Name a meeting and its days."""
    return f"{meeting.title!r} ({meeting.days})" if meeting.date else repr(meeting.title)


class HeldMeetings:
    """The meetings of a corpus; what the index knows already is not read again."""

    def __init__(self, settings: Settings, finder: NameFinder) -> None:
        self._settings = settings
        self._finder = finder
        self._stamp = (-1, -1)
        self._by_id: dict[str, HeldMeeting] = {}

    def refresh(self) -> None:
        """Look again, if this program has changed the corpus in the meantime."""
        now = stamp(self._settings.corpus)
        if now != self._stamp:
            self._by_id = {h.meeting.id: h for h in self._read()}
            self._stamp = now

    def note(self, held: HeldMeeting) -> None:
        """Take in a summary that has just been stored."""
        self._by_id[held.meeting.id] = held
        self._stamp = stamp(self._settings.corpus)

    def get(self, meeting: str) -> HeldMeeting:
        """The meeting of an id or a file; raises UnknownMeeting."""
        for held in self._by_id.values():
            if meeting in (held.meeting.id, held.file.name):
                return held
        raise UnknownMeeting(
            say(
                "there is no meeting {meeting} in the corpus: floor list shows all",
                meeting=repr(meeting),
            )
        )

    def ids(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset(self._by_id)

    def same(self, meeting: Meeting) -> HeldMeeting | None:
        """Find the meeting of the same id."""
        return self._by_id.get(meeting.id)

    def alike(self, meeting: Meeting) -> HeldMeeting | None:
        """Find another meeting of the same title on the same day."""
        key = (meeting.date, meeting.title.casefold())
        others = (h for h in self._by_id.values() if meeting.date and h.meeting.id != meeting.id)
        return next(
            (h for h in others if (h.meeting.date, h.meeting.title.casefold()) == key), None
        )

    def similar(self, meeting: Meeting) -> HeldMeeting | None:
        """Find a meeting on the same day whose title has the same words, or some more or less."""
        others = [
            h for h in self._by_id.values() if meeting.date and h.meeting.date == meeting.date
        ]
        titles = [held.meeting.title.casefold() for held in others]
        best = process.extractOne(
            meeting.title.casefold(), titles, scorer=fuzz.token_set_ratio, score_cutoff=SIMILAR
        )
        return others[best[2]] if best else None

    def _read(self) -> list[HeldMeeting]:
        if not self._settings.corpus.is_dir():
            return []
        known = self._indexed()
        changes = changed_summaries(self._settings.corpus, known)
        meetings = {
            **{name: known[name].meeting for name in changes.unchanged},
            **{file.name: self._meeting(file) for file in changes.changed},
        }
        return [
            HeldMeeting(SummaryFile(name, self._settings.corpus), meeting)
            for name, meeting in sorted(meetings.items(), key=itemgetter(0))
            if meeting
        ]

    def _indexed(self) -> Mapping[str, FileEntry]:
        try:
            store = store_of(self._settings)
            return store.manifest(store.current()).files
        except IndexUnusable:
            return {}

    def _meeting(self, file: SummaryFile) -> Meeting | None:
        try:
            with one_file(file.name):
                return self._read_meeting(file.name, file.data())
        except UnreadableSummary:
            return None

    def _read_meeting(self, name: str, data: bytes) -> Meeting:
        budget = self._settings.reading.for_size(len(data))
        return bounded(budget, read_summary, decode(data), name, self._finder).meeting
