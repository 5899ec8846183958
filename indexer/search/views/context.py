"""Keyword in context: each match on a line of its own, with what stands left and right of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.search.excerpts import window
from indexer.search.results import Hit
from indexer.search.views.listing import Listing, page_of
from indexer.summary import Span, Statement
from indexer.words import exact_form, terms

AROUND = 70  # characters: left and right of a match, on one line of a wide screen
PARAGRAPHS = 25  # of a page, each of which may give several lines
MOST_SORTED = 400  # paragraphs: to put lines in order by their words, all must be read
LINES = 50  # of a page, at most


class ContextOrder(StrEnum):
    """How the lines are ordered: by day, or by the words beside the match."""

    DATE = "date"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class ContextLine:
    """A match with its context; `statement` is the one that it stands in."""

    hit: Hit
    left: str
    match: str
    right: str
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Concordance:
    """A page of lines in an order.

    `sorted_out_of` is how many paragraphs the search found in all, where only the most
    relevant MOST_SORTED of them could be put in order; else 0.
    """

    lines: Listing[ContextLine]
    order: ContextOrder
    sorted_out_of: int = 0
    most_sorted: int = MOST_SORTED


def concordance(
    found: Sequence[ContextLine], order: ContextOrder, page: int, total: int
) -> Concordance:
    """Make a page of lines, out of those of one page of `total` paragraphs if by day."""
    if order is ContextOrder.DATE:
        return Concordance(Listing(tuple(found), page, last_page(total), total), order)
    key = _words_left if order is ContextOrder.LEFT else _words_right
    shown = page_of(sorted(found, key=lambda line: (not key(line), key(line))), page, LINES)
    return Concordance(shown, order, total if total > MOST_SORTED else 0)


def last_page(total: int) -> int:
    """The number of the last page of lines by day, for a number of paragraphs."""
    return max(1, -(-total // PARAGRAPHS))


def lines(hits: Iterable[Hit]) -> Iterator[ContextLine]:
    """A line for each match; words that were matched side by side share one."""
    for hit in hits:
        text = hit.paragraph.text
        for mark in _runs(text, hit.marks):
            around = window(text, mark, AROUND)
            yield ContextLine(
                hit,
                " ".join(text[around.start : mark.start].split()),
                " ".join(text[mark.start : mark.end].split()),
                " ".join(text[mark.end : around.end].split()),
                _statement_at(hit.paragraph.statements, mark),
            )


def _words_left(line: ContextLine) -> list[str]:
    return terms(line.left, exact_form)[::-1]


def _words_right(line: ContextLine) -> list[str]:
    return terms(line.right, exact_form)


def _runs(text: str, marks: Sequence[Span]) -> Iterator[Span]:
    """Join the matches that only white space parts."""
    run: Span | None = None
    for mark in marks:
        if run and not text[run.end : mark.start].strip():
            run = Span(run.start, mark.end)
            continue
        if run:
            yield run
        run = mark
    if run:
        yield run


def _statement_at(statements: Iterable[Statement], mark: Span) -> Statement | None:
    return next((s for s in statements if s.start <= mark.start < s.end), None)
