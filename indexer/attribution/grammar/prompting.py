"""Who is brought to say something by another: "which prompted PERU to ask"."""

import re

from indexer.attribution.grammar import verbs
from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.tags import Tag

PROMPTED = frozenset(
    "prompted led moved provoked caused inspired prompting leading moving provoking causing".split()
)
TO_SAY = frozenset(verbs.spelt(verbs.SAYING)) - verbs.DECIDING


def read_prompted(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "which prompted PERU to ask how late it was" from where that is said."""
    verb, done = match.start() - 1, match.start("done")
    told = reading.word(match.end("group")) == "to" and reading.word(done) in TO_SAY
    if reading.word(verb) not in PROMPTED or not told:
        return None
    which = verb > 0 and reading.tags[verb - 1] == Tag.WHICH
    members = reading.members(match, "group")
    return Clause(verb - 1 if which else verb, match.end(), members, begins=True)
