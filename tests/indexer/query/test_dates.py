"""Bounds that are typed: those that are dates, the earlier one first."""

import pytest

from indexer.query.dates import Bounds, readable, unreadable


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        ("2011", "2012", ("2011", "2012")),
        ("2012", "2011", ("2011", "2012")),
        ("2011", "2011-05", ("2011", "2011-05")),
        ("2011-05", "2011", ("2011-05", "2011")),
        ("2011-09-17", "2011-09-16", ("2011-09-16", "2011-09-17")),
        ("soon", "2011", ("", "2011")),
        ("2011", "2011-02-31", ("2011", "")),
        ("", "2011", ("", "2011")),
        ("", "", ("", "")),
    ],
)
def test_bounds_change_places_only_where_no_day_lies_between(
    first: str, last: str, kept: tuple[str, str]
) -> None:
    assert readable(first, last) == Bounds(*kept)


def test_what_is_no_date_is_told_with_what_to_type() -> None:
    assert unreadable("2011-09") == unreadable("") == ""
    assert unreadable("soon") == "soon is not a date: type 2011, 2011-09 or 2011-09-16"
