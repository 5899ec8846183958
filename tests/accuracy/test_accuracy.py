"""Who spoke is told right on files of the real corpora, as a person read them.

The floors lie a little under what is reached now (see README.md beside this file): they catch a
change for the worse, and are no claim.
"""

import pytest

from tests.accuracy.scoring import (
    MEASURES,
    SHARED,
    expectations,
    register_finder,
    score_convention,
    total,
)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="needs the real corpora in ../shared"),
]
FLOORS = {
    "bold": 1.0,
    "capitals": 0.97,
    "prefix": 0.99,
    "line": 0.99,
    "heading": 0.99,
}


@pytest.mark.parametrize("convention", FLOORS)
def test_speakers_are_told_as_a_person_would(convention: str) -> None:
    assert expectations(convention)
    report = total(score_convention(convention, register_finder()))
    speaker = report.scores["speaker"]
    assert min(speaker.precision, speaker.recall) >= FLOORS[convention], report.mistakes


def test_beirut_is_read_without_a_mistake() -> None:
    report = total(score_convention("bold", register_finder()))
    assert {m: (report.scores[m].precision, report.scores[m].recall) for m in MEASURES} == {
        measure: (1.0, 1.0) for measure in MEASURES
    }
