"""A table is given back as it was written, in numbers that are as narrow as they can be."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.fields import Document
from indexer.index.local import table
from indexer.index.local.table import CODES, NUMBERS, ROWS_FILE, TableWriter, read_table

DAYS = st.integers(0, 9_999_12_31)
PLACES = st.lists(st.tuples(DAYS, st.integers(-3, 9)), min_size=1, max_size=8)


def written(folder: Path, places: Sequence[tuple[int, int]]) -> None:
    """Add documents of some days and positions."""
    writer = TableWriter(folder, ())
    for day, position in places:
        numbers = {"date": day, "last": day, "position": position}
        writer.add(Document("a.md", "en", {}, {"meeting_id": "a"}, numbers))
    writer.save()


@given(first=PLACES, second=PLACES, most=st.sampled_from([0, 3, 20]))
def test_a_table_of_narrow_numbers_is_that_of_wide_ones(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[int, int]],
    second: list[tuple[int, int]],
    most: int,
) -> None:
    """Also one that is widened when it is added to."""
    tables = []
    for limit in (table.MOST_NARROW, most):
        folder = tmp_path_factory.mktemp("table")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(table, "MOST_NARROW", limit)
            written(folder, first)
            written(folder, second)
        tables.append(read_table(folder))
    for name in NUMBERS:
        assert tables[0].numbers[name].tolist() == tables[1].numbers[name].tolist()
    assert [codes.tolist() for codes in tables[0].codes.values()] == [
        codes.tolist() for codes in tables[1].codes.values()
    ]
    days, keys = tables[0].numbers["date"].tolist(), tables[0].numbers["key"].tolist()
    assert days == [day for day, _ in (*first, *second)]
    assert keys == list(range(len(days)))


def test_a_number_takes_four_bytes(tmp_path: Path) -> None:
    written(tmp_path, [(2011_09_16, 1)] * 1_000)
    columns = len(NUMBERS) + len(CODES)
    assert 4_000 * columns < (tmp_path / ROWS_FILE).stat().st_size < 4_200 * columns
