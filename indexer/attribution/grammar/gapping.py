"""Clauses without a verb: it is that of the clause before.

"NORWAY preferred ten years; PERU five", "Mr Bo drew attention to the gate and Mrs Ek to the drain".
"""

import re
from collections.abc import Sequence

from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.company import NAMES
from indexer.attribution.grammar.members import Member
from indexer.attribution.grammar.tags import FINITE, Tag, letters, pattern
from indexer.attribution.names import Print
from indexer.summary import Kind

GAPPED = "and another, that"
SHOWN = letters("marked|acronym|envoy")
MARKS = letters("comma|semicolon")
THING = letters("article|number")
MANNER = letters("word|adverb|capital")
SURELY = letters("that|quote|article|number")
# "told KENYA, ", "told KENYA, for the EU, ", "told the delegates of KENYA (in writing) and "
LISTED = pattern(
    "(?:{name}|{person}|{chair}|{owner})(?:{bracket}|{comma}(?:{for}|{behalf}){article}?{name})?"
    "(?:{comma}{and}?|{and})$"
)
CLAUSE_END = pattern("{comma|semicolon|stop}")


def is_known_person(members: Sequence[Member]) -> bool:
    """Tell people with a title, or of the list of those present."""
    people = [m.name for m in members if m.name.print is Print.PERSON]
    return len(people) == len(members) and all(name.title or name.identity for name in people)


def read_gapped(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "PERU five" behind "NORWAY preferred ten years;": the verb is that before.

    Where nothing marks the name as a speaker's, only "that" tells it from a thing of a list.
    """
    place = match.start()
    told = reading.clauses and not reading.clauses[-1].floor and reading.clauses[-1].last < place
    if not told or any(tag in FINITE for tag in reading.tags[match.end("group") : match.end()]):
        return None
    members = reading.members(match, "group")
    goes_on = _Gap(reading, match, members).goes_on
    return Clause(place, match.end(), members) if goes_on else None


class _Gap:
    """A name behind a clause, and the word behind that name."""

    def __init__(self, reading: Reading, match: re.Match[str], members: Sequence[Member]) -> None:
        self.reading, self.match, self.members = reading, match, members
        self.rest = match["rest"]
        shown = reading.tags[match.start() :].lstrip(Tag.ARTICLE)[:1]
        self.printed = shown == Tag.MARKED
        self.marked = shown in SHOWN or is_known_person(members)
        self.behind = reading.before(match.start()).rstrip(Tag.AND)[-1:]

    @property
    def goes_on(self) -> bool:
        """Tell that the name is another subject of the verb before it."""
        if self._is_listed:
            return False
        parted = self.behind in MARKS
        spoken_for = any(member.behalf for member in self.members)
        if self.rest == Tag.THAT and (self.marked or spoken_for) and parted:
            return True
        if self.rest in SURELY and self.printed and self._is_coordinated:
            return True
        if self.rest == Tag.HIS and self.marked:
            return True
        if self._is_who and self.marked and parted:
            return self.reading.tags[self.match.end() :].startswith(Tag.MODAL)
        if self.behind == Tag.SEMICOLON and self.marked:
            return True
        return self._is_contrast(parted) or (parted and spoken_for)

    @property
    def _is_listed(self) -> bool:
        """Tell "told KENYA, PERU and INDIA that", where all are told, from another subject."""
        return LISTED.search(self.reading.before(self.match.start())) is not None

    @property
    def _is_coordinated(self) -> bool:
        """Tell "asked when, NORWAY whether and PERU why" from "calls by CHILE and PERU that"."""
        before = self.reading.before(self.match.start())
        return before[-1:] == Tag.AND and before[-2:-1] not in NAMES

    @property
    def _is_who(self) -> bool:
        return self.rest == Tag.WHICH and self.reading.word(self.match.start("rest")) == "who"

    def _is_contrast(self, parted: bool) -> bool:
        """Tell "OMAN favoured one option, and PERU another" from "thanked OMAN, and PERU for".

        Without a comma the same word stands in both: "OMAN called for one and PERU for another".
        """
        alike, thing = self._is_alike, self.rest in THING
        if not (alike or (parted and (thing or self.rest in MANNER))):
            return False
        states = all(member.name.kind is Kind.STATE for member in self.members)
        known = (states or is_known_person(self.members)) and (thing or alike)
        return (self.printed or known) and self._is_alone

    @property
    def _is_alike(self) -> bool:
        """Tell that the word behind the name stood behind the verb: "drew attention to"."""
        last = self.reading.clauses[-1]
        word = self.reading.word(self.match.start("rest"))
        first, second = (self.reading.word(last.last + place) for place in (1, 2))
        return last.rule == GAPPED or word == second or (word == first and word != "to")

    @property
    def _is_alone(self) -> bool:
        """Tell that no other name, and no verb, stands between the clauses or behind."""
        since = self.reading.tags[self.reading.clauses[-1].last + 1 : self.match.start()]
        behind = CLAUSE_END.split(self.reading.tags[self.match.end() :], maxsplit=1)[0]
        return NAMES.union(FINITE).isdisjoint(since) and FINITE.isdisjoint(behind)
