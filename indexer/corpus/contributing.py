"""All that a contributor can do in the browser: submit, correct, add, remove, undo."""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from indexer.attribution.names import NameFinder
from indexer.corpus.adding import Existing, Outcome, Stored, store_draft
from indexer.corpus.changes import Change, changes, stamp
from indexer.corpus.correcting import Given, with_name, with_statements, without_speaker
from indexer.corpus.draft_store import About, DraftStore, MadeFrom, PendingDraft, Submitted, read_as
from indexer.corpus.drafts import FACTS, Draft, fact, read_pasted
from indexer.corpus.front_matter import with_values
from indexer.corpus.held_meetings import HeldMeeting, HeldMeetings
from indexer.corpus.history import change_of, undo, undoable
from indexer.corpus.indexing import build_index
from indexer.corpus.joining import joined
from indexer.corpus.journal import settle
from indexer.corpus.past import FileDifference, file_differences
from indexer.corpus.registering import (
    Effect,
    NewEntry,
    effects,
    extended,
    store_entry,
)
from indexer.corpus.removing import remove_meeting
from indexer.corpus.reviewing import Divergence, Review, divergence, review
from indexer.corpus.tokens import tokens
from indexer.errors import DraftOvertaken, FloorError, Overtaken, UnreadableSummary, words_of
from indexer.index.store import store_of
from indexer.reading.days import read_date
from indexer.reading.summaries import decode
from indexer.register.register import REGISTER_FILE, load_register, register_text
from indexer.saying import say
from indexer.settings import Settings
from indexer.system.disk import content_hash, hash_of
from indexer.system.limits import bounded

PASTED = say("pasted text")
LOG = logging.getLogger(__name__)
FORMER_DRAFTS = "desk"
MOST_TRIES = 5  # to change a draft that others change at the same moment
SHOWN_CHANGES = 200  # on the page of the history
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")


class Decision(StrEnum):
    """Which of two versions a draft becomes, where another was stored since it was made."""

    BOTH = "both"
    MINE = "mine"


