"""Why is a statement attributed to a speaker? What the summary itself prints there."""

import re
from enum import StrEnum

from indexer.summary import Paragraph, Speaker, Statement

OPENING = 2
LABEL_END = re.compile(r"(?: ?\([^()]{1,40}\))?(?:[\]>] |[*_\]>]{0,3} ?[:：]| (?:--?|–|—|->|→) )")


class Evidence(StrEnum):
    """How a summary prints that somebody speaks."""

    LINE = "line"
    LABEL = "label"
    BOLD = "bold"
    CAPITALS = "capitals"
    NAME = "name"
    ELSEWHERE = "elsewhere"
    BY_HAND = "by hand"


def evidence(paragraph: Paragraph, statement: Statement, speaker: Speaker) -> Evidence:
    """Find the printed name of a speaker: over the text, before it, in it, or not here at all.

    ELSEWHERE is a name carried on from before, BY_HAND one that the front matter sets.
    """
    if speaker.printed in paragraph.speaker_line and speaker.printed:
        return Evidence.LINE
    place = paragraph.text.find(speaker.printed, statement.start, statement.end)
    if place < 0 or not speaker.printed:
        return Evidence.ELSEWHERE if statement.convention else Evidence.BY_HAND
    end = place + len(speaker.printed)
    if place - statement.start < OPENING and LABEL_END.match(paragraph.text, end, statement.end):
        return Evidence.LABEL
    if any(run.start <= place and end <= run.end for run in paragraph.bold):
        return Evidence.BOLD
    return Evidence.CAPITALS if speaker.printed.isupper() else Evidence.NAME
