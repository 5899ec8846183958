"""Labels: the name at the beginning of a line that says who speaks from there.

What may be a label is found here, by its form; whether a speaker is behind it, `cast.py` tells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

from indexer.markup.blocks import Block
from indexer.markup.lines import CLOCK, DAY
from indexer.markup.outline import lines_of
from indexer.patterns import later
from indexer.summary import Span
from indexer.words import cutting


class Form(StrEnum):
    """How a label is set off from what is said; the names are those of the conventions."""

    PREFIX = "prefix"
    LINE = "line"
    NAME = "name"
    HEADING = "heading"
    BRACKETS = "brackets"
    NICK = "nick"
    SCRIBED = "scribed"
    DASH = "dash"
    BULLET = "bullet"
    OPENING = "opening"
    NARRATED = "narrated"
    SIGNATURE = "signature"
    QUOTE = "quote"
    COLUMN = "column"
    PRESENTER = "presenter"
    UNNAMED = "unnamed"


class Label(NamedTuple):
    """A label: the names in it, as printed, and its place in the text. No names: "???:".

    `start` is where the statement begins, behind a time stamp that is nobody's; `until` where it
    ends, if that is before the next label. `goes_on`: who speaks is inferred from what is above.
    """

    names: tuple[str, ...]
    span: Span
    form: Form
    start: int
    until: int | None = None
    goes_on: bool = False


class Sign(Enum):
    """What must be in a line for a rule to be tried on it, in the order of `_signs`."""

    COLON = auto()
    QUESTION = auto()
    SAID_LAST = auto()
    ANGLE = auto()
    BRACKET = auto()
    DASH = auto()
    CAPITALS = auto()
    STAMP = auto()
    SHORT = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of a label, with an example, and the sign that every such line has."""

    form: Form
    example: str
    sign: Sign
    pattern: re.Pattern[str]


# The parts that labels are made of.
WORD = rf"[^\W\d_][\w{cutting.MARKS}.'’-]*"
NAME = rf"{WORD}(?: \w[\w{cutting.MARKS}.'’-]*){{0,3}}"
JOIN = r"(?: ?[,/&+،、，] ?(?:and )?| and )"
NAMES = rf"(?P<names>{NAME}(?:{JOIN}{NAME}){{0,5}})"
INITIALS = r"[A-Z]{2,4}"
CAPITALISED = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
NICK = r"[^\W\d_][\w.|\[\]\\^`{}-]{0,30}"
NOTE = r"(?: ?[(\[][^()\[\]]{1,40}[)\]])?"
ON_DAY = rf"(?:(?:\d{{4}}-\d\d-\d\d|{DAY}),?[T ])?"
STAMP = rf"(?P<stamp>[(\[]{{0,2}}{ON_DAY}{CLOCK}[)\]]{{0,2}} ?[-–|]? ?)?"
TIME = rf"(?:[ ]?[(\[]{{0,2}}{CLOCK}[)\]]{{0,2}})?"
COLON = r"[ \u00a0\u202f]?[:：]+(?!//|\d\d)"
MARK = r"[\[<*_@]{0,3}"
END_MARK = r"[\]>*_]{0,3}"
DASH = r"(?:--?|–|—)"
SAYING = ("said", "wrote", "writes", "says")
SAID = rf"(?:{'|'.join(SAYING)})(?: \S{{1,12}}){{0,3}}?"
COLONS = ":："
ASKS = "QA"  # the letters with which a question and its answer begin
# How somebody speaks: "from the chat", "as individual", "with no hat".
ASIDE = r"(?:from|as|via|over|on|speaking|without|with|in)(?: [\w'’-]+){1,4}"
# Who speaks and has no name: "5th speaker in the queue", "A parent from the village".
UNNAMED = (
    r"(?:speaker|member|resident|participant|attendee|caller|student|visitor|parent|neighbou?r"
    r"|volunteer|person|man|woman|somebody|someone|guest|representative|official|teacher)s?"
)
LONGEST = 60
SPLIT = re.compile(JOIN)
IN_BOLD = later(rf"{STAMP}{NAMES}{NOTE}{TIME}\s*(?P<end>[:：–-])?\s*$")
AFTER_BOLD = re.compile(rf"{NOTE}{TIME}\s*(?P<end>[:：–-])?\s*")
UNCLOSED = later(rf"\*\*{NAMES}{TIME} ?[:：]?")
SIGNATURE = later(rf"(?:(?<=[ \"”])--|—|–) ?@?(?P<names>{NAME})\s*$")
ONLY_NAME = later(rf"{NAMES}{NOTE}\s*[:：]?")

