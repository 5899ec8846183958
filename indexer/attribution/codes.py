"""States by their codes of two letters, in minutes that use such codes: "NL asked, FR agreed"."""

import re
from collections.abc import Iterable, Mapping

from indexer.attribution.grammar.tags import letters
from indexer.attribution.grammar.tokens import tag_of
from indexer.register.identity import Identity
from indexer.register.register import Register
from indexer.summary import Kind

# A code that speaks, or stands in brackets behind a person; what may not stand before it is looked
# at behind its first letter, for a pattern that begins with one is quick.
CODE = re.compile(r"([A-Z](?<![\w-].)[A-Z])(?:\)| \(| and | (?:also |then )?([a-z]+))")
TELLING = letters("says|supported|opposed|modal")
FEWEST = 3


def state_codes(texts: Iterable[str], register: Register) -> Mapping[str, Identity]:
    """The states by their codes, where enough different ones speak; else none."""
    found: dict[str, Identity] = {}
    for text in texts:
        for code, verb in CODE.findall(text):
            state = register.find(code) or register.translated(code)
            told = not verb or tag_of(verb) in TELLING
            if state and told and state.kind is Kind.STATE:
                found[code] = state
    return found if len(found) >= FEWEST else {}
