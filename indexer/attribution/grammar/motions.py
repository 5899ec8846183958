"""What is made of a sentence that says who moved something, and who seconded it."""

import re

from indexer.attribution.grammar import words
from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.company import Part

SECONDS = ("second", "seconded")


def _moved(reading: Reading, match: re.Match[str]) -> Clause:
    mover = reading.members(match, "group")
    second = reading.members(match, "second", Part.SUPPORTING)
    return Clause(0, match.end(), (*mover, *second))


def read_moved(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "(Moved Cllr Bo, seconded Cllr Rao.)" behind what was moved."""
    if reading.word(match.start("verb")) not in ("moved", "proposed"):
        return None
    return _moved(reading, match)


def read_proposal(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "On the proposal of Cllr Bo, seconded by Cllr Rao, it was agreed"."""
    if reading.word(match.start() + 2) not in words.PROPOSALS:
        return None
    return _moved(reading, match)


def read_motion(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Motion by Mr Bo, second by Ms Rue, to pay the bills"."""
    another = match["with"] is not None and reading.word(match.start("with")) not in SECONDS
    if reading.word(match.start("motion")) not in words.PROPOSALS or another:
        return None
    return _moved(reading, match)
