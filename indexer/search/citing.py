"""How words are cited: they are the rapporteur's, and the citation says so."""

from indexer.search.crediting import credit, unsure
from indexer.search.excerpts import window
from indexer.summary import Meeting, Paragraph, Span, Statement, long_date

LONGEST_QUOTE = 400


def citation(meeting: Meeting, paragraph: Paragraph, statement: Statement | None = None) -> str:
    """Cite a statement, or a paragraph in which it does not matter who speaks.

    Grenada on behalf of AOSIS: “…”, as summarised by R. Poe in “Title”, Oslo, 2 March 2014, ¶ 3
    """
    named = credit(statement) if statement else ""
    said = ""
    if statement and named:
        said = f"{named}{unsure(statement)}: “{quoted(paragraph, statement)}”, "
    by = f"as summarised by {meeting.rapporteur}" if meeting.rapporteur else "as summarised"
    where = f"{by} in {_summary(meeting, paragraph)}, ¶ {printed_position(paragraph)}"
    return said + where if said else f"{where[:1].upper()}{where[1:]}"


def quoted(paragraph: Paragraph, statement: Statement) -> str:
    """Quote a statement, the beginning of a long one, on one line."""
    end = statement.end
    if end - statement.start > LONGEST_QUOTE:
        first = Span(statement.start, statement.start + LONGEST_QUOTE)
        end = window(paragraph.text, first, 0).end
    words = " ".join(paragraph.text[statement.start : end].split())
    return words if end == statement.end else f"{words} …"


def printed_position(paragraph: Paragraph) -> str:
    """The number that the summary prints before a paragraph, else its place in it."""
    number = paragraph.number.removesuffix(".")
    printed = number and not paragraph.repeated and not number.startswith("[")
    return number if printed else str(paragraph.position)


def _summary(meeting: Meeting, paragraph: Paragraph) -> str:
    when = long_date(paragraph.date) or meeting.when
    parts = (f"“{meeting.title}”", meeting.place, when)
    return ", ".join(part for part in parts if part)
