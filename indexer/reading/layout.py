"""How the blocks of a summary stand: which are paragraphs, and in which section each is.

A heading or a speaker's line with nothing under it is a paragraph, so that it can be found.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from indexer.attribution.passage import Passage, SpeakerLine
from indexer.markup.blocks import Block
from indexer.markup.outline import Outline, headings_in
from indexer.reading.date_parts import Days
from indexer.summary import Section


@dataclass(frozen=True, slots=True)
class Layout:
    """What becomes paragraphs, in order, and the headings and speakers' lines above them."""

    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]


@dataclass(eq=False)
class _Opened:
    """A heading or a speaker's line, those it stands under, and how much stands under it."""

    block: Block
    path: tuple[str, ...]
    above: tuple["_Opened", ...]
    days: Days | None = None
    since: Days | None = None
    line: bool = False
    paragraphs: int = 0

    @property
    def as_passage(self) -> Passage:
        """The same as a paragraph, which stands in the section around it."""
        path = self.path if self.line else self.path[:-1]
        return Passage(self.block, path, heading=True, date=_day(self.above, self.since))


@dataclass
class _Gathering:
    """Goes through the blocks, and knows which sections are open."""

    outline: Outline
    open: list[_Opened] = field(default_factory=list)
    days: Days | None = None
    date: datetime.date | None = None
    line: SpeakerLine | None = None
    line_opened: _Opened | None = None
    items: list[Passage | _Opened] = field(default_factory=list)

    def enter(self, block: Block, days: Days | None) -> None:
        """Open the section of a heading, which may name its days."""
        self.outline.enter(block)
        path = self.outline.path
        del self.open[len(path) - 1 :]
        opened = _Opened(block, path, tuple(self.open), days, self.days)
        self.open.append(opened)
        self.date = _day(self.open, self.days)
        self.items.append(opened)
        self.line = self.line_opened = None

    def hand_over(self, block: Block, line: SpeakerLine) -> None:
        """Take a line that only names who speaks next."""
        self.line = line
        self.line_opened = _Opened(block, self.outline.path, tuple(self.open), line=True)
        self.items.append(self.line_opened)

    def add(self, block: Block) -> None:
        """Add a paragraph; a footnote is none of those that are counted."""
        self.items.append(Passage(block, self.outline.path, self.line, False, self.date))
        if not block.note:
            for opened in self.open:
                opened.paragraphs += 1
            if self.line_opened:
                self.line_opened.paragraphs += 1

    def tell(self, days: Days) -> None:
        """Take a line that gives the days of what follows."""
        self.days = days
        self.date = _day(self.open, days)


def lay_out(
    blocks: Sequence[Block],
    lines: Mapping[int, SpeakerLine],
    days: Mapping[int, Days] = MappingProxyType({}),
) -> Layout:
    """Lay out the blocks below the title; `lines` are those that only name who speaks next.

    `days` are those that headings name, and lines of nothing else. All are given by their places.
    """
    headings = {i: b for i, b in headings_in(blocks) if i not in lines}
    gathering = _Gathering(Outline(list(headings.values())))
    for index, block in enumerate(blocks):
        if index in lines:
            gathering.hand_over(block, lines[index])
        elif index in headings:
            gathering.enter(block, days.get(index))
        else:
            if index in days:
                gathering.tell(days[index])
            gathering.add(block)
    items = gathering.items
    for item in reversed(items):
        if isinstance(item, _Opened) and not item.paragraphs:
            for above in item.above:
                above.paragraphs += 1
    return Layout(tuple(_passages(items)), tuple(_sections(items)))


def _day(opened: Sequence[_Opened], since: Days | None) -> datetime.date | None:
    """The day that the innermost heading names that names one, else that of a line above."""
    named = [days for days in (since, *(one.days for one in opened)) if days]
    return named[-1].first if named and named[-1].length == 1 else None


def _passages(items: Sequence[Passage | _Opened]) -> Iterator[Passage]:
    for item in items:
        if isinstance(item, Passage):
            yield item
        elif not item.paragraphs:
            yield item.as_passage


def _sections(items: Sequence[Passage | _Opened]) -> Iterator[Section]:
    position = 1
    for item in items:
        if isinstance(item, Passage) or not item.paragraphs:
            position += 1
        else:
            yield Section(item.path, item.block.text, position, item.paragraphs, item.line)
