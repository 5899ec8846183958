"""Every change can be taken back, that too, and in copies of the corpus that are joined."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.corpus.adding import Existing, Stored
from indexer.corpus.catalogue import summary_files
from indexer.corpus.changes import (
    What,
    changes,
    lines_without_change,
    load_change,
    log_path,
    stamp,
)
from indexer.corpus.held_meetings import HeldMeetings
from indexer.corpus.history import change_of, record, undo, undoable
from indexer.corpus.journal import Contents
from indexer.corpus.removing import remove_meeting
from indexer.errors import CantUndo, CantWrite
from indexer.settings import Settings
from tests.indexer.corpus.conftest import FERRY
from tests.indexer.corpus.test_commands import run

Add = Callable[..., Stored]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def write(corpus: Path, name: str, text: str, what: What = What.ADDED) -> str:
    """Write a text into a file of the corpus; gives the id of the change."""
    return record(corpus, what, Path(name).stem, f"Meeting {name}", {name: text.encode()}).id


def texts(corpus: Path) -> dict[str, str]:
    return {file.name: file.data().decode() for file in summary_files(corpus)}


def test_removed_and_replaced_summaries_come_back(
    settings: Settings, meetings: HeldMeetings, add: Add, ferry: Path
) -> None:
    add(ferry)
    ferry.write_text("Other.", "utf-8")
    add(ferry, Existing.REPLACE)
    remove_meeting("ferry-users", meetings, settings)
    assert "ferry-users.md" not in texts(settings.corpus)
    assert [c.what for c in changes(settings.corpus)] == ["removed", "replaced", "added"]
    undo(settings.corpus)
    assert texts(settings.corpus)["ferry-users.md"] == "Other."
    undo(settings.corpus)
    assert texts(settings.corpus)["ferry-users.md"] == FERRY
    undo(settings.corpus)
    assert "ferry-users.md" not in texts(settings.corpus)
    with pytest.raises(CantUndo, match="no change that could be taken back"):
        undo(settings.corpus)


def test_taking_back_is_taken_back_again_and_again(corpus: Path) -> None:
    write(corpus, "a.md", "One.")
    write(corpus, "a.md", "Two.", What.REPLACED)
    for expected in ("One.", "Two.") * 3:
        newest = changes(corpus)[0]
        undo(corpus, newest.id)
        assert texts(corpus) == {"a.md": expected}
    undo(corpus)
    assert texts(corpus) == {"a.md": "One."}


def test_change_that_others_build_on_is_not_taken_back(corpus: Path) -> None:
    first = write(corpus, "a.md", "One.")
    second = write(corpus, "a.md", "Two.", What.REPLACED)
    with pytest.raises(CantUndo, match=rf"undo the later one first \({second}\)"):
        undo(corpus, first)
    (corpus / "a.md").write_text("By hand.", "utf-8")
    with pytest.raises(CantUndo, match="edited by hand"):
        undo(corpus, second)
    with pytest.raises(CantUndo, match="no change 999"):
        undo(corpus, "999")


def test_first_of_several_later_changes_is_named(corpus: Path) -> None:
    """The one that built on it, not the newest, nor one of other files."""
    first = write(corpus, "a.md", "One.")
    write(corpus, "b.md", "One.")
    second = write(corpus, "a.md", "Two.", What.REPLACED)
    write(corpus, "a.md", "Three.", What.REPLACED)
    with pytest.raises(CantUndo, match=rf"a\.md has changed since .*first \({second}\)"):
        undo(corpus, first)


def test_file_that_a_change_left_as_it_was_is_not_built_on(corpus: Path) -> None:
    """A change names all files that it wrote, also one with what it held before."""
    write(corpus, "b.md", "Same.")
    files: Contents = {"a.md": b"One.", "b.md": b"Same."}
    both = record(corpus, What.ADDED, "a", "Meeting a", files)
    write(corpus, "b.md", "Other.", What.REPLACED)
    (corpus / "a.md").write_text("By hand.", "utf-8")
    with pytest.raises(CantUndo, match=r"a\.md .*edited by hand"):
        undo(corpus, both.id)


def test_changes_whose_files_are_as_they_left_them_can_be_undone(corpus: Path) -> None:
    """What the history offers to undo is what `undo` takes back."""
    write(corpus, "a.md", "One.")
    write(corpus, "b.md", "One.")
    write(corpus, "a.md", "Two.", What.REPLACED)
    can_undo = undoable(corpus)
    assert [can_undo(change) for change in changes(corpus)] == [True, True, False]


def test_change_tells_who_made_it_and_what_it_takes_back(corpus: Path) -> None:
    """By nobody, and nothing, where that isn't said."""
    id_ = write(corpus, "a.md", "One.")
    assert (change_of(corpus, id_[:9]).by, change_of(corpus, id_).undoes) == ("", "")
    assert undo(corpus, by="Ann").id == id_
    assert (changes(corpus)[0].by, changes(corpus)[0].undoes) == ("Ann", id_)


