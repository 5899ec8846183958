"""How words are cited: they are the rapporteur's, and the citation says so."""

from indexer.saying import Said, joined, say, template
from indexer.search.crediting import credit, unsure
from indexer.search.excerpts import window
from indexer.summary import Meeting, Paragraph, Span, Statement, long_date

LONGEST_QUOTE = 400  # characters: what is longer is a passage, and no quotation
SAID = {  # whether somebody is quoted, and whether the rapporteur is known
    (True, True): template("{said}, as summarised by {rapporteur} in {summary}, ¶ {position}"),
    (True, False): template("{said}, as summarised in {summary}, ¶ {position}"),
    (False, True): template("As summarised by {rapporteur} in {summary}, ¶ {position}"),
    (False, False): template("As summarised in {summary}, ¶ {position}"),
}


def citation(meeting: Meeting, paragraph: Paragraph, statement: Statement | None = None) -> str:
    """Cite a statement, or a paragraph in which it does not matter who speaks.

    Grenada on behalf of AOSIS: “…”, as summarised by R. Poe in “Title”, Oslo, 2 March 2014, ¶ 3
    """
    named = credit(statement) if statement else ""
    said = ""
    if statement and named:
        words = quoted(paragraph, statement)
        said = say("{who}: “{words}”", who=joined("", (named, unsure(statement))), words=words)
    how = SAID[bool(said), bool(meeting.rapporteur)]
    values: dict[str, object] = {
        "said": said,
        "rapporteur": meeting.rapporteur,
        "summary": _summary(meeting, paragraph),
        "position": printed_position(paragraph),
    }
    return Said(how, values)


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
    return joined(", ", (say("“{words}”", words=meeting.title), meeting.place, when))
