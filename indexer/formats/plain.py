"""Plain text (.txt): headings, capitals, lists and wrapped lines are recognised.

A text that is Markdown by its look (`**Norway**`, `## Clearance`) is taken as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bs4.dammit import UnicodeDammit

from indexer.errors import UnreadableSummary
from indexer.formats.escaping import escaped
from indexer.reading.summaries import LARGEST_FILE, decode
from indexer.reading.title import is_title_line

LONGEST_HEADING = 100
LONG_LINE = 120
MARKDOWN = re.compile(r"^#{1,6} \S|\*\*\w[^*\n]*\*\*", re.MULTILINE)
BULLET = re.compile(r"^(?P<indent>\s*)[•◦▪‣·●○\uf0b7*–-]\s+(?=\S)")
UNDERLINE = re.compile(r"^\s*([=\-~_])\1{2,}\s*$")
ENDS_SENTENCE = tuple(".;,!?")
TAB = 4


@dataclass(slots=True)
class _Block:
    """Lines that belong together; a list item has the indent of its bullet."""

    lines: list[str] = field(default_factory=list)
    indent: int | None = None
    underlined: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.strip() for line in self.lines)


def to_markdown(path: Path) -> str:
    """Read a text file in any common encoding; raises UnreadableSummary for an empty one."""
    data = path.read_bytes()
    if len(data) > LARGEST_FILE or not data.strip():
        return decode(data)
    text = UnicodeDammit(data, ["utf-8"]).unicode_markup
    if text is None or "\0" in text:
        raise UnreadableSummary("it is not text: save it as plain text with the encoding UTF-8")
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    return text if MARKDOWN.search(text) else plain_to_markdown(text)


def plain_to_markdown(text: str) -> str:
    """Recognise the headings, lists and paragraphs of plain text."""
    lines = text.split("\n")
    blocks = list(_blocks(lines, one_line=_has_one_line_paragraphs(lines)))
    title = _title_size(blocks)
    written = [_title(blocks[:title])] if title else []
    capitals = any(block.text.isupper() for block in blocks[title:] if _is_heading(block))
    indents = sorted({block.indent for block in blocks if block.indent is not None})
    written += [_written(block, capitals, indents) for block in blocks[title:]]
    return "\n\n".join(written) + "\n"


def _has_one_line_paragraphs(lines: Sequence[str]) -> bool:
    """Tell text in which every line is a paragraph from text with wrapped lines."""
    filled = [line for line in lines if line.strip()]
    long = sum(len(line) > LONG_LINE for line in filled)
    return long * 10 >= len(filled)


def _blocks(lines: Sequence[str], one_line: bool) -> Iterator[_Block]:
    block = _Block()
    for line in lines:
        bullet = BULLET.match(line)
        if UNDERLINE.match(line) and block.lines:
            block.underlined = True
        elif not line.strip() or bullet or one_line or block.underlined:
            if block.lines:
                yield block
            indent = len(bullet["indent"].expandtabs(TAB)) if bullet else None
            rest = line[bullet.end() :] if bullet else line
            block = _Block([rest] if rest.strip() else [], indent)
        else:
            block.lines.append(line)
    if block.lines:
        yield block


def _is_heading(block: _Block) -> bool:
    """Tell a short line of its own that begins with a capital and does not end a sentence."""
    text = block.text
    first = next((char for char in text if char.isalnum()), "")
    return (
        len(block.lines) == 1
        and block.indent is None
        and len(text) <= LONGEST_HEADING
        and (first.isupper() or first.isdigit() or block.underlined)
        and (block.underlined or not text.endswith(ENDS_SENTENCE))
    )


def _title_size(blocks: Sequence[_Block]) -> int:
    """Count the blocks at the top that name the meeting: up to its date or kind, else one."""
    top = 0
    while top < len(blocks) and (_is_heading(blocks[top]) or _is_title_block(blocks[top])):
        top += 1
    told = [i for i in range(top) if any(is_title_line(line) for line in blocks[i].lines)]
    return told[-1] + 1 if told else min(top, 1)


def _is_title_block(block: _Block) -> bool:
    return block.indent is None and all(
        len(line.strip()) <= LONGEST_HEADING for line in block.lines
    )


def _title(blocks: Sequence[_Block]) -> str:
    lines = [escaped(line.strip()) for block in blocks for line in block.lines]
    return "**" + "  \n".join(lines) + "**"


def _written(block: _Block, capitals: bool, indents: Sequence[int]) -> str:
    text = escaped(block.text)
    if block.indent is not None:
        return f"{'    ' * indents.index(block.indent)}- {text}"
    if not _is_heading(block):
        return text
    return f"{'###' if capitals and not block.text.isupper() else '##'} {text}"
