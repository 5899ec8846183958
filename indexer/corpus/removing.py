"""How a summary leaves the corpus; the history keeps it."""

from indexer.corpus.changes import Change, What
from indexer.corpus.held_meetings import HeldMeetings
from indexer.corpus.history import record
from indexer.corpus.journal import changing
from indexer.corpus.originals import original_of
from indexer.settings import Settings


def remove_meeting(
    meeting: str, meetings: HeldMeetings, settings: Settings, by: str = ""
) -> Change:
    """Remove a summary, by its meeting's id or its file's name, and its original.

    Raises UnknownMeeting, or CorpusBusy.
    """
    with changing(settings.corpus):
        meetings.refresh()
        held = meetings.get(meeting)
        contents: dict[str, bytes | None] = {held.file.name: None}
        original = original_of(settings.corpus, held.meeting.id)
        if original:
            contents[original.relative_to(settings.corpus).as_posix()] = None
        title = held.meeting.title
        return record(settings.corpus, What.REMOVED, held.meeting.id, title, contents, by=by)
