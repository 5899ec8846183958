"""What is asked of a search and what it answers: no HTML of ours, no addresses."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

# What requests and results share with the engine's is part of them here too.
from indexer.index.entries import MeetingEntry as MeetingEntry
from indexer.index.fields import MEETING_FACETS as MEETING_FACETS
from indexer.index.seam import Sort as Sort
from indexer.index.voices import VOICE_FACETS as VOICE_FACETS
from indexer.query.dates import Bounds, Days, days_between, readable
from indexer.summary import Kind, Meeting, Paragraph, Section, Span, Statement, long_date
from indexer.words import ENGLISH

FACETS = (
    "speaker", "section", "meeting", "year", "for", "role", "kind", "mentions", "certainty",
    "language", "series", "place",
)  # fmt: skip


class Scope(StrEnum):
    """Where a query's words must stand when a speaker is chosen."""

    STATEMENT = "statement"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A facet to be listed at length: the values with `find` in their label, by name or count."""

    facet: str
    find: str = ""
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What the reader asked for. `filters` maps a facet of FACETS to its chosen values.

    `first` and `last` bound the days, both included: years, months or days as they were typed, ""
    for no bound; what is no date bounds nothing. With `expand`, acronyms and their
    long forms are looked for alike. Of a facet that is not unfolded, `facet_size` values are listed
    beside the chosen ones, None for as many as there may be. `language` is the reader's, by which
    names are put in order.
    """

    query: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    sort: Sort = Sort.RELEVANCE
    scope: Scope = Scope.STATEMENT
    page: int = 1
    page_size: int = 10
    first: str = ""
    last: str = ""
    unfolded: Unfolded | None = None
    expand: bool = True
    facet_size: int | None = None
    language: str = field(default=ENGLISH, compare=False)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values chosen in a facet."""
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

    def names_speakers(self) -> bool:
        """Tell whether a speaker is chosen, by itself or by its role or kind."""
        return any(self.chosen(facet) for facet in VOICE_FACETS)

    @property
    def bounds(self) -> Bounds:
        """The bounds that are dates, in their order."""
        return readable(self.first, self.last)

    @property
    def days(self) -> Days | None:
        """The first and the last day that are asked for; None where whole years are, or any."""
        bounds = self.bounds
        return days_between(bounds) if "-" in bounds.first + bounds.last else None

    @property
    def first_year(self) -> int | None:
        """The year of the first bound."""
        return _year(self.bounds.first)

    @property
    def last_year(self) -> int | None:
        """The year of the last bound."""
        return _year(self.bounds.last)

    def is_bounded(self) -> bool:
        """Tell whether the days have a bound."""
        return bool(self.first or self.last) and self.bounds != Bounds("", "")

    def asks_for_year(self, year: int) -> bool:
        """Tell whether a year is asked for, by the bounds or by itself."""
        chosen = self.chosen("year")
        if not chosen and not self.is_bounded():
            return False
        return self.in_bounds(year) and (not chosen or str(year) in chosen)

    def in_bounds(self, year: int) -> bool:
        """Tell whether a year lies within the bounds."""
        first, last = self.first_year, self.last_year
        return (first is None or first <= year) and (last is None or year <= last)

    def between_years(self, first: int | None, last: int | None) -> "SearchRequest":
        """Bound the years, from the first page on; None for no bound."""
        return replace(self, first=_typed(first), last=_typed(last), page=1)

    def on_page(self, page: int) -> "SearchRequest":
        """Ask for another page of the same hits."""
        return self if page == self.page else replace(self, page=page)


def _year(bound: str) -> int | None:
    return int(bound.strip()[:4]) if bound else None


def _typed(year: int | None) -> str:
    return "" if year is None else f"{year:04}"


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
    """A paragraph found; `marks` are the matched stretches of its text.

    `own` are the stretches of the statements of the speakers that were asked for, `opposed` of
    those that they opposed. `labels` name, by id, those that the paragraph mentions. `stretches`
    are the numbers, from 1, of those that satisfy the whole query by themselves (see `pieces`).
    """

    meeting: Meeting
    paragraph: Paragraph
    marks: tuple[Span, ...] = ()
    own: tuple[Span, ...] = ()
    opposed: tuple[Span, ...] = ()
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    stretches: tuple[int, ...] = ()

    @property
    def when(self) -> str:
        """The day of the paragraph, or the days of its meeting, written out."""
        return long_date(self.paragraph.date) or self.meeting.when

    @property
    def own_statements(self) -> tuple[Statement, ...]:
        """The statements of the speakers that were asked for."""
        own = {(span.start, span.end) for span in self.own}
        return tuple(s for s in self.paragraph.statements if (s.start, s.end) in own)


@dataclass(frozen=True, slots=True)
class SectionHit:
    """A heading found; `marks` are the matched stretches of its title as one line.

    `paragraph` is the id of the first paragraph under it.
    """

    meeting: Meeting
    section: Section
    paragraph: str
    title: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """How many headings have the words, exactly, and the best of them."""

    total: int = 0
    shown: tuple[SectionHit, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer: exact total, one page of hits, the facets.

    `understood` says in words how the query was read; `hints` what was ignored and why.
    `counts` are those of the values of a facet, all of a few, of which `facets` may list but some;
    `distinct` says how many values there are.
    `suggestion` is a query with more hits that may have been meant, "" for none.
    `also` are the acronyms and long forms that are searched for too, if the request says so.
    `sections` have the words in their headings, and are not counted among the paragraphs.
    `orders` are those in which the index can give the hits.
    """

    request: SearchRequest
    understood: str
    hints: tuple[str, ...]
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    distinct: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    suggestion: str = ""
    also: tuple[str, ...] = ()
    sections: Sections = Sections()
    orders: Collection[Sort] = tuple(Sort)

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.request.page_size))


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A whole summary in reading order, with the stretches that a query matched.

    `former` gives, for a paragraph, the ids of former ones whose addresses lead to it.
    `original` is the name of the document from which the summary was made, "" for none.
    """

    meeting: Meeting
    hits: tuple[Hit, ...]
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    original: str = ""


@dataclass(frozen=True, slots=True)
class ListedSpeaker:
    """A speaker of the corpus, and in how many paragraphs it speaks.

    `region` is the continent of a state.
    """

    id: str
    label: str
    kind: Kind
    paragraphs: int
    region: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class SpeakerEntry(ListedSpeaker):
    """What all summaries say of a speaker: `printed` counts the paragraphs by printed name.

    `known` says that the register has it; `nearest` is the label of the known speaker whose
    name is most like it, for one that the register lacks.
    """

    known: bool
    printed: Mapping[str, int]
    meetings: int
    nearest: str = field(default="", kw_only=True)
