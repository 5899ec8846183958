"""Voices: those who speak as one in a statement, on whose behalf, and who spoke for them."""

from dataclasses import dataclass

from indexer.search.crediting import BESIDE
from indexer.summary import Certainty, Represented, Role, Speaker, Statement


@dataclass(frozen=True, slots=True)
class Heard:
    """Who speaks in a paragraph on whose behalf, alone or jointly, with its delegates.

    It is stated where the text says so of any of its statements.
    """

    speakers: tuple[Speaker, ...]
    delegates: tuple[str, ...] = ()
    certainty: Certainty = Certainty.STATED

    @property
    def represents(self) -> tuple[Represented, ...]:
        """Those on whose behalf they all speak."""
        return self.speakers[0].represents


def heard(speakers: tuple[Speaker, ...], statement: Statement) -> Heard:
    """Make a voice of those who speak as one: no delegate spoke for whoever stands beside."""
    role = speakers[0].role
    delegates = () if role in BESIDE else statement.delegates
    certainty = Certainty.STATED if role is Role.OPPOSE else statement.certainty
    return Heard(speakers, delegates, certainty)


def joined(before: Heard | None, voice: Heard) -> Heard:
    """Join what is known of a voice from two statements."""
    if before is None:
        return voice
    delegates = tuple(dict.fromkeys((*before.delegates, *voice.delegates)))
    inferred = before.certainty is voice.certainty is Certainty.INFERRED
    return Heard(before.speakers, delegates, Certainty.INFERRED if inferred else Certainty.STATED)
