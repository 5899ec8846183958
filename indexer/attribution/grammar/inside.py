"""What stands inside somebody's reported speech: its subjects say nothing themselves.

"KENYA said the fund should grow and CHINA should pay" is all KENYA's, "KENYA said yes and CHINA
said no" is not.
"""

import re
from collections.abc import Sequence

from indexer.attribution.grammar import verbs, words
from indexer.attribution.grammar.clauses import Reading
from indexer.attribution.grammar.members import Member
from indexer.attribution.grammar.tags import FINITE, Tag, letters, pattern
from indexer.attribution.grammar.telling import takes_stand

DOING_NOTHING = letters("modal|be")
TAKING_SIDES = letters("verb|supported|opposed")
# "noted that while ", "noted that, even though "; not "had sympathy for that, while "
WHILE_SAID = pattern(
    "(?:{says|verb|saying}|{with|preposition}{name}){that}"
    "(?P<comma>{comma})?{word|adverb}?(?:{while}|{when})$"
)
# "noted that while CHINA agreed, ", "said that after a decision, ", "asked for time, noting that in
# May, ", but not "On the text stating that in May, "
SUBORDINATE = pattern(
    "(?:{says|verb}|{comma}{adverb}*{saying}){that}{comma}?"
    "(?:{word|adverb}?(?:{while}|{when}){^comma|semicolon}+"
    "|{preposition|on|when|doing}{^comma|semicolon|verb|says|supported|opposed|modal|be}*){comma}$"
)
# "stressed that the EU proposed a fund and "
PARALLEL = pattern(
    "(?:{says|verb}|{comma}{adverb}*{saying}){that}?{article}?{marked|acronym|ordinary|institution}"
    "{adverb}*{verb_group}{^comma|semicolon|colon|while|quote}*{and}$"
)
SAID_AT_ONCE = pattern("{says}{word|adverb}?{while}$")
CONTRASTS = words.CONTRASTS - {"but", "whereupon"}
# "LDCs should pay": what others want of them.
OBLIGED = frozenset("should must may might shall".split())
PARTING = letters("semicolon|while")


def is_subordinate(reading: Reading, place: int) -> bool:
    """Tell "noted that while PERU agreed" from "noted that it was late, while PERU agreed"."""
    before = reading.before(place)
    if Tag.THAT in before and SUBORDINATE.search(before):
        return True
    told = WHILE_SAID.search(before) if Tag.THAT in before else None
    if told:  # but not "wanted that, while PERU did not"
        return not told["comma"] or Tag.COMMA in reading.tags[place:]
    contrast = reading.word(place - 1) in CONTRASTS
    said = SAID_AT_ONCE.search(before) if contrast else None
    return said is not None and reading.word(said.start()) in verbs.MERELY_SAID


def is_inside(reading: Reading, match: re.Match[str], members: Sequence[Member]) -> bool:
    """Tell "KENYA said the fund should grow and CHINA should pay" from what CHINA says.

    Only "would prefer", "had doubts", "was concerned" and "did not" say where somebody stands, and
    only behind a mark or "while" are they not what another says of them.
    """
    place, verb = match.start(), match.start("verb")
    if all(member.is_in_person for member in members):
        return False
    if reading.tags[verb] not in DOING_NOTHING:
        return _is_parallel(reading, place, verb)
    if reading.word(verb) in OBLIGED:
        return True
    if not reading.clauses or reading.before(place)[-1:] == Tag.SEMICOLON:
        return False
    if not takes_stand(reading.sentence, reading.found, verb, members):
        return True
    return _is_reported(reading, place) and not _is_parted(reading.before(place))


def _is_parallel(reading: Reading, place: int, verb: int) -> bool:
    """Tell "stressed that the EU asked for it and PERU supported it", but not "and PERU said"."""
    sides = reading.clauses and reading.tags[verb] in TAKING_SIDES
    return bool(sides) and PARALLEL.search(reading.before(place)) is not None


def _is_reported(reading: Reading, place: int) -> bool:
    """Tell that a clause of what is said stands between the last who speaks and a place."""
    between = reading.tags[reading.clauses[-1].last + 1 : place]
    return Tag.THAT in between or not FINITE.isdisjoint(between)


def _is_parted(before: str) -> bool:
    """Tell that a mark and "and", or "while", stand before: others come."""
    return before[-1:] in PARTING or before.endswith(Tag.COMMA + Tag.AND)
