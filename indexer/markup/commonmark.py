"""How Markdown is parsed: CommonMark, tables and footnotes, by the markdown-it-py package.

It is made as lenient as people are where strictness would cost text or a reader's sense of it:
what is HTML, rows with more cells than the head, `[GP]: yes`, and `**Name: **text`.
"""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    fence,
    hr,
    html_block,
    list_block,
    reference,
)
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore, normalize, text_join
from markdown_it.rules_inline import StateInline, autolink
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from indexer.markup.lists import INDENTED, straightened
from indexer.markup.simple import tokens_of_simple
from indexer.markup.tags import begins_block, last_closings
from indexer.patterns import later

DEEPEST = 100  # levels: the parser calls itself for each
LEVELS_OF_A_LIST = 2  # one for the list and one for the item
MANY_MARKS = 400  # stars in a paragraph: each is compared with those before
STAR = ord("*")
AFTER_LABEL = ":：.。"
DEFINITION = re.compile(r"\[(?P<label>[^\]]+)\]:\s*<?(?P<target>\S*?)>?(?:\s|$)")
IN_BRACKETS = re.compile(r"\[[^\[\]]+\](?!:)")
TARGET = later(r"[a-z][a-z0-9+.-]+:\S|#\S|\.{0,2}/|\S*\w[/@]\S|\S*\w\.[a-z0-9]{2}", re.IGNORECASE)
PLAIN_START = re.compile(r"[^\W\d_]|\*\*\w|[\"“‘«(]")
HASHES = re.compile(r"#{1,6}(?=[ \t]|$)")
# A heading as wikis write it: "== Attending =="
WIKI_HEADING = re.compile(
    r"(?P<signs>={1,6})[ \t]*(?P<text>[^=\s](?:.*[^=\s])?)[ \t]*(?P=signs)[ \t]*"
)
BULLET = re.compile(r"[-*+] +[^\s*_-]")
WIKI_BOLD = re.compile(r"(?<!')'''(?=[^\s'])([^'\n]++(?:'(?!'')[^'\n]*+)*+)(?<!\s)'''(?!')")
ADDRESS = re.compile(
    r"<(?:(?:https?|ftps?|mailto|tel|sips?|ircs?|xmpp|webcal|file|urn|doi):|[^\s<>:]+@)", re.I
)
# Rules that are asked of each item of a list, how the lines begin to which they may apply, and what
# such a line interrupts.
SELDOM = (
    ("fence", re.compile("```|~~~"), fence),
    ("blockquote", re.compile(">"), blockquote),
    ("hr", re.compile("[-*_][ \t]*[-*_]"), hr),
)
INTERRUPTED = ("paragraph", "reference", "blockquote", "list")
BlockRule = Callable[[StateBlock, int, int, bool], bool]
ROW_MARGIN = re.compile(r"^[\s>]*")


def parse(text: str) -> list[Token]:
    """Parse Markdown (without front matter) into the tokens of markdown-it, list items numbered.

    Raises RecursionError where it is nested so deep that the parser would leave out the rest.
    """
    tokens = _parser().parse(straightened(text))
    if max([token.level for token in tokens], default=0) >= DEEPEST - LEVELS_OF_A_LIST:
        raise RecursionError
    _number(tokens)
    return tokens


