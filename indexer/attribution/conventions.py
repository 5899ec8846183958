"""The way in: which convention a summary prints its speakers by, and who reads it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Protocol

from indexer.attribution.bold import bold_names
from indexer.attribution.candidates import Weighed
from indexer.attribution.elsewhere.lists import listed_names
from indexer.attribution.elsewhere.paragraphs import unlabelled
from indexer.attribution.elsewhere.phrases import phrases
from indexer.attribution.labelling import Labelling, label_blocks
from indexer.attribution.labels import Form
from indexer.attribution.names import Name, NameFinder, Print
from indexer.attribution.notes import Notes
from indexer.attribution.passage import Passage, SpeakerLine
from indexer.attribution.prose import Prose
from indexer.attribution.sentences import Printing
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading
from indexer.register.register import Register
from indexer.summary import Statement
from indexer.words import ENGLISH

NOTES = tuple(str(form) for form in Form if form is not Form.UNNAMED)
PROSE = ("bold", "capitals", "names")
FEWEST_MARKED = 2  # names in capitals: one may be an acronym


class Reader(Protocol):
    """Reads the statements of one summary; `lines` are blocks that only name who speaks next."""

    lines: Mapping[int, SpeakerLine]
    warnings: tuple[str, ...]

    def statements(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """The statements of each passage."""
        ...


def choose_reader(
    blocks: Sequence[Block], finder: NameFinder, asked: str = "", listed: Iterable[str] = ()
) -> Reader:
    """Recognise a summary's convention from its text, unless one of them is `asked` for.

    `listed` are the people whom the front matter lists.
    """
    if asked in PROSE:
        return Prose(finder, Printing(asked == "bold", asked == "capitals"))
    labelling = label_blocks(blocks, finder.register, asked, listed)
    if asked:
        return Notes(labelling or Labelling.empty(), finder.register)
    if not labelling:
        return _prose(blocks, finder)
    return Mixed(Notes(labelling, finder.register), finder)


class Mixed:
    """Reads each section by its own convention: by labels where people speak so, or as prose."""

    def __init__(self, notes: Notes, finder: NameFinder) -> None:
        self.notes, self.finder = notes, finder
        self.lines: Mapping[int, SpeakerLine] = notes.lines
        self.warnings = notes.warnings

    def statements(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """The statements of each passage."""
        told = frozenset(self._told_in_prose(passages))
        if not told:
            yield from self.notes.statements(passages)
            return
        in_prose = [passage for passage in passages if passage.section in told]
        prose = _prose([passage.block for passage in in_prose], self.finder).statements(in_prose)
        notes = self.notes.statements([p for p in passages if p.section not in told])
        for passage in passages:
            yield next(prose if passage.section in told else notes)

    def _told_in_prose(self, passages: Sequence[Passage]) -> Iterator[tuple[str, ...]]:
        """The sections without a label, if they are prose.

        In a summary that is notes as a whole they are if speakers are marked in them.
        """
        sections: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
        for passage in passages:
            sections[passage.section].append(passage)
        for section, every in sections.items():
            blocks = [passage.block for passage in every]
            bold = _prints_bold(blocks, self.finder)
            labelled = any(self._is_labelled(passage, bold) for passage in every)
            if labelled or self.notes.presents(section):
                continue
            if self.notes.labelling.partly or bold or _prints_capitals(blocks, self.finder):
                yield section

    def _is_labelled(self, passage: Passage, bold: bool) -> bool:
        """Tell a label from the name with which a sentence begins where names are in `bold`."""
        labels = self.notes.labels(passage.block) if bold else ()
        opened = bool(labels) and all(map(_opens, labels))
        return not opened and self.notes.speaks(passage)


def _opens(weighed: Weighed) -> bool:
    return weighed[0].form is Form.OPENING


def _prose(blocks: Sequence[Block], finder: NameFinder) -> Reader:
    bold = _prints_bold(blocks, finder)
    capitals = not bold and _prints_capitals(blocks, finder)
    return Prose(finder, Printing(bold, capitals))


def _prints_capitals(blocks: Sequence[Block], finder: NameFinder) -> bool:
    """Tell a summary that prints speakers in capitals: known names stand in them."""
    texts = (block for block in blocks if not is_heading(block))
    prints = (shown for block in texts for shown in finder.prints(block.text, block.language))
    marked = (shown for shown in prints if shown is Print.MARKED)
    return len(list(islice(marked, FEWEST_MARKED))) == FEWEST_MARKED


def _prints_bold(blocks: Sequence[Block], finder: NameFinder) -> bool:
    """Tell a summary that prints speakers in bold: a known name stands in bold, and no label."""
    return any(
        name.identity
        for block in blocks
        if block.bold and not is_heading(block)
        for name in _bold_names(block, finder.register)
    )


def _bold_names(block: Block, register: Register) -> Iterator[Name]:
    runs = tuple(unlabelled(block))
    if block.language == ENGLISH:
        yield from bold_names(block.text, runs, register)
    else:
        find = partial(register.find, language=block.language)
        known = phrases(block.language, register.phrases.get(block.language))
        for run in runs:
            yield from listed_names(block.text, run, find, known)
