"""In which view, and in which order, are the hits of a search shown?"""

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
from indexer.search.views.years import Comparison, Measure

LONGEST_NUMBER = 6  # digits
Choice = TypeVar("Choice", bound=StrEnum)
Shown = Listing[SpeakerRow] | Listing[MeetingRow] | Concordance | Grid | Comparison | None


class Shape(StrEnum):
    """The shapes in which hits can be shown."""

    PARAGRAPHS = "paragraphs"
    SPEAKERS = "speakers"
    MEETINGS = "meetings"
    CONTEXT = "context"
    GRID = "grid"
    YEARS = "years"


ORDERS: Mapping[Shape, type[StrEnum]] = {
    Shape.SPEAKERS: SpeakerOrder,
    Shape.MEETINGS: MeetingOrder,
    Shape.CONTEXT: ContextOrder,
    Shape.YEARS: Measure,
}


@dataclass(frozen=True, slots=True)
class View:
    """A shape, the order of its rows ("" for its usual one), and the grid's page of columns.

    `silent` names those who are rows of the grid though they did not speak on this, "" for nobody.
    """

    shape: Shape = Shape.PARAGRAPHS
    order: str = ""
    columns: int = 1
    silent: str = ""


USUAL = View()


def choice(text: str | None, usual: Choice) -> Choice:
    """Read one of several values from an address; the usual one for any other."""
    return next((value for value in type(usual) if value == text), usual)


def view_from_args(args: MultiDict[str, str]) -> View:
    """Read from an address which view it asks for; what makes no sense there is passed over."""
    shape = choice(args.get("view"), Shape.PARAGRAPHS)
    order = args.get("order", "")
    _usual, *others = ORDERS.get(shape, [""])
    columns = args.get("columns", "") if shape is Shape.GRID else ""
    readable = columns.isascii() and columns.isdecimal() and len(columns) <= LONGEST_NUMBER
    silent = args.get("silent", "").strip() if shape is Shape.GRID else ""
    order = order if order in others else ""
    return View(shape, order, int(columns) if readable else 1, silent)


def shown(service: SearchService, request: SearchRequest, view: View) -> Shown:
    """What is to be shown; nothing for the view of paragraphs."""
    if view.shape is Shape.PARAGRAPHS:
        return None
    views, page = service.views(request), request.page
    match view.shape:
        case Shape.SPEAKERS:
            return views.by_speaker(SpeakerOrder(view.order or SpeakerOrder.PARAGRAPHS), page)
        case Shape.MEETINGS:
            return views.by_meeting(MeetingOrder(view.order or MeetingOrder.PARAGRAPHS), page)
        case Shape.CONTEXT:
            return views.in_context(ContextOrder(view.order or ContextOrder.DATE), page)
        case Shape.GRID:
            return views.grid(page, view.columns, view.silent)
        case Shape.YEARS:
            return views.over_years(Measure(view.order or Measure.COUNT), page)
