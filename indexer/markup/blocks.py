"""Markdown to blocks: headings, paragraphs, list items and table rows, in reading order.

Markdown's own elements and those of HTML inside it go the same way: begun, filled, ended.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it.token import Token

from indexer.accounting import LeftOut
from indexer.markup.commonmark import parse
from indexer.markup.embedded import COMMENT, HtmlReader, Numbering
from indexer.markup.lines import cuts_in, paragraph_starts
from indexer.markup.runs import CELL, SHOWN_AS, NoteMark, Run, escaped
from indexer.markup.simple import HARD
from indexer.markup.tags import BLOCKS, read_tag, used_as_html
from indexer.summary import Span
from indexer.words import ENGLISH

HEADING = re.compile(r"h([1-6])")
LANGUAGE = re.compile(r"[\w+#./-]*(?:\s*\{.*)?")
PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
OWN_LINES = ("fence", "code_block", "html_block")
LINK_TITLE = "the title of a link"


class Block(NamedTuple):
    """A heading, paragraph, list item or table row, in the order of the file.

    `level` is that of a hash heading, else 0. `depth` counts the lists around it.
    `text` is the text content of `html`; `bold` and `italic` are runs of `text`; `lines` are
    the offsets in `text` at which a line of the file begins, the first one left out.
    `number` is what a list or a footnote prints before it ("10.", "[1]") and is not in `text`;
    `note` is the label of the footnote that it is part of, and `notes` are the places in the text
    that refer to footnotes. `running` says that it is text, however much it looks like a heading;
    `line` is that of the text at which it begins, from 0; `quoted` is what stands in a quotation.
    """

    text: str
    html: str
    bold: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()
    level: int = 0
    depth: int = 0
    lines: tuple[int, ...] = ()
    number: str = ""
    note: str = ""
    notes: tuple[NoteMark, ...] = ()
    running: bool = False
    line: int = 0
    language: str = ENGLISH
    row: bool = False
    quoted: bool = False

    @property
    def is_code(self) -> bool:
        """Tell a block of code."""
        return self.html.startswith("<pre>")


@dataclass(frozen=True, slots=True)
class Content:
    """The blocks of a text, and what of it is in none of them.

    `plain` says that its markup is nested too deep, so that it is taken as it stands.
    """

    blocks: list[Block]
    left_out: tuple[LeftOut, ...] = ()
    plain: bool = False


def read_blocks(text: str) -> list[Block]:
    """Cut Markdown text (without front matter) into blocks."""
    return read_content(text).blocks


def read_content(text: str) -> Content:
    """Cut Markdown text into blocks, and say what is left out of them."""
    try:
        tokens = parse(text)
    except RecursionError:
        return Content(list(_plain_blocks(text)), plain=True)
    walker = _Walker()
    walker.walk(tokens)
    return Content(list(_with_notes(walker.blocks)), tuple(walker.left_out))


def _plain_blocks(text: str) -> Iterator[Block]:
    """Cut a text at its empty lines, and read no markup in it."""
    for paragraph in PARAGRAPH_END.split(text):
        run = Run()
        run.add(paragraph)
        if run.content:
            yield Block(run.content, run.markup)


def _with_notes(blocks: Sequence[Block]) -> Iterator[Block]:
    """Set each footnote behind the block that refers to it first."""
    if not any(block.note for block in blocks):
        yield from blocks
        return
    notes: dict[str, list[Block]] = defaultdict(list)
    referred = {mark.label for block in blocks for mark in block.notes}
    for block in blocks:
        if block.note in referred:
            notes[block.note].append(block)
    waiting = [block for block in reversed(blocks) if block.note not in referred]
    while waiting:
        block = waiting.pop()
        yield block
        for mark in reversed(block.notes):
            waiting += reversed(notes.pop(mark.label, []))
    for left in notes.values():
        yield from left


class _Walker:
    """Gathers the blocks of one text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.run = Run()
        self.level = self.depth = self.rows = self.cells = self.line = self.quotes = 0
        self.number = self.note = ""
        self.numbering = Numbering()
        self.html = HtmlReader(self)

    def walk(self, tokens: Iterable[Token]) -> None:
        """Go through the tokens of a whole text."""
        for token in tokens:
            if token.type == "inline":
                self._block_of_text(token)
            else:
                self._token(token)
        self.flush()

    def _token(self, token: Token) -> None:
        if token.map and token.type in OWN_LINES:
            self.line = token.map[0]
        match token.type:
            case "fence" | "code_block":
                self._code(token)
            case "html_block":
                self.html.read(token.content)
            case "footnote_reference_open":
                self.flush()
                self.note = token.meta["label"]
                self.number = f"[{self.note}]"
            case "footnote_reference_close":
                self.flush()
                self.note = self.number = ""
            case _:
                self._element(token)

    def _block_of_text(self, token: Token) -> None:
        plain = not token.children and "\n" not in token.content
        alone = plain and not self.rows and self.run.is_empty
        if token.tag and not alone:
            self.begin(token.tag, {})  # which ends what stands above it
        if token.map:
            self.line = token.map[0]
        if alone:
            self._plain_line(token)  # as most are
            return
        self._text(token)
        if token.tag:
            self.end(token.tag)

    def _plain_line(self, token: Token) -> None:
        text = " ".join(token.content.split())
        if text:
            level = int(token.tag[1]) if token.tag and token.tag != "p" else self.level
            self._add_block(text, escaped(text), level)

    def _element(self, token: Token) -> None:
        lines = token.map[1] - token.map[0] if token.map else 0
        if token.type == "heading_open" and token.markup == "-" and lines > 2:
            self.begin("p", {})  # a paragraph of several lines above a rule
        elif token.nesting >= 0:
            self.begin(token.tag, {"number": token.meta.get("number")})
        else:
            self.end(token.tag)

    def begin(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Begin an element of Markdown or HTML."""
        if tag in SHOWN_AS:
            if tag != "a" or attributes.get("href"):
                self.run.open(SHOWN_AS[tag], attributes.get("href") if tag == "a" else None)
        elif tag == "br":
            self.line_break()
        elif tag == "img":
            self.run.add(attributes.get("alt") or "")
        elif tag == "tr" or (self.rows and tag in BLOCKS):
            self._begin_in_row(tag)
        elif tag in BLOCKS:
            self.flush()
            if tag != "p":
                self._begin_block(tag, attributes)

    def _begin_in_row(self, tag: str) -> None:
        """Set the cells of a row beside each other, whatever stands in them."""
        if tag == "tr" and not self.rows:
            self.flush()
            self.cells = 0
        if tag == "tr":
            self.rows += 1
        elif tag in ("td", "th") and self.rows == 1:
            if self.cells:
                self.run.add(CELL)
            self.cells += 1
        else:
            self.run.add(" ")

    def _begin_block(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        heading = HEADING.fullmatch(tag)
        if heading:
            self.level = int(heading[1])
        elif tag == "blockquote":
            self.quotes += 1
        elif tag in ("ol", "ul"):
            self.numbering.begin(tag, attributes.get("start") or "1")
        elif tag == "li":
            self.depth += 1
            own = attributes.get("number") or self.numbering.next()
            self.number = f"{self.number} {own}".strip()  # "1. - text" is an item within an item
        elif tag == "pre":
            self.run = Run(verbatim=True)
            self.run.open("pre")

    def end(self, tag: str) -> None:
        """End an element of Markdown or HTML."""
        if tag in SHOWN_AS:
            self.run.close(SHOWN_AS[tag])
        elif tag == "table":
            self.rows = 0
            self.flush()
        elif self.rows and tag in BLOCKS:
            self.rows -= tag == "tr"
            self.run.add(" ")
            if not self.rows:
                self.flush()
        elif tag in BLOCKS:
            self._end_block(tag)

    def _end_block(self, tag: str) -> None:
        self.flush()
        if tag == "li":
            if self.number and not self.note:  # nothing stood behind it
                self.run.add(self.number)
                self.number = ""
                self.flush()
            self.depth = max(self.depth - 1, 0)
        elif tag == "blockquote":
            self.quotes = max(self.quotes - 1, 0)
        elif tag in ("ol", "ul"):
            self.numbering.end()
        elif HEADING.fullmatch(tag):
            self.level = 0

    def line_break(self) -> None:
        """Break the line, but not a cell's."""
        if self.rows:
            self.run.add(" ")
        else:
            self.run.add_break()

    def flush(self) -> None:
        """Close the run of text that is open, if there is any, as a block."""
        run = self.run
        row, self.cells = self.cells > 0, 0
        if run.is_empty:
            return
        self.run = Run()
        text = run.content
        if not text:
            return
        run.close_all()
        looks = run.within("strong"), run.within("em")
        self._add_block(text, run.markup, self.level, *looks, run.starts, tuple(run.notes), row)

    def _add_block(
        self,
        text: str,
        markup: str,
        level: int,
        bold: tuple[Span, ...] = (),
        italic: tuple[Span, ...] = (),
        lines: tuple[int, ...] = (),
        notes: tuple[NoteMark, ...] = (),
        row: bool = False,
    ) -> None:
        quoted = self.quotes > 0
        place = self.number, self.note, notes, False, self.line, ENGLISH, row, quoted
        self.blocks.append(Block(text, markup, bold, italic, level, self.depth, lines, *place))
        self.number = ""

    def _code(self, token: Token) -> None:
        """Keep the lines of a block of code, and what stands behind its fence unless a language."""
        self.begin("pre", {})
        info = token.info.strip()
        if not LANGUAGE.fullmatch(info):
            self.run.add(f"{info}\n")
        self.run.add(token.content)
        self.end("pre")

    def _text(self, token: Token) -> None:
        """Add what stands in a block of Markdown."""
        if token.children:
            self._inline(token.children)
        elif "\n" in token.content:
            self._lines(token.content.split("\n"))
        else:
            self.run.add(token.content)

    def _lines(self, lines: Sequence[str]) -> None:
        """Add lines without markup, cut where one begins a paragraph."""
        bare = [line.strip() for line in lines]
        cuts = paragraph_starts(bare) if self._may_be_cut else frozenset()
        for place, line in enumerate(bare):
            if place in cuts:
                self.flush()
            elif place and lines[place - 1].endswith(HARD):
                self.line_break()
            elif place:
                self.run.add("\n")
            self.run.add(line)

    @property
    def _may_be_cut(self) -> bool:
        return not self.level and not self.rows

    def _inline(self, children: Sequence[Token]) -> None:
        """Add the content of a block of Markdown, cut where a line begins a paragraph."""
        tags = [read_tag(c.content) if c.type == "html_inline" else None for c in children]
        html = used_as_html(tags) if any(tags) else set()
        cuts = cuts_in(children) if self._may_be_cut else frozenset()
        for place, child in enumerate(children):
            if place in cuts:
                self.flush()
            elif child.type == "html_inline" and place in html:
                self.html.feed(child.content)
            else:
                self._add(child)

    def _add(self, child: Token) -> None:
        match child.type:
            case "softbreak":
                self.run.add("\n")
            case "hardbreak":
                self.line_break()
            case "image":
                self.leave_out(LINK_TITLE, child.attrs.get("title"))
                self._inline(child.children or ())
            case "footnote_ref":
                self.run.add_note(child.meta["label"])
            case "html_inline" if child.content.startswith("<!--"):
                self.leave_out(COMMENT, child.content[4:-3])
            case "text" | "html_inline":
                self.run.add(child.content)
            case _:
                self._inline_element(child)

    def _inline_element(self, child: Token) -> None:
        """Begin or end a link or emphasis, or add code."""
        if child.nesting < 0:
            self.end(child.tag)
            return
        self.leave_out(LINK_TITLE, child.attrs.get("title"))
        self.begin(child.tag, {"href": str(child.attrs.get("href", ""))})
        if not child.nesting:
            self.run.add(child.content)
            self.end(child.tag)

    def add_text(self, text: str) -> None:
        """Add text that stands in HTML."""
        self.run.add(text)

    def leave_out(self, what: str, text: object) -> None:
        """Note what is left out, if it is anything."""
        if text and str(text).strip():
            self.left_out.append(LeftOut(what, str(text)))
