"""What is read can't command the terminal on which it is shown, or break a feed."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.attribution.names import NameFinder
from indexer.reading.signs import without_commands
from indexer.reading.summaries import read_summary
from indexer.summary import Summary

COMMAND = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def all_of(summary: Summary) -> str:
    """Whatever of a summary may be shown."""
    return repr(summary.meeting.title) + "".join(p.text for p in summary.paragraphs)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("yes\x1b[2J", "yes[2J"),
        ("\x1b]0;owned\x07yes", "]0;ownedyes"),
        ("\x93yes\x94 \x96 no\x85", "“yes” – no…"),
        ("page\fpage", "page page"),
        ("a\tb\r\nc", "a\tb\r\nc"),
        ("a\xa0b\u200bc", "a\xa0b\u200bc"),
    ],
)
def test_signs_that_are_no_text_go_and_all_else_stays(text: str, clean: str) -> None:
    assert without_commands(text) == clean


@given(st.text())
def test_whatever_is_left_may_stand_in_xml(text: str) -> None:
    left = without_commands(text.encode("utf-8", "ignore").decode())
    assert not COMMAND.search(left)
    kept = "".join(sign for sign in left if sign not in "\r\ufffe\uffff<&]")
    assert ElementTree.fromstring(f"<a>{kept}</a>").text in (kept, None)


@pytest.mark.parametrize(
    "text",
    [
        "# Quay\x1b[31m Assembly\n\n**Norway** said \x1b[2J yes.\n",
        '---\ntitle: "Quay \\e]0;\\a \\x9b2J"\nseries: "\\u001b"\n---\n\n**Norway** said yes.\n',
        "---\ntitle: Quay \x1b[31m\n---\n\n**Norway** said yes.\n",
        "# Quay\n\n**Norway** said &#27;[2J &#x9b;2J yes <b>&#27;[2J</b>.\n",
        "<p>Norway said &#27;[2J &#x1b;[2J yes.</p>\n",
    ],
)
def test_no_way_to_write_a_command_is_read_as_one(finder: NameFinder, text: str) -> None:
    read = read_summary(text, "quay.md", finder)
    assert not COMMAND.search(read.meeting.title + read.meeting.series)
    assert not COMMAND.search("".join(paragraph.text for paragraph in read.paragraphs))


def test_backslashes_of_what_is_no_escape_stay(finder: NameFinder) -> None:
    text = "---\ntitle: 'Path C:\\base\\e'\n---\n\n**Norway** said yes.\n"
    assert read_summary(text, "quay.md", finder).meeting.title == "Path C:\\base\\e"
