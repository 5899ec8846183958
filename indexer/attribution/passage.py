"""What is attributed: a block of a summary where it stands."""

import datetime
from typing import NamedTuple

from indexer.markup.blocks import Block


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
