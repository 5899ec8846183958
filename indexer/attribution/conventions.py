"""The way in: which convention a summary prints its speakers by, and who reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

from indexer.attribution.labelling import Labelling, label_blocks
from indexer.attribution.labels import Form
from indexer.attribution.names import NameFinder, Print, bold_names
from indexer.attribution.notes import Notes
from indexer.attribution.passage import Passage, SpeakerLine
from indexer.attribution.prose import Prose
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading
from indexer.register.register import Register
from indexer.summary import Span, Statement

NOTES = tuple(str(form) for form in Form)
PROSE = ("bold", "capitals")
FEWEST_MARKED = 2


class Reader(Protocol):
    """Reads the statements of one summary; `lines` are blocks that only name who speaks next."""

    lines: Mapping[int, SpeakerLine]
    warnings: tuple[str, ...]

    def statements(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """Give each passage its statements."""
        ...


class Named:
    """A reader whose statements say by which convention they are read.

    Notes have several, one for each form of label: there it is the rule's.
    """

    def __init__(self, reader: Reader, convention: str = "") -> None:
        self._reader = reader
        self._convention = convention
        self.lines = reader.lines
        self.warnings = reader.warnings

    def statements(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """Give each passage its statements."""
        for read in self._reader.statements(passages):
            yield tuple(replace(s, convention=self._convention or s.rule) for s in read)


def choose_reader(
    blocks: Sequence[Block], finder: NameFinder, asked: str = "", listed: Iterable[str] = ()
) -> Reader:
    """Recognise a summary's convention from its text, unless one of them is `asked` for.

    `listed` are the people whom the front matter lists.
    """
    if asked not in PROSE:
        labelling = label_blocks(blocks, finder.register, asked, listed)
        if labelling or asked:
            return Named(Notes(labelling or Labelling.empty(), finder.register))
    bold = asked == "bold" or (not asked and _prints_bold(blocks, finder.register))
    capitals = asked == "capitals" or (not bold and _prints_capitals(blocks, finder))
    convention = "bold" if bold else "capitals" if capitals else "names"
    return Named(Prose(finder, bold, capitals), convention)


def _prints_capitals(blocks: Sequence[Block], finder: NameFinder) -> bool:
    """Tell a summary that prints speakers in capitals: known names stand in them."""
    names = (name for block in blocks if not is_heading(block) for name in finder.known(block.text))
    marked = (name for name in names if name.print is Print.MARKED)
    return len(list(islice(marked, FEWEST_MARKED))) == FEWEST_MARKED


def _prints_bold(blocks: Sequence[Block], register: Register) -> bool:
    """Tell a summary that prints speakers in bold: a known name stands in bold, and no label."""
    return any(
        name.identity
        for block in blocks
        if block.bold and not is_heading(block)
        for name in bold_names(block.text, tuple(_no_labels(block)), register)
    )


def _no_labels(block: Block) -> Iterator[Span]:
    """Give the bold runs that a colon does not end: "**Observers:** Norway"."""
    for run in block.bold:
        behind = block.text[run.end : run.end + 1]
        if ":" not in (behind, block.text[run.end - 1]):
            yield run
