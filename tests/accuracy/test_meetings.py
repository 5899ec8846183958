"""How often title, dates and place of a meeting are told as a person told them.

`meetings.json` holds, for 120 random files of the real corpora, what somebody read who had not seen
the rules: dates and places, and of titles a digest. Each value may be one of several; what the
reader was in doubt about counts only where it was told.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.markup.blocks import read_blocks
from indexer.reading.front_matter import read_front_matter
from indexer.reading.headings import tell_headings
from indexer.reading.meeting import read_opening
from indexer.reading.summaries import decode
from indexer.reading.title import title_of_name
from indexer.register.register import Register
from indexer.summary import Meeting

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
EXPECTED = json.loads((Path(__file__).parent / "meetings.json").read_text("utf-8"))
FLOORS = {"title": 0.97, "date": 0.97, "place": 0.94}


def normal(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def digest(title: str) -> str:
    return hashlib.sha256(normal(title).encode()).hexdigest()[:12] if title else ""


@pytest.fixture(scope="module")
def meetings() -> dict[str, tuple[Meeting, str]]:
    """The meeting of each file, and the file's name in its corpus."""
    return {file: read(file) for file in EXPECTED}


def read(file: str) -> tuple[Meeting, str]:
    name = file.split("/", 2)[2]
    front = read_front_matter(decode((SHARED / file).read_bytes()))
    abstract = read_blocks(str(front.values.get("abstract", "")))
    blocks = tell_headings(read_blocks(front.body), NameFinder(Register([])))
    return read_opening(name, front, abstract, blocks).meeting, name


def is_right(fact: str, meeting: Meeting, name: str, expected: list[str]) -> bool:
    if fact == "title":
        printed = "" if meeting.title == title_of_name(name) else meeting.title
        return digest(printed) in expected
    given = meeting.days if fact == "date" else meeting.place
    return normal(given) in map(normal, expected)


def answers(
    fact: str, meetings: dict[str, tuple[Meeting, str]]
) -> Iterator[tuple[str, bool, Meeting]]:
    for file, expected in EXPECTED.items():
        meeting, name = meetings[file]
        right = is_right(fact, meeting, name, expected[fact])
        if right or fact not in expected.get("doubtful", ()):
            yield file, right, meeting


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the real corpora are not in ../shared")
@pytest.mark.parametrize("fact", FLOORS)
def test_meetings_are_told_as_a_person_would(
    fact: str, meetings: dict[str, tuple[Meeting, str]]
) -> None:
    told = list(answers(fact, meetings))
    missed = [file for file, right, _ in told if not right]
    assert len(told) > 100
    assert 1 - len(missed) / len(told) >= FLOORS[fact], missed


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the real corpora are not in ../shared")
def test_no_place_is_told_wrong(meetings: dict[str, tuple[Meeting, str]]) -> None:
    told = answers("place", meetings)
    assert [(f, m.place) for f, right, m in told if m.place and not right] == []
