"""Lines of plain text become blocks: what belongs together, as a reader sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.formats.hyphens import Hyphens
from indexer.formats.plain.lines import (
    ANSWER,
    BULLET,
    NUMBER,
    QUESTION,
    UNDERLINE,
    Labels,
    Width,
    cells,
    ends_sentence,
    names_before_times,
    rows_among,
    speaker_line,
)

LONG_LINE = 120  # characters: nobody wraps so wide, so each line is a paragraph
TAB = 4  # columns


@dataclass(slots=True)
class Block:
    """Lines that belong together; a list item has the indent of its bullet.

    `apart` tells one with an empty line above, or one that stands out in a text that has none.
    `rows` are the cells of a table.
    """

    lines: list[str] = field(default_factory=list)
    indent: int | None = None
    underlined: bool = False
    labelled: bool = False
    apart: bool = True
    rows: list[list[str]] = field(default_factory=list)

    def text(self, hyphens: Hyphens) -> str:
        """Set the lines behind each other; a word that was cut at a line's end is whole again."""
        stripped = [" ".join(line.split()) for line in self.lines]
        joined = (hyphens.join(*pair) for pair in pairwise(stripped))
        return "".join([*joined, stripped[-1]])


def blocks_of(lines: Sequence[str]) -> list[Block]:
    """Cut a text into its blocks."""
    return list(_Cutter(names_before_times(lines)).blocks())


def _is_indented(line: str, before: str) -> bool:
    """Tell a line that begins further to the right than the one above."""
    first, second = (len(each) - len(each.lstrip()) for each in (before, line))
    return second >= first + 2


class _Cutter:
    """Goes through the lines once, with what the whole text tells of them.

    `one_line` tells a text in which each line is a paragraph, however long.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        filled = [line for line in lines if line.strip()]
        self.lines = lines
        self.rows = rows_among(lines)
        self.labels = Labels(filled)
        self.width = Width(lines)
        self.asks = sum(map(bool, map(QUESTION.match, filled))) > 1
        self.one_line = sum(len(line) > LONG_LINE for line in filled) * 10 >= len(filled)
        self.unwrapped = self.one_line or self.width.has_only_breaks(lines)

    def blocks(self) -> Iterator[Block]:
        block = Block()
        above = ""
        for place, line in enumerate(self.lines):
            if place in self.rows:
                if not block.rows:
                    yield from [block] if block.lines else []
                    block = Block(rows=[])
                block.lines.append(line)
                block.rows.append(cells(line))
            elif UNDERLINE.match(line) and block.lines:
                block.underlined = True
            elif block.lines and not block.rows and not self._begins(line, block):
                block.lines.append(line)
            else:
                yield from [block] if block.lines else []
                block = self._new(line, above)
            above = line
        yield from [block] if block.lines else []

    def _new(self, line: str, above: str) -> Block:
        bullet = BULLET.match(line)
        rest = line[bullet.end() :] if bullet else line
        speaker = speaker_line(line)
        return Block(
            [f"{speaker}:" if speaker else rest] if rest.strip() else [],
            len(bullet["indent"].expandtabs(TAB)) if bullet else None,
            labelled=bullet is None and (bool(speaker) or self.labels.begins(line, "", True)),
            apart=not above.strip() or bool(UNDERLINE.match(above)) or self._stands_out(line),
        )

    def _stands_out(self, line: str) -> bool:
        """Tell a line that may be a heading in a text without empty lines.

        Where no line is long, only what is marked is told from the text.
        """
        marked = line.isupper() or NUMBER.match(line) or line.rstrip().endswith(":")
        return self.unwrapped and bool(marked or not self.width.is_narrow)

    def _begins(self, line: str, block: Block) -> bool:
        """Tell whether a line begins a new block."""
        before = block.lines[-1]
        broken = self.unwrapped or self.width.is_break(before, line)
        if not line.strip() or self.one_line or block.underlined or BULLET.match(line):
            return True
        if speaker_line(line) or self.labels.begins(line, before, broken):
            return True
        if NUMBER.match(line) and (broken or ends_sentence(before)):
            return True
        if (self.asks and ANSWER.match(line)) or (
            _is_indented(line, before) and ends_sentence(before)
        ):
            return True
        return not block.labelled and broken and self._is_apart(before, line)

    def _is_apart(self, before: str, line: str) -> bool:
        """Tell lines that were broken on purpose: no sentence goes on over the break."""
        first = next((char for char in line if char.isalnum()), "")
        if before.rstrip().endswith(","):
            return False
        ended = ends_sentence(before) and not self.unwrapped
        return not ended and (first.isupper() or first.isdigit())
