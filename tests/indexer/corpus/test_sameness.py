"""Two documents of one file name are two meetings, unless title, date or words say otherwise."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.corpus.adding import Existing, Outcome, Stored
from indexer.errors import MeetingExists

Add = Callable[..., Stored]
JAM = "# Meeting Minutes\n\nJam Society\n\nDate: 3 May 2021\n\nMarmalade will cost more.\n"
WIND = "# Meeting Minutes\n\nWind Council\n\nDate: 9 June 2022\n\nTurbines were asked for.\n"


def document(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "Meeting Minutes.md"
    path.write_text(text, "utf-8")
    return path


def test_both_are_added_and_adding_them_again_changes_nothing(add: Add, tmp_path: Path) -> None:
    jam, wind = document(tmp_path / "a", JAM), document(tmp_path / "b", WIND)
    assert add(jam).draft.name == "meeting-minutes.md"
    stored = add(wind)
    assert (stored.outcome, stored.draft.name) == (Outcome.ADDED, "meeting-minutes-2022-06-09.md")
    assert "2021-05-03" in stored.draft.warnings[-1]
    assert [add(path).outcome for path in (jam, wind)] == [Outcome.UNCHANGED] * 2


def test_the_same_words_are_the_same_meeting_whatever_the_date(add: Add, tmp_path: Path) -> None:
    path = document(tmp_path / "a", JAM)
    add(path)
    path.write_text(JAM.replace("3 May", "4 May"), "utf-8")
    with pytest.raises(MeetingExists):
        add(path)
    assert add(path, Existing.REPLACE).outcome is Outcome.REPLACED


def test_a_clash_names_both(add: Add, tmp_path: Path) -> None:
    add(document(tmp_path / "a", "# Council minutes\n\nThe pool leaks a little every day.\n"))
    with pytest.raises(MeetingExists) as refused:
        add(document(tmp_path / "b", "# Council minutes\n\nBuses were late again.\n"))
    assert str(refused.value).count("'Council minutes'") == 2
