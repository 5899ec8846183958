"""Markdown to blocks: an extension of the `markdown` package that walks its element tree once.

The package leaves some things otherwise than a reader of real summaries sees them; the
extension sees to these first: lists nested by two spaces, a list right under a line of text,
and `#123` at the start of a line, which is no heading.
"""

import html
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, AtomicString

from indexer.summary import Span

BLOCK_TAGS = frozenset(
    {"p", "ul", "ol", "li", "blockquote", "pre", "div", "hr", "dl", "dt", "dd"}
    | {"table", "thead", "tbody", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
)
HEADING = re.compile(r"h([1-6])")
LINE_END = re.compile(r"\s*\n\s*")
ESCAPED = re.compile("\x02(\\d+)\x03")
INLINE_MARKUP = re.compile("[`*_\\[<&\\\\\x02]|  \n")
SAFE_TAGS = {"strong", "em", "code", "a", "br", "pre"}


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row, in the order of the file.

    `level` is that of a hash heading, else 0. `depth` counts the lists around it.
    `text` is the text content of `html`; `bold` and `italic` are runs of `text`; `lines` are
    the offsets in `text` at which a line of the file begins, the first one left out.
    """

    text: str
    html: str
    bold: tuple[Span, ...]
    italic: tuple[Span, ...]
    level: int = 0
    depth: int = 0
    lines: tuple[int, ...] = ()


def read_blocks(text: str) -> list[Block]:
    """Cut Markdown text (without front matter) into blocks."""
    walker = _BlockExtension()
    Markdown(extensions=["fenced_code", "tables", walker]).convert(text)
    return walker.blocks


class _BlockExtension(Extension):
    """Put the walker behind the inline patterns, and mend what the parser reads amiss."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_ListIndents(md), "list_indents", 22)
        md.parser.blockprocessors.register(_StrictHeadings(md.parser), "hashheader", 70)
        md.treeprocessors.register(_PlainText(md), "plain_text", 25)
        md.treeprocessors.register(_Walker(md, self.blocks), "blocks", 15)


class _StrictHeadings(HashHeaderProcessor):
    """A single hash needs a space after it (`#2110 is` is text); several need a letter."""

    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6}(?=[ \t])|#{2,6}(?=[^\W\d]|[*_\[]))"
        r"(?P<header>(?:\\.|[^\\\n])*?)#*(?:\n|$)"
    )


class _ListIndents(Preprocessor):
    """Indent each list item by four spaces a level, as the package wants it.

    An item lies under the item above when its marker stands two columns or more to the
    right (CommonMark 0.31, section 5.2, but as lenient under numbers as under bullets).
    A list may follow a line of text without a blank line.
    """

    ITEM = re.compile(r"^(\s*)([*+-]|\d{1,9}[.)])(\s+)(?=\S)")
    FENCE = re.compile(r"^\s*(```|~~~)")

    def run(self, lines: list[str]) -> list[str]:
        """Rewrite the lines of the whole text."""
        self.markers: list[int] = []
        self.out: list[str] = []
        fenced = False
        for raw in lines:
            line = raw.expandtabs(4)
            fence = bool(self.FENCE.match(line))
            item = None if fenced or fence else self.ITEM.match(line)
            if item and self._may_start(item):
                self._add_item(line, item)
            else:
                self._add_line(line)
            fenced ^= fence
        return self.out

    def _may_start(self, item: re.Match[str]) -> bool:
        """Tell an item from indented code and from a number that wrapped on to a new line."""
        if self.markers:
            return True
        under_text = bool(self.out) and self.out[-1].strip() != ""
        ordered = item[2][0].isdigit()
        return len(item[1]) < 4 and not (under_text and ordered and int(item[2][:-1]) != 1)

    def _add_item(self, line: str, item: re.Match[str]) -> None:
        indent = len(item[1])
        starts_list = not self.markers
        while self.markers and indent < self.markers[-1] + 2:
            self.markers.pop()
        if starts_list and self.out and self.out[-1].strip():
            self.out.append("")
        self.markers.append(indent)
        marker = item[2].replace(")", ".")
        depth = len(self.markers) - 1
        self.out.append(" " * 4 * depth + marker + " " + line[item.end() :])

    def _add_line(self, line: str) -> None:
        indented = len(line) - len(line.lstrip())
        if not line.strip():
            self.out.append("")
            return
        if self.markers and indented == 0 and self.out and not self.out[-1].strip():
            self.markers = []
        while len(self.markers) > 1 and indented <= self.markers[-1]:
            self.markers.pop()
        if self.markers and indented:
            self.out.append(" " * 4 * len(self.markers) + line.lstrip())
        else:
            self.out.append(line)


class _PlainText(Treeprocessor):
    """Spare text without inline markup the search for each kind of it, which most text is."""

    def run(self, root: Element) -> None:
        """Mark the text as finished, in the package's own way."""
        for element in root.iter():
            if element.text and not INLINE_MARKUP.search(element.text):
                element.text = AtomicString(element.text)


