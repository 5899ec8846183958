"""Rows by their values: few are looked up, many counted by code, and both give the same."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.fields import SEPARATOR
from indexer.index.local import columns
from indexer.index.local.columns import Column

SETS = ((), ("oman",), ("chad", "oman"), ("fiji",), ("chad", "fiji", "oman"))
TEXTS = [SEPARATOR.join(values) for values in SETS]
CODES = st.lists(st.integers(0, len(SETS) - 1), max_size=30)


@given(CODES, st.data())
def test_rows_are_counted_by_value_be_they_few_or_many(
    codes: list[int], data: st.DataObject
) -> None:
    column = Column(np.array(codes, np.int64), TEXTS)
    rows = sorted(data.draw(st.sets(st.sampled_from(range(len(codes))))) if codes else ())
    totals = column.totals(np.array(rows, np.int64))
    counted = Counter(value for row in rows for value in SETS[codes[row]])
    assert dict(zip(column.values.names, totals.tolist(), strict=True)) == {
        value: counted[value] for value in ("oman", "chad", "fiji")
    }
    by_name = column.by_name(np.array(rows, np.int64))
    assert +counted == Counter({value: n for value, n in by_name.items() if value})


@pytest.mark.parametrize("little", [0, 1, 1_000_000])
@given(codes=CODES, chosen=st.sets(st.sampled_from(["oman", "chad", "fiji", "peru"])))
def test_rows_are_found_by_value_in_order(little: int, codes: list[int], chosen: set[str]) -> None:
    column = Column(np.array(codes, np.int64), TEXTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "LITTLE", little)
        rows = column.rows(column.having(tuple(chosen)))
    assert rows.tolist() == [row for row, code in enumerate(codes) if chosen & {*SETS[code]}]
