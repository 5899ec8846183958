"""Why a statement is somebody's: small summaries, one for each way to print a speaker."""

import pytest

from indexer.attribution.evidence import Evidence, evidence
from indexer.attribution.names import NameFinder
from indexer.reading.summaries import read_summary

BOLD = "**Norway** said no. It gave reasons.\n\n**Fiji** agreed with Norway.\n"
CAPITALS = "NORWAY said no. FIJI agreed. Norway regretted this.\n"
LABEL = "Present: Ann Lee (AL), Bo Ek (BE)\n\nAL: No.\n\nBE: Yes.\n\nAL: Why?\n\nBE: So.\n"
NICK = "<ann> No.\n\n<bo> Yes.\n\n<ann> Why?\n\n<bo> So.\n"
DASH = "Ann Lee (AL) - No.\n\nBo Ek (BE) - Yes.\n\nAL - Why?\n\nBE - So.\n"
LINE = "**Ann Lee**\n\nNo.\n\nNever.\n\n**Bo Ek**\n\nYes.\n\n**Ann Lee**\n\nWhy?\n"
BY_HAND = "---\nattribution:\n  1:\n    - speakers: [Norway]\n---\n\nThe proposal was refused.\n"


@pytest.mark.parametrize(
    ("convention", "text", "found"),
    [
        ("bold", BOLD, [("norway", "bold"), ("fiji", "bold")]),
        ("capitals", CAPITALS, [("norway", "capitals"), ("fiji", "capitals"), ("norway", "name")]),
        ("prefix", LABEL, [("ann-lee", "label"), ("bo-ek", "label")] * 2),
        ("nick", NICK, [("ann", "label"), ("bo", "label")] * 2),
        ("dash", DASH, [("ann-lee", "label"), ("bo-ek", "label")] * 2),
        ("line", LINE, [("ann-lee", "line")] * 2 + [("bo-ek", "line"), ("ann-lee", "line")]),
        ("bold", BY_HAND, [("norway", "by hand")]),
    ],
)
def test_the_printed_name_is_the_reason(
    finder: NameFinder, convention: str, text: str, found: list[tuple[str, str]]
) -> None:
    """Each speaker of each statement, with how its name is printed."""
    front = f"---\nspeakers: {convention}\n"
    text = front + (text.removeprefix("---\n") if text.startswith("---") else f"---\n\n{text}")
    summary = read_summary(text, "notes.md", finder)
    assert [
        (speaker.id, evidence(paragraph, statement, speaker))
        for paragraph in summary.paragraphs
        for statement in paragraph.statements
        for speaker in statement.speakers
    ] == [(speaker, Evidence(kind)) for speaker, kind in found]
