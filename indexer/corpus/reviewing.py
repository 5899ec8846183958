"""How does a draft read, what is it in the way of, and what has changed there since it was made?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indexer.corpus.adding import held_instead
from indexer.corpus.draft_store import DraftStore, PendingDraft
from indexer.corpus.drafts import Draft
from indexer.corpus.held_meetings import HeldMeeting, HeldMeetings
from indexer.corpus.joining import Hunk, hunks, joined
from indexer.errors import UnreadableSummary
from indexer.system.disk import content_hash


@dataclass(frozen=True, slots=True)
class Divergence:
    """Two texts that go back to one: what is there, and mine; `both` is None if it takes a person.

    `hunks` are the lines that differ, with what they were before.
    """

    before: str
    there: str
    mine: str
    both: str | None

    def hunks(self) -> Iterator[Hunk]:
        """The lines that differ."""
        found = hunks(self.before, self.there, self.mine)
        return (hunk for hunk in found if hunk.changed)


def divergence(before: str, there: str, mine: str) -> Divergence:
    """Compare two texts that go back to one."""
    return Divergence(before, there, mine, joined(before, there, mine))


@dataclass(frozen=True, slots=True)
class Review:
    """A draft under review: how it is read, or why it can't be.

    `held` is what it would take the place of, `over` its hash, "" for nothing; `similar` what else
    may be the same meeting. `overtaken` is given where another version was stored since the draft
    was made, `removed` says that the summary is gone.
    """

    pending: PendingDraft
    draft: Draft | None = None
    problem: str = ""
    held: HeldMeeting | None = None
    over: str = ""
    similar: HeldMeeting | None = None
    overtaken: Divergence | None = None
    removed: bool = False

    @property
    def corrects(self) -> bool:
        """Tell a summary of the corpus that is being corrected from another of its meeting."""
        return self.held is not None and self.pending.label == self.held.file.name


def review(
    pending: PendingDraft,
    read: Callable[[PendingDraft], Draft],
    drafts: DraftStore,
    meetings: HeldMeetings,
) -> Review:
    """Read a draft as it stands, and compare it with what the corpus holds."""
    try:
        draft = read(pending)
    except UnreadableSummary as error:
        return Review(pending, problem=str(error))
    held = held_instead(draft, meetings, sure=bool(pending.about.hash))
    if held is None:
        similar = meetings.similar(draft.summary.meeting)
        return Review(pending, draft, similar=similar, removed=bool(pending.about.hash))
    there = held.file.data()
    overtaken = _overtaken(pending, drafts, held, there)
    return Review(pending, draft, held=held, over=content_hash(there), overtaken=overtaken)


def _overtaken(
    pending: PendingDraft, drafts: DraftStore, held: HeldMeeting, data: bytes
) -> Divergence | None:
    """Compare with what was stored in the place of what the draft was made from, if anything."""
    about = pending.about
    if about.file != held.file.name or about.hash == content_hash(data):
        return None
    there = data.decode("utf-8", "replace")
    if there == pending.text:
        return None
    return divergence(drafts.text(pending.id, about.version), there, pending.text)
