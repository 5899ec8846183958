"""Who says something beside what that one does: "Ann Bo lives there and said it was damp"."""

import re

from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.tags import Tag, pattern

# "PERU was concerned, as was, on that point, CHILE"
AS_WAS = pattern("{comma}{preposition}{be}(?:{comma}{preposition|on}{between}{1,8}{comma})?$")


def read_doing_and_saying(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Ann Bo lives there herself and said": the first verb is in the present."""
    does, verb = reading.word(match.start("does")), match.start("verb")
    if not does.endswith("s") or reading.word(verb).endswith("s"):
        return None
    return Clause(0, verb, reading.members(match, "group"))


def read_as_was(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "PERU was concerned, as was CHILE": a clause that begins at "as"."""
    behind = AS_WAS.search(reading.tags, 0, match.start())
    last = reading.clauses[-1].last if reading.clauses else len(reading.tags)
    if behind is None or reading.tags[last : last + 1] != Tag.BE:
        return None
    first = behind.start() + 1
    members = reading.members(match, "group")
    if reading.word(first) != "as" or last >= first or not members:
        return None
    return Clause(first, match.end(), members, begins=True)
