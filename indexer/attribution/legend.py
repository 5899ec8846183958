"""Who is present: what the abbreviations, first names and nicknames of one summary stand for.

Attendees are read from table rows, from lists, and from lines such as "Present: Ann Lee, Bo".
A legend holds for one summary: the same two letters are somebody else at the next meeting.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading
from indexer.register.identity import name_key

WORD = r"[^\W\d_a-z][\w.'’-]*"
PARTICLE = r"(?:de|da|di|del|der|den|van|von|bin|al|el|la|le|dos|du|y)"
ONE_NAME = re.compile(WORD)
PERSON = re.compile(rf"{WORD}(?: (?:{PARTICLE} )*{WORD}){{1,4}}")
PAIR = re.compile(
    rf"(?P<name>{WORD}(?: (?:{PARTICLE} )*{WORD}){{1,4}})(?:\s*[-–—,:@]\s*[^(),|]{{1,60}}?)?"
    r"\s*\(@?(?P<short>[A-Za-z][\w-]{1,14})\)"
)
SHORT = re.compile(r"[A-Z][A-Za-z]{1,4}\d?")
NICKNAME = re.compile(r"\s*[\"“‘'(][^\"”’')]*[\"”’')]\s*")
PRESENT = re.compile(
    r"(?:remote |in[- ]person |in person and remote )?(?:attend\w+|present|participants|roll call"
    r"|who (?:was|is) here|in the room|on the (?:phone|call)|remote)\b",
    re.IGNORECASE,
)
PRESENT_LINE = re.compile(rf"(?:{PRESENT.pattern})[^:：]{{0,30}}[:：]\s*", re.IGNORECASE)
NAME_ENDS = re.compile(r"\s*(?:[-–—|,:/\[{@]|\s\().*", re.DOTALL)
LONGEST_ITEM = 120


@dataclass
class Legend:
    """Finds the person behind an abbreviation, a first name or a nickname.

    What stands for two people stands for none; `ambiguous` names it.
    """

    _exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _derived: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str, short: str = "") -> None:
        """Take in a person, with the abbreviation or nickname that the summary gives."""
        self._exact[name_key(name)].add(name)
        if short:
            self._exact[name_key(short)].add(name)
        words = name.split()
        if len(words) == 1:
            return
        self._derived[name_key(words[0])].add(name)
        self._derived[name_key("".join(word[0] for word in words))].add(name)

    @property
    def names(self) -> Iterator[str]:
        """Give what may stand for an attendee, folded as `name_key` does."""
        yield from self._exact
        yield from self._derived

    @property
    def full_names(self) -> Iterator[str]:
        """Give the full names of the attendees, as printed."""
        every = (name for names in self._exact.values() for name in names)
        yield from dict.fromkeys(name for name in every if " " in name)

    def find(self, printed: str) -> str | None:
        """Give the full name of the one person who may be meant, or None."""
        key = name_key(printed)
        for names in (self._exact.get(key), self._derived.get(key)):
            if names:
                return next(iter(names)) if len(names) == 1 else None
        return None

    def ambiguous(self, printed: str) -> tuple[str, ...]:
        """Give the people whom the summary itself calls by one abbreviation, if several."""
        names = self._exact.get(name_key(printed), set())
        return tuple(sorted(names)) if len(names) > 1 else ()


def read_legend(blocks: Iterable[Block]) -> Legend:
    """Gather the attendees that a summary lists."""
    legend = Legend()
    listed = False
    for block in blocks:
        if is_heading(block):
            listed = bool(PRESENT.search(block.text))
            continue
        for name, short in _attendees(block, listed):
            legend.add(name, short)
    return legend


def _attendees(block: Block, listed: bool) -> Iterator[tuple[str, str]]:
    row = _row(block.text) if " | " in block.text else None
    pairs = list(_pairs(block.text)) if "(" in block.text else []
    line = PRESENT_LINE.match(block.text)
    if row:
        yield row
    elif len(pairs) > 1 or (pairs and (block.depth or listed) and len(block.text) < LONGEST_ITEM):
        yield from pairs
    elif line:
        yield from _plain_names(re.split(r"[,;\n]", block.text[line.end() :]))
    elif listed and len(block.text) < LONGEST_ITEM * 4:
        yield from _plain_names(re.split(r"[,;\n]", block.text))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in PAIR.finditer(text):
        if _may_stand_for(pair["short"], pair["name"]):
            yield pair["name"], pair["short"]


def _row(text: str) -> tuple[str, str] | None:
    """Read a table row: a cell with a full name and a cell with an abbreviation."""
    cells = [cell.strip() for cell in text.split(" | ")]
    names = [cell for cell in cells if PERSON.fullmatch(cell)]
    shorts = [cell for cell in cells if SHORT.fullmatch(cell)]
    if len(cells) < 2 or not names or not shorts:
        return None
    return names[0], shorts[0]


def _plain_names(items: Iterable[str]) -> Iterator[tuple[str, str]]:
    for item in items:
        bare = NAME_ENDS.sub("", NICKNAME.sub(" ", item).strip(" *•-–"))
        if PERSON.fullmatch(bare) or ONE_NAME.fullmatch(bare):
            yield bare, ""


def _may_stand_for(short: str, name: str) -> bool:
    """Tell an abbreviation from a company or a pronoun behind a name."""
    if short.islower():
        return short not in ("he", "she", "they", "him", "her", "chair", "scribe", "remote")
    return bool(SHORT.fullmatch(short)) and short[0] == name[0] and short.isupper()
