"""Lines of plain text become blocks: what belongs together, as a reader sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.formats.hyphens import Hyphens
from indexer.formats.plain.lines import (
    BULLET,
    NUMBER,
    UNDERLINE,
    Labels,
    Width,
    are_rows,
    cells,
    ends_sentence,
)

LONG_LINE = 120
TAB = 4


@dataclass(slots=True)
class Block:
    """Lines that belong together; a list item has the indent of its bullet.

    `apart` tells one with an empty line above, or in a text that has none. `rows` are the cells of
    a table.
    """

    lines: list[str] = field(default_factory=list)
    indent: int | None = None
    underlined: bool = False
    labelled: bool = False
    apart: bool = True
    rows: list[list[str]] = field(default_factory=list)

    def text(self, hyphens: Hyphens) -> str:
        """Set the lines behind each other; a word that was cut at a line's end is whole again."""
        stripped = [line.strip() for line in self.lines]
        joined = (hyphens.join(*pair) for pair in pairwise(stripped))
        return "".join([*joined, stripped[-1]])


def blocks_of(lines: Sequence[str]) -> list[Block]:
    """Cut a text into its blocks."""
    blocks = list(_Cutter(lines).blocks())
    for block in blocks:
        if block.indent is None and not block.labelled and are_rows(block.lines):
            block.rows = [cells(line) for line in block.lines]
    return blocks


class _Cutter:
    """Goes through the lines once, with what the whole text tells of them."""

    def __init__(self, lines: Sequence[str]) -> None:
        filled = [line for line in lines if line.strip()]
        self.lines = lines
        self.one_line = sum(len(line) > LONG_LINE for line in filled) * 10 >= len(filled)
        self.labels = Labels(filled)
        self.width = Width(lines)

    def blocks(self) -> Iterator[Block]:
        block = Block()
        above = ""
        for line in self.lines:
            if UNDERLINE.match(line) and block.lines:
                block.underlined = True
            elif block.lines and not self._begins(line, block):
                block.lines.append(line)
            else:
                if block.lines:
                    yield block
                block = self._new(line, above)
            above = line
        if block.lines:
            yield block

    def _new(self, line: str, above: str) -> Block:
        bullet = BULLET.match(line)
        rest = line[bullet.end() :] if bullet else line
        return Block(
            [rest] if rest.strip() else [],
            len(bullet["indent"].expandtabs(TAB)) if bullet else None,
            labelled=bullet is None and self.labels.begins(line, "", True),
            apart=self.one_line or not above.strip() or bool(UNDERLINE.match(above)),
        )

    def _begins(self, line: str, block: Block) -> bool:
        """Tell whether a line begins a new block."""
        before = block.lines[-1]
        broken = self.width.is_break(before, line)
        if not line.strip() or self.one_line or block.underlined or BULLET.match(line):
            return True
        if self.labels.begins(line, before, broken):
            return True
        if NUMBER.match(line) and (broken or ends_sentence(before)):
            return True
        return not block.labelled and broken and self._is_apart(before, line)

    def _is_apart(self, before: str, line: str) -> bool:
        """Tell lines that were broken on purpose: no sentence goes on over the break.

        Rows of a table stay together until all are seen.
        """
        first = next((char for char in line if char.isalnum()), "")
        if are_rows([before, line]) or before.rstrip().endswith(","):
            return False
        return not ends_sentence(before) and (first.isupper() or first.isdigit())
