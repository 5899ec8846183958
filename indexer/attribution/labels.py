"""Labels: the name at the beginning of a line that says who speaks from there.

`WH: text`, `**Danny** (12:30): text`, `**Tim Beiko**` on a line of its own, `LH/MM: text`,
`RW (via queue): text`; and headings, where each speech has one: `### Audrey Tang:`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indexer.attribution.lexicon import CAPITAL_LABELS, GIVEN_NAMES, LABEL_WORDS, PARTICLES
from indexer.markup.blocks import Block
from indexer.register.identity import name_key
from indexer.summary import Span

NAME = r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}"
JOIN = r"(?: ?[,/&+] ?(?:and )?| and )"
NOTE = r"(?: ?[(\[][^()\[\]]{1,40}[)\]])?"
STAMP = r"(?:[(\[]{0,2}\d{1,2}:\d{2}(?::\d{2})?[)\]]{0,2} ?[-–]? ?)?"
TIME = r"(?:[ ]?[(\[]{0,2}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[)\]]{0,2})?"
MARK = r"[\[<*_]{0,3}"
END_MARK = r"[\]>*_]{0,3}"
COLON = re.compile(
    rf"{STAMP}{MARK}(?P<names>{NAME}(?:{JOIN}{NAME}){{0,5}}){END_MARK}{NOTE}{TIME}"
    r" ?[:：]+(?!//|\d\d)[*_]*\s*"
)
UNKNOWN = re.compile(r"\?+(?: ?\([^)]{1,30}\))? ?[:：]+\s*")
UNCLOSED = re.compile(rf"\*\*(?P<names>{NAME}){TIME} ?[:：]?$")
IN_BOLD = re.compile(
    rf"{STAMP}(?P<names>{NAME}(?:{JOIN}{NAME}){{0,5}}){NOTE}{TIME}\s*(?P<end>[:：–-])?\s*$"
)
AFTER_BOLD = re.compile(rf"{NOTE}{TIME}\s*(?P<end>[:：–-])?\s*")
SPLIT = re.compile(JOIN)
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"[\d\s.,-]*")
MAY_LABEL = re.compile(r"[:：]|^[A-Z]{2,4}[ &/]")
REPORTED = re.compile(
    r"(?P<names>[A-Z]{2,4}(?= [a-z]{2,}s\b)"
    r"|[A-Z]{2,4}(?:(?: ?[&/] ?| and )[A-Z]{2,4})+(?= [a-z]{3,}\b)) "
)
LONGEST = 60
REPEATED = 2
NICKNAME_REPEATED = 3
MANY = 10
LONGEST_INITIALS = 3
LONGEST_CAPITALS = 8


class Form(StrEnum):
    """How a label is set off from what is said."""

    COLON = "colon"
    LINE = "line"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the names in it, as printed, and its place in the text. No names: "???:"."""

    names: tuple[str, ...]
    span: Span
    form: Form


def find_label(text: str, line: Span, bold: Sequence[Span]) -> Label | None:
    """Read the label at the beginning of a line of a paragraph, or None."""
    stretch = text[line.start : min(line.end, line.start + 3 * LONGEST)]
    if stretch.startswith("?"):
        unknown = UNKNOWN.match(stretch)
        return (
            Label((), Span(line.start, line.start + unknown.end()), Form.COLON) if unknown else None
        )
    if not bold and not stretch.startswith("**") and not MAY_LABEL.search(stretch):
        return None
    run = next((b for b in bold if line.start <= b.start <= line.start + 1), None)
    label = _bold_label(text, line, run) if run else None
    if label:
        return label
    found = COLON.match(stretch)
    if found and found.end("names") <= LONGEST:
        return Label(_names(found["names"]), _end(text, line, found.end()), Form.COLON)
    told = REPORTED.match(stretch)
    if told:
        return Label(_names(told["names"]), Span(line.start, line.start), Form.PLAIN)
    unclosed = UNCLOSED.match(text[line.start : line.end].rstrip()) if "**" in stretch else None
    return Label(_names(unclosed["names"]), line, Form.LINE) if unclosed else None


