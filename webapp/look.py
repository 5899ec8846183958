"""How the hits of a search are looked at: in which view, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.search.views.context import Concordance, ContextOrder
from indexer.search.views.grid import Grid
from indexer.search.views.listing import Listing
from indexer.search.views.tables import MeetingOrder, MeetingRow, SpeakerOrder, SpeakerRow

LONGEST_NUMBER = 6
Choice = TypeVar("Choice", bound=StrEnum)
Shown = Listing[SpeakerRow] | Listing[MeetingRow] | Concordance | Grid | None


class View(StrEnum):
    """The shapes in which hits can be looked at."""

    PARAGRAPHS = "paragraphs"
    SPEAKERS = "speakers"
    MEETINGS = "meetings"
    CONTEXT = "context"
    GRID = "grid"


ORDERS: Mapping[View, type[StrEnum]] = {
    View.SPEAKERS: SpeakerOrder,
    View.MEETINGS: MeetingOrder,
    View.CONTEXT: ContextOrder,
}


@dataclass(frozen=True, slots=True)
class Look:
    """A view, the order of its rows ("" for its usual one), and the grid's page of columns."""

    view: View = View.PARAGRAPHS
    order: str = ""
    columns: int = 1


USUAL = Look()


def choice(text: str | None, usual: Choice) -> Choice:
    """Read one of several values from an address; the usual one for what is none of them."""
    return next((value for value in type(usual) if value == text), usual)


def look_from_args(args: MultiDict[str, str]) -> Look:
    """Read from an address how to look; what makes no sense there is passed over."""
    view = choice(args.get("view"), View.PARAGRAPHS)
    order = args.get("order", "")
    _usual, *others = ORDERS.get(view, [""])
    columns = args.get("columns", "") if view is View.GRID else ""
    readable = columns.isascii() and columns.isdecimal() and len(columns) <= LONGEST_NUMBER
    return Look(view, order if order in others else "", int(columns) if readable else 1)


def shown(service: SearchService, request: SearchRequest, look: Look) -> Shown:
    """Give what is to be looked at; nothing for the view of paragraphs."""
    if look.view is View.PARAGRAPHS:
        return None
    views, page = service.views(request), request.page
    match look.view:
        case View.SPEAKERS:
            return views.by_speaker(SpeakerOrder(look.order or SpeakerOrder.PARAGRAPHS), page)
        case View.MEETINGS:
            return views.by_meeting(MeetingOrder(look.order or MeetingOrder.PARAGRAPHS), page)
        case View.CONTEXT:
            return views.in_context(ContextOrder(look.order or ContextOrder.DATE), page)
        case View.GRID:
            return views.grid(page, look.columns)
