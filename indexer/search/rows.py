"""Rows: what every way out of a search is written from, so that all say alike who said it.

A row is one statement that satisfies the whole query by itself, or, without speakers, what matches
in nobody's words, or in a paragraph of which no stretch matches by itself.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indexer.index.pieces import Stretch, stretches
from indexer.index.voices import parts
from indexer.search.addresses import paragraph_path, place_of, statement_path
from indexer.search.citing import citation, printed_position
from indexer.search.crediting import leading, supporting
from indexer.search.results import Hit
from indexer.summary import SECTION_SEPARATOR, Span, Speaker


@dataclass(frozen=True, slots=True)
class Row:
    """A statement as it leaves the service; without speakers, words that are nobody's.

    `speakers`, `names`, `printed` and `on_behalf_of` belong together, one for each speaker. Who
    only supports the words, or opposes them, is no speaker of theirs. `position` is the number of
    the paragraph as it is printed; `matched` are the words that the query found in it.
    """

    date: datetime.date | None
    meeting: str
    meeting_title: str
    place: str
    series: str
    section: str
    paragraph: str
    position: str
    text: str
    speakers: tuple[str, ...]
    names: tuple[str, ...]
    printed: tuple[str, ...]
    role: str
    on_behalf_of: tuple[tuple[str, ...], ...]
    delegates: tuple[str, ...]
    supported_by: tuple[str, ...]
    opposed: tuple[str, ...]
    certainty: str
    matched: tuple[str, ...]
    rapporteur: str
    source: str
    citation: str
    url: str


@dataclass(frozen=True)
class Rows:
    """All rows of a search: how many there are, and, one by one, each of them."""

    total: int
    generation: str
    make: Callable[[], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        return self.make()


def rows_of(hit: Hit, root: str) -> Iterator[Row]:
    """The rows of a hit; `root` is the address of the service."""
    return (_row(hit, stretch, url) for stretch, url in located(hit, root))


def located(hit: Hit, root: str) -> Iterator[tuple[Stretch, str]]:
    """What matches in a hit, stretch by stretch, each with its address."""
    found = stretches(hit.paragraph) if hit.stretches else ()
    if not found:
        yield Stretch(Span(0, len(hit.paragraph.text))), paragraph_url(hit, root)
    for number in hit.stretches if found else ():
        stretch = _as_found(hit, found[number - 1])
        if not stretch.statement:
            yield stretch, paragraph_url(hit, root)
            continue
        place = place_of(hit.paragraph, number, stretch)
        yield stretch, f"{root}{statement_path(hit.meeting.id, hit.paragraph.id, place)}"


def names_in(stretch: Stretch) -> tuple[str, ...]:
    """The speakers of a stretch, by their names."""
    leads = leading(stretch.statement) if stretch.statement else ()
    return tuple(speaker.name for speaker in leads)


def _as_found(hit: Hit, stretch: Stretch) -> Stretch:
    """Take words that matched for nobody's where the statement is of nobody with words."""
    statement = stretch.statement
    if statement is None or any(part.has_words for part in parts(statement)):
        return stretch
    matched = any(stretch.span.start <= mark.start < stretch.span.end for mark in hit.marks)
    return Stretch(stretch.span) if matched else stretch


def paragraph_url(hit: Hit, root: str) -> str:
    """The address of a hit's paragraph."""
    return f"{root}{paragraph_path(hit.meeting.id, hit.paragraph.id)}"


def _row(hit: Hit, stretch: Stretch, url: str) -> Row:
    meeting, paragraph, statement = hit.meeting, hit.paragraph, stretch.statement
    leads = leading(statement) if statement else ()
    return Row(
        date=paragraph.date or meeting.date,
        meeting=meeting.id,
        meeting_title=meeting.title,
        place=meeting.place,
        series=meeting.series,
        section=SECTION_SEPARATOR.join(paragraph.section),
        paragraph=paragraph.id,
        position=printed_position(paragraph),
        text=paragraph.text[stretch.span.start : stretch.span.end],
        speakers=_ids(leads),
        names=tuple(speaker.name for speaker in leads),
        printed=tuple(speaker.printed for speaker in leads),
        role=", ".join(dict.fromkeys(str(speaker.role) for speaker in leads)),
        on_behalf_of=tuple(speaker.on_behalf_of for speaker in leads),
        delegates=statement.delegates if statement else (),
        supported_by=_ids(supporting(statement) if statement else ()),
        opposed=_ids(statement.opposed if statement else ()),
        certainty=str(statement.certainty) if statement else "",
        matched=_matched(hit, stretch.span),
        rapporteur=meeting.rapporteur,
        source=meeting.source,
        citation=citation(meeting, paragraph, statement),
        url=url,
    )


def _ids(speakers: Sequence[Speaker]) -> tuple[str, ...]:
    return tuple(speaker.id for speaker in speakers)


def _matched(hit: Hit, span: Span) -> tuple[str, ...]:
    """The words that were found in a stretch, each as it is written, once."""
    text = hit.paragraph.text
    inside = (text[m.start : m.end] for m in hit.marks if span.start <= m.start < span.end)
    return tuple(dict.fromkeys(" ".join(words.split()) for words in inside))
