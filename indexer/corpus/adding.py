"""How a draft gets into the corpus: as a new file, in the place of another, or not at all."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

from indexer.corpus.catalogue import SummaryFile
from indexer.corpus.changes import What
from indexer.corpus.drafts import Draft
from indexer.corpus.front_matter import with_values
from indexer.corpus.held_meetings import HeldMeeting, HeldMeetings, described
from indexer.corpus.history import record
from indexer.corpus.journal import changing
from indexer.corpus.originals import original_of
from indexer.corpus.sameness import Sameness, sameness
from indexer.errors import MeetingExists, Overtaken
from indexer.reading.front_matter import split_front_matter
from indexer.reading.title import meeting_id
from indexer.saying import say
from indexer.settings import Settings
from indexer.summary import Meeting
from indexer.system.disk import file_bytes


class Existing(StrEnum):
    """What is done where the corpus has a summary of the meeting already."""

    REFUSE = "refuse"
    REPLACE = "replace"
    SKIP = "skip"


class Outcome(StrEnum):
    """What became of a draft."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a draft, and the draft as it lies in the corpus."""

    outcome: Outcome
    draft: Draft


def store_draft(
    draft: Draft,
    existing: Existing,
    meetings: HeldMeetings,
    settings: Settings,
    write: bool = True,
    corrected: bool = False,
    over: str | None = None,
    by: str = "",
) -> Stored:
    """Store a draft, with its original beside it; without `write` only tell what would be done.

    A summary that takes the place of another keeps its file and the meeting's id, so that
    addresses stay. With `corrected` it is the same summary with changes, and keeps the original
    too. `over` is the hash of what it may take the place of, "" for nothing. Raises Overtaken where
    something else is there, MeetingExists, CorpusBusy or CantWrite.
    """
    with changing(settings.corpus) if write else nullcontext():
        meetings.refresh()
        sure = corrected or bool(over)
        stored = _decide(draft, existing, meetings, settings, over, sure)
        if write and stored.outcome in (Outcome.ADDED, Outcome.REPLACED):
            what = What.CORRECTED if corrected else What(stored.outcome)
            _write(stored.draft, what, settings, by)
            file = SummaryFile(stored.draft.name, settings.corpus)
            meetings.note(HeldMeeting(file, stored.draft.summary.meeting))
        return stored


def held_instead(draft: Draft, meetings: HeldMeetings, sure: bool = False) -> HeldMeeting | None:
    """The summary whose place a draft takes: of the same id, or the same title and day.

    A summary that gives its own id is of another meeting than one with another id, and one whose
    file only has the same name is of another one too, unless that it is the same is `sure`.
    """
    return _placed(draft, meetings, sure)[1]


def _placed(draft: Draft, meetings: HeldMeetings, sure: bool) -> tuple[Draft, HeldMeeting | None]:
    """A draft with an id of its own, or with the summary whose place it takes."""
    meeting = draft.summary.meeting
    alike = meetings.alike(meeting)
    own = draft.named or split_front_matter(draft.text)[0].get("id")
    if alike and not own and not meetings.same(meeting):
        return draft, alike if alike.file.path.is_file() else None
    for id_ in _ids(meeting):
        held = meetings.same(replace(meeting, id=id_))
        if held is None or not held.file.path.is_file():
            return (draft if id_ == meeting.id else _with_id(draft, id_, meetings)), None
        if sure or sameness(draft, held) is not Sameness.TWO:
            return draft, held
    raise AssertionError("ids never end")


def _ids(meeting: Meeting) -> Iterator[str]:
    """The ids that a meeting may have: that of its file's name, with its day, a number."""
    yield meeting.id
    dated = f"{meeting.id}-{meeting.date.isoformat()}" if meeting.date else meeting.id
    if dated != meeting.id:
        yield dated
    yield from (f"{dated}-{number}" for number in count(2))


def _with_id(draft: Draft, id_: str, meetings: HeldMeetings) -> Draft:
    """Put an id of its own into a draft where its file's name is that of another meeting."""
    meeting = draft.summary.meeting
    other = meetings.same(meeting)
    names = other.described if other else meeting.id
    warning = say(
        "its name is that of another meeting, {names}: it is added as {id}", names=names, id=id_
    )
    summary = replace(draft.summary, meeting=replace(meeting, id=id_))
    warnings = (*draft.warnings, warning)
    return replace(draft, name=f"{id_}.md", summary=summary, warnings=warnings)


def _decide(
    draft: Draft,
    existing: Existing,
    meetings: HeldMeetings,
    settings: Settings,
    over: str | None,
    sure: bool,
) -> Stored:
    draft, held = _placed(draft, meetings, sure)
    if held:
        kept = _in_place_of(held, draft)
        outcome = _outcome(kept, held, existing, settings)
        if outcome is Outcome.REPLACED:
            _refuse_overtaken(over, held.hash())
        return Stored(outcome, kept)
    _refuse_overtaken(over, "")
    meeting = draft.summary.meeting
    alike = meetings.alike(meeting) or meetings.similar(meeting)
    if alike:
        warning = say(
            "the corpus has a meeting of such a title on this day, {described}",
            described=alike.described,
        )
        draft = replace(draft, warnings=(*draft.warnings, warning))
    return Stored(Outcome.ADDED, draft)


def _refuse_overtaken(over: str | None, there: str) -> None:
    if over is not None and over != there:
        raise Overtaken(
            say("the corpus has changed since you looked: look at what differs, and decide")
        )


def _outcome(draft: Draft, held: HeldMeeting, existing: Existing, settings: Settings) -> Outcome:
    if held.file.data() == draft.text.encode():
        return Outcome.UNCHANGED
    if existing is Existing.SKIP:
        return Outcome.SKIPPED
    if existing is Existing.REPLACE:
        return Outcome.REPLACED
    if _same_original(draft, settings):
        return Outcome.UNCHANGED
    raise MeetingExists(
        say(
            "{label}: {described} seems to be a meeting that the corpus has already, {held}",
            label=draft.label,
            described=described(draft.summary.meeting),
            held=held.described,
        )
    )


def _same_original(draft: Draft, settings: Settings) -> bool:
    """Tell whether the document itself is kept already; its summary may have been corrected."""
    kept = settings.corpus / draft.original_name
    if not draft.converted or draft.original is None or not kept.is_file():
        return False
    return file_bytes(kept) == draft.original.data()


def _in_place_of(held: HeldMeeting, draft: Draft) -> Draft:
    """Put a draft in the place of a summary: with its file and the id of its meeting."""
    front, _ = split_front_matter(draft.text)
    id_ = held.meeting.id
    text = draft.text
    if draft.summary.meeting.id != id_ and (front.get("id") or meeting_id(held.file.name) != id_):
        text = with_values(text, {"id": id_})
    meeting = replace(draft.summary.meeting, id=id_)
    return replace(
        draft, name=held.file.name, text=text, summary=replace(draft.summary, meeting=meeting)
    )


def _write(draft: Draft, what: What, settings: Settings, by: str) -> None:
    meeting = draft.summary.meeting
    contents: dict[str, bytes | None] = {draft.name: draft.text.encode()}
    former = original_of(settings.corpus, meeting.id)
    if former and what is not What.CORRECTED:
        contents[former.relative_to(settings.corpus).as_posix()] = None
    if draft.original:
        contents[draft.original_name] = draft.original.data()
    record(settings.corpus, what, meeting.id, meeting.title, contents, by=by)
