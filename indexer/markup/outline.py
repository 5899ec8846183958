"""Which blocks are headings, and how they nest as a reader sees it.

Summaries mix hash headings with paragraphs that are only bold or only italic. What counts is
how a heading looks: one that looks like an open one stands beside it, a lighter one under it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from indexer.markup.blocks import Block
from indexer.summary import Span
from indexer.words.folding import as_printed

LONGEST_HEADING = 150  # characters
BOLD_WEIGHT = 4  # the level of a heading in bold, where nothing else tells it
ITALIC_WEIGHT = 7  # below all levels of headings that are marked


@dataclass(frozen=True, slots=True)
class Style:
    """How a heading looks: its name, and its weight from 1 (heaviest) to 7."""

    name: str
    weight: int


def is_heading(block: Block) -> bool:
    """Tell a hash heading, or a short paragraph that is only bold or only italic."""
    if block.level == 0 and not block.bold and not block.italic:
        return False  # as most are
    return not block.running and (block.level > 0 or set_off(block) != "")


def headings_in(blocks: Iterable[Block]) -> Iterator[tuple[int, Block]]:
    """The headings among some blocks, each with its place."""
    may_be = [(n, b) for n, b in enumerate(blocks) if b.level or b.bold or b.italic]
    return ((place, block) for place, block in may_be if is_heading(block))


def is_bold_line(block: Block) -> bool:
    """Tell a paragraph that is only bold."""
    return block.level == 0 and not block.running and set_off(block) == "bold"


class Outline:
    """Follows the headings of one summary; `path` has the titles of the open sections.

    The outermost stands first.
    """

    def __init__(self, headings: list[Block]) -> None:
        self._styles = _StyleSheet(headings)
        self._open: list[tuple[Style, str]] = []
        self.path: tuple[str, ...] = ()

    def enter(self, heading: Block) -> None:
        """Open the section of a heading and close those it ends."""
        style = self._styles.style(heading)
        names = [opened.name for opened, _ in self._open]
        if style.name in names:
            del self._open[names.index(style.name) :]
        while self._open and self._open[-1][0].weight > style.weight:
            self._open.pop()
        self._open.append((style, section_title(heading.text)))
        self.path = tuple(title for _, title in self._open)


def section_title(text: str) -> str:
    """A heading's text on one line, without the colon at its end."""
    return " ".join(as_printed(text).split()).rstrip(":： ").strip() or text


def set_off(block: Block) -> str:
    """How the whole text is set off where it may be a heading, "bold" or "italic", else ""."""
    if not block.bold and not block.italic:
        return ""
    if block.depth or len(block.text) > LONGEST_HEADING or block.text.endswith((".", ";", ",")):
        return ""
    if _covers(block.bold, block.text):
        return "bold"
    return "italic" if _covers(block.italic, block.text) else ""


@dataclass
class _StyleSheet:
    """The looks that one summary uses.

    A hash heading in bold or italics looks like a paragraph that is bold or italic, where the
    summary has such: its author typed the same heading in two ways. So do the plain hash
    headings of that level.
    """

    headings: list[Block]
    shared: dict[str, int] = field(init=False)
    alike: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        typed = {set_off(h) for h in self.headings if h.level == 0}
        self.shared, self.alike = {}, {}
        for emphasis in typed - {""}:
            levels = {h.level for h in self.headings if h.level and set_off(h) == emphasis}
            if len(levels) <= 1:
                plain = BOLD_WEIGHT if emphasis == "bold" else ITALIC_WEIGHT
                self.shared[emphasis] = min(levels | {plain})
                self.alike |= dict.fromkeys(levels, emphasis)

    def style(self, heading: Block) -> Style:
        emphasis = set_off(heading)
        look = self.alike.get(heading.level, emphasis)
        if look in self.shared:
            return Style(look, self.shared[look])
        if heading.level:
            return Style(f"h{heading.level}", heading.level)
        return Style(emphasis, BOLD_WEIGHT if emphasis == "bold" else ITALIC_WEIGHT)


def _covers(spans: tuple[Span, ...], text: str) -> bool:
    """Tell whether all letters and digits of a text stand in spans, which are in order."""
    end = 0
    for span in spans:
        if any(map(str.isalnum, text[end : span.start])):
            return False
        end = max(end, span.end)
    return bool(spans) and not any(map(str.isalnum, text[end:]))


def lines_of(block: Block) -> Iterator[Span]:
    """The lines of a block's text, as the file has them."""
    if not block.lines:
        return iter((Span(0, len(block.text)),))
    starts = (0, *block.lines)
    return map(Span, starts, (*block.lines, len(block.text)))


def printed_lines(block: Block) -> list[str]:
    """What stands in the lines of a block, but for empty ones."""
    lines = (block.text[line.start : line.end].strip() for line in lines_of(block))
    return [line for line in lines if line]