def _bold_label(text: str, line: Span, run: Span) -> Label | None:
    """Read a bold run as a label; a run over the end of the line is none."""
    inside = IN_BOLD.match(text[run.start : min(run.end, line.end)])
    if not inside or run.end > line.end + 1 or run.end - run.start > LONGEST:
        return None
    after = AFTER_BOLD.match(text, run.end, line.end)
    end = after.end() if after else run.end
    colon = inside["end"] or (after and after["end"])
    form = Form.LINE if not text[end : line.end].strip() else Form.COLON if colon else Form.PLAIN
    return Label(_names(inside["names"]), Span(line.start, end), form)


def _end(text: str, line: Span, length: int) -> Span:
    return Span(line.start, min(line.start + length, line.end))


def _names(printed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in SPLIT.split(printed) if name and name.strip())


def lines_of(block: Block) -> Iterator[Span]:
    """Give the lines of a block's text, as the file has them."""
    starts = (0, *block.lines)
    for start, end in zip(starts, (*block.lines, len(block.text)), strict=True):
        yield Span(start, end)


def labels_in(block: Block) -> Iterator[Label]:
    """Give what may be labels in a block, at the beginning of its lines.

    A block of code has none, and a bare number behind a colon is a count of votes.
    """
    for line in () if block.html.startswith("<pre") else lines_of(block):
        label = find_label(block.text, line, block.bold)
        if label:
            rest = block.text[label.span.end : line.end]
            votes = rest and NUMBER.fullmatch(rest)
            yield replace(label, names=()) if votes else label


class Cast:
    """The names that are speakers where they stand as labels of one summary."""

    def __init__(
        self,
        labels: Sequence[Label],
        known: Iterable[str],
        words: Counter[str],
        needed: int = REPEATED,
    ) -> None:
        """Weigh each name: who is `known` is a speaker, others must look like one and return.

        Where many lines have labels, who speaks but once is a speaker too. The `known` are folded
        as `name_key` does. `words` counts the words of the summary as they are printed: one that
        is also printed in lower case is hardly a name. `needed` is how often others must speak.
        """
        names = [(name, label.form) for label in labels for name in label.names]
        self.names = frozenset(name for name, _ in names)
        self._known = frozenset(known)
        self._words = words
        self._judged: dict[str, bool] = {}
        self._counts = Counter(name_key(name) for name, form in names if form is not Form.PLAIN)
        self._needed = needed
        played = [label for label in labels if label.names and self.plays(label)]
        speakers = {name_key(name) for label in played for name in label.names}
        self.returning = sum(self._counts[speaker] >= REPEATED for speaker in speakers)
        self.size = len(played)
        if self.size >= MANY:
            self._needed = 1
            self._judged.clear()

    def plays(self, label: Label) -> bool:
        """Tell whether a label names speakers only."""
        return all(self.has(name) for name in label.names)

    def has(self, name: str) -> bool:
        """Tell whether a name is a speaker's."""
        if name not in self._judged:
            self._judged[name] = self._judge(name)
        return self._judged[name]

    def _judge(self, name: str) -> bool:
        key = name_key(name)
        if key in self._known:
            return True
        if not self._counts[key] or not self._looks_like_name(name):
            return False
        if self._counts[key] == 1:
            lone = self._words[name] <= 1 or not name.isupper()
            return self._needed == 1 and not name.islower() and lone
        return self._counts[key] >= (NICKNAME_REPEATED if name.islower() else self._needed)

    def _looks_like_name(self, name: str) -> bool:
        words = name.split()
        if name.isupper() and len(name) <= LONGEST_INITIALS:
            return len(name) > 1 and name not in CAPITAL_LABELS
        if any(word in LABEL_WORDS for word in name_key(name).split() if len(word) > 1):
            return False
        if len(words) > 1:
            named = all(not w[0].islower() or w.casefold() in PARTICLES for w in words)
            return (
                named and not name.isupper() and not all(self._words[w.casefold()] for w in words)
            )
        if name.isupper() and len(name) > LONGEST_CAPITALS:
            return False
        lower = self._words[name.casefold()]
        common = lower > self._counts[name_key(name)] and name.casefold() not in GIVEN_NAMES
        return len(name) > 1 and (name.islower() or not common)


def count_words(blocks: Iterable[Block]) -> Counter[str]:
    """Count the words of a summary as they are printed."""
    return Counter(WORD.findall("\n".join([block.text for block in blocks])))
