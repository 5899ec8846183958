"""Plain text (.txt): headings, capitals, lists, labels and wrapped lines are recognised.

A text that is Markdown by its look (`**Norway**`, `## Clearance`) is taken as it is.
"""

import re
from collections.abc import Sequence

from indexer.errors import UnreadableSummary
from indexer.formats.converted import Converted
from indexer.formats.encodings import read_text
from indexer.formats.escaping import escaped
from indexer.formats.hyphens import Hyphens
from indexer.formats.markdown import encoding_remarks
from indexer.formats.plain.blocks import Block, blocks_of
from indexer.formats.plain.lines import NUMBER, ends_sentence
from indexer.formats.plain.pages import without_furniture
from indexer.formats.rows import rows_to_markdown
from indexer.reading.summaries import decode
from indexer.reading.title import is_title_line
from indexer.saying import say
from indexer.summary import LARGEST_FILE

LONGEST_HEADING = 100  # characters
BOLD = re.compile(r"\*\*\w[^*\n]*\*\*")
HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
FRONT_MATTER = re.compile(r"\s*---[ \t]*\n")
LINK_OR_TABLE = re.compile(
    r"\[[^\[\]\n]+\]\((?:https?://|mailto:|#|/)\S*\)|^\|(?: ?:?-+:? ?\|)+", re.MULTILINE
)
SENTENCE = re.compile(r"[^\W\d_]{3,}[.;!?](?: |$)")
MOST_LINES = 3  # of a heading
FEW_WORDS = 6  # of a line that may be a heading
COUNT = re.compile(r"\d+ ?[-–:] ?\d+\b")


def to_markdown(data: bytes) -> Converted:
    """Read a text file in any common encoding; raises UnreadableSummary for an empty one."""
    if len(data) > LARGEST_FILE or not data.strip():
        return Converted(decode(data))
    text, encoding = read_text(data)
    if not text.strip():
        raise UnreadableSummary(say("it is empty: write the summary into it, or remove it"))
    remarks = encoding_remarks(encoding)
    if _is_markdown(text):
        return Converted(text, remarks=remarks)
    own, furniture = without_furniture(text)
    return Converted(plain_to_markdown(own), text, furniture, remarks)


def pasted_to_markdown(text: str) -> Converted:
    """Take pasted text as that of a file, but for what returns on pages: it is kept nowhere else.

    Whoever writes front matter, a link or a table in Markdown's way knows Markdown.
    """
    if FRONT_MATTER.match(text) or LINK_OR_TABLE.search(text) or _is_markdown(text):
        return Converted(text)
    return Converted(plain_to_markdown(text), text)


def _is_markdown(text: str) -> bool:
    headings = HEADING.findall(text)
    return bool(BOLD.search(text)) or len(headings) > 1 or bool(HEADING.match(text.lstrip()))


def plain_to_markdown(text: str) -> str:
    """Recognise the headings, lists, statements and paragraphs of plain text."""
    lines = _without_page_breaks(text).split("\n")
    hyphens = Hyphens(lines)
    blocks = blocks_of(lines)
    title = _title_size(blocks)
    written = [_title(blocks[:title])] if title else []
    rest = blocks[title:]
    levels = _levels(rest)
    indents = sorted({block.indent for block in blocks if block.indent is not None})
    for place, block in enumerate(rest):
        mark = f"{'#' * levels[place]} " if place in levels else ""
        if block.indent is not None:
            mark = f"{'    ' * indents.index(block.indent)}- "
        text = rows_to_markdown(block.rows) if block.rows else escaped(block.text(hyphens))
        written.append(mark + text)
    return "\n\n".join(written) + "\n"


def _without_page_breaks(text: str) -> str:
    """Have a sentence go on over the end of a page, where it does not end there."""
    going_on = re.compile(r"(?<=[^\s.;:!?])\s*\f\s*(?=[a-z])")
    return going_on.sub("\n", text).replace("\f", "\n\n")


def _levels(blocks: Sequence[Block]) -> dict[int, int]:
    """Find the headings: short lines with text below them.

    Those in capitals stand above numbered ones, these above others, and the first of two above the
    second. Of more short lines above a text only the last is a heading; a line with nothing below
    it is a paragraph.
    """
    lines = [may_be_heading(block) for block in blocks]
    found = {
        place: block
        for place, block in enumerate(blocks)
        if lines[place] and _has_text_below(lines, blocks, place)
    }
    ranks = sorted({_rank(block) for block in found.values()})
    levels: dict[int, int] = {}
    for place, block in found.items():
        below = place - 1 in found and _rank(found[place - 1]) == _rank(block)
        levels[place] = 2 + ranks.index(_rank(block)) + below
    return levels


def _rank(block: Block) -> int:
    """Weigh a heading: capitals above numbers, and these above the others."""
    if _is_capitals(block):
        return 0
    return 1 if NUMBER.match(block.lines[0]) else 2


def _has_text_below(lines: Sequence[bool], blocks: Sequence[Block], place: int) -> bool:
    """Tell a line right above a text, or above the one right above it, or one that stands out."""
    first, end = place, place + 1
    while first and lines[first - 1]:
        first -= 1
    while end < len(lines) and lines[end]:
        end += 1
    stands_out = blocks[place].underlined or _rank(blocks[place]) < 2
    return end < len(lines) and (stands_out or end - first <= 2 or end - place == 1)


def may_be_heading(block: Block) -> bool:
    """Tell a short line of its own that begins with a capital and does not end a sentence."""
    line = block.lines[0].strip()
    if len(block.lines) > 1 or block.indent is not None or len(line) > LONGEST_HEADING:
        return False
    if block.underlined or block.labelled or not block.apart:
        return block.underlined
    first = next((char for char in line if char.isalnum()), "")
    begins = first.isupper() or first.isdigit() or bool(NUMBER.match(line))
    return begins and not (line.startswith("(") or COUNT.search(line) or _is_sentence(line))


def _is_sentence(line: str) -> bool:
    """Tell a line that ends as sentences do, or announces something in many words."""
    if line.endswith(":"):
        return len(line.split()) > FEW_WORDS
    return line.endswith(",") or ends_sentence(line)


def _is_capitals(block: Block) -> bool:
    return block.lines[0].isupper()


def _title_size(blocks: Sequence[Block]) -> int:
    """Count the blocks at the top that name the meeting: up to its date or kind, else one."""
    top = 0
    while top < len(blocks) and _may_be_title(blocks[top]):
        top += 1
    told = [i for i in range(top) if any(is_title_line(line) for line in blocks[i].lines)]
    if told:
        return told[-1] + 1
    return min(top, 1) if len(blocks) > 1 and may_be_heading(blocks[0]) else 0


def _may_be_title(block: Block) -> bool:
    text = " ".join(block.lines)
    if block.indent is not None or block.labelled or block.rows or len(block.lines) > MOST_LINES:
        return False
    short = all(len(line.strip()) <= LONGEST_HEADING for line in block.lines)
    return short and not SENTENCE.search(text)


def _title(blocks: Sequence[Block]) -> str:
    lines = [escaped(line.strip()) for block in blocks for line in block.lines]
    return "**" + "  \n".join(lines) + "**"
