"""Markdown to Summary: the small documents with their expected reading beside them."""

from html import unescape
from pathlib import Path

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.attribution.names import NameFinder
from indexer.errors import UnreadableSummary
from indexer.reading.summaries import decode, read_summary
from indexer.register.register import Register
from indexer.summary import SECTION_SEPARATOR, Summary

DOCUMENTS = Path(__file__).parents[2] / "documents"
NOBODY = NameFinder(Register([]))


def read(text: str, name: str = "meeting.md") -> Summary:
    return read_summary(text, name, NOBODY)


def as_lines(summary: Summary) -> list[str]:
    meeting = summary.meeting
    lines = [f"{meeting.title} | {meeting.place} | {meeting.date}"]
    for paragraph in summary.paragraphs:
        text = paragraph.text.replace("|", "\\|").replace("\n", "⏎")
        section = SECTION_SEPARATOR.join(paragraph.section)
        lines.append(f"{paragraph.list_depth} | {section} | {text}")
    return [" ".join(line.split()) for line in lines]


@pytest.mark.parametrize("document", sorted(DOCUMENTS.glob("*.md")), ids=lambda path: path.stem)
def test_document_is_read_as_expected(document: Path) -> None:
    summary = read(decode(document.read_bytes()), document.name)
    assert as_lines(summary) == document.with_suffix(".expected").read_text("utf-8").splitlines()


def test_html_of_a_paragraph_holds_nothing_that_runs() -> None:
    summary = read(decode((DOCUMENTS / "raw-html.md").read_bytes()))
    html = " ".join(paragraph.html for paragraph in summary.paragraphs)
    assert "<script" not in html
    assert "javascript" not in html
    assert "onclick" not in html
    assert "<code>code &lt;b&gt;</code>" in html


def test_ids_survive_an_insertion_above_and_repeats_are_told_apart() -> None:
    before = read("# Day of 1 May 2010\n\nOne.\n\nTwo.\n\nTwo.\n")
    after = read("# Day of 1 May 2010\n\nNew.\n\nOne.\n\nTwo.\n\nTwo.\n")
    assert [p.id for p in after.paragraphs[1:]] == [p.id for p in before.paragraphs]
    assert len({p.id for p in after.paragraphs}) == 4


def test_meeting_id_is_the_path_in_the_corpus() -> None:
    text = "Text.\n"
    assert read(text, "enb/1218e/index.md").meeting.id == "enb-1218e"
    assert read(text, "2012-09/Sept 20 #1.md").meeting.id == "2012-09-sept-20-1"
    assert read("---\nid: Own Id\n---\nText.\n").meeting.id == "own-id"


def test_bold_sentence_is_a_paragraph_and_no_heading() -> None:
    summary = read("# Day of 1 May 2010\n\n**Everybody agreed to the text.**\n")
    assert [p.text for p in summary.paragraphs] == ["Everybody agreed to the text."]


def test_missing_date_is_a_warning_that_says_what_to_write() -> None:
    summary = read("---\ndate:\n---\nText.\n")
    assert summary.meeting.date is None
    assert "date: 2011-09-16" in summary.warnings[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\xff\xfeT", "UTF-8"),
        (b"x " * 5_000_000, "limit"),
        (b"# Only a heading\n", "no paragraph"),
    ],
)
def test_unreadable_file_says_what_is_wrong(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSummary, match=message):
        read(decode(data))


@given(st.text(alphabet="ab *_#-<>&;`[]()|!\\\n1.\u00e9", max_size=120))
def test_text_is_the_text_content_of_the_html(source: str) -> None:
    """Whatever is written, offsets into the text are offsets into the HTML's content."""
    try:
        summary = read("Start.\n\n" + source)
    except UnreadableSummary:
        return
    for paragraph in summary.paragraphs:
        content = unescape(nh3.clean(paragraph.html.replace("<br>", "\n"), tags=set()))
        assert content.rstrip() == paragraph.text
