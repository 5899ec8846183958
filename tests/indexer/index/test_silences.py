"""Where a speaker was silent, over every meeting held, and what kind of silence it was."""

from dataclasses import replace

import pytest

from indexer.errors import UnknownSpeaker
from indexer.search.silences import Silence, Silences
from tests.indexer.index.conftest import Engines, Other, both_engines

SAID = {
    "2001-02-03": ("{speakers: [Norway]}", "Norway spoke of silt."),
    "2002-02-03": ("{speakers: [Norway]}", "Norway spoke of sand."),
    "2004-02-03": ("{speakers: [Norway], role: floor}", "Norway also took the floor on silt."),
    "2005-02-03": ("{speakers: [Norway], role: written}", "Norway wrote of sand."),
    "2006-02-03": ("{speakers: [Norway], role: chair}", "Norway, in the chair, opened."),
    "2007-02-03": ("{speakers: [Chile], opposed: [Norway]}", "Chile wanted silt."),
    "2008-02-03": ("{speakers: [Chile]}", "Chile spoke of silt, and of Norway."),
    "": ("{speakers: [Chile]}", "Chile spoke of sand."),
}
KINDS = {
    "2002": Silence.SPOKE,
    "2004": Silence.FLOOR,
    "2005": Silence.WRITTEN,
    "2006": Silence.CHAIR,
    "2007": Silence.OPPOSED,
    "2008": Silence.ABSENT,
    "": Silence.ABSENT,
}


@pytest.fixture(scope="module")
def quays(tmp_path_factory: pytest.TempPathFactory, other: Other) -> Engines:
    folder = tmp_path_factory.mktemp("silences")
    (folder / "corpus").mkdir()
    for number, (date, (given, text)) in enumerate(SAID.items()):
        front = [f"title: Quay Forum {number}", *([f"date: {date}"] if date else [])]
        summary = "\n".join(["---", *front, f"attribution: {{1: [{given}]}}", "---", "", text, ""])
        (folder / "corpus" / f"{number}.md").write_text(summary, "utf-8")
    return both_engines(folder / "corpus", folder, other)


def silences(engines: Engines, query: str, *speakers: str) -> Silences:
    first, second = (whole(service.silences(query, speakers)) for service in engines.services)
    assert first == second
    return first


def whole(found: Silences) -> Silences:
    """The same with all meetings read."""
    speakers = (
        replace(
            one,
            spoke=tuple(one.spoke),
            silent={kind: tuple(meetings) for kind, meetings in one.silent.items()},
        )
        for one in found.speakers
    )
    return replace(found, speakers=tuple(speakers))


def test_each_meeting_is_one_kind_of_silence_or_none(quays: Engines) -> None:
    """The seven add up to all meetings, with the one without a date."""
    found = silences(quays, "silt", "norway")
    (norway,) = found.speakers
    assert [str(meeting.date) for meeting in norway.spoke] == ["2001-02-03"]
    kinds = {
        str(meeting.date.year) if meeting.date else "": kind
        for kind, meetings in norway.silent.items()
        for meeting in meetings
    }
    assert kinds == KINDS
    assert len(norway.spoke) + sum(map(len, norway.silent.values())) == found.meetings == len(SAID)


def test_years_without_a_summary_and_meetings_without_a_date_are_told(quays: Engines) -> None:
    found = silences(quays, "silt", "norway")
    assert found.unheld == (2003,)
    assert found.undated == 1
    assert found.understood == "paragraphs with “silt”"


def test_several_speakers_are_set_side_by_side(quays: Engines) -> None:
    """One of them has never been heard of here, but the register knows it."""
    found = silences(quays, "silt", "chile", "fiji")
    chile, fiji = found.speakers
    assert len(chile.spoke) == 2
    assert [len(meetings) for meetings in chile.silent.values()] == [1, 0, 0, 0, 0, 5]
    assert (fiji.label, len(fiji.silent[Silence.ABSENT])) == ("Fiji", len(SAID))


def test_a_speaker_that_nobody_knows_is_a_mistake(quays: Engines) -> None:
    """It must not look like silence."""
    with pytest.raises(UnknownSpeaker, match="nobodyx"):
        quays.services[0].silences("silt", ["nobodyx"])
