"""Who is brought to say something by another: "which prompted PERU to ask"."""

import re

from indexer.attribution.grammar import words
from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.tags import Tag


def read_prompted(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "which prompted PERU to ask how late it was" from where that is said."""
    verb, done = match.start() - 1, match.start("done")
    told = reading.word(match.end("group")) == "to" and reading.word(done) in words.TO_SAY
    if reading.word(verb) not in words.PROMPTED or not told:
        return None
    which = verb > 0 and reading.tags[verb - 1] == Tag.WHICH
    members = reading.members(match, "group")
    return Clause(verb - 1 if which else verb, match.end(), members, begins=True)
