"""Whatever is done to a text, it is read: no line of one summary stops the reading of others."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import read_summary

TEXTS = sorted((Path(__file__).parents[2] / "accuracy" / "held_out").glob("*.md"))
FRONTS = ("", "speakers: bold\n", "speakers: capitals\n")
HEADS = (
    "",
    "**Present:** Ann Bo (Chair), L. Ek\n\n",
    "## Attendees\n\n| Name | Initials |\n|---|---|\n",
)
SCRAPS = (
    "| | |", "|---|---|", "- ", "****", "** **", "**:**", "**the** and **of**", "Present:", "> ",
    "Present: ,", "***", "<>", "[]", "()", "Chair:", ":", "Attendees", "--", "Q:", "A:", "|", "1.",
    "*", "Mr", "Cllr", "  - :", "<nick>", "[12:00]", "Mr. ,", "~~", "# ", '"', "“",
)  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A stretch of a text, with scraps between its lines, and some of these cut off."""
    lines = draw(st.sampled_from(TEXTS)).read_text("utf-8").split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    stretch = lines[first : first + draw(st.integers(3, 30))]
    for scrap in draw(st.lists(st.sampled_from(SCRAPS), max_size=6)):
        stretch.insert(draw(st.integers(0, len(stretch))), scrap)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(stretch) - 1))
        stretch[place] = stretch[place][draw(st.integers(0, 60)) :]
    front, head = draw(st.sampled_from(FRONTS)), draw(st.sampled_from(HEADS))
    return (
        "---\ntitle: Case\n"
        + front
        + "---\n"
        + head
        + "Something was said.\n\n"
        + "\n".join(stretch)
    )


@settings(max_examples=150)
@given(text=mangled())
@example(text="---\nspeakers: bold\n---\n**:** said no.\n")
@example(text="*In attendance*\n\n| | |\n|-|-|\n| | |\n\nIt was late.\n")
def test_a_mangled_text_is_read(text: str, finder: NameFinder) -> None:
    assert read_summary(text, "2001-01-01-case.md", finder).paragraphs
