"""What is asked of a search and what it answers: no HTML of ours, no addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from indexer.summary import Meeting, Paragraph, Span

FACETS = ("speaker", "section", "meeting", "year")


class Sort(StrEnum):
    """The order of the hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What the reader asked for. `filters` maps a facet of FACETS to its chosen values."""

    query: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = 10

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Give the values chosen in a facet."""
        return self.filters.get(facet, ())

    def with_filter(self, facet: str, value: str) -> "SearchRequest":
        """Choose one more value, from the first page on."""
        values = tuple(dict.fromkeys((*self.chosen(facet), value)))
        return replace(self, filters={**self.filters, facet: values}, page=1)

    def without_filter(self, facet: str, value: str) -> "SearchRequest":
        """Drop one chosen value, from the first page on."""
        values = tuple(chosen for chosen in self.chosen(facet) if chosen != value)
        filters = {**self.filters, facet: values}
        return replace(self, filters={f: v for f, v in filters.items() if v}, page=1)

    def on_page(self, page: int) -> "SearchRequest":
        """Ask for another page of the same hits."""
        return replace(self, page=page)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet. `depth` is 0 but for sections within sections."""

    value: str
    label: str
    count: int
    selected: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph found; `marks` are the matched stretches of its text."""

    meeting: Meeting
    paragraph: Paragraph
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer: exact total, one page of hits, the facets.

    `understood` says in words how the query was read; `hints` what was ignored and why.
    """

    request: SearchRequest
    understood: str
    hints: tuple[str, ...]
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.request.page_size))


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting of the corpus and the size of its summary."""

    meeting: Meeting
    paragraphs: int
    speakers: int


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A whole summary in reading order, with the stretches that a query matched."""

    meeting: Meeting
    hits: tuple[Hit, ...]
