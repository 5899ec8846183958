"""Adding, replacing and removing: what is stored, and what is refused."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.corpus.adding import Existing, Outcome, Stored, store_draft
from indexer.corpus.catalogue import summary_files
from indexer.corpus.changes import changes
from indexer.corpus.drafts import Draft
from indexer.corpus.held_meetings import HeldMeetings
from indexer.corpus.journal import changing
from indexer.corpus.removing import remove_meeting
from indexer.errors import CorpusBusy, MeetingExists, UnknownMeeting
from indexer.settings import Settings
from tests.indexer.corpus.conftest import FERRY

Add = Callable[..., Stored]


def contents(settings: Settings) -> dict[str, str]:
    return {file.name: file.data().decode() for file in summary_files(settings.corpus)}


def test_added_summary_is_a_file_of_the_corpus(settings: Settings, add: Add, ferry: Path) -> None:
    assert add(ferry).outcome is Outcome.ADDED
    assert contents(settings)["ferry-users.md"] == FERRY


def test_adding_again_changes_nothing(settings: Settings, add: Add, ferry: Path) -> None:
    add(ferry)
    assert add(ferry).outcome is Outcome.UNCHANGED
    assert len(changes(settings.corpus)) == 1


def test_other_summary_of_the_meeting_is_refused_naming_both(add: Add, ferry: Path) -> None:
    add(ferry)
    ferry.write_text(FERRY + "\nMore.\n", "utf-8")
    with pytest.raises(MeetingExists) as refused:
        add(ferry)
    for named in (str(ferry), "ferry-users.md"):
        assert named in str(refused.value)
    assert add(ferry, Existing.SKIP).outcome is Outcome.SKIPPED
    assert add(ferry, Existing.REPLACE).outcome is Outcome.REPLACED


def test_same_title_on_the_same_day_is_the_same_meeting(
    settings: Settings, add: Add, ferry: Path
) -> None:
    """It takes the place of the other, under the other's address."""
    add(ferry)
    second = ferry.with_name("second.md")
    second.write_text(FERRY.replace("night", "morning"), "utf-8")
    with pytest.raises(MeetingExists):
        add(second)
    stored = add(second, Existing.REPLACE)
    assert (stored.draft.name, stored.draft.summary.meeting.id) == ("ferry-users.md", "ferry-users")
    assert "morning" in contents(settings)["ferry-users.md"]


def test_summary_with_an_id_of_its_own_is_another_meeting(add: Add, ferry: Path) -> None:
    add(ferry)
    second = ferry.with_name("second.md")
    second.write_text(f"---\nid: afternoon\n---\n{FERRY}", "utf-8")
    stored = add(second)
    assert stored.outcome is Outcome.ADDED
    assert "ferry-users.md" in stored.draft.warnings[-1]


def test_without_writing_only_the_outcome_is_told(
    settings: Settings, meetings: HeldMeetings, draft_of: Callable[..., Draft], ferry: Path
) -> None:
    before = contents(settings)
    stored = store_draft(draft_of(ferry), Existing.REFUSE, meetings, settings, write=False)
    assert (stored.outcome, contents(settings)) == (Outcome.ADDED, before)


def test_unknown_meeting_is_said(settings: Settings, meetings: HeldMeetings) -> None:
    with pytest.raises(UnknownMeeting, match="floor list"):
        remove_meeting("nowhere", meetings, settings)


def test_who_comes_second_waits(
    settings: Settings, add: Add, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two people add at once: both succeed, or one is told why not."""
    monkeypatch.setattr("indexer.corpus.journal.LOCK_SECONDS", 0.05)
    refused: list[type[Exception]] = []

    def second() -> None:
        try:
            add(ferry)
        except CorpusBusy as error:
            refused.append(type(error))

    with changing(settings.corpus):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert refused == [CorpusBusy]
    assert add(ferry).outcome is Outcome.ADDED
