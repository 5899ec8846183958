"""Whose words a statement reports, in words: who leads, who stands by, and who is against."""

from collections.abc import Sequence

from indexer.index.voices import BESIDE as BESIDE
from indexer.index.voices import Part, parts
from indexer.saying import joined, say
from indexer.summary import Certainty, Role, Speaker, Statement

MOST_NAMED = 3  # before it says how many others there are


def leading(statement: Statement) -> tuple[Speaker, ...]:
    """Those whose words a statement reports: all its speakers but its supporters."""
    return tuple(speaker for speaker in statement.speakers if speaker.role not in BESIDE)


def supporting(statement: Statement) -> tuple[Speaker, ...]:
    """Those who only support what a statement says."""
    return tuple(speaker for speaker in statement.speakers if speaker.role is Role.SUPPORT)


def credit(statement: Statement) -> str:
    """Name those whose words these are, on whose behalf, the delegates, and who supports them.

    Fiji on behalf of AOSIS (Ann Lee), supported by Niue.
    """
    heard = parts(statement)
    named = _joined([part for part in heard if part.role not in BESIDE])
    if named and statement.delegates:
        named = say("{named} ({delegates})", named=named, delegates=", ".join(statement.delegates))
    support = _joined([part for part in heard if part.role is Role.SUPPORT])
    if not support:
        return named
    if not named:
        return say("in support: {names}", names=support)
    return say("{named}, supported by {names}", named=named, names=support)


def speaking_as_one(statement: Statement) -> list[tuple[Speaker, ...]]:
    """Those on record in a statement: each alone, or those who speak jointly for others."""
    found: list[tuple[Speaker, ...]] = []
    for part in parts(statement):
        joint = part.represents or (statement.delegates and part.role not in BESIDE)
        found += [part.speakers] if joint else [(speaker,) for speaker in part.speakers]
    return found


def standing(role: Role, statement: Statement) -> str:
    """Say for or against whom somebody stands in a statement; "" for its own speakers."""
    if role not in BESIDE:
        return ""
    leads = shortened([speaker.name for speaker in leading(statement)])
    if role is Role.OPPOSE:
        return say("opposed {names}", names=leads) if leads else say("opposed")
    return say("in support of {names}", names=leads) if leads else say("in support")


def byline(statement: Statement, speaker: str) -> str:
    """Say over a statement of a speaker whose words it reports: a supporter stands by another's."""
    own = [s for s in statement.speakers if speaker in (s.id, *s.on_behalf_of)]
    said = credit(statement)
    if own and all(s.role is Role.SUPPORT for s in own):
        leads = shortened([speaker.name for speaker in leading(statement)])
        said = say("In support of {names}", names=leads) if leads else say("In support")
    return joined("", (said, unsure(statement)))


def unsure(statement: Statement) -> str:
    """Say behind a name that it is a guess; "" where the text states it."""
    return say(" (inferred)") if statement.certainty is Certainty.INFERRED else ""


def listed(names: Sequence[str]) -> str:
    """Join names: A, B and C."""
    *others, last = names or [""]
    return say("{others} and {last}", others=joined(", ", others), last=last) if others else last


def shortened(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """Join names, of very many the first and how many more there are."""
    if len(names) <= most + 1:
        return listed(names)
    return say("{names} and {n} others", names=", ".join(names[:most]), n=len(names) - most)


def _joined(some: Sequence[Part]) -> str:
    """Name several parts; where any of them speaks for others, it must be clear which."""
    names = [_named(part) for part in some]
    return joined("; ", names) if any(part.represents for part in some) else listed(names)


def _named(part: Part) -> str:
    names = listed([speaker.name for speaker in part.speakers])
    behalf = listed([represented.name for represented in part.represents])
    return say("{names} on behalf of {groups}", names=names, groups=behalf) if behalf else names
