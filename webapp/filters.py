"""Small filters of the templates: how dates, speakers and a hit's words are set."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from indexer.results import Hit
from indexer.summary import Paragraph, Role, Speaker, Statement, long_date
from webapp.labels import ROLE_LABELS
from webapp.marking import frame_html, highlight, highlight_html


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a paragraph, alone or jointly: with its delegates, on whose behalf (ids)."""

    speakers: tuple[Speaker, ...]
    delegates: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()


def by_role(paragraph: Paragraph) -> list[tuple[Role, list[Voice]]]:
    """Sort a paragraph's speakers by how they took part, those with reported words first.

    Each stands there once; those who speak jointly for a group stay together.
    """
    found: dict[Role, dict[object, Voice]] = {role: {} for role in ROLE_LABELS}
    for statement in paragraph.statements:
        for some in _speaking_as_one(statement):
            voices = found[some[0].role]
            key = (tuple(s.id for s in some), statement.on_behalf_of)
            before = voices.get(key, Voice(some))
            delegates = tuple(dict.fromkeys((*before.delegates, *statement.delegates)))
            voices[key] = Voice(before.speakers, delegates, statement.on_behalf_of)
    return [(role, list(voices.values())) for role, voices in found.items() if voices]


def _speaking_as_one(statement: Statement) -> list[tuple[Speaker, ...]]:
    """Give those who speak in a statement: each alone, or those of a role who do so jointly."""
    speakers = statement.speakers
    if not statement.delegates and not statement.on_behalf_of:
        return [(speaker,) for speaker in speakers]
    roles = dict.fromkeys(speaker.role for speaker in speakers)
    return [tuple(s for s in speakers if s.role is role) for role in roles]


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
