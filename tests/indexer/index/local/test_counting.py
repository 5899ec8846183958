"""Counts by name: as many as are wanted, and how many there are."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.local.columns import Values
from indexer.index.local.counting import by_two, counted, picked, tallies
from indexer.index.seam import Tally, Wanted

VALUES = Values(("oman", "chad", "", "fiji", "mali", "peru"))
TOTALS = np.array([2, 2, 9, 5, 0, 1], np.int64)


@pytest.mark.parametrize(
    ("wanted", "counts", "distinct"),
    [
        (Wanted(), {"oman": 2, "chad": 2, "fiji": 5, "peru": 1}, 4),
        (Wanted(0), {}, 4),
        (Wanted(2), {"fiji": 5, "chad": 2}, 4),
        (Wanted(2, ("peru", "mali", "nobody")), {"fiji": 5, "chad": 2, "peru": 1}, 4),
        (Wanted(9, ("peru",)), {"oman": 2, "chad": 2, "fiji": 5, "peru": 1}, 4),
        (Wanted(among=("oman", "mali", "nobody")), {"oman": 2}, 1),
        (Wanted(1, ("oman",), ("oman", "chad")), {"chad": 2, "oman": 2}, 2),
    ],
)
def test_the_most_frequent_values_are_given_and_those_asked_for(
    wanted: Wanted, counts: dict[str, int], distinct: int
) -> None:
    assert counted(VALUES, TOTALS, wanted) == (counts, distinct)
    by_name = dict(zip(VALUES.names, TOTALS.tolist(), strict=True))
    found = {value: total for value, total in by_name.items() if total}
    assert picked(found, wanted) == (counts, distinct)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.integers(0, 12))
def test_equally_frequent_values_come_by_letter(totals: list[int], most: int) -> None:
    values = tuple("hcaegbdflkij"[: len(totals)])
    found, _ = counted(Values(values), np.array(totals, np.int64), Wanted(most))
    present = Counter({value: n for value, n in zip(values, totals, strict=True) if n})
    expected = sorted(present.items(), key=lambda item: (-item[1], item[0]))[:most]
    assert found == dict(expected)
    assert picked(present, Wanted(most)) == (found, len(present))


def test_a_speaker_is_tallied_over_paragraphs_meetings_and_days() -> None:
    speakers = np.array([0, 0, 2, 0, 2])
    meetings = np.array([1, 1, 0, 0, 2])
    days = np.array([20110916, 20110914, 0, 20140302, 0])
    assert tallies(("chad", "fiji", "mali"), speakers, meetings, days) == {
        "chad": Tally(3, 2, 20110914, 20140302),
        "mali": Tally(2, 2, 0, 0),
    }
    nothing = np.zeros(0, np.int64)
    assert tallies((), nothing, nothing, nothing) == {}


def test_pairs_are_counted_by_both() -> None:
    first, second = np.array([1, 0, 1, 1]), np.array([0, 1, 0, 1])
    assert by_two(("chad", "fiji"), first, ("spring", "autumn"), second) == {
        "chad": {"autumn": 1},
        "fiji": {"spring": 2, "autumn": 1},
    }
