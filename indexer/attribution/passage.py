"""What is attributed: a block of a summary where it stands."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from indexer.markup.blocks import Block
from indexer.summary import Span


class SpeakerLine(NamedTuple):
    """A line or heading that only names who speaks next; no names: somebody unnamed.

    `typed` tells a line, which is text set in bold, from a heading.
    """

    names: tuple[str, ...]
    printed: str
    typed: bool = False


class Passage(NamedTuple):
    """A block that becomes a paragraph, its section, and the speaker's line above it.

    `heading` says that it is a heading, or a speaker's line, under which nothing stands; `date` is
    the day that a heading above it names.
    """

    block: Block
    section: tuple[str, ...]
    line: SpeakerLine | None = None
    heading: bool = False
    date: datetime.date | None = None


def lines_of(block: Block) -> Iterator[Span]:
    """The lines of a block's text, as the file has them."""
    if not block.lines:
        return iter((Span(0, len(block.text)),))
    starts = (0, *block.lines)
    return map(Span, starts, (*block.lines, len(block.text)))
