"""How the rules of `chunks` are applied: runs of tokens are joined to names, rule after rule."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from indexer.attribution.grammar.tags import Tag, letters, pattern
from indexer.attribution.grammar.tokens import Tagged, Token, tags_of

MOST_REMEMBERED = 10_000
Search = Callable[[str], re.Match[str] | None]
Maker = Callable[[str, Sequence[Token]], list[Token]]


@dataclass(frozen=True)
class Chunk:
    """A rule: which tokens are joined, how, and an example with what is joined in it.

    It is tried where there is a token with a tag that it `needs`, or with one of each of two sets
    of them: "open & person|capital".
    """

    name: str
    needs: str
    pattern: str
    make: Maker
    example: str
    joined: str
    tag: Tag

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as a regular expression over letters."""
        return pattern(self.pattern)

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """The letters of the tags that it needs, in one set or two."""
        return tuple(map(letters, self.needs.split(" & ")))


class Cascade:
    """Rules that are applied one after the other."""

    def __init__(self, rules: Sequence[Chunk]) -> None:
        self.rules = tuple(rules)
        # Bit i of a tag's number tells that rule i needs it, and of the upper half that it needs it
        # beside another: sentences have many sets of tags, and far fewer sets of rules.
        self._bits = {str(tag): self._bits_of(tag) for tag in Tag}
        self._needed = frozenset(tag for tag, bits in self._bits.items() if bits)
        self._fitting = lru_cache(MOST_REMEMBERED)(self._that_may_fit)

    def _bits_of(self, tag: str) -> int:
        needed = [rule.needed for rule in self.rules]
        one, other = (sum(1 << i for i, n in enumerate(needed) if tag in n[end]) for end in (0, -1))
        return one | other << len(needed)

    def join(self, sentence: str, found: list[Token], tags: str) -> Tagged:
        """Join the tokens of a sentence to names, rule after rule."""
        number = self._next(tags, 0)
        while number is not None:
            found = _joined(sentence, found, tags, self.rules[number])
            tags = tags_of(found)
            number = self._next(tags, number + 1)
        return found, tags

    def _next(self, tags: str, first: int) -> int | None:
        """The number of the first rule, from one on, that joins something."""
        there = 0
        for tag in self._needed.intersection(tags):
            there |= self._bits[tag]
        for number, search in self._fitting(there & there >> len(self.rules)):
            if number >= first and search(tags):
                return number
        return None

    def _that_may_fit(self, fitting: int) -> Sequence[tuple[int, Search]]:
        """The rules whose bits are set, each with its number."""
        rules = enumerate(self.rules)
        return [(i, rule.compiled.search) for i, rule in rules if fitting >> i & 1]


def _joined(sentence: str, found: list[Token], tags: str, rule: Chunk) -> list[Token]:
    """Replace each run of tokens that a rule finds by what it makes of it."""
    made: list[Token] = []
    place = 0
    for match in rule.compiled.finditer(tags):
        run = rule.make(sentence, found[match.start() : match.end()])
        if run:
            made += [*found[place : match.start()], *run]
            place = match.end()
    return [*made, *found[place:]] if place else found
