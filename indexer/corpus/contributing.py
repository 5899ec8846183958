"""All that a contributor can do in the browser: submit, correct, add, remove, undo."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from indexer.attribution.names import NameFinder
from indexer.corpus.adding import Existing, Outcome, Stored, store_draft
from indexer.corpus.changes import Change, changes, stamp
from indexer.corpus.correcting import Given, with_name, with_statements, without_speaker
from indexer.corpus.drafts import FACTS, Draft, fact, name_for_text
from indexer.corpus.front_matter import with_values
from indexer.corpus.history import undo, undoable
from indexer.corpus.indexing import build_index
from indexer.corpus.journal import settle
from indexer.corpus.meetings import Holding, Holdings
from indexer.corpus.removing import remove_meeting
from indexer.corpus.waiting import Desk, Laid, Pending
from indexer.disk import content_hash
from indexer.errors import UnreadableSummary
from indexer.index.store import store_of
from indexer.limits import bounded
from indexer.reading.days import read_date
from indexer.reading.summaries import decode
from indexer.register.register import REGISTER_FILE, load_register
from indexer.settings import Settings

DESK = "desk"
SHOWN_CHANGES = 200
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Review:
    """A draft under review: how it is read, or why it can't be.

    `held` is what it would replace, `similar` what else may be the same meeting.
    """

    pending: Pending
    draft: Draft | None = None
    problem: str = ""
    held: Holding | None = None
    similar: Holding | None = None

    @property
    def corrects(self) -> bool:
        """Tell a summary of the corpus that is being corrected from another of its meeting."""
        return self.held is not None and self.pending.label == self.held.file.name


class Contributions:
    """The work of contributors on one corpus."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.desk = Desk(settings.index / DESK, settings.converting)
        self._finder: tuple[str, NameFinder] | None = None
        self._held: tuple[tuple[tuple[int, int], str], Holdings] | None = None

    @property
    def finder(self) -> NameFinder:
        """Give the names of the register as it is now."""
        path = self._settings.corpus / REGISTER_FILE
        digest = content_hash(path.read_bytes()) if path.exists() else ""
        if self._finder is None or self._finder[0] != digest:
            self._finder = (digest, NameFinder(load_register(self._settings.corpus)))
        return self._finder[1]

    def known_names(self) -> list[str]:
        """Give the labels of the register, to choose from."""
        return sorted(identity.label for identity in self.finder.register)

    def submit(self, sent_name: str, write: Callable[[Path], object], replaces: str = "") -> Laid:
        """Take a document that `write` saves; `replaces` is the meeting whose place it takes."""
        label = UNPRINTABLE.sub("", sent_name).replace("\\", "/").rpartition("/")[2] or "document"
        name = label
        if replaces:
            held = PurePosixPath(self._holdings().get(replaces).file.name)
            name = held.with_suffix(PurePosixPath(label).suffix or ".none").as_posix()
        return self.desk.lay_document(label, name, write, self.finder)

    def paste(self, text: str, replaces: str = "") -> Pending:
        """Take text that was pasted; raises UnreadableSummary."""
        text = decode(text.replace("\r\n", "\n").encode())
        budget = self._settings.pasting.for_size(len(text))
        name = bounded(budget, name_for_text, text, self.finder)
        if replaces:
            name = self._holdings().get(replaces).file.name
        return self.desk.lay_text("pasted text", name, text)

    def correct(self, meeting: str) -> Pending:
        """Put a summary of the corpus on the desk; raises UnknownMeeting."""
        held = self._holdings().get(meeting)
        return self.desk.lay_text(held.file.name, held.file.name, decode(held.file.data()))

    def review(self, id_: str) -> Review:
        """Read a draft as it stands; raises UnknownDraft."""
        pending = self.desk.get(id_)
        try:
            draft = self._read(pending)
        except UnreadableSummary as error:
            return Review(pending, problem=str(error))
        holdings = self._holdings()
        meeting = draft.summary.meeting
        held = holdings.same(meeting) or holdings.alike(meeting)
        return Review(pending, draft, "", held, None if held else holdings.similar(meeting))

    def set_facts(self, id_: str, facts: Mapping[str, str]) -> None:
        """Set title, date, place and series of a draft; an empty one is taken out.

        Raises UnreadableSummary for a date that is none, and for a draft that makes no sense then.
        """
        pending = self.desk.get(id_)
        values: dict[str, object] = {}
        for key in FACTS:
            given = " ".join(facts.get(key, "").split())
            values[key] = (read_date(given) if key == "date" else given) if given else None
        draft = self._draft(pending)
        if draft:
            meeting = draft.summary.meeting
            values = {k: v for k, v in values.items() if v != (fact(meeting, k) or None)}
        self._change(pending, with_values(pending.text, values))

    def set_text(self, id_: str, text: str) -> None:
        """Give a draft another text; raises UnreadableSummary for one that can't be read."""
        self._change(self.desk.get(id_), decode(text.replace("\r\n", "\n").encode()))

    def merge(self, id_: str, printed: str, name: str) -> None:
        """Have a printed name mean a known speaker; raises UnreadableSummary without a name."""
        name = " ".join(name.split())
        if not name:
            raise UnreadableSummary(f"say which speaker {printed!r} is, or leave it as it is")
        pending = self.desk.get(id_)
        self._change(pending, with_name(pending.text, printed, name))

    def exclude(self, id_: str, printed: str) -> None:
        """Have what is printed not be taken for a speaker."""
        pending = self.desk.get(id_)
        self._change(pending, without_speaker(pending.text, printed))

    def set_statements(self, id_: str, position: int, given: Sequence[Given]) -> None:
        """Set who speaks in a paragraph, from 1; raises UnreadableSummary where it is not there."""
        pending = self.desk.get(id_)
        paragraphs = self._read(pending).summary.paragraphs
        if not 1 <= position <= len(paragraphs):
            raise UnreadableSummary(f"there is no paragraph {position} any more: look again")
        text = with_statements(pending.text, paragraphs[position - 1], given)
        self._change(pending, text)

    def add(self, id_: str, replacing: bool) -> Stored:
        """Add a draft to the corpus and index it, so that it is found at once.

        Raises MeetingExists where it would replace another and `replacing` does not say so.
        """
        review = self.review(id_)
        draft = self._read(review.pending)
        existing = Existing.REPLACE if replacing or review.corrects else Existing.REFUSE
        stored = store_draft(
            draft,
            existing,
            Holdings(self._settings, self.finder),
            self._settings,
            corrected=review.corrects,
        )
        if stored.outcome is not Outcome.UNCHANGED:
            build_index(self._settings)
        self.desk.discard(id_)
        return stored

    def held(self, meeting: str) -> Holding:
        """Give a meeting of the corpus; raises UnknownMeeting."""
        return self._holdings().get(meeting)

    def remove(self, meeting: str) -> Change:
        """Take a summary out of the corpus and the index; raises UnknownMeeting."""
        change = remove_meeting(meeting, Holdings(self._settings, self.finder), self._settings)
        build_index(self._settings)
        return change

    def undo(self, id_: str) -> Change:
        """Take back a change; raises CantUndo."""
        change = undo(self._settings.corpus, id_)
        build_index(self._settings)
        return change

    def history(self) -> list[tuple[Change, bool]]:
        """Give the newest changes, each with whether it can be taken back."""
        corpus = self._settings.corpus
        settle(corpus)
        can_undo = undoable(corpus)
        return [(change, can_undo(change)) for change in changes(corpus)[:SHOWN_CHANGES]]

    def _holdings(self) -> Holdings:
        """Give what the corpus holds; it is read anew when it or the index has changed."""
        state = (stamp(self._settings.corpus), store_of(self._settings).current())
        held = self._held
        if held is None or held[0] != state:
            holdings = Holdings(self._settings, self.finder)
            holdings.refresh()
            self._held = held = (state, holdings)
        return held[1]

    def _read(self, pending: Pending) -> Draft:
        """Read a draft within the limits; raises UnreadableSummary."""
        budget = self._settings.pasting.for_size(len(pending.text))
        return bounded(budget, Pending.draft, pending, self.finder)

    def _draft(self, pending: Pending) -> Draft | None:
        try:
            return self._read(pending)
        except UnreadableSummary:
            return None

    def _change(self, pending: Pending, text: str) -> None:
        """Change a draft's text, once it is known that it can still be read."""
        self._read(replace(pending, text=text))
        self.desk.change(pending.id, text)
