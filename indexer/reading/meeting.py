"""Which meeting a summary reports: its front matter, the lines at its top, its file's name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from slugify import slugify

from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading, section_title
from indexer.reading.date_parts import Days
from indexer.reading.days import Held, find_held
from indexer.reading.front_matter import FrontMatter
from indexer.reading.place import find_place
from indexer.reading.several import Meetings
from indexer.reading.title import (
    HeadingBlock,
    clipped,
    find_heading_block,
    kind_of,
    meeting_id,
    shortened,
    title_in_text,
    title_of_name,
)
from indexer.saying import say
from indexer.summary import Meeting
from indexer.words import ENGLISH

NO_DATE = say("it has no date: add a line such as date: 2011-09-16 between --- lines at its top")


@dataclass(frozen=True, slots=True)
class Opening:
    """The meeting, the blocks of its title, those that follow, and what was doubtful.

    The text that the front matter holds comes first among those that follow. `meetings` tells where
    among them each of several meetings begins.
    """

    meeting: Meeting
    title: tuple[Block, ...]
    blocks: list[Block]
    meetings: Meetings
    warnings: tuple[str, ...] = ()

    @property
    def dated(self) -> dict[int, Days]:
        """The days of those blocks that give days of their own, by place."""
        return {head.place: head.days for head in self.meetings.heads if head.place >= 0}


def read_opening(
    name: str, front: FrontMatter, abstract: Sequence[Block], blocks: Sequence[Block]
) -> Opening:
    """Read the meeting from the top of a summary; `name` is its path in the corpus.

    `abstract` is the text that the front matter holds.
    """
    heading = find_heading_block(blocks, titled=bool(front.text("title")))
    printed = heading.title or title_in_text(blocks)
    title = front.text("title") or printed or title_of_name(name)
    head, below = _parted(blocks, heading, title)
    rest = [*abstract, *below]
    lines = heading.lines if heading.lines and not front.text("title") else (title, *heading.lines)
    told = lines if front.text("title") or printed else heading.lines
    held = find_held(name, front.text("date") or _from_to(front), told, rest, front.body)
    meeting = Meeting(
        id=shortened(slugify(front.text("id")) or meeting_id(name)),
        title=clipped(section_title(title)),
        place=front.text("place") or find_place(lines, rest, held.days, name),
        date=held.days.first if held.days else None,
        end=held.days.last if held.days and held.days.length > 1 else None,
        kind=front.text("kind") or next(filter(None, map(kind_of, heading.lines)), ""),
        series=front.text("series"),
        source=front.text("source") or front.text("url"),
        rapporteur=front.text("rapporteur"),
        language=_language(blocks),
    )
    return Opening(meeting, tuple(head), rest, held.meetings, _warnings(held))


def _from_to(front: FrontMatter) -> str:
    """The days of a meeting whose front matter gives the first and the last one by themselves."""
    return " to ".join(filter(None, (front.text("start"), front.text("end"))))


def _parted(
    blocks: Sequence[Block], heading: HeadingBlock, title: str
) -> tuple[list[Block], list[Block]]:
    """Part the title's blocks, and a heading that only repeats the title, from the others."""
    start, end = heading.first, heading.first + heading.size
    if end < len(blocks) and is_heading(blocks[end]):
        end += blocks[end].text.casefold() == title.casefold()
    return list(blocks[start:end]), [*blocks[:start], *blocks[end:]]


def _language(blocks: Sequence[Block]) -> str:
    """The language of most of the text."""
    letters: Counter[str] = Counter({ENGLISH: 0})
    for block in blocks:
        letters[block.language] += len(block.text)
    return letters.most_common(1)[0][0]


def _warnings(held: Held) -> tuple[str, ...]:
    return held.warnings or (() if held.days else (NO_DATE,))