def _number(tokens: Iterable[Token]) -> None:
    """Number list items as they print it; those that are all the same are counted on."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type == "ordered_list_open" or token.type == "bullet_list_open":
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type == "bullet_list_close":
            lists.pop()
        elif token.type == "ordered_list_close":
            items = lists.pop()
            same = len({item.info for item in items}) == 1
            for place, item in enumerate(items):
                number = int(item.info) + (place if same else 0)
                item.meta["number"] = f"{number}{item.markup}"


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin, inline=False, move_to_end=False)
    parser.core.ruler.at("normalize", _normalize)
    parser.block.ruler.before("table", "lone_line", _lone_lines)
    for name, begins, rule in SELDOM:
        parser.block.ruler.at(name, _asked_where(begins, rule), {"alt": [*INTERRUPTED]})
    parser.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "blockquote"]})
    parser.block.ruler.at("reference", _reference)
    parser.block.ruler.before("table", "end_of_table", _end_of_table, {"alt": ["blockquote"]})
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("autolink", _autolink)
    parser.core.ruler.before("inline", "all_cells", _all_cells)
    parser.core.ruler.at("inline", _inline)
    parser.core.ruler.at("text_join", _text_join)
    setattr(parser, "validateLink", _any_link)  # noqa: B010, it is declared as a method
    return parser


def _any_link(_url: str) -> bool:
    """Read every link as one: which of them are safe is decided where HTML is written."""
    return True


def _asked_where(begins: re.Pattern[str], rule: BlockRule) -> BlockRule:
    """A rule that is asked only of lines that begin as it wants them."""

    def asked(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = state.bMarks[start] + state.tShift[start]
        return begins.match(state.src, first) is not None and rule(state, start, end, silent)

    return asked


def _line(state: StateBlock, number: int) -> tuple[str, int]:
    start = state.bMarks[number] + state.tShift[number]
    return state.src[start : state.eMarks[number]], start


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line, offset = _line(state, start)
    if not line.startswith("<"):
        return False
    if "closings" not in state.env:  # made once, for each line may ask
        state.env["closings"] = last_closings(state.src)
    if not begins_block(line, state.src, offset, state.env["closings"]):
        return False
    return html_block(state, start, end, silent)


def _normalize(state: StateCore) -> None:
    """Write the ends of lines alike, where they may not be."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _lone_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read what stands in lines by itself, as far as it goes on where nothing is around it."""
    if not _lone_line(state, start, end, silent):
        return False
    while not state.level and not state.blkIndent:
        line = state.skipEmptyLines(state.line)
        if line >= end or not _lone_line(state, line, end, silent):
            break
    return True


def _lone_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a heading, an item, or lines between empty lines or above an item, at once.

    Most lines are such. To one of which the first letter tells that it is plain text no other rule
    applies.
    """
    first = state.bMarks[start] + state.tShift[start]
    sign = state.src[first]
    if sign.isalpha():
        return _plain_lines(state, start)  # as most are
    if sign == "#":
        return _heading(state, start)
    if sign == "=":
        return _wiki_heading(state, start)
    if BULLET.match(state.src, first) and "|" not in state.src[first : state.eMarks[start]]:
        return list_block(state, start, end, silent)
    return PLAIN_START.match(state.src, first) is not None and _plain_lines(state, start)


def _plain_lines(state: StateBlock, start: int) -> bool:
    """Read a paragraph of plain lines alone, the first of which is one."""
    behind = 0 if state.is_code_block(start) else _end_of_plain_lines(state, start)
    if behind == start + 1:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        _add_text(state, start, behind, line.strip())
    elif behind:
        lines = state.getLines(start, behind, state.blkIndent, keepLastLF=False)
        _add_text(state, start, behind, mdTrim(lines))
    return behind > 0


def _end_of_plain_lines(state: StateBlock, start: int) -> int:
    """The line behind a paragraph of plain lines alone, 0 where one may be something else."""
    for line in range(start + 1, state.lineMax):
        if state.isEmpty(line) or _is_item(state, line):
            return line
        if not PLAIN_START.match(state.src, state.bMarks[line] + state.tShift[line]):
            return 0
    return state.lineMax


def _heading(state: StateBlock, start: int) -> bool:
    """Read a heading behind hashes, and leave out those that close it."""
    line, _ = _line(state, start)
    hashes = HASHES.match(line)
    if not hashes or state.is_code_block(start):
        return False
    text = line[hashes.end() :].rstrip(" \t")
    bare = text.rstrip("#")
    closed = bare.endswith((" ", "\t"))
    printed = (bare if closed else text).strip()
    _add_text(state, start, start + 1, printed, f"h{hashes.end()}")
    return True


def _wiki_heading(state: StateBlock, start: int) -> bool:
    """Read a heading between signs of equality, one for each level."""
    found = WIKI_HEADING.fullmatch(_line(state, start)[0])
    if not found or state.is_code_block(start):
        return False
    _add_text(state, start, start + 1, found["text"], f"h{len(found['signs'])}")
    return True


def _is_item(state: StateBlock, number: int) -> bool:
    """Tell a line that ends a paragraph since it begins an item."""
    near = state.sCount[number] - state.blkIndent < INDENTED
    return near and BULLET.match(state.src, state.bMarks[number] + state.tShift[number]) is not None


def _end_of_table(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """End a table at a line without a bar, though no empty line parts them."""
    return silent and state.parentType == "table" and "|" not in _line(state, start)[0]


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the definition of a link that some text refers to; any other is a line of text."""
    line, _ = _line(state, start)
    found = DEFINITION.match(line)
    if not found or not TARGET.match(found["target"]):
        return False
    if f"[{found['label']}]".casefold() in _referred(state):
        return reference(state, start, end, silent)
    if not silent:
        _add_text(state, start, start + 1, line)
    return True


