"""Are two summaries of one meeting, or of two whose files happen to have one name?

Title, date and words say that they are one. A file's name alone says nothing: many bodies call
theirs "Meeting Minutes.docx".
"""

from collections import Counter
from enum import Enum

from rapidfuzz import fuzz

from indexer.accounting import words_in
from indexer.corpus.drafts import Draft
from indexer.corpus.held_meetings import SIMILAR, HeldMeeting
from indexer.reading.front_matter import split_front_matter
from indexer.reading.title import title_of_name
from indexer.summary import Meeting

MOSTLY = 0.6  # of the words: of one meeting in two versions
ALMOST_ALL = 0.9  # of the words: where title or day differ, as two meetings in one form do


class Sameness(Enum):
    """Whether a draft is of the meeting of a summary that is there."""

    ONE = "one"
    TWO = "two"
    OPEN = "open"


def sameness(draft: Draft, held: HeldMeeting) -> Sameness:
    """Compare a draft with the summary that has the same id, or file name."""
    there = held.file.data().decode("utf-8", "replace")
    own_id = split_front_matter(draft.text)[0].get("id")
    mine, theirs = draft.summary.meeting, held.meeting
    apart = bool(mine.date and theirs.date and not _meet(mine, theirs))
    if own_id or _shared(draft.text, there) >= (ALMOST_ALL if apart else MOSTLY):
        return Sameness.ONE
    if apart:
        return Sameness.TWO
    if _is_untitled(mine, draft.name) or _is_untitled(theirs, held.file.name):
        return Sameness.OPEN
    if fuzz.token_set_ratio(mine.title.casefold(), theirs.title.casefold()) < SIMILAR:
        return Sameness.TWO
    return Sameness.ONE if mine.date and theirs.date else Sameness.OPEN


def _is_untitled(meeting: Meeting, name: str) -> bool:
    """Tell a summary that prints no title, so that its file's name stands for one."""
    return meeting.title == title_of_name(name)


def _shared(one: str, other: str) -> float:
    """How much of the shorter of two texts is in the other."""
    first, second = (Counter(words_in(split_front_matter(text)[1])) for text in (one, other))
    size = min(first.total(), second.total())
    return (first & second).total() / size if size else 0.0


def _meet(one: Meeting, other: Meeting) -> bool:
    first, second = sorted((one, other), key=lambda meeting: str(meeting.date))
    last = first.end or first.date
    return bool(last and second.date and second.date <= last)
