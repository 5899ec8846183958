"""Small filters of the templates: how dates, speakers and a hit's words are set."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from indexer.results import Hit
from indexer.summary import Paragraph, Represented, Role, Speaker, Statement, long_date
from webapp.labels import ROLE_LABELS
from webapp.marking import frame_html, highlight, highlight_html

BESIDE = (Role.SUPPORT, Role.OPPOSE)  # no delegate of the statement spoke for them


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a paragraph on whose behalf, alone or jointly, with its delegates."""

    speakers: tuple[Speaker, ...]
    delegates: tuple[str, ...] = ()

    @property
    def represents(self) -> tuple[Represented, ...]:
        """Those on whose behalf they all speak."""
        return self.speakers[0].represents


def by_role(paragraph: Paragraph) -> list[tuple[Role, list[Voice]]]:
    """Sort those on record by how they took part, those with reported words first.

    Each stands there once; those who speak jointly for others stay together.
    """
    found: dict[Role, dict[object, Voice]] = {role: {} for role in ROLE_LABELS}
    for statement in paragraph.statements:
        for some in _speaking_as_one(statement):
            voices = found[some[0].role]
            key = tuple((s.id, s.on_behalf_of) for s in some)
            before = voices.get(key, Voice(some))
            given = () if some[0].role in BESIDE else statement.delegates
            delegates = tuple(dict.fromkeys((*before.delegates, *given)))
            voices[key] = Voice(before.speakers, delegates)
    return [(role, list(voices.values())) for role, voices in found.items() if voices]


def _speaking_as_one(statement: Statement) -> list[tuple[Speaker, ...]]:
    """Give those on record in a statement: each alone, or those who speak jointly for others."""
    jointly: dict[object, list[Speaker]] = {}
    for speaker in (*statement.speakers, *statement.opposed):
        joint = statement.delegates or speaker.represents
        alike = (speaker.role, speaker.represents) if joint else speaker.id
        jointly.setdefault(alike, []).append(speaker)
    return [tuple(speakers) for speakers in jointly.values()]


def own_statements(hit: Hit) -> list[Statement]:
    """Give the statements of the speakers that were asked for."""
    own = {(span.start, span.end) for span in hit.own}
    return [s for s in hit.paragraph.statements if (s.start, s.end) in own]


def set_off(hit: Hit) -> list[Statement]:
    """Give the statements to be set off from the rest of their paragraph, if there is any."""
    own = own_statements(hit)
    said = sum(s.end - s.start for s in own)
    return own if said < len(hit.paragraph.text) else []


def amount(number: int) -> str:
    """Write a number with its thousands set apart: 77,952."""
    return f"{number:,}"


def key(value: str) -> str:
    """Make a short name of any text, for the id of an element."""
    return format(zlib.crc32(value.encode("utf-8", "surrogatepass")), "x")


FILTERS: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        amount,
        by_role,
        frame_html,
        highlight,
        highlight_html,
        key,
        long_date,
        own_statements,
        set_off,
    )
}
