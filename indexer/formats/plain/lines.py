"""What a line of plain text is by itself: a bullet, a label, a number, a row of a table."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from indexer.markup.lines import DAY, HALF, TIME

BULLET = re.compile(r"^(?P<indent>\s*)[•◦▪‣·●○\uf0b7*–-]\s+(?=\S)")
UNDERLINE = re.compile(r"^\s*([=\-~_])\1{2,}\s*$")
NUMBER = re.compile(
    r"^\s*(?:\(?(?P<sign>\d{1,3}|[a-z]|[ivx]{2,4}|[IVX]{2,5})[.)]|\d{1,3}(?:\.\d{1,3})+\.?)\s+\S"
)
MARKER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)]|\d{1,3}(?:\.\d{1,3})+\.?")
QUESTION = re.compile(r"^\s*Q[.:]\s+\S")
ANSWER = re.compile(r"^\s*[QA][.:]\s+\S")
ON_DAY = rf"(?:(?:\d{{4}}-\d{{2}}-\d{{2}}|{DAY}),?[ T])?"
STAMP = rf"(?:[\[(]?{ON_DAY}{TIME}(?:Z|{HALF})?[\])]?\s+(?:[-–]\s+)?)"
NICK = re.compile(
    rf"^\s*{STAMP}?<[ @+%]?(?P<name>[^\W\d][^\s<>]{{0,30}}(?: [^\s<>]{{1,20}})?)>\s*:?\s+\S"
)
STAMPED = re.compile(rf"^\s*{STAMP}\S")
TIME_AND_NAME = re.compile(
    r"^\s*(?P<time>[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)[ \t]+(?:[-–][ \t]+)?"
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})[ \t]*:?\s*$"
)
SPEAKER_LINE = re.compile(
    r"^\s*(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})[ \t]+"
    r"(?P<time>[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)\s*$"
)
LABEL = re.compile(
    rf"^\s*{STAMP}?(?P<name>[^\W\d_][\w.'’-]*(?:[ /&][\w.'’()-]+){{0,4}})"
    r"(?: ?[(\[][^()\[\]]{1,40}[)\]])? ?(?::(?!//)\s+|：\s*)\S"
)
SMALL = frozenset(
    {"of", "the", "and", "for", "on", "in", "to", "von", "van", "de", "der", "den", "la", "le"}
    | {"al", "bin", "di", "da", "du"}
)
CELL_GAP = re.compile(r"\t+|(?<=\S) {3,}(?=\S)")
SENTENCE_ENDS = (".", ";", "!", "?", ".”", '."', ".)", ":", "。", "！", "？", "」", "؟", "।")
RETURNS = 2  # times must a name begin a line to be a speaker's
WIDEST_SHARE = 0.9  # of the lines: a few are wider than the text
FEWEST_LINES = 4  # for each stretch without an empty line: hardly any line is empty
NARROW = 45  # characters: hardly anybody sets a text so narrow, so its lines end on purpose
MOSTLY = 0.75  # of the lines end where the next word would not fit in


class Width:
    """How wide a text is set, so that a break that its writer made is told from a wrapped line."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Measure the lines that others follow; few of them are wider than the text is set."""
        lengths = sorted(
            len(line.rstrip()) for line, after in pairwise(lines) if line.strip() and after.strip()
        )
        self._width = lengths[int(len(lengths) * WIDEST_SHARE)] if lengths else 0

    @property
    def is_narrow(self) -> bool:
        """Tell lines so short that hardly anybody sets a text so narrow."""
        return self._width < NARROW

    def has_only_breaks(self, lines: Sequence[str]) -> bool:
        """Tell a text without wrapped lines, and hardly an empty one: each line is a paragraph."""
        pairs = [pair for pair in pairwise(lines) if pair[0].strip() and pair[1].strip()]
        if self.is_narrow and not any(line.lstrip()[:1].islower() for _, line in pairs):
            return bool(pairs)
        filled = sum(bool(line.strip()) for line in lines)
        breaks = sum(self.is_break(*pair) for pair in pairs)
        groups = filled - len(pairs)
        return filled >= FEWEST_LINES * groups and breaks >= MOSTLY * len(pairs)

    def is_break(self, line: str, following: str) -> bool:
        """Tell that the next word would have had room on the line."""
        word = following.split(maxsplit=1)[0] if following.split() else ""
        return len(line.rstrip()) + 1 + len(word) <= self._width