def _add_text(state: StateBlock, start: int, end: int, text: str, tag: str = "p") -> None:
    """Make lines a paragraph or a heading, which is one token and not three."""
    state.line = end
    place = [start, end], state.level + 1
    state.tokens.append(Token("inline", tag, 0, {}, *place, [], text, "", "", {}, block=True))


def _referred(state: StateBlock) -> Set[str]:
    """What stands in brackets anywhere but in a definition, in small letters; found once."""
    if "referred" not in state.env:
        state.env["referred"] = frozenset(IN_BRACKETS.findall(state.src.casefold()))
    found: Set[str] = state.env["referred"]
    return found


def _autolink(state: StateInline, silent: bool) -> bool:
    """Read `<https://example.org>` as a link, and leave `vector<std::string>` as it is written."""
    in_word = state.pos > 0 and state.src[state.pos - 1].isalnum()
    if in_word or not ADDRESS.match(state.src, state.pos):
        return False
    return autolink(state, silent)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read stars and underscores as CommonMark does, but a label may end inside its stars.

    `**Tim: **yes` and `**Tim:**yes` are bold up to the colon, and so is a name in Chinese quotes.
    """
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*" and len(state.delimiters) < MANY_MARKS:
        opens, closes = _star(state, scanned.length, opens, closes)
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        place = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(ord(marker), scanned.length, place, end=-1, open=opens, close=closes)
        )
    state.pos += scanned.length
    return True


def _star(state: StateInline, length: int, opens: bool, closes: bool) -> tuple[bool, bool]:
    """Tell whether a run of stars may open or close emphasis."""
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[state.pos + length] if state.pos + length < state.posMax else " "
    alike = [d for d in state.delimiters if d.marker == STAR and d.length == length]
    pending = sum(d.open for d in alike) - sum(not d.open for d in alike) >= length
    if length == 1:
        return opens, closes or (pending and before in AFTER_LABEL)
    if pending:
        return False, True
    return opens or not after.isspace(), closes or not before.isspace()


def _inline(state: StateCore) -> None:
    """Parse what stands in the blocks, and spare that to text without markup, or with one kind.

    Most text is such. What has no markup has no tokens in it. Bold is '''bold''' in wikis.
    """
    for token in state.tokens:
        if token.type != "inline":
            continue
        if "'''" in token.content:
            token.content = WIKI_BOLD.sub(r"**\1**", token.content)
        simple = tokens_of_simple(token.content)
        token.children = [] if simple is None else simple
        if simple is None:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _text_join(state: StateCore) -> None:
    """Join texts beside each other, in the blocks in which there are several."""
    every, state.tokens = state.tokens, [token for token in state.tokens if token.children]
    text_join(state)
    state.tokens = every


def _all_cells(state: StateCore) -> None:
    """Add the cells by which a row of a table has more than the head: they are text too."""
    if "|" not in state.src:
        return
    lines = state.src.split("\n")
    tokens: list[Token] = []
    cells = 0
    number = -1
    for token in state.tokens:
        if token.type == "tr_open" and token.map:
            cells, number = 0, token.map[0]
        elif token.type in ("td_open", "th_open"):
            cells += 1
        elif token.type == "tr_close":
            tokens += _cells(_columns(lines[number])[cells:], number)
        tokens.append(token)
    state.tokens = tokens


def _columns(line: str) -> list[str]:
    columns = escapedSplit(ROW_MARGIN.sub("", line).rstrip())
    return columns[columns[:1] == [""] : len(columns) - (columns[-1:] == [""])]


def _cells(columns: Sequence[str], line: int) -> list[Token]:
    tokens = []
    for column in columns:
        content = Token("inline", "", 0, map=[line, line + 1], content=column.strip(), children=[])
        tokens += [Token("td_open", "td", 1), content, Token("td_close", "td", -1)]
    return tokens
