"""A paragraph as it is stored becomes a hit: what matched in it, and whose words are asked for."""

from collections.abc import Iterator, Sequence

from indexer.index.seam import Found
from indexer.index.stored import load
from indexer.index.voices import Voice, parts
from indexer.query.tree import Tree
from indexer.search import highlighting
from indexer.search.results import VOICE_FACETS, Hit, Scope, SearchRequest
from indexer.search.state import State
from indexer.summary import Paragraph, Role, Span


def make_hit(found: Found, tree: Tree, request: SearchRequest, state: State) -> Hit:
    """Make a hit; where a speaker is asked for, its own statements are set off.

    Words are marked there alone, unless they may stand anywhere in the paragraph.
    """
    meeting, paragraph = load(found.document)
    marks = highlighting.spans(paragraph.text, tree, paragraph.language)
    labels = state.names(paragraph.mentions)
    if not request.names_speakers():
        return Hit(meeting, paragraph, marks, labels=labels, stretches=found.stretches)
    chosen = [request.chosen(facet) for facet in VOICE_FACETS]
    own, opposed = (tuple(_asked_for(paragraph, chosen, against)) for against in (False, True))
    if request.scope is Scope.STATEMENT:
        marks = tuple(m for m in marks if any(o.start <= m.start < o.end for o in own))
    return Hit(meeting, paragraph, marks, own, opposed, labels, found.stretches)


def _asked_for(
    paragraph: Paragraph, chosen: Sequence[tuple[str, ...]], against: bool
) -> Iterator[Span]:
    """The statements of those who are chosen by each facet, or those that they oppose."""
    for statement in paragraph.statements:
        voices = (
            voice
            for part in parts(statement)
            if (part.role is Role.OPPOSE) is against
            for voice in part.voices()
        )
        if any(_is_chosen(voice, chosen) for voice in voices):
            yield Span(statement.start, statement.end)


def _is_chosen(voice: Voice, chosen: Sequence[tuple[str, ...]]) -> bool:
    return all(not values or own in values for own, values in zip(voice, chosen, strict=True))