NICK_RULE = re.compile(rf"{STAMP}(?:<[@+~&%]?)?(?P<names>{NICK})>\s+(?=\S)")
# In the order in which they are tried.
RULES = (
    Rule(
        Form.NICK,
        "10:01 <ann> it is late",
        Sign.ANGLE,
        NICK_RULE,
    ),
    Rule(
        Form.UNNAMED,
        "10:01 * ann waves",
        Sign.STAMP,
        re.compile(
            rf"(?P<names>)[(\[]{{0,2}}{ON_DAY}{CLOCK}[)\]]{{0,2}} "
            r"(?:\*{1,3} |-!- |<?--+>? |[→←⇐] |#[a-z])"
        ),
    ),
    Rule(
        Form.QUOTE,
        "Ann Lee said:",
        Sign.SAID_LAST,
        later(
            rf"(?:On [^,]{{4,40}}, )?@?_?(?:\*\*)?(?P<names>{CAPITALISED})(?:\|\d+)?(?:\*\*)?"
            rf"{NOTE} {SAID} ?[:：]\s*$"
        ),
    ),
    Rule(
        Form.PREFIX,
        "Q (Ann Lee): is it late?",
        Sign.QUESTION,
        later(
            rf"(?:Q|A|Question|Answer)\d{{0,2}}(?: from| by)? [(\[]?(?P<names>{CAPITALISED})[)\]]?"
            rf"{COLON}\s*"
        ),
    ),
    Rule(
        Form.PREFIX,
        "Q: (Ann Lee) is it late?",
        Sign.QUESTION,
        later(
            rf"(?:Q|A|Question|Answer)\d{{0,2}}{COLON}\s*[(\[](?P<names>{CAPITALISED})[)\]]\s*(?=\S)"
        ),
    ),
    Rule(
        Form.PREFIX,
        "AL, BW (via queue): it is late",
        Sign.COLON,
        later(rf"{STAMP}{MARK}{NAMES}{END_MARK}{NOTE}{TIME}{COLON}[*_]*\s*"),
    ),
    Rule(
        Form.PREFIX,
        "Ann Lee (AL), as individual: it is late",
        Sign.COLON,
        later(
            rf"{STAMP}{MARK}(?P<names>{CAPITALISED}){END_MARK}{NOTE}{END_MARK}, ?{ASIDE}{COLON}\s*"
        ),
    ),
    Rule(
        Form.UNNAMED,
        "5th speaker in the queue: it is late",
        Sign.COLON,
        later(
            rf"(?P<names>)(?:\?+|(?:[\w’'-]+ ){{0,4}}{UNNAMED}(?: \w[\w’'-]*){{0,5}}){NOTE}"
            rf"{COLON}\s*",
            re.IGNORECASE,
        ),
    ),
    Rule(
        Form.BRACKETS,
        "[Ann Lee] it is late",
        Sign.BRACKET,
        later(rf"{STAMP}\[(?:name=)?{NAMES}\] +(?=\S)"),
    ),
    Rule(
        Form.DASH,
        "Ann Lee (AL) - it is late",
        Sign.DASH,
        later(rf"{STAMP}{NAMES}{NOTE} {DASH} +(?=\S)"),
    ),
    Rule(
        Form.OPENING,
        "AL agrees that it is late",
        Sign.CAPITALS,
        re.compile(
            rf"(?P<names>{INITIALS}(?= [a-z]{{2,}}s\b)"
            rf"|{INITIALS}(?:(?: ?[&/] ?| and ){INITIALS})+"
            r"(?= (?!can\b|could\b|agreed?\b|are\b|were\b|will\b|to\b)[a-z]{3,}\b)) "
        ),
    ),
    Rule(
        Form.NAME,
        "Ann Lee 10:01 AM",
        Sign.SHORT,
        later(rf"{STAMP}(?P<names>{CAPITALISED})(?: [(\[]?{CLOCK}[)\]]?)?\s*$"),
    ),
)


@cache
def _rules_for(*signs: bool) -> tuple[Rule, ...]:
    """The rules whose signs are there, in order."""
    there = frozenset(compress(Sign, signs))
    return tuple(rule for rule in RULES if rule.sign in there)


def find_label(text: str, line: Span, bold: Sequence[Span]) -> Label | None:
    """Read the label at the beginning of a line of a paragraph, or None."""
    stretch = text[line.start : min(line.end, line.start + 3 * LONGEST)]
    label = _bold_label(text, line, bold) if bold else None
    if label and label.form is not Form.OPENING:
        return label
    for rule in _rules_for(*_signs(stretch, line.end - line.start)):
        found = rule.pattern.match(stretch)
        if found and found.end("names") <= LONGEST:
            return _label(found, rule.form, line)
    return label or _unclosed(text, line)


