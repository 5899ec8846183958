"""How those behind "with" take part: as joint speakers, for, against, or not at all.

"With PERU" they speak too; "with opposition from PERU" and "with PERU objecting" they oppose;
"with thanks to PERU" and "with PERU reserving its position" they are only named.
"""

from collections.abc import Sequence
from enum import StrEnum, auto

from indexer.attribution.grammar.tags import PARTICIPLES, Tag, letters
from indexer.attribution.grammar.tokens import Token
from indexer.attribution.grammar.words import PRESENT, STANCES


class Part(StrEnum):
    """How the names take part that stand at a place of a group."""

    SPEAKING = auto()
    SPOKEN_FOR = auto()
    SENT = auto()
    SUPPORTING = auto()
    OPPOSING = auto()
    ASIDE = auto()


NAMES = letters("marked|acronym|ordinary|unknown|institution|chair|person|envoy")
LINKS = letters("of|from|by|preposition|for")
PASSED = letters("adverb|and|article|comma|of|others")
SUBJECTS = NAMES | {Tag.ADVERB, Tag.OTHERS}
AGAINST = frozenset(
    """
    opposition objection objections dissent disagreement resistance opposing objecting dissenting
    disagreeing resisting differing demurring contesting
    """.split()
)
IN_FAVOUR = frozenset(
    """
    support backing endorsement agreement approval consent concurrence supporting seconding
    endorsing agreeing concurring favour favor
    """.split()
)
DENYING = frozenset("no not without little".split())
# Who is named behind these takes no part: "together with PERU but without CHILE".
LEAVING_OUT = frozenset(
    "despite without except excluding barring unlike notwithstanding besides against".split()
)
# "with PERU absent", "with PERU reluctant"
MINDED = (STANCES | PRESENT) - {"in", "of", "among"}
# "with a number of members of the LDCs": those are speakers.
CROWDS = frozenset(
    "countries delegations members states others parties representatives rest number".split()
)


def stance(word: str) -> Part:
    """Tell for or against by a noun or a participle, ASIDE for any other."""
    if word in AGAINST:
        return Part.OPPOSING
    return Part.SUPPORTING if word in IN_FAVOUR else Part.ASIDE


def part_behind(sentence: str, behind: Sequence[Token]) -> Part:
    """Tell how those take part who stand behind "with", given with all that follows it."""
    first = next((i for i, token in enumerate(behind) if token.tag in NAMES), None)
    if first is None:
        return Part.ASIDE
    before = [sentence[t.start : t.end].casefold() for t in behind[:first]]
    if behind[0].tag in (Tag.WHICH, Tag.COMMA):
        return Part.ASIDE  # "with whom PERU disagreed"
    if LINKS.isdisjoint(token.tag for token in behind[:first]):
        return _by_participle(sentence, behind[first:])
    if not CROWDS.isdisjoint(before) or _is_of_crowd(behind[:first]):
        return Part.SPEAKING
    return _by_nouns(before)


def _is_of_crowd(before: Sequence[Token]) -> bool:
    """Tell "with many others from" and "with some of"."""
    return any(token.tag in (Tag.OTHERS, Tag.DELEGATE) for token in before)


def _by_nouns(before: Sequence[str]) -> Part:
    """Tell "with opposition from" and "with no support from"."""
    if not DENYING.isdisjoint(before):
        return Part.ASIDE
    return next((taken for taken in map(stance, before) if taken is not Part.ASIDE), Part.ASIDE)


def _by_participle(sentence: str, named: Sequence[Token]) -> Part:
    """Tell "with PERU and CHILE objecting" and "with PERU in opposition"."""
    verb = next((i for i, t in enumerate(named) if t.tag not in NAMES | PASSED), None)
    if verb is None or named[verb - 1].tag not in SUBJECTS:
        return Part.SPEAKING
    words = [sentence[token.start : token.end].casefold() for token in named[verb : verb + 2]]
    if named[verb].tag in PARTICIPLES:
        return stance(words[0])
    if named[verb].tag is Tag.OPPOSED or words[0] == "against":
        return Part.OPPOSING
    if words[0] in MINDED:
        return Part.ASIDE
    if words[0] == "in":
        taken = stance(words[-1])
        return Part.SPEAKING if taken is Part.ASIDE else taken
    return Part.SPEAKING
