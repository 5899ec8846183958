"""The benchmark runs, and every contender answers."""

from pathlib import Path

import pytest

from benchmarks.contest import ONE, PEERS, contest
from benchmarks.report import table

KINDS = {
    "common word", "rare word", "two words", "phrase", "prefix", "fuzzy", "filter only",
    "speaker and word",
}  # fmt: skip


@pytest.mark.slow
def test_every_contender_is_asked_every_kind_of_question(tmp_path: Path) -> None:
    outcome = contest("beirut", tmp_path, rounds=1)
    assert outcome.paragraphs == 20
    assert set(outcome.seconds[ONE]) == KINDS
    assert len(outcome.seconds) >= 2 + len(PEERS) - 1 + 1  # Xapian is not everywhere
    assert f"| {ONE} | 1.00 | 1.00 |" in table(outcome)
