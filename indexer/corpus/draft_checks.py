"""What is wrong with a summary before it gets into the corpus, and what deserves a warning."""

import datetime
import re
from collections.abc import Iterator

from indexer.markup.runs import CELL
from indexer.saying import say
from indexer.summary import Meeting, Paragraph, Summary

FOOTNOTE = re.compile(r"\[[^\]]+\]")
SHOWN = 60  # characters, by which a text is known again


def doubts_of(meeting: Meeting, today: datetime.date | None = None) -> Iterator[str]:
    """Warn of a meeting that has not been held yet."""
    tomorrow = (today or datetime.date.today()) + datetime.timedelta(days=1)
    if meeting.date and meeting.date > tomorrow:
        yield say(
            "date: {day} lies in the future: correct it if it is wrong",
            day=meeting.date.isoformat(),
        )


def warnings_of(summary: Summary) -> tuple[str, ...]:
    """Say what the reader had doubts about, and where speakers may have been missed."""
    doubts = doubts_of(summary.meeting)
    found = [
        *summary.warnings,
        *doubts,
        *(w for p in summary.paragraphs for w in paragraph_warnings(p)),
    ]
    if not any(paragraph.statements for paragraph in summary.paragraphs):
        found.append(
            say("no speaker was found in it: see “How speakers are recognised” in the docs")
        )
    return tuple(found)


def paragraph_warnings(paragraph: Paragraph) -> Iterator[str]:
    """Warn of names in bold that stand where speakers are not looked for."""
    where = _odd_place(paragraph)
    missed = [bold for bold in _bold_words(paragraph) if bold]
    if where and missed and not paragraph.statements:
        yield (
            say(
                "paragraph {position} is {where} with {missed} in bold, which is not taken for"
                " a speaker: write it as a paragraph if it is one",
                position=str(paragraph.position),
                where=where,
                missed=repr(missed[0][:SHOWN]),
            )
        )


def _odd_place(paragraph: Paragraph) -> str:
    if FOOTNOTE.fullmatch(paragraph.number):
        return say("a footnote")
    return say("a row of a table") if CELL in paragraph.text else ""


def _bold_words(paragraph: Paragraph) -> Iterator[str]:
    for span in paragraph.bold:
        yield paragraph.text[span.start : span.end].strip()
