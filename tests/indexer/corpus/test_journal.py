"""A change that was killed is finished or taken back by whoever comes next."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from indexer.corpus import journal
from indexer.corpus.changes import What, changes
from indexer.corpus.history import record
from indexer.corpus.journal import interrupted, settle
from tests.indexer.corpus.test_history import corpus, texts

__all__ = ["corpus"]


def killed_before(
    step: str, corpus: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[], str]
) -> Path:
    """A copy of the corpus as it is where a change is killed before a step."""
    copy, work = corpus.with_name("killed"), getattr(journal, step)

    def copied(*given: Any) -> None:
        if not copy.exists():
            shutil.copytree(corpus, copy)
        work(*given)

    with monkeypatch.context() as patched:
        patched.setattr(journal, step, copied)
        make()
    return copy


def both_written(corpus: Path, one: str, other: str, what: What) -> str:
    contents = {"a.md": one.encode(), "b.md": other.encode()}
    return record(corpus, what, "a", "Both", contents).id


def replacing_killed(corpus: Path, monkeypatch: pytest.MonkeyPatch, one: str, other: str) -> Path:
    """The corpus as it is where the process was killed that put these in the place of both."""
    both_written(corpus, "One.", "Two.", What.ADDED)
    replacing = partial(both_written, corpus, one, other, What.REPLACED)
    return killed_before("_finish", corpus, monkeypatch, replacing)


def test_a_change_that_was_killed_is_finished_if_nobody_wrote_since(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = replacing_killed(corpus, monkeypatch, "Uno.", "Dos.")
    assert texts(killed) == {"a.md": "One.", "b.md": "Two."}
    settle(killed)
    assert texts(killed) == {"a.md": "Uno.", "b.md": "Dos."}
    assert [change.what for change in changes(killed)] == ["replaced", "added"]


@pytest.mark.parametrize("done", [False, True])
def test_what_somebody_wrote_since_stays_and_the_rest_is_as_it_was(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, done: bool
) -> None:
    """Whether or not the file beside it had its new content already."""
    killed = replacing_killed(corpus, monkeypatch, "Uno.", "Dos.")
    (killed / "a.md").write_text("Somebody's.", "utf-8")
    if done:
        (killed / "b.md").write_text("Dos.", "utf-8")
    settle(killed)
    assert texts(killed) == {"a.md": "Somebody's.", "b.md": "Two."}
    assert [change.what for change in changes(killed)] == ["added"]
    assert [path.name for path in killed.glob(".*.part")] == []


def test_without_the_version_before_a_killed_change_is_not_finished(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For then it could not be taken back."""
    killed = replacing_killed(corpus, monkeypatch, "Uno.", "Two.")
    for version in (killed / ".floor" / "versions").iterdir():
        version.unlink()
    settle(killed)
    assert texts(killed) == {"a.md": "One.", "b.md": "Two."}
    assert [change.what for change in changes(killed)] == ["added"]


@pytest.mark.parametrize(
    ("step", "outcome"),
    [
        ("_lay_ready", "left out"),
        ("write_through", "left out"),
        ("_finish", "finished"),
        ("_forget_intent", "finished"),
    ],
)
def test_what_becomes_of_a_killed_change_is_told_and_noted_once(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    step: str, outcome: str,
) -> None:  # fmt: skip
    """Nothing laid ready, the version before kept, all laid ready, or in the log already."""
    both_written(corpus, "One.", "Two.", What.ADDED)
    killed = killed_before(
        step, corpus, monkeypatch, lambda: both_written(corpus, "Uno.", "Two.", What.REPLACED)
    )
    change = interrupted(killed)
    assert change
    assert change.what is What.REPLACED
    settle(killed)
    made = outcome == "finished"
    assert texts(killed) == {"a.md": "Uno." if made else "One.", "b.md": "Two."}
    assert [one.what for one in changes(killed)] == ["replaced"] * made + ["added"]
    assert f"a change was interrupted, and is {outcome}: replaced" in caplog.text
    assert interrupted(killed) is None


def test_what_was_written_by_half_goes(corpus: Path) -> None:
    both_written(corpus, "One.", "Two.", What.ADDED)
    part = corpus / ".floor" / "parts" / "half"
    part.write_bytes(b"On")
    settle(corpus)
    assert not part.exists()
