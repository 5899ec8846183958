"""Lines to paragraphs, headings and list items, in Markdown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from indexer.formats.escaping import escaped
from indexer.formats.hyphens import Hyphens
from indexer.formats.pdf.lines import Line, is_apart
from indexer.formats.pdf.words import Word

BULLETS = frozenset("•◦▪‣·●○■□–-*\uf0b7\uf0a7\uf0d8\uf02d\ue00c")
SENTENCE_ENDS = (".", "!", "?", ":", ".”", ".)", "!”", "?”", ";", '."')
WIDER_GAP = 1.3
LARGER = 1.08
INDENT = 0.8
NESTED = 4
LEVELS = ((1.9, 1), (1.4, 2), (1.15, 3), (0.0, 4))


@dataclass(slots=True)
class _Block:
    """Lines that belong together; `bullet` is how far its bullet is indented, else None.

    `indent` is how far the text behind the bullet is.
    """

    lines: list[Line] = field(default_factory=list)
    bullet: float | None = None

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def indent(self) -> float:
        first = self.lines[0]
        return first.words[min(1, len(first.words) - 1)].x0 - first.left


def to_markdown(lines: Sequence[Line]) -> str:
    """Write lines as Markdown: a larger font is a heading, bold and italics are kept."""
    hyphens = Hyphens(line.text for line in lines)
    blocks = list(_blocks(lines))
    body = _body_size(lines)
    depths = _depths(blocks)
    written = (_written(block, body, depths, hyphens) for block in blocks)
    return "\n\n".join(filter(None, written)) + "\n"


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    pitch = _pitches(lines)
    block = _Block()
    for line in lines:
        bullet = line.words[0].text in BULLETS and len(line.words) > 1
        if block.lines and (bullet or _begins(line, block, pitch)):
            yield block
            block = _Block()
        if bullet:
            block.bullet = line.x0 - line.left
        block.lines.append(line)
    if block.lines:
        yield block


def _pitches(lines: Sequence[Line]) -> dict[float, float]:
    """Give the usual distance from line to line, for each size of type."""
    found: dict[float, list[float]] = {}
    for before, line in pairwise(lines):
        if before.column == line.column and before.size == line.size:
            found.setdefault(line.size, []).append(line.bottom - before.bottom)
    return {size: median(distances) for size, distances in found.items()}


def _begins(line: Line, block: _Block, pitch: dict[float, float]) -> bool:
    """Tell whether a line begins a new block."""
    before = block.lines[-1]
    if line.size != before.size:
        return True
    if line.column != before.column:
        return _ends(before) or (line.all_bold != before.all_bold and not _is_full(before))
    usual = pitch.get(line.size, line.size * WIDER_GAP)
    if line.bottom - before.bottom > usual * WIDER_GAP:
        return True
    if block.bullet is not None:
        return line.x0 - line.left < block.indent - line.size
    if line.all_bold != before.all_bold and not _is_full(before):
        return True
    indented = line.x0 - line.left > INDENT * line.size
    was_indented = before.x0 - before.left > INDENT * line.size
    return indented and not was_indented and before.text.endswith(SENTENCE_ENDS)


def _ends(line: Line) -> bool:
    return line.text.endswith(SENTENCE_ENDS)


def _is_full(line: Line) -> bool:
    """Tell whether a line reaches the other edge of its column, near enough."""
    return line.x1 > line.right - 0.15 * (line.right - line.left)


def _depths(blocks: Sequence[_Block]) -> dict[int, int]:
    """Give the depth of a list item by the place of its bullet, to the point."""
    places = sorted({round(block.bullet) for block in blocks if block.bullet is not None})
    depths: dict[int, int] = {}
    depth, last = 0, -100
    for place in places:
        if place - last > NESTED:
            depth += 1
        depths[place], last = depth, place
    return depths


def _written(
    block: _Block,
    body: float,
    depths: dict[int, int],
    hyphens: Hyphens,
) -> str:
    words = [list(line.words) for line in block.lines]
    if block.bullet is not None:
        words[0] = words[0][1:]
        depth = depths[round(block.bullet)]
        return f"{'    ' * (depth - 1)}- {_inline(block, words, hyphens)}"
    text = _inline(block, words, hyphens)
    if block.size <= body * LARGER:
        return text
    level = next(level for ratio, level in LEVELS if block.size / body >= ratio)
    return f"{'#' * level} {' '.join(text.split())}"


def _inline(block: _Block, words: Sequence[Sequence[Word]], hyphens: Hyphens) -> str:
    """Give a block's text with its bold and italic runs marked."""
    pieces: list[tuple[str, bool, bool]] = []
    for number, row in enumerate(words):
        for place, word in enumerate(row):
            text = word.text
            if place + 1 < len(row):
                text += " " if is_apart(word, row[place + 1]) else ""
            elif number + 1 < len(words):
                text = _line_end(block, number, text, words[number + 1][0].text, hyphens)
            pieces.append((text, word.bold, word.italic))
    if all(bold and italic for _, bold, italic in pieces):  # a lighter heading than a bold one
        pieces = [(text, False, True) for text, _, _ in pieces]
    runs = groupby(pieces, key=lambda piece: piece[1:])
    return "".join(_run("".join(p[0] for p in run), *style) for style, run in runs).strip()


def _line_end(block: _Block, number: int, text: str, following: str, hyphens: Hyphens) -> str:
    """Join a line to the next one; in a bold block, keep a break that was made on purpose."""
    line, after = block.lines[number], block.lines[number + 1]
    fits = line.x1 + after.words[0].x1 - after.words[0].x0 + line.size / 2 < line.right
    if fits and block.bullet is None and all(each.all_bold for each in block.lines):
        return f"{text}  \n"
    return hyphens.join(text, following)


def _run(text: str, bold: bool, italic: bool) -> str:
    """Mark a run; the marks stand close to its words, and the space outside."""
    words = text.strip()
    mark = "*" * (2 * bold + italic)
    if not mark or not any(char.isalnum() for char in words):
        return _escaped_lines(text)
    before, _, after = text.partition(words)
    return f"{before}{mark}{_escaped_lines(words)}{mark}{after}"


def _escaped_lines(text: str) -> str:
    return "  \n".join(map(escaped, text.split("  \n")))
