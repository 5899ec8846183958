"""A table with a column of speakers: `Speaker | Statement`."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from indexer.attribution.labels import SPLIT, Form, Label
from indexer.markup.blocks import Block
from indexer.markup.runs import CELL
from indexer.summary import Span

SPEAKER = re.compile(r"(?:speaker|delegation|intervenant|who spoke|spoken by)s?", re.IGNORECASE)
PERSON = re.compile(
    r"(?:name|who|member|delegate|participant|person|party|from|by)s?", re.IGNORECASE
)
STATEMENT = re.compile(
    r"(?:statement|intervention|remark|said|what (?:was|they|he|she) said|words|contribution"
    r"|speech|position)s?",
    re.IGNORECASE,
)
TEXT = re.compile(r"(?:comment|question|note|text|point|summary|view|response)s?", re.IGNORECASE)
WHO, WHAT = re.compile(r"who", re.IGNORECASE), re.compile(r"what", re.IGNORECASE)
SENTENCE_ENDS = (".", "?", "!", "…", '."', '?"')
ASIDE = re.compile(r"\s*\([^()]*\)")
LONGEST_NAME = 60


def column_labels(blocks: Sequence[Block]) -> Iterator[tuple[int, Label | None]]:
    """Each row of a table with speakers a label, or None for nobody; by the block's number."""
    columns: tuple[int, int] | None = None
    for number, block in enumerate(blocks):
        if not block.row:
            columns = None
            continue
        head = _columns(block) or _sayings(blocks, number)
        if head:
            columns = head
        elif columns:
            yield number, _label(block, columns)


def _columns(block: Block) -> tuple[int, int] | None:
    """Find the columns of speakers and of what they said in a table's first row."""
    cells = [block.text[cell.start : cell.end].strip(" :*") for cell in _cells(block)]
    for who, what in ((SPEAKER, TEXT), (SPEAKER, STATEMENT), (PERSON, STATEMENT)):
        speakers = [i for i, cell in enumerate(cells) if who.fullmatch(cell)]
        said = [i for i, cell in enumerate(cells) if what.fullmatch(cell)]
        if speakers and said:
            return speakers[0], said[0]
    return None


def _sayings(blocks: Sequence[Block], number: int) -> tuple[int, int] | None:
    """Tell `Who | What` over what people said, in sentences, from one over their tasks."""
    head = [cell.strip(" :*") for cell in blocks[number].text.split(CELL)]
    if len(head) != 2 or not (WHO.fullmatch(head[0]) and WHAT.fullmatch(head[1])):
        return None
    rows = list(takewhile(lambda block: block.row, blocks[number + 1 :]))
    ended = [row for row in rows if row.text.rstrip(" |").endswith(SENTENCE_ENDS)]
    return (0, 1) if len(ended) * 2 > len(rows) else None


def _cells(block: Block) -> list[Span]:
    spans, start = [], 0
    for cell in block.text.split(CELL):
        spans.append(Span(start, start + len(cell)))
        start += len(cell) + len(CELL)
    return spans


def _label(block: Block, columns: tuple[int, int]) -> Label | None:
    cells = _cells(block)
    if len(cells) <= max(columns):
        return None
    who, what = cells[columns[0]], cells[columns[1]]
    printed = ASIDE.sub("", block.text[who.start : who.end])
    names = tuple(name.strip() for name in SPLIT.split(printed) if name.strip())
    said = block.text[what.start : what.end].strip()
    if not names or not said or who.end - who.start > LONGEST_NAME:
        return None
    return Label(names, who, Form.COLUMN, what.start, until=what.end)
