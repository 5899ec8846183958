"""Labels: the name at the beginning of a line that says who speaks from there.

What may be a label is found here, by its form; whether a speaker is behind it, `cast.py` tells.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indexer.attribution.passage import lines_of
from indexer.markup.blocks import Block
from indexer.summary import Span


class Form(StrEnum):
    """How a label is set off from what is said; the names are those of the conventions."""

    PREFIX = "prefix"
    LINE = "line"
    NAME = "name"
    HEADING = "heading"
    BRACKETS = "brackets"
    NICK = "nick"
    DASH = "dash"
    BULLET = "bullet"
    OPENING = "opening"
    SIGNATURE = "signature"
    QUOTE = "quote"
    COLUMN = "column"
    PRESENTER = "presenter"


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the names in it, as printed, and its place in the text. No names: "???:".

    `start` is where the statement begins, behind a time stamp that is nobody's; `until` where it
    ends, if that is before the next label.
    """

    names: tuple[str, ...]
    span: Span
    form: Form
    start: int
    until: int | None = None


# The parts that labels are made of.
WORD = r"[^\W\d_][\w.'’-]*"
NAME = rf"{WORD}(?: \w[\w.'’-]*){{0,3}}"
JOIN = r"(?: ?[,/&+] ?(?:and )?| and )"
NAMES = rf"(?P<names>{NAME}(?:{JOIN}{NAME}){{0,5}})"
INITIALS = r"[A-Z]{2,4}"
CAPITALISED = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
NICK = r"[^\W\d_][\w.|\[\]\\^`{}-]{0,30}"
NOTE = r"(?: ?[(\[][^()\[\]]{1,40}[)\]])?"
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[apAP]\.?[mM]\.?)?"
DAY = r"(?:\d{4}-\d\d-\d\d[T ])?"
STAMP = rf"(?P<stamp>[(\[]{{0,2}}{DAY}{CLOCK}[)\]]{{0,2}} ?[-–|]? ?)?"
TIME = rf"(?:[ ]?[(\[]{{0,2}}{CLOCK}[)\]]{{0,2}})?"
COLON = r" ?[:：]+(?!//|\d\d)"
MARK = r"[\[<*_@]{0,3}"
END_MARK = r"[\]>*_]{0,3}"

LONGEST = 60
SPLIT = re.compile(JOIN)
MAY_LABEL = re.compile(r"[:：]|^[A-Z]{2,4}[ &/]|^[(\[<\d]|^.{2,50}? [-–—]{1,2} ", re.IGNORECASE)
MAY_SIGN = re.compile(r"[ \"”](?:--|—|–) ?@?[^\W\d_]")

# Who speaks and has no name: "???", "5th speaker in the queue", "A parent from the village".
UNNAMED_PERSON = (
    r"(?:speaker|member|resident|participant|attendee|caller|student|visitor|parent|neighbou?r"
    r"|volunteer|person|man|woman|somebody|someone|guest|representative|official|teacher)s?"
)
UNNAMED = re.compile(
    rf"(?:\?+|(?:[\w’'-]+ ){{0,4}}{UNNAMED_PERSON}(?: \w[\w’'-]*){{0,5}})"
    r"(?: ?\([^)]{1,30}\))? ?[:：]+\s*",
    re.IGNORECASE,
)
IN_BOLD = re.compile(rf"{STAMP}{NAMES}{NOTE}{TIME}\s*(?P<end>[:：–-])?\s*$")
AFTER_BOLD = re.compile(rf"{NOTE}{TIME}\s*(?P<end>[:：–-])?\s*")
UNCLOSED = re.compile(rf"\*\*{NAMES}{TIME} ?[:：]?")
SIGNATURE = re.compile(rf"(?:--|—|–) ?@?(?P<names>{NAME})\s*$")

ALONE = re.compile(rf"(?P<names>{CAPITALISED})(?: [(\[]?{CLOCK}[)\]]?)?")
ONLY_NAME = re.compile(rf"{NAMES}{NOTE}\s*[:：]?")
# What stands behind a name that begins a list item and tells what it said.
TELLS = (
    r",? (?:->|=>|→|–>) |, (?=[a-z])"
    r"| (?!(?:to|will|shall|has|and|or|for|from|of|on|in|at|by|vs|with|as|de|van|von)\b)"
    r"(?=[a-z]+['’]?[a-z]* )"
)

QUOTED = re.compile(
    rf"(?:On [^,]{{4,40}}, )?@?_?(?:\*\*)?(?P<names>{CAPITALISED})(?:\|\d+)?(?:\*\*)?"
    rf"{NOTE} (?:said|wrote|writes|says)(?: \S{{1,12}}){{0,3}}? ?[:：]\s*"
)

# The forms of a label with words behind it, in the order in which they are tried.
AT_THE_START: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (Form.NICK, re.compile(rf"{STAMP}<[@+~&%]?(?P<names>{NICK})>\s+(?=\S)")),
    (Form.PREFIX, re.compile(rf"{STAMP}{MARK}{NAMES}{END_MARK}{NOTE}{TIME}{COLON}[*_]*\s*")),
    (Form.BRACKETS, re.compile(rf"{STAMP}\[{NAMES}\] +(?=\S)")),
    (Form.DASH, re.compile(rf"{STAMP}{NAMES}{NOTE} (?:--?|–|—) +(?=\S)")),
    (
        Form.OPENING,
        re.compile(
            rf"(?P<names>{INITIALS}(?= [a-z]{{2,}}s\b)"
            rf"|{INITIALS}(?:(?: ?[&/] ?| and ){INITIALS})+"
            r"(?= (?!can\b|could\b|agreed?\b|are\b|were\b|will\b|to\b)[a-z]{3,}\b)) "
        ),
    ),
)


