"""A timeline as the measures of a drawing: widths in percent, heights in pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.search.results import SearchRequest
from indexer.search.views.timeline import Bar, Timeline
from indexer.search.views.years import Comparison, SpeakerYears, YearOf
from webapp.languages import language
from webapp.links import toggle_address, year_addresses
from webapp.views import View

HEIGHT = 56  # pixels
LEAST = 2  # pixels: what is there can be seen and pointed at
MOST_LABELS = 10  # years below a timeline, or they overlap on a phone
STEPS = (1, 2, 5, 10, 20, 50, 100)


class DrawnBar(NamedTuple):
    """A bar of the drawing; `label` is "" where there is no room for one.

    `address` is that of the search with the bar's year or meeting chosen.
    """

    bar: Bar
    x: float
    width: float
    height: int
    label: str
    address: str


def chart(timeline: Timeline, request: SearchRequest, view: View) -> list[DrawnBar]:
    """Measure the bars of a timeline: as wide as there is room for, the longest HEIGHT high."""
    width = 100 / max(1, len(timeline.bars))
    rounded, highest = round(width, 3), timeline.highest
    labelled = _labelled(timeline)
    address = _addresses(timeline, request, view)
    return [
        DrawnBar(
            bar,
            round(number * width, 3),
            rounded,
            _height(bar.paragraphs, highest),
            _label(bar) if number in labelled else "",
            address(bar.value),
        )
        for number, bar in enumerate(timeline.bars)
    ]


def _addresses(timeline: Timeline, request: SearchRequest, view: View) -> Callable[[str], str]:
    if timeline.facet == "meeting":
        return lambda meeting: toggle_address("meeting", meeting, request, view)
    return year_addresses(request, view)


def _height(paragraphs: int, highest: int) -> int:
    return max(LEAST, round(HEIGHT * paragraphs / highest)) if paragraphs else 0


def _label(bar: Bar) -> str:
    return (
        language().fields("yMMM", bar.meeting.date)
        if bar.meeting and bar.meeting.date
        else bar.label
    )


def _labelled(timeline: Timeline) -> Sequence[int]:
    """Choose the bars that have a label: round years, as many as there is room for."""
    bars = timeline.bars
    if timeline.facet == "meeting":
        return range(len(bars))
    step = next((step for step in STEPS if len(bars) <= MOST_LABELS * step), STEPS[-1])
    return [number for number, bar in enumerate(bars) if int(bar.value) % step == 0]


@dataclass(frozen=True, slots=True)
class Small:
    """A bar of a small multiple; `label` is "" but for the first and the last year."""

    year: YearOf
    x: float
    width: float
    height: int
    label: str


def small_multiple(row: SpeakerYears, comparison: Comparison) -> list[Small]:
    """Measure the bars of a speaker, on the scale of all that it is compared with."""
    width, highest = 100 / max(1, len(row.years)), comparison.highest
    ends = {0, len(row.years) - 1}
    return [
        Small(
            year,
            round(number * width, 3),
            round(width, 3),
            _scaled(year.measured(comparison.measure), highest),
            str(year.year) if number in ends else "",
        )
        for number, year in enumerate(row.years)
    ]


def _scaled(measure: float, highest: float) -> int:
    return max(LEAST, round(HEIGHT * measure / highest)) if measure else 0