class Contributions:
    """The work of contributors on one corpus."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.drafts = DraftStore(settings.corpus, settings.converting)
        self._finder: tuple[str, NameFinder] | None = None
        self._held: tuple[tuple[tuple[int, int], str], HeldMeetings] | None = None
        try:
            self.drafts.take_in(settings.index / FORMER_DRAFTS)
        except (FloorError, OSError) as error:
            LOG.warning("drafts of an earlier version stay in the index for now: %s", error)

    @property
    def finder(self) -> NameFinder:
        """The names of the register as it is now."""
        digest = hash_of(self._settings.corpus / REGISTER_FILE)
        if self._finder is None or self._finder[0] != digest:
            self._finder = (digest, NameFinder(load_register(self._settings.corpus)))
        return self._finder[1]

    def known_names(self) -> list[str]:
        """The labels of the register, to choose from."""
        return sorted(identity.label for identity in self.finder.register)

    def submit(
        self, sent_name: str, write: Callable[[Path], object], replaces: str = ""
    ) -> Submitted:
        """Take a document that `write` saves; `replaces` is the meeting whose place it takes."""
        label = UNPRINTABLE.sub("", sent_name).replace("\\", "/").rpartition("/")[2] or "document"
        if not replaces:
            return self.drafts.store_document(label, label, write, self.finder)
        held = self._held_meetings().get(replaces)
        suffix = PurePosixPath(label).suffix or ".none"
        name = PurePosixPath(held.file.name).with_suffix(suffix).as_posix()
        return self.drafts.store_document(label, name, write, self.finder, _as_it_is(held))

    def paste(self, text: str, replaces: str = "") -> PendingDraft:
        """Take text that was pasted; raises UnreadableSummary."""
        text = decode(text.replace("\r\n", "\n").encode())
        budget = self._settings.pasting.for_size(len(text))
        name, draft, problem = bounded(budget, read_pasted, text, self.finder)
        held = self._held_meetings().get(replaces) if replaces else None
        about = About(PASTED, held.file.name if held else name, problem=problem)
        if draft:
            about, text = replace(read_as(about, draft), remarks=draft.remarks), draft.text
        return self.drafts.store_text(about, text, _as_it_is(held) if held else None)

    def correct(self, meeting: str) -> PendingDraft:
        """Make a draft of a summary of the corpus; raises UnknownMeeting."""
        made_from = _as_it_is(self._held_meetings().get(meeting))
        return self._lay_text(made_from.file, made_from.file, made_from.text, made_from)

    def _lay_text(
        self, label: str, name: str, text: str, made_from: MadeFrom | None = None
    ) -> PendingDraft:
        about = self._about(About(label, name), text)
        return self.drafts.store_text(about, text, made_from)

    def _about(self, about: About, text: str) -> About:
        """Note how a text reads."""
        try:
            return read_as(about, self._read(PendingDraft("", about, text, None)))
        except UnreadableSummary as error:
            return replace(about, problem=words_of(error))

    def review(self, id_: str) -> Review:
        """Read a draft as it stands; raises UnknownDraft."""
        return review(self.drafts.get(id_), self._read, self.drafts, self._held_meetings())

    def set_facts(self, id_: str, seen: str, facts: Mapping[str, str]) -> None:
        """Set title, date, place and series of a draft; an empty one is taken out.

        Raises UnreadableSummary for what is not a date, and for a draft that makes no sense then.
        Like all that change a draft, it raises DraftOvertaken where the text is not as it was
        `seen`, and both changes can't be kept.
        """
        values: dict[str, object] = {}
        for key in FACTS:
            given = " ".join(facts.get(key, "").split())
            values[key] = (_date(given) if key == "date" else given) if given else None

        def with_facts(pending: PendingDraft) -> str:
            try:
                meeting = self._read(pending).summary.meeting
            except UnreadableSummary:
                return with_values(pending.text, values)
            new = {k: v for k, v in values.items() if v != (fact(meeting, k) or None)}
            return with_values(pending.text, new)

        self._change(id_, seen, with_facts)

    def set_text(self, id_: str, seen: str, text: str) -> None:
        """Change the text of a draft; raises UnreadableSummary for one that can't be read."""
        text = decode(text.replace("\r\n", "\n").encode())
        self._change(id_, seen, lambda _: text)

    def merge(self, id_: str, seen: str, printed: str, name: str) -> None:
        """Have a printed name mean a known speaker; raises UnreadableSummary without a name."""
        name = " ".join(name.split())
        if not name:
            raise UnreadableSummary(
                say("say which speaker {printed} is, or leave it as it is", printed=repr(printed))
            )
        self._change(id_, seen, lambda draft: with_name(draft.text, printed, name))

    def exclude(self, id_: str, seen: str, printed: str) -> None:
        """Have what is printed not be taken for a speaker."""
        self._change(id_, seen, lambda draft: without_speaker(draft.text, printed))

    def set_statements(self, id_: str, seen: str, position: int, given: Sequence[Given]) -> None:
        """Set who speaks in a paragraph, from 1; raises UnreadableSummary where it is not there."""

        def corrected(pending: PendingDraft) -> str:
            paragraphs = self._read(pending).summary.paragraphs
            if not 1 <= position <= len(paragraphs):
                raise UnreadableSummary(
                    say(
                        "there is no paragraph {position} any more: look again",
                        position=str(position),
                    )
                )
            return with_statements(pending.text, paragraphs[position - 1], given)

        self._change(id_, seen, corrected)

    def _change(self, id_: str, seen: str, edit: Callable[[PendingDraft], str]) -> None:
        """Change a draft as it was seen, and join that with what was changed elsewhere since."""
        for _ in range(MOST_TRIES):
            pending = self.drafts.get(id_)
            before = self.drafts.text(id_, seen)
            mine = edit(replace(pending, text=before))
            text = joined(before, pending.text, mine)
            if text is None:
                raise DraftOvertaken(seen, mine)
            draft = self._read(replace(pending, text=text))
            with suppress(DraftOvertaken):
                return self.drafts.change(pending, read_as(pending.about, draft), text)
        raise DraftOvertaken(seen, mine)

    def clash(self, id_: str, error: DraftOvertaken) -> Divergence:
        """Compare a draft as it stands with what it was to become; raises UnknownDraft."""
        return divergence(self.drafts.text(id_, error.seen), self.drafts.get(id_).text, error.text)

    def decide(self, id_: str, over: str, choice: Decision) -> None:
        """Have a draft go on from what was stored since, with both's changes or its own alone.

        Raises Overtaken where yet another version was stored.
        """
        found = self.review(id_)
        if found.overtaken is None or found.held is None or found.over != over:
            raise Overtaken(say("the corpus has changed since you looked: look again"))
        text = found.overtaken.both if choice is Decision.BOTH else found.overtaken.mine
        if text is None:
            raise Overtaken(say("both have changed the same words: decide which of them stay"))
        about = self._about(found.pending.about, text)
        self.drafts.make_anew(found.pending, about, text, _as_it_is(found.held))

    def add(self, id_: str, seen: str, over: str, replacing: bool, by: str = "") -> Stored:
        """Add a draft to the corpus and index it, so that it is found at once.

        Raises MeetingExists where it would replace another and `replacing` does not say so, and
        Overtaken where the draft, or what it replaces, is not what was seen.
        """
        found = self.review(id_)
        if found.pending.version != seen:
            raise Overtaken(say("this draft has been changed elsewhere: look at it again"))
        if found.overtaken:
            raise Overtaken(say("another version was stored meanwhile: look at what differs"))
        existing = Existing.REPLACE if replacing or found.corrects else Existing.REFUSE
        stored = store_draft(
            found.draft or self._read(found.pending),
            existing,
            HeldMeetings(self._settings, self.finder),
            self._settings,
            corrected=found.corrects,
            over=over,
            by=by,
        )
        self.drafts.discard(id_)
        if stored.outcome is not Outcome.UNCHANGED:
            self._index(f"“{stored.draft.summary.meeting.title}” is {stored.outcome}")
        return stored

    def held(self, meeting: str) -> HeldMeeting:
        """A meeting of the corpus; raises UnknownMeeting."""
        return self._held_meetings().get(meeting)

    def remove(self, meeting: str, by: str = "") -> Change:
        """Take a summary out of the corpus and the index; raises UnknownMeeting."""
        meetings = HeldMeetings(self._settings, self.finder)
        change = remove_meeting(meeting, meetings, self._settings, by)
        self._index(f"“{change.title}” is removed")
        return change

    def undo(self, id_: str, by: str = "") -> Change:
        """Take back a change; raises CantUndo."""
        change = undo(self._settings.corpus, id_, by)
        self._index(f"“{change.title}”, {change.what}, is taken back")
        return change

    def _index(self, done: str) -> None:
        """Have the search know of a change; where that fails, the error says what is done."""
        try:
            build_index(self._settings)
        except FloorError as error:
            raise type(error)(f"{done}, but the search does not know it yet: {error}") from error

    def history(self) -> list[tuple[Change, bool]]:
        """The newest changes, each with whether it can be taken back."""
        corpus = self._settings.corpus
        settle(corpus)
        can_undo = undoable(corpus)
        return [(change, can_undo(change)) for change in changes(corpus)[:SHOWN_CHANGES]]

    def effects_of(self, entry: NewEntry) -> tuple[Effect, ...]:
        """What a speaker in the register will change; raises RegisterError."""
        extended(register_text(self._settings.corpus), entry)
        store = store_of(self._settings)
        reader, held = store.open(store.current())
        with closing(reader):
            found = list(effects(held, entry))
        return tuple(sorted(found, key=lambda one: (str(one.meeting.date), one.meeting.id)))

    def register(self, entry: NewEntry, by: str = "") -> Change:
        """Put a speaker into the register, and read all summaries by it."""
        change = store_entry(self._settings.corpus, entry, by)
        self._index(f"{entry.label} is in the register")
        return change

    def change(self, id_: str) -> Change:
        """A change by its id; raises CantUndo where there is none."""
        return change_of(self._settings.corpus, id_)

    def differences(self, change: Change) -> dict[str, FileDifference]:
        """What a change did to each of its files."""
        return file_differences(self._settings.corpus, change)

    def held_ids(self) -> frozenset[str]:
        """The ids of the meetings that the corpus holds."""
        return self._held_meetings().ids()

    def tokens(self) -> Mapping[str, str]:
        """The contributors by the hash of their token; raises CorpusError."""
        return tokens(self._settings.corpus)

    def _held_meetings(self) -> HeldMeetings:
        """What the corpus holds; it is read anew when it or the index has changed."""
        state = (stamp(self._settings.corpus), store_of(self._settings).current())
        held = self._held
        if held is None or held[0] != state:
            meetings = HeldMeetings(self._settings, self.finder)
            meetings.refresh()
            self._held = held = (state, meetings)
        return held[1]

    def _read(self, pending: PendingDraft) -> Draft:
        """Read a draft within the limits; raises UnreadableSummary."""
        budget = self._settings.pasting.for_size(len(pending.text))
        return bounded(budget, PendingDraft.draft, pending, self.finder)


def _date(given: str) -> object:
    try:
        return read_date(given)
    except UnreadableSummary as error:
        raise UnreadableSummary(words_of(error), key="date") from error


def _as_it_is(held: HeldMeeting) -> MadeFrom:
    """What a file of the corpus holds; raises UnreadableSummary."""
    data = held.file.data()
    return MadeFrom(held.file.name, content_hash(data), decode(data))
