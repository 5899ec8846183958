"""Blocks of a PDF as Markdown: a larger font is a heading, bold and italics are kept."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, pairwise

from indexer.accounting import LeftOut
from indexer.formats.escaping import escaped
from indexer.formats.hyphens import Hyphens
from indexer.formats.pdf.blocks import LARGER, Block, blocks_of, is_short, may_be_heading
from indexer.formats.pdf.footnotes import Note
from indexer.formats.pdf.lines import Line, Text
from indexer.formats.pdf.rows import RAISED, is_apart, joined, most_common_size
from indexer.formats.pdf.tables import BULLETS
from indexer.formats.pdf.whole_tables import whole_tables
from indexer.formats.pdf.words import Word
from indexer.formats.rows import rows_to_markdown

NESTED = 4  # points, by which a bullet stands further in
LEVELS = ((1.9, 1), (1.4, 2), (1.15, 3), (0.0, 4))
LOWEST = 5  # level of headings in Markdown that is written here
CALL = re.compile(r"(?<=[^\W\d_][.,;:!?)”\"’])(?P<sign>\d{1,3}|[*†‡§]{1,3})$")
CLOSE_CALL = re.compile(r"(?<=[^\W\d_])(?P<sign>\d{1,3}|[*†‡§]{1,3})$")


class Writer:
    """Writes the blocks of one document, and the footnotes behind them."""

    def __init__(self, text: Text) -> None:
        self._hyphens = Hyphens(line.text for line in text.lines)
        self.repeated: list[LeftOut] = []
        self._blocks = blocks_of([*whole_tables(text.lines, self._hyphens, self.repeated)])
        self._body = most_common_size(w for line in text.lines for w in line.words)
        self._depths = _depths(self._blocks)
        self._notes = text.notes
        self._waiting = {page: list(notes) for page, notes in text.notes.items()}
        self._called: list[Note] = []
        self._cut: list[str] = []

    @property
    def signs(self) -> tuple[str, ...]:
        """The signs that call footnotes, and those before the notes, once all is written."""
        return (*(note.sign for note in self._called for _ in range(2)), *self._cut)

    def markdown(self) -> str:
        """The whole text."""
        written = list(filter(None, self._written_blocks()))
        notes = [f"[^{n}]: {self._note(note)}" for n, note in enumerate(self._called, start=1)]
        return "\n\n".join([*written, *notes]) + "\n"

    def _written_blocks(self) -> Iterator[str]:
        """Write each block; a note that nothing calls stands where its page ends."""
        page = 0
        for number, block in enumerate(self._blocks):
            first = block.lines[0].column[0]
            while page < first:
                yield from self._uncalled(page)
                page += 1
            yield self._written(block, number)
        for rest in sorted(self._waiting):
            yield from self._uncalled(rest)

    def _uncalled(self, page: int) -> list[str]:
        notes = self._waiting.pop(page, [])
        return [escaped(f"{note.sign} ") + self._note(note) for note in notes]

    def _note(self, note: Note) -> str:
        """Write a note without its sign."""
        texts = [joined(row) for row in note.rows]
        pieces = [self._hyphens.join(a, b) for a, b in pairwise(texts)]
        text = "".join([*pieces, texts[-1]])
        return escaped(text[len(note.sign) :].lstrip(".) \t"))

    def _written(self, block: Block, number: int) -> str:
        if block.lines[0].rows:
            return rows_to_markdown(block.lines[0].rows)
        words = [list(line.words) for line in block.lines]
        if block.bullet is not None:
            words[0] = list(dropwhile(_is_bullet, words[0])) or words[0][:1]
            depth = self._depths[round(block.bullet)]
            return f"{'    ' * (depth - 1)}- {self._inline(block, words)}"
        text = self._inline(block, words)
        if block.size > self._body * LARGER and is_short(block):
            level = next(level for ratio, level in LEVELS if block.size / self._body >= ratio)
            return f"{'#' * level} {' '.join(text.split())}"
        below = self._blocks[number + 1 :]
        if may_be_heading(block) and below and not may_be_heading(below[0]):
            return f"{'#' * LOWEST} {' '.join(text.split())}"
        return text

    def _inline(self, block: Block, words: Sequence[Sequence[Word]]) -> str:
        """A block's text with its bold and italic runs marked."""
        pieces: list[tuple[str, bool, bool]] = []
        for number, row in enumerate(words):
            line = block.lines[number]
            for place, word in enumerate(row):
                text, call = self._parted(word, line, place)
                after = ""
                if place + 1 < len(row):
                    after = " " if is_apart(word, row[place + 1]) else ""
                elif number + 1 < len(words):
                    following = words[number + 1][0].text
                    text = _line_end(block, number, text, following, self._hyphens, bool(call))
                pieces.append((text, word.bold, word.italic))
                if call:
                    pieces.append((call, False, False))
                pieces.append((after, word.bold, word.italic))
        if all(bold and italic for text, bold, italic in pieces if text.strip()):
            pieces = [(text, False, True) for text, _, _ in pieces]  # lighter than a bold heading
        runs = groupby((p for p in pieces if p[0]), key=lambda piece: piece[1:])
        return "".join(_run("".join(p[0] for p in run), *style) for style, run in runs).strip()

    def _parted(self, word: Word, line: Line, place: int) -> tuple[str, str]:
        """Part a word from the sign that calls a footnote: raised, or right behind it."""
        page = line.column[0]
        if place and word.size < RAISED * line.size and self._call(word.text, page):
            return "", self._mark(word.text, page)
        for pattern in (CALL, CLOSE_CALL):
            found = pattern.search(word.text)
            if found and self._call(found["sign"], page):
                self._cut.append(word.text)
                return word.text[: found.start()], self._mark(found["sign"], page)
        return word.text, ""

    def _call(self, sign: str, page: int) -> bool:
        return any(note.sign == sign for note in self._waiting.get(page, ()))

    def _mark(self, sign: str, page: int) -> str:
        note = next(note for note in self._waiting[page] if note.sign == sign)
        self._waiting[page].remove(note)
        self._called.append(note)
        return f"\x00{len(self._called)}\x00"


def _is_bullet(word: Word) -> bool:
    return word.text in BULLETS


def _depths(blocks: Sequence[Block]) -> dict[int, int]:
    """The depth of a list item by the place of its bullet, to the point."""
    places = sorted({round(block.bullet) for block in blocks if block.bullet is not None})
    depths: dict[int, int] = {}
    depth, last = 0, -100
    for place in places:
        if place - last > NESTED:
            depth += 1
        depths[place], last = depth, place
    return depths


def _line_end(
    block: Block, number: int, text: str, following: str, hyphens: Hyphens, called: bool
) -> str:
    """Join a line to the next one; in a bold block, keep a break that was made on purpose."""
    line, after = block.lines[number], block.lines[number + 1]
    fits = line.x1 + after.words[0].x1 - after.words[0].x0 + line.size / 2 < line.right
    if fits and block.bullet is None and all(each.all_bold for each in block.lines):
        return f"{text}  \n"
    return text if called else hyphens.join(text, following)


def _run(text: str, bold: bool, italic: bool) -> str:
    """Mark a run; the marks stand close to its words, and the space outside."""
    words = text.strip()
    mark = "*" * (2 * bold + italic)
    if not mark or not any(char.isalnum() for char in words):
        return _escaped_lines(text)
    before, _, after = text.partition(words)
    return f"{before}{mark}{_escaped_lines(words)}{mark}{after}"


def _escaped_lines(text: str) -> str:
    return re.sub("\x00(\\d+)\x00", r"[^\1]", "  \n".join(map(escaped, text.split("  \n"))))