class Labels:
    """Tells which lines begin with the name of who speaks, or of what is noted."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Count how often each name begins a line."""
        self._counts = Counter(name for line in lines if (name := label_of(line)))

    def begins(self, line: str, before: str, broken: bool) -> bool:
        """Tell a line that begins a statement; `before` is the line above, "" for none.

        A name that returns does, and any other in capitals where the line above is at its end, or
        has a label too.
        """
        if STAMPED.match(line) or NICK.match(line):
            return True
        name = label_of(line)
        if not name:
            return False
        if self._counts[name] >= RETURNS and (is_name(name) or " " not in name):
            return True
        at_end = broken or not before.strip() or ends_sentence(before)
        return is_name(name) and (at_end or is_name(label_of(before)))


def label_of(line: str) -> str:
    """The name before the colon at the beginning of a line, or ""."""
    found = NICK.match(line) or LABEL.match(line)
    return found["name"] if found else ""


def is_name(name: str) -> bool:
    """Tell words that begin with capitals, as names and titles do, in scripts that have them."""
    words = re.findall(r"[^\W\d_][\w.'’-]*", name)
    return (
        bool(words)
        and not words[0][0].islower()
        and all(not word[0].islower() or word in SMALL for word in words)
    )


def ends_sentence(line: str) -> bool:
    """Tell a line that ends with a sentence, or announces what follows."""
    return line.rstrip().endswith(SENTENCE_ENDS)


def speaker_line(line: str) -> str:
    """The label that a line makes which has only a name and a time: "Ann Berg (0:05)"."""
    found = SPEAKER_LINE.match(line)
    if not found or not is_name(found["name"]):
        return ""
    return f"{found['name']} ({found['time'].strip('[()]')})"


def names_before_times(lines: Sequence[str]) -> list[str]:
    """Have each "0:05 Ann Berg" over what she said be "Ann Berg 0:05".

    An agenda has such lines too: in a transcript, most have words below, half of them a name that
    returns.
    """
    found = {place: it for place, line in enumerate(lines) if (it := TIME_AND_NAME.match(line))}
    names = {place: it["name"] for place, it in found.items() if is_name(it["name"])}
    below = [*lines[1:], ""]
    counts = Counter(names[p] for p in names if below[p].strip() and p + 1 not in found)
    returning = sum(count for count in counts.values() if count >= RETURNS)
    if returning * 2 < len(found) or counts.total() < MOSTLY * len(found):
        return list(lines)
    return [
        f"{names[place]} {found[place]['time']}" if place in names else line
        for place, line in enumerate(lines)
    ]


def cells(line: str) -> list[str]:
    """Cut a line where tabs or wide gaps stand between its words; a number stays with its text."""
    found = [cell.strip() for cell in CELL_GAP.split(line.strip()) if cell.strip()]
    if len(found) > 1 and MARKER.fullmatch(found[0]):
        return [f"{found[0]} {found[1]}", *found[2:]]
    return found


def _is_of_one_cell(line: str) -> bool:
    """Tell a label, and a bullet with its text behind a tab, as word processors set them."""
    bullet = BULLET.match(line)
    return bool(label_of(line) or speaker_line(line)) or (
        bullet is not None and len(cells(line[bullet.end() :])) == 1
    )


def rows_among(lines: Sequence[str]) -> frozenset[int]:
    """Find the rows of tables: lines beneath each other with as many cells, two or more."""
    counts = [0 if _is_of_one_cell(line) else len(cells(line)) for line in lines]
    return frozenset(
        place
        for place, count in enumerate(counts)
        if count > 1
        and count in (*counts[max(0, place - 1) : place], *counts[place + 1 : place + 2])
    )