class _Walker(Treeprocessor):
    """Turn the finished element tree into blocks, and leave nothing to be written out."""

    def __init__(self, md: Markdown, blocks: list[Block]) -> None:
        super().__init__(md)
        self.blocks = blocks
        self.html_stash = md.htmlStash

    def run(self, root: Element) -> Element:
        """Walk the tree once; the package is handed an empty one to serialise."""
        self.stash = self.html_stash.rawHtmlBlocks
        self._walk(root, depth=0)
        return Element(root.tag)

    def _walk(self, container: Element, depth: int) -> None:
        """Give each run of inline content in a container, and each block in it, a block."""
        runs = _Runs(self.stash)
        runs.add_text(container.text)
        for child in container:
            if child.tag in BLOCK_TAGS:
                if runs.html:
                    self._close(runs, depth)
                    runs = _Runs(self.stash)
                self._block(child, depth)
                runs.add_text(child.tail)
            else:
                runs.add_element(child)
        self._close(runs, depth)

    def _block(self, element: Element, depth: int) -> None:
        heading = HEADING.fullmatch(element.tag)
        if heading:
            self._close(self._inline(element), depth, level=int(heading[1]))
        elif element.tag == "pre" or self._is_code(element):
            self._close(self._code(element), depth)
        elif element.tag == "tr":
            self._row(element, depth)
        else:
            self._walk(element, depth + (element.tag == "li"))

    def _row(self, row: Element, depth: int) -> None:
        """Set the cells of a table row beside each other."""
        runs = _Runs(self.stash)
        for position, cell in enumerate(row):
            if position:
                runs.add_text(" | ")
            runs.add_content(cell)
        self._close(runs, depth)

    def _inline(self, element: Element) -> "_Runs":
        runs = _Runs(self.stash)
        runs.add_content(element)
        return runs

    def _is_code(self, element: Element) -> bool:
        """Tell a fenced block: a paragraph that is one placeholder for `<pre>`."""
        placeholder = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip())
        return placeholder is not None and str(self.stash[int(placeholder[1])]).startswith("<pre>")

    def _code(self, element: Element) -> "_Runs":
        """Keep the lines of a block of code."""
        runs = _Runs(self.stash, verbatim=True)
        runs.html.append("<pre>")
        runs.add_content(element)
        runs.html.append("</pre>")
        return runs

    def _close(self, runs: "_Runs", depth: int, level: int = 0) -> None:
        if runs.text:
            block = runs.block(depth, level)
            if block.text:
                self.blocks.append(block)


@dataclass
class _Runs:
    """Inline content while it is gathered: its text, and the HTML with just that text."""

    stash: list[str | Element]
    verbatim: bool = False
    text: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    length: int = 0
    bold: list[Span] = field(default_factory=list)
    italic: list[Span] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    gap: bool = True

    def add_content(self, element: Element) -> None:
        """Add what stands inside an element."""
        self.add_text(element.text)
        for child in element:
            self.add_element(child)

    def add_element(self, element: Element) -> None:
        """Add an inline element and the text that follows it."""
        tag = element.tag
        if tag == "br":
            self._put("\n", "<br>")
            self.lines.append(self.length)
            self.gap = True
        elif tag == "img":
            self.add_text(element.get("alt"))
        elif tag in SAFE_TAGS:
            self._add_tagged(element)
        else:
            self.add_content(element)
        self.add_text(element.tail)

    def _add_tagged(self, element: Element) -> None:
        attribute = ""
        if element.tag == "a":
            attribute = f' href="{html.escape(self._resolve(element.get("href") or ""))}"'
        self.html.append(f"<{element.tag}{attribute}>")
        start = self.length
        self.add_content(element)
        self.html.append(f"</{element.tag}>")
        spans = {"strong": self.bold, "em": self.italic}.get(element.tag)
        if spans is not None and self.length > start:
            spans.append(Span(start, self.length))

    def add_text(self, text: str | None) -> None:
        """Add text, each stretch of white space as one space."""
        if not text:
            return
        plain = self._resolve(text)
        if not self.verbatim:
            if "\n" in plain:
                self._note_lines(plain)
            plain = _one_spaced(plain)
            if self.gap:
                plain = plain.lstrip(" ")
        if plain:
            self._put(plain, html.escape(plain, quote=False))
            self.gap = plain.endswith(" ") and not self.verbatim

    def _note_lines(self, plain: str) -> None:
        """Note where lines will begin once each stretch of white space is one space."""
        *pieces, _ = map(_one_spaced, LINE_END.split(plain))
        if self.gap:
            pieces[0] = pieces[0].lstrip(" ")
        place = self.length - (self.gap and not pieces[0])
        for piece in pieces:
            place += len(piece) + 1
            self.lines.append(place)

    def _put(self, text: str, markup: str) -> None:
        self.text.append(text)
        self.html.append(markup)
        self.length += len(text)

    def _resolve(self, text: str) -> str:
        """Undo the package's placeholders; of raw HTML the text remains."""
        if "\x02" in text:
            text = HTML_PLACEHOLDER_RE.sub(self._raw_text, text)
            text = ESCAPED.sub(lambda match: chr(int(match[1])), text)
            text = text.replace(AMP_SUBSTITUTE, "&")
        return html.unescape(text) if "&" in text else text

    def _raw_text(self, placeholder: re.Match[str]) -> str:
        raw = str(self.stash[int(placeholder[1])])
        return nh3.clean(raw, tags=set())

    def block(self, depth: int, level: int) -> Block:
        """Close the run: white space at its end goes, and nothing unsafe is left."""
        text = "".join(self.text)
        markup = "".join(self.html)
        if "<" in markup:  # else it is escaped text
            markup = nh3.clean(markup, tags=SAFE_TAGS, attributes={"a": {"href"}})
        end = len(text.rstrip())
        return Block(
            text=text[:end],
            html=markup,
            bold=_within(self.bold, end),
            italic=_within(self.italic, end),
            level=level,
            depth=depth,
            lines=tuple(dict.fromkeys(line for line in self.lines if 0 < line < end)),
        )


def _one_spaced(text: str) -> str:
    """Make each stretch of white space one space; the bars keep those at the ends."""
    return " ".join(f"|{text}|".split())[1:-1]


def _within(spans: list[Span], end: int) -> tuple[Span, ...]:
    return tuple(Span(s.start, min(s.end, end)) for s in spans if s.start < end)
