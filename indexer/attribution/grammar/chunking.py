"""How the rules of `chunks` are applied: runs of tokens are joined to names, rule after rule."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.attribution.grammar.tags import Tag, letters, pattern
from indexer.attribution.grammar.tokens import Token, tags_of

Maker = Callable[[str, Sequence[Token]], list[Token]]


@dataclass(frozen=True)
class Chunk:
    """A rule: which tokens are joined, how, and an example with what is joined in it.

    It is tried where there is a token with one of the tags that it `needs`.
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
    def needed(self) -> frozenset[str]:
        """The letters of the tags that it needs."""
        return letters(self.needs)


def join_by(rules: Sequence[Chunk], sentence: str, found: list[Token]) -> list[Token]:
    """Join the tokens of a sentence to names, rule after rule."""
    tags = tags_of(found)
    present = frozenset(tags)
    for rule in rules:
        if present & rule.needed and rule.compiled.search(tags):
            found = _joined(sentence, found, tags, rule)
            tags = tags_of(found)
            present = frozenset(tags)
    return found


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
