"""The stretches of a result's text that are shown in their own way: set off, or folded away."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import escape

from indexer.saying import template
from indexer.search.crediting import credit
from indexer.search.excerpts import excerpt
from indexer.search.results import Hit
from indexer.summary import Certainty, Span, Statement
from webapp.languages import language, said

STATED = template("Statement of {speakers}:")
INFERRED = template("Statement of {speakers}, inferred:")
END = template("End of the statement.")


class Frame(NamedTuple):
    """A stretch of a text that belongs to a statement, or is cut from a long text, or both.

    `first` and `last` say whether the statement begins and ends with it; `gap` whether the
    cut does begin with it.
    """

    start: int
    end: int
    statement: Statement | None
    first: bool
    last: bool
    cut: bool
    gap: bool


def frames(hit: Hit, own: Sequence[Statement]) -> list[Frame]:
    """Cut a result's text: its own statements are set off, a long text is shown in parts."""
    text = hit.paragraph.text
    focus = hit.marks or tuple(Span(s.start, s.end) for s in own) or hit.opposed
    shown = excerpt(text, focus, [Span(s.start, s.end) for s in hit.paragraph.statements])
    return [frame for frame in _cut(len(text), own, shown) if frame.statement or frame.cut]


def is_cut(found: Sequence[Frame]) -> bool:
    """Tell whether any of a text is folded away."""
    return any(frame.cut for frame in found)


def opening(frame: Frame) -> str:
    """Begin a stretch on the page; whose statement begins is told to those who hear it read."""
    gap = '<span class="gap"> … </span>' if frame.gap else ""
    statement = frame.statement
    inferred = statement is not None and statement.certainty is Certainty.INFERRED
    names = {"own": bool(statement), "inferred": inferred, "cut": frame.cut}
    told = ""
    if statement and frame.first:
        how = INFERRED if inferred else STATED
        who = language().gettext(how).format(speakers=said(credit(statement)))
        told = f'<span class="unseen">[{escape(who)} </span>'
    return f'{gap}<span class="{" ".join(name for name, has in names.items() if has)}">{told}'


def closing(frame: Frame) -> str:
    """End a stretch on the page."""
    end = escape(language().gettext(END)) if frame.last else ""
    told = f'<span class="unseen"> {end}]</span>' if frame.last else ""
    return f"{told}</span>"


def _cut(size: int, own: Sequence[Statement], shown: Sequence[Span]) -> Iterator[Frame]:
    stretches = [*((s.start, s.end) for s in own), *((s.start, s.end) for s in shown)]
    edges = sorted({0, size, *(min(edge, size) for pair in stretches for edge in pair)})
    cut_before = False
    for start, end in pairwise(edges):
        statement = next((s for s in own if s.start <= start < s.end), None)
        cut = not any(s.start <= start < s.end for s in shown)
        yield Frame(
            start,
            end,
            statement,
            first=bool(statement and statement.start == start),
            last=bool(statement and min(statement.end, size) == end),
            cut=cut,
            gap=cut and not cut_before,
        )
        cut_before = cut
