"""Who spoke is told right, as a person reads it."""

import pytest

from tests.accuracy.floors import FLOORS, OWN_FLOORS, SHARED_FLOORS, below
from tests.accuracy.readings import SETS, SHARED, available
from tests.accuracy.scoring import register_finder, score_set, total

needs_shared = (
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="needs the real corpora in ../shared"),
)


@pytest.mark.parametrize(
    "name", [*OWN_FLOORS, *(pytest.param(name, marks=needs_shared) for name in SHARED_FLOORS)]
)
def test_speakers_are_told_as_a_person_would(name: str) -> None:
    assert available(name)
    report = total(score_set(name, register_finder()))
    assert not list(below(name, report)), report.mistakes


def test_every_set_has_floors() -> None:
    assert {*FLOORS} == {*SETS}
