"""What is made of a sentence that tells somebody's view, report or question."""

import re

from indexer.attribution.grammar import words
from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.members import Member
from indexer.attribution.grammar.tags import Tag
from indexer.attribution.names import Name
from indexer.summary import PEOPLE

WRITTEN_BY = re.compile(
    r"\s*written (?:statement|report|submission|contribution|answer|question)s?\b"
)
REPORT_SAYS = re.compile(r"\s*(?:report|update|statement|motion|question)s?:")
# What may be somebody's that says something: "Mrs Bo's figures showed".
PAPERS = frozenset("figures report paper presentation summary update note slides review".split())
# What something is "for the WHO".
ISSUES = frozenset("question issue problem priority answer point challenge key test lesson".split())


def read_written(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Cllr Bo's written report had been circulated" and "Cllr Bo's report: it was late"."""
    name = reading.found[match.end() - 1].name
    end = reading.found[match.end() - 1].end
    reported = any(what.match(reading.sentence, end) for what in (WRITTEN_BY, REPORT_SAYS))
    if name is None or not reported:
        return None
    return _of_owner(match, name)


def _of_owner(match: re.Match[str], owner: Name) -> Clause:
    """What is found is said by the one whose it is."""
    return Clause(match.start(), match.end(), (Member(owner._replace(possessive=False)),))


def read_view(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "the Clerk's advice was that" and "In Cllr Bo's opinion it was late"."""
    owner = reading.found[match.end() - 2].name
    if owner is None or reading.word(match.end() - 1) not in words.VIEWS:
        return None
    introduced = reading.tags[match.start() - 1 : match.start()] == Tag.PREPOSITION
    last = reading.tags[match.end() : match.end() + 1] in ("", Tag.STOP)
    if introduced and match.start() > 1 and not (last and not reading.clauses):
        return None
    return _of_owner(match, owner)


def read_report(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Mrs Bo's figures showed a loss"."""
    place = next(i for i in range(match.start(), match.end()) if reading.tags[i] == Tag.OWNER)
    owner = reading.found[place].name
    if owner is None or owner.kind not in PEOPLE or reading.word(match.end() - 1) not in PAPERS:
        return None
    return _of_owner(match, owner)


def read_view_of(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "The view of Cllr Bo was that" and "A suggestion from the Clerk was that"."""
    if reading.word(match.start("view")) not in words.VIEWS | words.PROPOSALS:
        return None
    return Clause(0, match.end("group"), reading.members(match, "group"))


def read_question(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "For the WHO, the question was who would pay"."""
    members = reading.members(match, "group")
    known = all(member.name.identity for member in members)
    asked = reading.word(match.end() - 2) in ISSUES
    return Clause(0, match.end("group"), members) if known and asked else None