def _signs(stretch: str, length: int) -> tuple[bool, ...]:
    """Tell cheaply which signs are in the beginning of a line, so long in all."""
    colon = ":" in stretch or "：" in stretch
    return (
        colon,
        colon and stretch[0] in ASKS,
        colon and stretch.rstrip()[-1] in COLONS and any(map(stretch.__contains__, SAYING)),
        ">" in stretch,
        "[" in stretch,
        " -" in stretch or "–" in stretch or "—" in stretch,
        stretch[:2].isupper(),
        stretch[:1].isdigit() or stretch[1:2].isdigit(),
        length <= LONGEST and not stretch.endswith((".", "?", "!")),
    )


def _unclosed(text: str, line: Span) -> Label | None:
    """Read a name whose stars are not closed: `**Ann Lee`."""
    if not text.startswith("**", line.start):
        return None
    found = UNCLOSED.fullmatch(text[line.start : line.end].rstrip())
    return _label(found, Form.LINE, line) if found else None


def _label(found: re.Match[str], form: Form, line: Span) -> Label:
    """Make a label of a match at the beginning of a line."""
    stamp = (found["stamp"] or "") if "stamp" in found.re.groupindex else ""
    end = found.start("names") if form is Form.OPENING else found.end()
    span = Span(line.start, min(line.start + end, line.end))
    return Label(_names(found["names"]), span, form, line.start + len(stamp))


def _bold_label(text: str, line: Span, bold: Sequence[Span]) -> Label | None:
    """Read a bold run as a label; a run over the end of the line is none."""
    run = next((b for b in bold if line.start <= b.start <= line.start + 1), None)
    if not run:
        return None
    inside = IN_BOLD.match(text[run.start : min(run.end, line.end)])
    if not inside or run.end > line.end + 1 or run.end - run.start > LONGEST:
        return None
    after = AFTER_BOLD.match(text, run.end, line.end)
    end = after.end() if after else run.end
    colon = inside["end"] or (after and after["end"])
    said = text[end : line.end].strip()
    named = " " in inside["names"] and said[:1].isupper()
    form = Form.LINE if not said else Form.PREFIX if colon or named else Form.OPENING
    start = run.start + len(inside["stamp"]) if inside["stamp"] else line.start
    return Label(_names(inside["names"]), Span(line.start, end), form, start)


@lru_cache(maxsize=50_000)
def _names(printed: str) -> tuple[str, ...]:
    """Part the names of a joint label."""
    return tuple(name.strip() for name in SPLIT.split(printed) if name and name.strip())


def find_inner_label(text: str, label: Label, end: int) -> Label | None:
    """Read a label right behind another, a topic then: `Triage: Ann: It is late`."""
    reach = min(end, label.span.end + 3 * LONGEST)
    if text.find(":", label.span.end, reach) < 0 and text.find("：", label.span.end, reach) < 0:
        return None
    inner = find_label(text, Span(label.span.end, end), ())
    if not inner or inner.form is not Form.PREFIX:
        return None
    return inner._replace(span=Span(label.span.start, inner.span.end))


def find_signature(text: str, line: Span) -> Label | None:
    """Read the name behind the dash at the end of a line: `It is old. -- gina`."""
    end = text[max(line.start, line.end - LONGEST) : line.end]
    if "--" not in end and "–" not in end and "—" not in end:
        return None
    stretch = text[line.start : line.end]
    found = SIGNATURE.search(stretch, max(0, len(stretch) - LONGEST))
    if not found or not stretch[: found.start()].strip():
        return None
    return Label(_names(found["names"]), line, Form.SIGNATURE, line.start)


def labels_in(block: Block) -> list[Label]:
    """What may be labels in a block, line by line; a block of code has none."""
    found = []
    for line in () if block.is_code else lines_of(block):
        label = find_label(block.text, line, block.bold)
        if label:
            found.append(label)
        if label is None or label.form is Form.DASH:
            signed = find_signature(block.text, line)
            found += (signed,) if signed else ()
    return found


def find_bullet(block: Block, people: frozenset[str]) -> Label | None:
    """Read an item that is only a name, where something is nested in it.

    Above a list a paragraph that is only the name of one of the `people` is as good.
    """
    if len(block.text) > LONGEST:
        return None
    alone = block.depth > 0 or (block.text.rstrip(" :：") in people and not block.bold)
    found = ONLY_NAME.fullmatch(block.text) if alone else None
    return (
        Label(_names(found["names"]), Span(0, len(block.text)), Form.BULLET, 0) if found else None
    )
