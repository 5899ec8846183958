"""Those who are named among many: "Many countries, including PERU, said"."""

import re

from indexer.attribution.grammar import words
from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.tags import FINITE, TELLING, Tag, pattern
from indexer.attribution.grammar.telling import speaks
from indexer.summary import Kind

# What many voice, and not whom they address: "called on donors, including NORWAY"
STANCES_TAKEN = frozenset(
    "concern concerns doubt doubts objection objections reservation reservations support it this"
    " opposition disappointment interest regret preference views caution dissatisfaction".split()
)
PARTED = pattern("{semicolon|while}")


def read_included(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Many countries, including Peru and the US, thanked the hosts"."""
    place = match.start() - 1
    if place >= 0 and reading.tags[place] == Tag.COMMA:
        place -= 1
    sent = Tag.FROM in reading.tags[match.start() : match.start("group")]
    crowd = words.SENT_CROWDS if sent else words.SPEAKING_CROWDS | words.ONE_OF_A_CROWD
    if place < 0 or reading.word(place) not in crowd:
        return None
    if any(tag in FINITE for tag in PARTED.split(reading.tags[:place])[-1]):
        return None
    start, verb = match.start("group"), match.start("verb")
    members = reading.members(match, "group")
    if sent and any(m.name.kind is not Kind.STATE for m in members):
        return None
    if not speaks(reading.sentence, reading.found, slice(start, verb), members):
        return None
    return Clause(match.start(), verb, members)


def read_included_behind(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Many countries recorded objections, including Peru": those named behind the verb."""
    first = next((i for i, tag in enumerate(reading.tags) if tag in FINITE), len(reading.tags))
    told = reading.tags[first : first + 1] in TELLING and first < match.start()
    many = reading.word(first - 1) in words.SPEAKING_CROWDS and not reading.clauses
    members = reading.members(match, "group")
    stance = reading.word(match.start() - 2) in STANCES_TAKEN
    if not (told and many and stance) or any(m.name.kind is not Kind.STATE for m in members):
        return None
    return Clause(0, match.end(), members)
