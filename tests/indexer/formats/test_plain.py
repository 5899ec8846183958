"""Plain text: headings, capitals, lists and wrapped lines."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.formats.plain.document import plain_to_markdown, to_markdown
from indexer.markup.blocks import read_blocks

WRAPPED = """Third Harbour Forum
Lisbon, 2 March 2014

OPENING

Welcome

Portugal said that the
old quay is_closed.

Silt
----

- clear rules
  for silt
- no *new* rules
    - none at all

1. is not a heading.
"""


def test_wrapped_text_with_two_kinds_of_headings() -> None:
    assert plain_to_markdown(WRAPPED).split("\n\n") == [
        "**Third Harbour Forum  \nLisbon, 2 March 2014**",
        "## OPENING",
        "### Welcome",
        "Portugal said that the old quay is\\_closed.",
        "### Silt",
        "- clear rules for silt",
        "- no \\*new\\* rules",
        "    - none at all",
        "1\\. is not a heading.\n",
    ]


def test_text_with_a_paragraph_on_each_line() -> None:
    long = (
        "Norway said that the harbour is deep enough for all boats that come here in winter. " * 2
    )
    text = f"Forum\n2 March 2014\nSummary\nDepth\n{long}\n• one\n    ◦ two\nWidth\n{long}\n"
    assert plain_to_markdown(text).split("\n\n") == [
        "**Forum  \n2 March 2014  \nSummary**",
        "## Depth",
        long.strip(),
        "- one",
        "    - two",
        "## Width",
        f"{long.strip()}\n",
    ]


@example("<A>")
@example("if a&lt;b")
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]) | st.just("\n")))
def test_no_word_is_lost(text: str) -> None:
    """Whatever is read, its letters and digits are in the blocks, in the order of the text."""
    read = "".join(block.text for block in read_blocks(plain_to_markdown(text)))
    letters = [char for char in text if char.isalpha()]
    assert [char for char in read if char.isalpha()] == letters


PLAIN = Path(__file__).parents[2] / "documents" / "formats" / "plain"


@pytest.mark.parametrize("name", sorted(path.stem for path in PLAIN.glob("*.txt")))
def test_text_of_a_kind_is_read_as_people_see_it(name: str) -> None:
    """Each text lies beside the Markdown that it becomes."""
    text = (PLAIN / f"{name}.txt").read_text("utf-8")
    assert plain_to_markdown(text) == (PLAIN / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        ("# Forum\n\nNorway *left*.", True),
        ("**Norway** left.", True),
        ("Boats\n# 5 is ours\nand *not* theirs", False),
    ],
)
def test_text_that_is_markdown_by_its_look_is_left_as_it_is(text: str, is_markdown: bool) -> None:
    assert (to_markdown(text.encode()).text == text) is is_markdown


def test_page_break_does_not_end_a_sentence() -> None:
    assert plain_to_markdown("it went on\n\fover the page.\n\fNorway left.").split("\n\n") == [
        "it went on over the page.",
        "Norway left.\n",
    ]


def test_head_and_number_of_a_page_are_left_out_and_that_is_said() -> None:
    text = (
        "LAKE BOARD        Page 1\n\nThe boats of the northern\n\n- 1 -\f"
        "LAKE BOARD        Page 2\n\nshore were painted.\n\n- 2 -\f"
    )
    converted = to_markdown(text.encode())
    assert converted.text == "The boats of the northern shore were painted.\n"
    (warning,) = converted.warnings()
    assert warning.startswith("14 words left out, heads, feet and numbers of pages: “LAKE BOARD")
