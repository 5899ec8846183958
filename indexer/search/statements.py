"""A statement by its own address, also when its words have been corrected since."""

from dataclasses import dataclass, replace

from indexer.errors import UnknownStatement
from indexer.index.pieces import Stretch, stretches
from indexer.saying import say
from indexer.search.addresses import Place, place_of
from indexer.search.results import Hit, MeetingPage
from indexer.search.rows import Row, rows_of


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A stretch of a paragraph, its row, and whether its words have changed since."""

    hit: Hit
    stretch: Stretch
    row: Row
    changed: bool


def find_statement(page: MeetingPage, paragraph_id: str, place: Place, root: str) -> StatementPage:
    """Find a statement in a summary: the one with its words, else the one in its place.

    Raises UnknownStatement where neither it nor its paragraph is there any more.
    """
    moved = {old: now for now, ids in page.former.items() for old in ids}
    wanted = moved.get(paragraph_id, paragraph_id)
    hit = next((hit for hit in page.hits if hit.paragraph.id == wanted), None)
    found = stretches(hit.paragraph) if hit else ()
    if hit is None or not found:
        raise UnknownStatement(
            say("there is no such statement in {title}", title=page.meeting.title)
        )
    places = [place_of(hit.paragraph, n, stretch) for n, stretch in enumerate(found, start=1)]
    same = [other for other in places if other.hash == place.hash]
    chosen = place if place in same else (same or [places[min(place.number, len(places)) - 1]])[0]
    (row,) = rows_of(replace(hit, stretches=(chosen.number,)), root)
    stretch = found[chosen.number - 1]
    return StatementPage(hit, stretch, row, changed=chosen.hash != place.hash)
