"""One summary in every format: the same 20 paragraphs, with the same speakers.

The documents are made by `tests/documents/formats/make.py` with LibreOffice.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.formats.choosing import convert
from indexer.reading.summaries import read_summary
from indexer.summary import Paragraph, Summary

FORMATS = Path(__file__).parents[2] / "documents" / "formats"
NAMES = (
    "beirut.docx",
    "beirut.odt",
    "beirut.rtf",
    "beirut.html",
    "beirut.txt",
    "beirut.pdf",
    "columns.pdf",
)


@cache
def markdown(name: str) -> str:
    return convert((FORMATS / name).read_bytes(), name).text


def words(summary: Summary) -> list[str]:
    return [" ".join(paragraph.text.split()) for paragraph in summary.paragraphs]


def is_long(paragraph: Paragraph) -> bool:
    return len(paragraph.text.split()) > 1


def speakers(summary: Summary) -> list[set[tuple[str, str]]]:
    return [{(s.id, str(s.role)) for s in p.speakers} for p in summary.paragraphs]


@pytest.fixture(scope="module")
def original(beirut: Path, finder: NameFinder) -> Summary:
    return read_summary(beirut.read_text("utf-8"), beirut.name, finder)


@pytest.mark.parametrize("name", NAMES)
def test_format_gives_the_same_paragraphs_and_speakers(
    original: Summary, finder: NameFinder, name: str
) -> None:
    summary = read_summary(markdown(name), "beirut.md", finder)
    expected = speakers(original)
    if name.endswith(".txt"):
        # "(which the United Kingdom referred to as ...": only its bold tells that it spoke;
        # and a heading that has no paragraph under it, but another heading, is a paragraph
        expected[0] = set()
        summary = replace(summary, paragraphs=tuple(p for p in summary.paragraphs if is_long(p)))
    assert words(summary) == words(original)
    assert speakers(summary) == expected
    assert summary.meeting.title.startswith(original.meeting.title)
    assert summary.meeting.date == original.meeting.date


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith(".txt")])
def test_format_gives_the_same_sections(original: Summary, finder: NameFinder, name: str) -> None:
    """Plain text alone can't tell which heading is under which."""
    summary = read_summary(markdown(name), "beirut.md", finder)
    assert [p.section for p in summary.paragraphs] == [p.section for p in original.paragraphs]
