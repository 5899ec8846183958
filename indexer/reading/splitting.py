"""One file of several meetings becomes a text of each, cut where each begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.attribution.names import NameFinder
from indexer.markup.blocks import read_content
from indexer.markup.lists import RULE
from indexer.reading.dates import printed_dates
from indexer.reading.front_matter import read_front_matter
from indexer.reading.headings import tell_headings
from indexer.reading.meeting import read_opening
from indexer.reading.several import words_of
from indexer.summary import iso_days


@dataclass(frozen=True, slots=True)
class MeetingText:
    """The text of one of several meetings, without front matter, and what is known of it."""

    title: str
    days: str
    body: str


def split_meetings(text: str, name: str, finder: NameFinder) -> tuple[MeetingText, ...]:
    """Cut a summary into its meetings; none where it reports but one.

    What stands above the first meeting goes with it.
    """
    front = read_front_matter(text)
    blocks = tell_headings(read_content(front.body).blocks, finder)
    opening = read_opening(name, front, (), blocks)
    groups = opening.meetings.groups()
    if len(groups) < 2:
        return ()
    lines = front.body.split("\n")
    heads = sorted(opening.meetings.heads, key=lambda head: head.line)
    starts = [0, *(head.line for head in heads[1:]), len(lines)]
    pieces = {head: lines[a:b] for head, (a, b) in zip(heads, pairwise(starts), strict=True)}
    return tuple(
        MeetingText(
            title or _title(opening.meeting.title, own[0].called),
            iso_days(days.first, days.last),
            "\n".join(map(_text, (pieces[head] for head in own))),
        )
        for days, title, own in groups
    )


def _title(title: str, called: str) -> str:
    """What a meeting is called: the same as the first, but for the date in its title."""
    dated = any(printed_dates(title))
    return called if dated and called and words_of(called) == words_of(title) else title


def _text(lines: Sequence[str]) -> str:
    """The text of a piece, without the rule that parts it from the next."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or RULE.match(lines[end - 1])):
        end -= 1
    return "\n".join(lines[:end]).strip() + "\n"
