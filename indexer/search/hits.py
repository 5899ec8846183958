"""A paragraph as it is stored becomes a hit: what matched in it, and whose words are asked for."""

from collections.abc import Iterator, Sequence, Set

from indexer.index.seam import Found
from indexer.index.stored import load
from indexer.index.voices import Part, parts
from indexer.search.highlighting import Marker
from indexer.search.results import VOICE_FACETS, Hit, Scope, SearchRequest
from indexer.search.state import State
from indexer.summary import Paragraph, Role, Span

Chosen = Sequence[tuple[int, tuple[str, ...]]]  # facets of voices by number, and values of each


def make_hit(found: Found, marker: Marker, request: SearchRequest, state: State) -> Hit:
    """Make a hit; where a speaker is asked for, its own statements are set off.

    Words are marked there alone, unless they may stand anywhere in the paragraph.
    """
    meeting, paragraph = load(found.document)
    marks = marker.spans(paragraph.text, paragraph.language)
    labels = state.names(paragraph.mentions)
    if not request.names_speakers():
        return Hit(meeting, paragraph, marks, labels=labels, stretches=found.stretches)
    chosen = [(n, request.chosen(f)) for n, f in enumerate(VOICE_FACETS) if request.chosen(f)]
    heard = tuple(_heard(paragraph, chosen))
    own = tuple(span for span, against in heard if False in against)
    opposed = tuple(span for span, against in heard if True in against)
    if request.scope is Scope.STATEMENT:
        marks = tuple(m for m in marks if any(o.start <= m.start < o.end for o in own))
    return Hit(meeting, paragraph, marks, own, opposed, labels, found.stretches)


def _heard(paragraph: Paragraph, chosen: Chosen) -> Iterator[tuple[Span, Set[bool]]]:
    """Each statement, and whether those who are chosen are against it, or on record otherwise."""
    for statement in paragraph.statements:
        asked = (part for part in parts(statement) if _is_chosen(part, chosen))
        yield Span(statement.start, statement.end), {part.role is Role.OPPOSE for part in asked}


def _is_chosen(part: Part, chosen: Chosen) -> bool:
    """Tell whether one of the voices has, of each facet that is chosen, a value of it."""
    return any(all(voice[n] in values for n, values in chosen) for voice in part.voices())