def test_earlier_version_that_was_thrown_away_is_named(corpus: Path) -> None:
    write(corpus, "a.md", "One.")
    write(corpus, "a.md", "Two.", What.REPLACED)
    (version,) = (corpus / ".floor" / "versions").iterdir()
    version.unlink()
    with pytest.raises(CantUndo, match=rf"version {version.name[:12]} is no longer kept"):
        undo(corpus)


def test_beginning_of_an_id_is_enough_unless_several_begin_so(corpus: Path) -> None:
    ids = [write(corpus, f"{number}.md", "Text.") for number in range(17)]
    with pytest.raises(CantUndo, match="several changes"):
        undo(corpus, next(a[0] for a in ids if sum(b[0] == a[0] for b in ids) > 1))
    assert undo(corpus, ids[3][:7]).id == ids[3]


def test_earlier_version_that_is_damaged_is_not_brought_back(corpus: Path) -> None:
    write(corpus, "a.md", "One.")
    write(corpus, "a.md", "Two.", What.REPLACED)
    (version,) = (corpus / ".floor" / "versions").iterdir()
    version.write_text("Onf.", "utf-8")
    with pytest.raises(CantUndo, match="is damaged"):
        undo(corpus)
    assert texts(corpus) == {"a.md": "Two."}


def test_line_that_a_crash_cut_off_goes_with_the_next_change(corpus: Path) -> None:
    write(corpus, "a.md", "One.")
    with log_path(corpus).open("ab") as log:
        log.write(b'{"id": "2", "wh')
    write(corpus, "b.md", "Two.")
    assert [c.title for c in changes(corpus)] == ["Meeting b.md", "Meeting a.md"]
    assert log_path(corpus).read_bytes().count(b"\n") == 2


def test_line_that_lost_its_end_to_an_editor_stays(corpus: Path) -> None:
    write(corpus, "0.md", "Zero.")
    write(corpus, "a.md", "One.")
    log_path(corpus).write_bytes(log_path(corpus).read_bytes().rstrip())
    write(corpus, "b.md", "Two.")
    assert [c.title[8:] for c in changes(corpus)] == ["b.md", "a.md", "0.md"]


def test_lines_that_are_no_changes_are_told_by_number(corpus: Path) -> None:
    """But blank ones, and the last while it is being written."""
    assert stamp(corpus) == (0, 0)
    write(corpus, "a.md", "One.")
    before = stamp(corpus)
    whole = log_path(corpus).read_bytes()
    log_path(corpus).write_bytes(b"{}\n\n" + whole + b"no JSON\n" + whole[:20])
    assert lines_without_change(corpus) == [1, 4]
    assert [change.title for change in changes(corpus)] == ["Meeting a.md"]
    assert stamp(corpus) != before


def test_log_with_numbers_instead_of_ids_is_read(corpus: Path) -> None:
    write(corpus, "a.md", "One.")
    entry = json.loads(log_path(corpus).read_text("utf-8"))
    del entry["id"], entry["undoes"]
    log_path(corpus).write_text(json.dumps({"number": 1, **entry}) + "\n", "utf-8")
    assert undo(corpus).title == "Meeting a.md"
    assert texts(corpus) == {}


