"""Who is heard in a statement: each voice with what one can filter by.

Those who speak alike, in one role and on behalf of the same, are heard together. Who opposes is
heard too, but in no words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from indexer.summary import Certainty, Kind, Represented, Role, Speaker, Statement

VOICE_FACETS = ("speaker", "role", "kind", "for", "certainty")
BESIDE = frozenset({Role.SUPPORT, Role.OPPOSE})  # those who stand by words, or against them
WORDLESS = frozenset({Role.FLOOR, Role.OPPOSE})
SPEAKING = tuple(str(role) for role in Role if role is not Role.OPPOSE)


class Voice(NamedTuple):
    """A value for each facet of voices, in their order; `represents` is "" for nobody."""

    speaker: str
    role: Role
    kind: Kind
    represents: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Part:
    """Those who are on record alike in a statement."""

    speakers: tuple[Speaker, ...]
    certainty: Certainty

    @property
    def role(self) -> Role:
        """The role of them all."""
        return self.speakers[0].role

    @property
    def represents(self) -> tuple[Represented, ...]:
        """Those on whose behalf they all speak."""
        return self.speakers[0].represents

    @property
    def has_words(self) -> bool:
        """Tell whether words of theirs are reported."""
        return self.role not in WORDLESS

    def voices(self) -> Iterator[Voice]:
        """Their voices, and those of the ones on whose behalf they speak."""
        behalf = [represented.id for represented in self.represents]
        for speaker in self.speakers:
            for id_ in behalf or [""]:
                yield Voice(speaker.id, self.role, speaker.kind, id_, self.certainty)
        for represented in self.represents:
            yield Voice(represented.id, self.role, represented.kind, "", self.certainty)


def parts(statement: Statement) -> tuple[Part, ...]:
    """Part those on record in a statement by role and by those on whose behalf they speak.

    Who opposes is named as such, whoever it is that speaks.
    """
    alike: dict[object, list[Speaker]] = {}
    for speaker in (*statement.speakers, *statement.opposed):
        alike.setdefault((speaker.role, speaker.represents), []).append(speaker)
    return tuple(
        Part(tuple(speakers), Certainty.STATED if opposed else statement.certainty)
        for speakers in alike.values()
        for opposed in [speakers[0].role is Role.OPPOSE]
    )
