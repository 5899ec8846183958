"""A basket of quotations: statements by their addresses, in an order, with notes of one's own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from indexer.errors import UnknownMeeting, UnknownStatement
from indexer.search.addresses import read_place
from indexer.search.results import MeetingPage
from indexer.search.rows import Row
from indexer.search.service import SearchService
from indexer.search.statements import find_statement

MOST_KEPT = 200  # statements: their addresses stand in one address
ENTRY = re.compile(r"(?P<meeting>[^/]+)/(?P<digest>[^/]+)/(?P<place>[^/]+)")


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement that was kept: its address below /meetings/, its row, and a note.

    `changed` tells that its words have been corrected since.
    """

    entry: str
    row: Row
    note: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Basket:
    """Statements in an order; `gone` are addresses at which there is nothing any more.

    `left_out` is how many there were beyond the most that a basket holds.
    """

    kept: tuple[Kept, ...]
    gone: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its rows, in its order."""
        return tuple(kept.row for kept in self.kept)


def open_basket(service: SearchService, entries: Iterable[str], notes: Mapping[str, str]) -> Basket:
    """Look up the statements of a basket, each once; `notes` are by entry."""
    wanted = tuple(dict.fromkeys(entries))
    pages: dict[str, MeetingPage | None] = {}
    kept: list[Kept] = []
    gone: list[str] = []
    for entry in wanted[:MOST_KEPT]:
        found = _look_up(service, entry, pages, notes.get(entry, ""))
        if found:
            kept.append(found)
        else:
            gone.append(entry)
    return Basket(tuple(kept), tuple(gone), len(wanted[MOST_KEPT:]))


def _look_up(
    service: SearchService, entry: str, pages: dict[str, MeetingPage | None], note: str
) -> Kept | None:
    named = ENTRY.fullmatch(entry)
    place = read_place(named["place"]) if named else None
    if named is None or place is None:
        return None
    meeting = unquote(named["meeting"])
    if meeting not in pages:
        pages[meeting] = _page(service, meeting)
    page = pages[meeting]
    if page is None:
        return None
    try:
        found = find_statement(page, f"{meeting}-{unquote(named['digest'])}", place, service.root)
    except UnknownStatement:
        return None
    return Kept(entry, found.row, note, found.changed)


def _page(service: SearchService, meeting: str) -> MeetingPage | None:
    try:
        return service.meeting(meeting)
    except UnknownMeeting:
        return None


def moved(entries: Sequence[str], entry: str, by: int) -> list[str]:
    """Entries with one of them moved up (-1) or down (1); itself where there is no room."""
    order = list(entries)
    if entry in order:
        before = order.index(entry)
        after = min(max(before + by, 0), len(order) - 1)
        order.insert(after, order.pop(before))
    return order