@pytest.mark.parametrize(
    "files",
    [
        {"../evil.md": ["", ""]},
        {"/etc/evil.md": ["", ""]},
        {".floor/history.jsonl": ["", ""]},
        {"a\\..\\b.md": ["", ""]},
        {"a.md": ["../../evil", ""]},
        {"a.md": ["", None]},
    ],
)
def test_line_of_a_stranger_that_reaches_out_of_the_corpus_is_none(
    files: dict[str, list[str]],
) -> None:
    entry = {"id": "abcd", "when": "", "what": "added", "meeting": "", "title": "", "files": files}
    assert load_change(json.dumps(entry).encode()) is None
    assert load_change(json.dumps({**entry, "files": {"a.md": ["", ""]}}).encode())


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_histories_of_two_people_are_joined_by_git_and_undone(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    write(ours, "a.md", "One.")
    git(ours, "init", "-b", "main")
    git(ours, "add", ".")
    git(ours, "commit", "-m", "first")
    git(tmp_path, "clone", "ours", "theirs")
    write(ours, "b.md", "Ours.")
    write(ours, "b.md", "Ours, again.", What.REPLACED)
    write(theirs, "c.md", "Theirs.")
    write(theirs, "c.md", "Theirs, again.", What.REPLACED)
    for corpus in (ours, theirs):
        git(corpus, "add", ".")
        git(corpus, "commit", "-m", "changes")
    git(ours, "pull", "--no-rebase", "--no-edit", str(theirs), "main")
    assert len(changes(ours)) == 5
    for _ in range(5):
        undo(ours)
    assert texts(ours) == {}
    tracked = subprocess.check_output(["git", "ls-files", ".floor"], cwd=ours, text=True)
    assert "lock" not in tracked


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_what_one_changes_while_another_removes_it_is_not_lost(tmp_path: Path) -> None:
    """Git asks; it would not, if it took the removed one for one that was moved elsewhere."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    text = "".join(f"**Norway** asked for quay {number}.\n\n" for number in range(20))
    write(ours, "a.md", text)
    git(ours, "init", "-b", "main")
    git(ours, "add", ".")
    git(ours, "commit", "-m", "first")
    git(tmp_path, "clone", "ours", "theirs")
    write(ours, "a.md", text.replace("quay 7", "pier 7"), What.REPLACED)
    record(theirs, What.REMOVED, "a", "Meeting a.md", {"a.md": None})
    for corpus in (ours, theirs):
        git(corpus, "add", ".")
        git(corpus, "commit", "-m", "changes")
    with pytest.raises(subprocess.CalledProcessError):
        git(ours, "pull", "--no-rebase", "--no-edit", str(theirs), "main")
    assert "pier 7" in texts(ours)["a.md"]
    git(ours, "add", ".")
    git(ours, "commit", "-m", "it stays")
    (replaced,) = (c for c in changes(ours) if c.what is What.REPLACED)
    undo(ours, replaced.id)
    assert texts(ours)["a.md"] == text


def test_version_that_was_kept_unpacked_is_taken_back_too(corpus: Path) -> None:
    """So did earlier versions of the program."""
    write(corpus, "a.md", "One.")
    write(corpus, "a.md", "Two.", What.REPLACED)
    (version,) = (corpus / ".floor" / "versions").iterdir()
    version.write_text("One.")
    undo(corpus)
    assert texts(corpus) == {"a.md": "One."}


def test_history_goes_with_an_exported_corpus(
    settings: Settings, add: Add, ferry: Path, tmp_path: Path
) -> None:
    """Old versions come along, and what is undone elsewhere is undone there alone."""
    add(ferry)
    ferry.write_text("Other.", "utf-8")
    add(ferry, Existing.REPLACE)
    assert run(settings, "export", str(tmp_path / "all.zip")).exit_code == 0
    there = Settings(corpus=tmp_path / "there", index=tmp_path / "index")
    assert run(there, "import", str(tmp_path / "all.zip")).exit_code == 0
    replaced = next(c for c in changes(there.corpus) if c.what is What.REPLACED)
    assert replaced in changes(settings.corpus)
    run(there, "undo", replaced.id)
    assert texts(there.corpus)["ferry-users.md"] == FERRY
    assert texts(settings.corpus)["ferry-users.md"] == "Other."
    again = len(changes(there.corpus))
    run(there, "import", "--skip-existing", str(tmp_path / "all.zip"))
    assert len(changes(there.corpus)) == again


def test_disk_that_is_full_in_the_middle_changes_nothing(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(corpus, "a.md", "One.")
    before = texts(corpus)

    def full(_corpus: Path, _change: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indexer.corpus.journal.append", full)
    with pytest.raises(CantWrite, match="the disk is full"):
        write(corpus, "a.md", "Two.", What.REPLACED)
    assert texts(corpus) == before
    assert not [*corpus.rglob("*.part"), *corpus.rglob("intent.json")]
