"""What is found in a sentence: clauses, each with those who speak in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from indexer.attribution.grammar.company import Part
from indexer.attribution.grammar.members import Member, members_of
from indexer.attribution.grammar.tags import Tag, pattern
from indexer.attribution.grammar.tokens import Token
from indexer.attribution.names import Name

# How a pattern begins that looks at the tag before it.
LOOKS_BACK = re.compile(r"\(\?<=\{([a-z_|]+)\}\)")


class Clause(NamedTuple):
    """A stretch of a sentence and those who speak in it; `first` and `last` number tokens.

    `again`: those who spoke before go on, perhaps with others; `they`: if they have just spoken;
    `behalf`: for whom they do so.
    `attached`: it adds others to the statement before, and is one of its own if there is none and
    it stands `alone`. `nobody`: its subject says nothing. `silent`: nor does this person, but "he"
    in the next sentence is this one. `floor`: nothing that is said is reported. `begins`: the
    statement begins here, whatever stands before. `answers`: it is one only behind another's words.
    """

    first: int
    last: int
    members: tuple[Member, ...]
    rule: str = ""
    again: bool = False
    attached: bool = False
    alone: bool = False
    silent: bool = False
    they: bool = False
    floor: bool = False
    nobody: bool = False
    begins: bool = False
    answers: bool = False
    behalf: tuple[Name, ...] = ()

    def by(self, rule: str) -> "Clause":
        """The same, found by a rule."""
        return tuple.__new__(Clause, (*self[:3], rule, *self[4:]))


class Reading:
    """A sentence, its tokens and their tags, and the clauses found in it so far."""

    def __init__(self, sentence: str, found: Sequence[Token], tags: str) -> None:
        self.sentence, self.found, self.tags = sentence, found, tags
        self.clauses: list[Clause] = []

    def members(
        self, match: re.Match[str], name: str, part: Part = Part.SPEAKING
    ) -> tuple[Member, ...]:
        """Read the names in a part of a match."""
        start, end = match.span(name)
        return members_of(self.sentence, self.found[start:end], part) if start >= 0 else ()

    def word(self, place: int) -> str:
        """The word of a token, folded; "" where there is none."""
        if not 0 <= place < len(self.found):
            return ""
        return self.sentence[self.found[place].start : self.found[place].end].casefold()

    def text_before(self, place: int) -> str:
        """The sentence up to a token."""
        return self.sentence[: self.found[place].start]

    def before(self, place: int) -> str:
        """The tags before a place, without adverbs at their end."""
        return self.tags[:place].rstrip(Tag.ADVERB)

    def shown(self, match: re.Match[str]) -> str:
        """The tag of the first name of a match's group."""
        return self.tags[match.start("group") :].lstrip(Tag.ARTICLE)[:1]


Reader = Callable[[Reading, re.Match[str]], Clause | None]


@dataclass(frozen=True)
class Frame:
    """A rule: a pattern, what is made of a match, and an example with those who speak in it.

    It is tried `at` tokens with these tags.
    """

    name: str
    at: str
    pattern: str
    read: Reader
    example: str
    speakers: str

    @cached_property
    def behind(self) -> str:
        """The tags one of which must stand before it, "" where any may."""
        before = LOOKS_BACK.match(self.pattern)
        return before[1] if before else ""

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """Match the pattern, as a regular expression over letters, at a place of some tags."""
        return pattern(self.pattern).match
