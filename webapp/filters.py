"""Small filters of the templates: how dates, speakers and a hit's words are set."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from indexer.search.addresses import MEETINGS
from indexer.search.crediting import (
    BESIDE,
    byline,
    credit,
    leading,
    shortened,
    speaking_as_one,
    standing,
    unsure,
)
from indexer.search.results import FacetValue, Hit, SearchResults
from indexer.summary import Certainty, Paragraph, Represented, Role, Speaker, Statement, long_date
from webapp.differences import new_words
from webapp.marking import frame_html, highlight, highlight_html, in_language, own
from webapp.wording import ROLE_LABELS, VALUE_LABELS


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


def by_standing(paragraph: Paragraph) -> list[tuple[str, list[Heard]]]:
    """Sort those on record by how they took part, in words; those with reported words first.

    Each stands there once; those who speak jointly for others stay together.
    """
    found: dict[tuple[Role, str], dict[object, Heard]] = {}
    for statement in paragraph.statements:
        for some in speaking_as_one(statement):
            role = some[0].role
            voices = found.setdefault((role, _standing(role, statement)), {})
            key = tuple((s.id, s.on_behalf_of) for s in some)
            voices[key] = _joined(voices.get(key), _heard(some, statement))
    ordered = sorted(found.items(), key=lambda item: list(Role).index(item[0][0]))
    return [(label, list(voices.values())) for (_, label), voices in ordered]


def _heard(speakers: tuple[Speaker, ...], statement: Statement) -> Heard:
    """Make a voice of those who speak as one: no delegate spoke for whoever stands beside."""
    role = speakers[0].role
    delegates = () if role in BESIDE else statement.delegates
    certainty = Certainty.STATED if role is Role.OPPOSE else statement.certainty
    return Heard(speakers, delegates, certainty)


def _joined(before: Heard | None, voice: Heard) -> Heard:
    """Join what is known of a voice from two statements."""
    if before is None:
        return voice
    delegates = tuple(dict.fromkeys((*before.delegates, *voice.delegates)))
    inferred = before.certainty is voice.certainty is Certainty.INFERRED
    return Heard(before.speakers, delegates, Certainty.INFERRED if inferred else Certainty.STATED)


def _standing(role: Role, statement: Statement) -> str:
    """Say how somebody took part, "" for those whose words are reported."""
    beside = standing(role, statement)
    return f"{beside}:" if beside else ROLE_LABELS[role]


def on_record(paragraph: Paragraph) -> str:
    """Name all who are on record in a paragraph, once each."""
    some = (s for st in paragraph.statements for s in (*st.speakers, *st.opposed))
    return ", ".join(dict.fromkeys(speaker.name for speaker in some))


def spoken_by(statement: Statement) -> str:
    """Name those whose words a statement reports, of very many the first."""
    return shortened([speaker.name for speaker in leading(statement)]) or credit(statement)


def took_part(speaker: Speaker, statement: Statement) -> str:
    """Say how somebody took part in a statement: words reported, in support of Japan."""
    said = standing(speaker.role, statement)
    return said or VALUE_LABELS["role"][speaker.role].lower()


def own_statements(hit: Hit) -> list[Statement]:
    """The statements of the speakers that were asked for."""
    own = {(span.start, span.end) for span in hit.own}
    return [s for s in hit.paragraph.statements if (s.start, s.end) in own]


def set_off(hit: Hit) -> list[Statement]:
    """The statements to be set off from the rest of their paragraph, if there is any."""
    own = own_statements(hit)
    said = sum(s.end - s.start for s in own)
    return own if said < len(hit.paragraph.text) else []


def shown_facets(results: SearchResults) -> list[tuple[str, tuple[FacetValue, ...]]]:
    """The facets that have something to choose; to be sure needs nothing unsure beside it."""
    request = results.request
    shown = {
        "certainty": Certainty.INFERRED in results.counts["certainty"],
        "language": len(results.counts["language"]) > 1,
    }
    unfolded = request.unfolded.facet if request.unfolded else ""
    return [
        (facet, values)
        for facet, values in results.facets.items()
        if (values or facet == unfolded) and (shown.get(facet, True) or request.chosen(facet))
    ]


def amount(number: int) -> str:
    """Write a number with its thousands set apart: 77,952."""
    return f"{number:,}"


def key(value: str) -> str:
    """Make a short name of any text, for the id of an element."""
    return format(zlib.crc32(value.encode("utf-8", "surrogatepass")), "x")


def entry(url: str) -> str:
    """What a basket keeps of the address of a statement; "" for that of a paragraph."""
    below = url.partition(f"{MEETINGS}/")[2]
    return "" if "#" in below else below


FILTERS: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        amount,
        by_standing,
        byline,
        credit,
        entry,
        frame_html,
        highlight,
        highlight_html,
        in_language,
        key,
        long_date,
        new_words,
        on_record,
        own,
        own_statements,
        set_off,
        shown_facets,
        spoken_by,
        took_part,
        unsure,
    )
}
