"""Which stretches of a paragraph have documents of their own?

A paragraph has stretches: its statements, and what between them is nobody's words. Each part of a
statement is a piece, with a document of its own; so are words that are nobody's, those with which
a statement only tells who took the floor among them. A paragraph that is one part from end to end,
or nobody's from end to end, has no pieces: it is one document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.index.voices import Part, parts
from indexer.summary import Paragraph, Span, Statement

WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph: a statement, or, without one, nobody's words."""

    span: Span
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a statement, or nobody's words; `stretch` is the number of its stretch, from 1.

    Its `words` are those that it is found by: none for a part without words.
    """

    stretch: int
    words: str
    part: Part | None = None


def stretches(paragraph: Paragraph) -> tuple[Stretch, ...]:
    """The statements of a paragraph in their order, then what is nobody's words."""
    said = (Stretch(Span(s.start, s.end), s) for s in paragraph.statements)
    return (*said, *(Stretch(span) for span in _unsaid(paragraph)))


def only_piece(paragraph: Paragraph) -> Piece | None:
    """The part that a paragraph is, in its words, but for its number; None for any other."""
    match list(_pieces(paragraph)):
        case [piece] if piece.part and piece.words:
            return piece
        case _:
            return None


def pieces(paragraph: Paragraph) -> tuple[Piece, ...]:
    """The pieces of a paragraph in the order of its stretches."""
    if not paragraph.statements or only_piece(paragraph):
        return ()
    return tuple(_pieces(paragraph))


def _pieces(paragraph: Paragraph) -> Iterator[Piece]:
    for number, stretch in enumerate(stretches(paragraph), start=1):
        words = paragraph.text[stretch.span.start : stretch.span.end]
        heard = parts(stretch.statement) if stretch.statement else ()
        for part in heard:
            yield Piece(number, words if part.has_words else "", part)
        if not any(part.has_words for part in heard):
            yield Piece(number, words)


def _unsaid(paragraph: Paragraph) -> Iterator[Span]:
    """The stretches between statements that hold a word."""
    ordered = sorted((s.start, s.end) for s in paragraph.statements)
    here = paragraph.beginning
    for start, end in (*ordered, (len(paragraph.text), 0)):
        between = paragraph.text[here:start]
        if WORD.search(between):
            first = start - len(between.lstrip())
            yield Span(first, here + len(between.rstrip()))
        here = max(here, end)
