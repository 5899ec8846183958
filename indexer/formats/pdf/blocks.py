"""Lines become blocks: paragraphs, headings, list items, tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.formats.pdf.lines import Line
from indexer.formats.pdf.rows import LARGEST_PITCH, pitches
from indexer.formats.pdf.tables import BULLETS
from indexer.formats.plain.lines import NUMBER, Labels

SENTENCE_ENDS = (".", "!", "?", ":", ".”", ".)", "!”", "?”", ";", '."')
STOPS = (".", "!", "?", ".”", ".)", '."')
WIDER_GAP = 1.25  # times the usual distance of lines: a paragraph begins
WIDEST_GAP = 1.7  # times the usual distance, where the sentence goes on
LARGER = 1.05  # times the usual size: a heading
INDENT = 0.8  # of the size of the print
ROOM = 1.5  # of the size of the print, beside the word that would have fitted in
MUCH_ROOM = 0.25  # of the column's width
LONGEST_HEADING = 90  # characters of one in bold or capitals
LEADER = re.compile(r"(?:\. ?){4,}\s*\S{0,6}$")
LONGEST_LARGE = 200  # characters of one in larger print
FEW_LETTERS = 3  # capitals: so few are an acronym
FEW_PAIRS = 2  # of lines by which a distance is told


@dataclass(slots=True)
class Block:
    """Lines that belong together; `bullet` is how far its bullet is indented, else None.

    `indent` is how far the text behind the bullet is.
    """

    lines: list[Line] = field(default_factory=list)
    bullet: float | None = None

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.lines[0].size

    @property
    def indent(self) -> float:
        """How far the text is indented behind a bullet or a number."""
        first = self.lines[0]
        return first.words[min(1, len(first.words) - 1)].x0 - first.left

    @property
    def text(self) -> str:
        """Its text, lines behind each other."""
        return " ".join(line.text for line in self.lines)


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Cut lines into blocks, as the gaps and the ends of lines on their pages tell."""
    return list(_Cutter(lines).blocks())


class _Cutter:
    """Goes through the lines once, with what all of them tell."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.pitch = _pitches(lines)
        self.labels = Labels(line.text for line in lines)

    def blocks(self) -> Iterator[Block]:
        block = Block()
        for line in self.lines:
            bullet = line.words[0].text in BULLETS and len(line.words) > 1
            if block.lines and (bullet or self._begins(line, block)):
                yield block
                block = Block()
            if bullet:
                block.bullet = line.x0 - line.left
            block.lines.append(line)
        if block.lines:
            yield block

    def _begins(self, line: Line, block: Block) -> bool:
        """Tell whether a line begins a new block."""
        before = block.lines[-1]
        if line.rows or before.rows or line.size != before.size or LEADER.search(before.text):
            return True
        apart = not _ends(before) and not _begins_anew(line)
        if line.column != before.column:
            return not apart or (line.all_bold != before.all_bold and not _is_full(before))
        if self._is_gap(line, before):
            return True
        if self._is_numbered(line, before) or self._is_labelled(line, before):
            return True
        return self._is_set_apart(line, block)

    def _is_gap(self, line: Line, before: Line) -> bool:
        usual = self.pitch.get(line.size, line.size * LARGEST_PITCH)
        goes_on = not _ends(before) and not _begins_anew(line) and not _has_room(before, line)
        return line.bottom - before.bottom > usual * (WIDEST_GAP if goes_on else WIDER_GAP)

    def _is_numbered(self, line: Line, before: Line) -> bool:
        """Tell the number or letter of a paragraph from one that happens to begin a line."""
        return bool(NUMBER.match(line.text)) and (_ends(before) or _has_room(before, line))

    def _is_labelled(self, line: Line, before: Line) -> bool:
        return self.labels.begins(line.text, before.text, _has_room(before, line))

    def _is_set_apart(self, line: Line, block: Block) -> bool:
        """Tell a paragraph by its type, its indent, or the room that was left on the line above."""
        before = block.lines[-1]
        differs = line.all_bold != before.all_bold or _is_capitals(line) != _is_capitals(before)
        if differs and not _is_full(before):
            return True
        if block.bullet is not None:
            return line.x0 - line.left < block.indent - line.size
        indented = line.x0 - line.left > INDENT * line.size
        was_indented = before.x0 - before.left > INDENT * line.size
        if indented and not was_indented and _ends(before):
            return True
        hanging = len(block.lines) == 1 and bool(NUMBER.match(before.text))
        if hanging or line.all_bold:
            return False
        return _has_room(before, line, MUCH_ROOM) and _ends(before, STOPS) and _begins_anew(line)


def _pitches(lines: Sequence[Line]) -> dict[float, float]:
    """The distance from line to line in a paragraph, for each size of type.

    Of a size that hardly any lines have, it is no wider than that of most lines makes likely.
    """
    pairs = [
        (line.size, line.bottom - before.bottom)
        for before, line in pairwise(lines)
        if before.column == line.column and before.size == line.size
    ]
    found = pitches(pairs)
    often = Counter(size for size, _ in pairs)
    usual = next((size for size, _ in often.most_common() if size in found), 0.0)
    widest = found[usual] / usual if usual else LARGEST_PITCH
    return {s: min(p, widest * s) if often[s] <= FEW_PAIRS else p for s, p in found.items()}


def _ends(line: Line, ends: tuple[str, ...] = SENTENCE_ENDS) -> bool:
    return line.text.endswith(ends)


def _is_capitals(line: Line) -> bool:
    return line.text.isupper() and sum(map(str.isalpha, line.text)) > FEW_LETTERS


def _begins_anew(line: Line) -> bool:
    first = next((char for char in line.text if char.isalnum()), "")
    return first.isupper() or first.isdigit()


def _is_full(line: Line) -> bool:
    """Tell whether a line reaches the other edge of its column, near enough."""
    return line.x1 > line.right - 0.15 * (line.right - line.left)


def _has_room(before: Line, line: Line, share: float = 0.0) -> bool:
    """Tell that the first word of a line would have had room on the line before.

    With a `share`, so much of the column has to be empty.
    """
    word = line.words[0]
    room = before.right - before.x1
    wanted = max(word.x1 - word.x0 + ROOM * line.size, share * (before.right - before.left))
    return room > wanted


def is_short(block: Block) -> bool:
    """Tell what may be a heading from a text in large type: it is no sentence."""
    return len(block.text) <= LONGEST_LARGE and not _ends(block.lines[-1], STOPS)


def may_be_heading(block: Block) -> bool:
    """Tell a line in capitals that stands by itself and ends no sentence."""
    text = block.text
    return (
        len(block.lines) == 1
        and block.bullet is None
        and _is_capitals(block.lines[0])
        and len(text) <= LONGEST_HEADING
        and not _ends(block.lines[0], STOPS)
    )
