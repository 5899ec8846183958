"""How two texts that go back to one are shown beside each other: what is new in each is marked."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
MOST_COMPARED = 4000


def new_words(lines: Sequence[str], before: Sequence[str]) -> list[tuple[str, bool]]:
    """Part lines into stretches, each with whether it is new; very long ones are so as a whole."""
    old, new = (WORDS.findall("".join(some)) for some in (before, lines))
    if len(old) + len(new) > MOST_COMPARED:
        return [("".join(new), True)]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [("".join(new[c:d]), tag != "equal") for tag, _, _, c, d in blocks if d > c]