def find_label(text: str, line: Span, bold: Sequence[Span]) -> Label | None:
    """Read the label at the beginning of a line of a paragraph, or None."""
    stretch = text[line.start : min(line.end, line.start + 3 * LONGEST)]
    run = next((b for b in bold if line.start <= b.start <= line.start + 1), None)
    short = not run and line.end - line.start <= LONGEST
    alone = ALONE.fullmatch(stretch.rstrip()) if short else None
    if alone:
        return _label(alone, Form.NAME, line)
    if run is None and not stretch.startswith("**") and not MAY_LABEL.search(stretch):
        return None
    quoted = QUOTED.fullmatch(stretch) if stretch.rstrip().endswith((":", "：")) else None
    if quoted:
        return _label(quoted, Form.QUOTE, line)
    label = _bold_label(text, line, run) if run else None
    if label:
        return label
    unnamed = UNNAMED.match(stretch)
    if unnamed:
        return Label((), Span(line.start, line.start + unnamed.end()), Form.PREFIX, line.start)
    for form, pattern in AT_THE_START:
        found = pattern.match(stretch)
        if found and found.end("names") <= LONGEST:
            return _label(found, form, line)
    return _unclosed(text, line)


def _unclosed(text: str, line: Span) -> Label | None:
    """Read a name whose stars are not closed: `**Ann Lee`."""
    if not text.startswith("**", line.start):
        return None
    found = UNCLOSED.fullmatch(text[line.start : line.end].rstrip())
    return _label(found, Form.LINE, line) if found else None


def _label(found: re.Match[str], form: Form, line: Span) -> Label:
    """Make a label of a match at the beginning of a line."""
    stamp = found.groupdict().get("stamp") or ""
    end = found.start("names") if form is Form.OPENING else found.end()
    span = Span(line.start, min(line.start + end, line.end))
    return Label(_names(found["names"]), span, form, line.start + len(stamp))


def _bold_label(text: str, line: Span, run: Span) -> Label | None:
    """Read a bold run as a label; a run over the end of the line is none."""
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


def _names(printed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in SPLIT.split(printed) if name and name.strip())


def find_inner_label(text: str, label: Label, end: int) -> Label | None:
    """Read a label right behind another, a topic then: `Triage: Ann: It is late`."""
    inner = find_label(text, Span(label.span.end, end), ())
    if not inner or inner.form is not Form.PREFIX:
        return None
    return replace(inner, span=Span(label.span.start, inner.span.end))


def find_signature(text: str, line: Span) -> Label | None:
    """Read the name behind the dash at the end of a line: `It is old. -- gina`."""
    stretch = text[line.start : line.end]
    if not MAY_SIGN.search(stretch[-LONGEST:]):
        return None
    found = SIGNATURE.search(stretch, max(0, len(stretch) - LONGEST))
    if not found or not stretch[: found.start()].strip():
        return None
    return Label(_names(found["names"]), line, Form.SIGNATURE, line.start)


def labels_in(block: Block) -> Iterator[Label]:
    """Give what may be labels in a block, line by line; a block of code has none."""
    for line in () if block.html.startswith("<pre") else lines_of(block):
        label = find_label(block.text, line, block.bold)
        if label:
            yield label
        signed = find_signature(block.text, line)
        if signed and (label is None or label.form is Form.DASH):
            yield signed


def find_opening(block: Block, people: re.Pattern[str]) -> Label | None:
    """Read a list item that begins with one of the `people`: `Otto, ...`, `Otto -> ...`."""
    found = people.match(block.text) if block.depth else None
    return Label((found[1],), Span(0, 0), Form.OPENING, 0) if found else None


def find_bullet(block: Block, below: Block | None) -> Label | None:
    """Read an item that is only a name, over what is nested in it."""
    if not block.depth or below is None or below.depth <= block.depth:
        return None
    found = ONLY_NAME.fullmatch(block.text)
    if not found or len(block.text) > LONGEST:
        return None
    return Label(_names(found["names"]), Span(0, len(block.text)), Form.BULLET, 0)


def openings_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Compose the pattern of list items that begin with a name and tell what it said."""
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"({every})(?={TELLS})") if every else None


def forgotten_colons_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Compose the pattern of full names before a sentence: `Ann Lee The tables are old`."""
    full = sorted((re.escape(n) for n in names if " " in n), key=len, reverse=True)
    return re.compile(rf"({'|'.join(full)}) (?=[A-Z][^|]{{0,40}}? [a-z]{{2,}} )") if full else None


def find_forgotten_colon(block: Block, names: re.Pattern[str]) -> Label | None:
    """Read a full name before a sentence, behind which the colon was forgotten."""
    found = names.match(block.text)
    return Label((found[1],), Span(0, found.end()), Form.PREFIX, 0) if found else None
