"""Who says something beside another: "with PERU asking", "which prompted PERU to ask"."""

import re

from indexer.attribution.grammar import verbs
from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.company import Part, stance
from indexer.attribution.grammar.tags import FINITE, Tag
from indexer.attribution.grammar.telling import BARE, is_office
from indexer.attribution.names import Print

WITH_SAYING, SAYING_TOO = "with somebody saying", "and another saying"
SECONDING = "seconding"
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


def read_fell_to(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "It fell to Cllr Bo to point out the cost" and "It was left to Mr Ek to say so"."""
    told = reading.word(match.start("done")) in TO_SAY | {"point", "put"}
    said = reading.word(1) == "fell" or reading.word(2) == "left"
    members = reading.members(match, "group")
    return Clause(0, match.end(), members) if told and said and members else None


def read_with_saying(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "with the EU suggesting that": a clause that begins at "with"."""
    verb = match.start("verb")
    if reading.word(verb) == SECONDING or (reading.clauses and _is_bare(reading, match.end())):
        return _read_stance(reading, match)
    if reading.tags[verb] != Tag.SAYING:
        return None
    return Clause(match.start(), verb, reading.members(match, "group"), begins=True)


def _is_bare(reading: Reading, place: int) -> bool:
    """Tell "with PERU objecting," from "with PERU objecting to the fee"."""
    return reading.tags[place : place + 1] in BARE


def _read_stance(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "…, with PERU objecting" and "with PERU seconding": for, against, or neither."""
    part = stance(reading.word(match.start("verb")))
    if part is Part.ASIDE:
        return None
    sides = reading.members(match, "group", part)
    return Clause(match.start(), match.end(), sides, attached=True)


def read_beside(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "…, Cllr Bo observing that", and "…, Cllr Bo seconding", who supports what is moved."""
    finite = [i for i, tag in enumerate(reading.tags) if tag in FINITE]
    members = reading.members(match, "group")
    verb = match.start("verb")
    if not finite or finite[0] > match.start() or not members:
        return None
    if reading.word(verb) == SECONDING:
        if not reading.clauses:
            return None
        seconds = reading.members(match, "group", Part.SUPPORTING)
        return Clause(match.start(), match.end(), seconds, attached=True)
    name = members[0].name
    known = name.title or name.identity or name.print is Print.CHAIR or is_office(name)
    told = known and reading.tags[verb + 1 : verb + 2] == Tag.THAT
    return Clause(match.start(), verb, members, begins=True) if told else None


def read_saying_too(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "with the EU suggesting a cap and PERU preferring a floor": the second of them."""
    last = reading.clauses[-1] if reading.clauses else None
    if last is None or last.rule not in (WITH_SAYING, SAYING_TOO):
        return None
    members = reading.members(match, "group")
    return Clause(match.start(), match.start("verb"), members) if members else None
