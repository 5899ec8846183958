"""The benchmark runs, and every contender answers."""

from pathlib import Path

import pytest

from benchmarks.contenders import NAMES
from benchmarks.contest import NOT_WANTED, Plan, contest
from benchmarks.outcome import load_all, save
from benchmarks.questions import KINDS
from benchmarks.report import write


@pytest.mark.slow
def test_every_contender_is_asked_every_kind_of_question(tmp_path: Path) -> None:
    outcome = contest(Plan("beirut", tmp_path / "bench", rounds=1, each=3))
    assert outcome.paragraphs == 20
    assert set(outcome.asked[outcome.one].again.kinds) == set(KINDS)
    assert set(outcome.asked) | set(outcome.left_out) == set(NAMES)  # Xapian is not everywhere

    save(outcome, tmp_path / "results")
    assert load_all(tmp_path / "results") == [outcome]

    write([outcome], tmp_path)
    text = (tmp_path / "RESULTS.md").read_text("utf-8")
    assert "| this project on Whoosh | 1.00 | 1.00 | 1.00 | 1.00 |" in text
    assert "prefers-color-scheme" in (tmp_path / "growth.svg").read_text("utf-8")


@pytest.mark.slow
def test_others_are_measured_by_tantivy_where_whoosh_is_left_out(tmp_path: Path) -> None:
    without = frozenset(NAMES) - {"this project on Tantivy", "SQLite FTS5"}
    plan = Plan("beirut", tmp_path, rounds=1, each=1, without=without, keep=True)
    outcome = contest(plan)
    assert outcome.one == "this project on Tantivy"
    assert outcome.left_out["stock Whoosh"] == NOT_WANTED

    again = contest(plan)  # with keep, nothing is indexed again
    assert {name: made.seconds for name, made in again.made.items()} == {
        name: made.seconds for name, made in outcome.made.items()
    }
