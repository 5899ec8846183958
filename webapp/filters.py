"""Small filters of the templates: how dates, speakers and a hit's words are set."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.results import Hit
from indexer.summary import Paragraph, Role, Span, Speaker, Statement, long_date
from webapp.labels import ROLE_LABELS
from webapp.marking import frame_html, highlight, highlight_html


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a paragraph, alone or jointly: with its delegates, on whose behalf (ids)."""

    speakers: tuple[Speaker, ...]
    delegates: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()


def by_role(paragraph: Paragraph) -> list[tuple[Role, list[Voice]]]:
    """Sort a paragraph's speakers by how they took part, those with reported words first."""
    roles = {speaker.role for speaker in paragraph.speakers}
    return [(role, _voices(paragraph.statements, role)) for role in ROLE_LABELS if role in roles]


def _voices(statements: Sequence[Statement], role: Role) -> list[Voice]:
    """Give who speaks in a role, once each; those who speak jointly for a group stay together."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Voice] = {}
    for statement in statements:
        speakers = tuple(s for s in statement.speakers if s.role is role)
        together = bool(statement.delegates or statement.on_behalf_of)
        for some in [speakers] if together else [(s,) for s in speakers]:
            key = (tuple(s.id for s in some), statement.on_behalf_of)
            before = found.get(key, Voice(some))
            delegates = tuple(dict.fromkeys((*before.delegates, *statement.delegates)))
            found[key] = Voice(before.speakers, delegates, statement.on_behalf_of)
    return [voice for voice in found.values() if voice.speakers]


def own_statements(hit: Hit) -> list[Statement]:
    """Give the statements of the speakers that were asked for."""
    return [s for s in hit.paragraph.statements if Span(s.start, s.end) in hit.own]


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
