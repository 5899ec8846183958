"""Which stretches of a paragraph have documents of their own?

The words of each part of its statements, and those that are nobody's. A paragraph that is one
part from end to end, or nobody's from end to end, has no pieces: it is one document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.index.voices import Part, parts
from indexer.summary import Paragraph, Span, Statement

WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: a part of a statement, or nobody's words.

    Its `words` are those that it is found by: none for a part without words.
    """

    span: Span
    words: str
    statement: Statement | None = None
    part: Part | None = None


def only_piece(paragraph: Paragraph) -> Piece | None:
    """Give the part that a paragraph is from end to end, in its words; None for any other."""
    match list(_parts(paragraph)):
        case [piece] if piece.words == paragraph.text:
            return piece
        case _:
            return None


def pieces(paragraph: Paragraph) -> tuple[Piece, ...]:
    """Give the pieces of a paragraph: parts in the order of the statements, then nobody's words."""
    if not paragraph.statements or only_piece(paragraph):
        return ()
    return (*_parts(paragraph), *_unsaid(paragraph))


def _parts(paragraph: Paragraph) -> Iterator[Piece]:
    for statement in paragraph.statements:
        said = paragraph.text[statement.start : statement.end]
        for part in parts(statement):
            span = Span(statement.start, statement.end)
            yield Piece(span, said if part.has_words else "", statement, part)


def _unsaid(paragraph: Paragraph) -> Iterator[Piece]:
    """Give the stretches between statements that hold a word."""
    ordered = sorted((s.start, s.end) for s in paragraph.statements)
    here = 0
    for start, end in (*ordered, (len(paragraph.text), 0)):
        between = paragraph.text[here:start]
        if WORD.search(between):
            yield Piece(_stripped(paragraph.text, here, start), between)
        here = max(here, end)


def _stripped(text: str, start: int, end: int) -> Span:
    between = text[start:end]
    return Span(end - len(between.lstrip()), start + len(between.rstrip()))
