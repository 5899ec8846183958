"""Speaker by meeting for a query: who said how much of it where, and the kinds of silence.

The columns are a page of meetings in the order of time, the newest page first, with a gap where
years passed of which there is no summary; undated ones come last. The rows are speakers: the chosen
ones, then those with most hits in these columns; on request, those who spoke there on other things.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.index.seam import Found, Tally
from indexer.index.stored import load
from indexer.search.crediting import byline
from indexer.search.excerpts import window
from indexer.search.results import Hit
from indexer.search.silences import Presence, Silence
from indexer.search.views.listing import Listing
from indexer.search.views.quiet import Choice
from indexer.summary import Meeting, Span, Statement
from indexer.words.collation import name_order

SPEAKERS = 20
MEETINGS = 10
QUOTED_AROUND = 110  # characters: what fits into a cell that is pointed at


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of a statement around what matched, whose words they are, and where it stands."""

    text: str
    marks: tuple[Span, ...]
    paragraph_id: str
    cut_before: bool
    cut_after: bool
    credit: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One speaker at one meeting: paragraphs found, or what kind of silence there is."""

    meeting: Meeting
    paragraphs: int
    silence: Silence | None
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Years between two meetings of which there is no summary."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A speaker, its hits in the columns, and a cell or gap for each of them."""

    id: str
    label: str
    paragraphs: int
    cells: tuple[Cell | Gap, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A page of rows over a page of columns; `headings` are the columns with their gaps.

    `quiet` are the ways of choosing some of those who spoke at these meetings, but not on this;
    `silent` those of them that are rows on request.
    """

    columns: Listing[Meeting]
    headings: tuple[Meeting | Gap, ...]
    rows: Listing[GridRow]
    quiet: tuple[Choice, ...] = ()
    silent: frozenset[str] = frozenset()


def columns(listing: Listing[Meeting]) -> Listing[Meeting]:
    """Put a page of meetings, given the newest first, in the order of time."""
    in_time = sorted(listing.rows, key=lambda m: (m.date is None, str(m.date or ""), m.id))
    return replace(listing, rows=tuple(in_time))


def ranked(
    tallies: Mapping[str, Tally], names: Mapping[str, str], chosen: Sequence[str]
) -> list[str]:
    """Order speakers by their hits in the columns, the chosen ones first, with hits or without."""

    def rank(speaker: str) -> tuple[bool, int, str]:
        found = tallies.get(speaker)
        return speaker not in chosen, -found.paragraphs if found else 0, names[speaker]

    return sorted({*tallies, *chosen}, key=rank)


def by_name(speakers: Iterable[str], names: Mapping[str, str], language: str) -> list[str]:
    """Order speakers by name, as readers of a language do."""
    return sorted(speakers, key=lambda speaker: name_order(names[speaker], language))


def headings(shown: Sequence[Meeting], years: Collection[int]) -> tuple[Meeting | Gap, ...]:
    """Put gaps between meetings where all `years` with a summary are others than those between."""
    found: list[Meeting | Gap] = []
    last: Meeting | None = None
    for meeting in shown:
        if last and last.date and meeting.date:
            between = range(last.years[-1] + 1, meeting.years[0])
            if between and not any(year in years for year in between):
                found.append(Gap(between[0], between[-1]))
        found.append(meeting)
        last = meeting
    return tuple(found)


def row(
    speaker: str,
    label: str,
    shown: Sequence[Meeting | Gap],
    found: Mapping[str, int],
    presence: Presence,
    quotations: Mapping[tuple[str, str], Quotation],
) -> GridRow:
    """Make the row of a speaker, of whom `found` counts the hits by meeting."""
    cells = tuple(
        heading
        if isinstance(heading, Gap)
        else Cell(
            heading,
            found.get(heading.id, 0),
            None if heading.id in found else presence.silence(speaker, heading.id),
            quotations.get((speaker, heading.id)),
        )
        for heading in shown
    )
    return GridRow(speaker, label, sum(c.paragraphs for c in cells if isinstance(c, Cell)), cells)


def quotations(
    found: Iterable[Found],
    make_hit: Callable[[Found], Hit],
    wanted: set[tuple[str, str]],
    own_words: bool,
) -> dict[tuple[str, str], Quotation]:
    """Quote, for each wanted speaker and meeting, the first paragraph found that is theirs.

    `own_words`: the speaker's own statement must satisfy the query by itself. To look for matches
    takes time, so it is done only where a quotation is still missing.
    """
    quoted: dict[tuple[str, str], Quotation] = {}
    for one in found:
        missing = wanted - quoted.keys()
        if not missing:
            break
        meeting, paragraph = load(one.document)
        speakers = {id_ for statement in paragraph.statements for id_ in statement.speaking_for}
        if any((speaker, meeting.id) in missing for speaker in speakers):
            for speaker, quotation in _quotable(make_hit(one), own_words):
                if (speaker, meeting.id) in missing:
                    quoted.setdefault((speaker, meeting.id), quotation)
    return quoted


def _quotable(hit: Hit, own_words: bool) -> Iterator[tuple[str, Quotation]]:
    """What could be quoted of a hit, with the id of who is quoted."""
    for number, statement in enumerate(hit.paragraph.statements, start=1):
        if not own_words or number in hit.stretches:
            quotation = _quotation(hit, statement, _marks_in(hit, statement))
            for speaker in statement.speaking_for:
                yield speaker, replace(quotation, credit=byline(statement, speaker))


def _marks_in(hit: Hit, statement: Statement) -> tuple[Span, ...]:
    return tuple(m for m in hit.marks if statement.start <= m.start < statement.end)


def _quotation(hit: Hit, statement: Statement, marks: tuple[Span, ...]) -> Quotation:
    """Quote a statement around its first match, in whole words."""
    focus = marks[0] if marks else Span(statement.start, statement.start)
    around = window(hit.paragraph.text, focus, QUOTED_AROUND)
    start, end = max(around.start, statement.start), min(around.end, statement.end)
    inside = (m for m in marks if m.end <= end)
    return Quotation(
        hit.paragraph.text[start:end],
        tuple(Span(m.start - start, m.end - start) for m in inside),
        hit.paragraph.id,
        start > statement.start,
        end < statement.end,
        credit="",
    )
