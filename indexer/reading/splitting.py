"""One file of several meetings becomes a text of each, cut at the headings that name their days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.attribution.names import NameFinder
from indexer.markup.blocks import read_content
from indexer.reading.dates import Days, joined
from indexer.reading.days import GAP
from indexer.reading.front_matter import read_front_matter
from indexer.reading.headings import tell_headings
from indexer.reading.meeting import read_opening
from indexer.summary import Meeting, iso_days


@dataclass(frozen=True, slots=True)
class Part:
    """The text of one of several meetings, without front matter, and what is known of it."""

    title: str
    days: str
    body: str


def split_meetings(text: str, name: str, finder: NameFinder) -> tuple[Part, ...]:
    """Cut a summary into its meetings; none where it reports but one.

    What stands above the first heading with a date goes with the first meeting.
    """
    front = read_front_matter(text)
    blocks = tell_headings(read_content(front.body).blocks, finder)
    opening = read_opening(name, front, (), blocks)
    heads = [(opening.blocks[place].line, days) for place, days in opening.dated.items()]
    meetings = joined((days for _, days in heads), GAP)
    if len(meetings) < 2:
        return ()
    lines = front.body.split("\n")
    return tuple(_parts(opening.meeting, lines, heads, meetings))


def _parts(
    meeting: Meeting,
    lines: Sequence[str],
    heads: Sequence[tuple[int, Days]],
    meetings: Sequence[Days],
) -> Iterator[Part]:
    starts = [line for line, _ in heads]
    above = lines[: starts[0]]
    ends = [*starts[1:], len(lines)]
    for days in meetings:
        own = [lines[a:b] for (a, d), b in zip(heads, ends, strict=True) if days.holds(d)]
        body = "\n".join([*above, *(line for stretch in own for line in stretch)])
        yield Part(meeting.title, iso_days(days.first, days.last), f"{body.strip()}\n")
        above = []
