"""Speakers over the years: how much each said on something, and how much that is per summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.search.views.listing import Listing
from indexer.search.views.timeline import LONGEST_SPAN

SPEAKERS = 8


class Measure(StrEnum):
    """What is measured in each year: paragraphs, or paragraphs per summary that is held."""

    COUNT = "count"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class YearOf:
    """A year of a speaker; `chosen` says that the filters let it through."""

    year: int
    paragraphs: int
    summaries: int
    chosen: bool

    @property
    def rate(self) -> float:
        """How many paragraphs there are to a summary that is held."""
        return self.paragraphs / self.summaries if self.summaries else 0.0

    def measured(self, measure: Measure) -> float:
        """Its measure."""
        return self.rate if measure is Measure.RATE else self.paragraphs


@dataclass(frozen=True, slots=True)
class SpeakerYears:
    """A speaker, and its years in the order of time."""

    id: str
    label: str
    years: tuple[YearOf, ...]

    @property
    def paragraphs(self) -> int:
        """All of them in the years that are let through."""
        return sum(year.paragraphs for year in self.years if year.chosen)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Speakers side by side, on one scale; `undated` are the summaries without a year."""

    rows: Listing[SpeakerYears]
    measure: Measure
    undated: int

    @property
    def highest(self) -> float:
        """The highest measure of any year of any of them."""
        some = (year.measured(self.measure) for row in self.rows.rows for year in row.years)
        return max(some, default=0.0)


def held_by_year(held: Mapping[int, int]) -> Mapping[int, int]:
    """Order the counts of summaries by year, years between the first and the last without any too.

    Of a longer span than is drawn they are left out.
    """
    if not held or max(held) - min(held) >= LONGEST_SPAN:
        return dict(sorted(held.items()))
    return {year: held.get(year, 0) for year in range(min(held), max(held) + 1)}


def speaker_years(
    speaker: str,
    label: str,
    counts: Mapping[str, int],
    held: Mapping[int, int],
    asked: Sequence[str],
) -> SpeakerYears:
    """The years of a speaker, of whom `counts` counts the hits; `asked` are years, if any."""
    years = (
        YearOf(year, counts.get(str(year), 0), summaries, not asked or str(year) in asked)
        for year, summaries in held.items()
    )
    return SpeakerYears(speaker, label, tuple(years))
