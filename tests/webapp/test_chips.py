"""A chip names a filter in use, and leads to the search without it."""

import pytest
from flask import Flask

from indexer.search.results import FacetValue, SearchRequest, SearchResults
from webapp.chips import chips


def test_a_chip_names_its_filter_and_drops_only_that(app: Flask) -> None:
    """The label comes from the facet; an unknown value is shown as it was given."""
    asked = SearchRequest("x", {"speaker": ("norway", "atlantis")}, page=3)
    facets = {"speaker": (FacetValue("norway", "Norway", 1, True),)}
    with app.test_request_context():
        norway, atlantis = chips(SearchResults(asked, "x", (), 0, (), facets))
    assert (norway.label, norway.value) == ("Speaker", "Norway")
    assert norway.removal == "/search?q=x&speaker=atlantis"
    assert (atlantis.value, atlantis.removal) == ("atlantis", "/search?q=x&speaker=norway")


@pytest.mark.parametrize(
    ("first", "last", "label", "value"),
    [
        ("2001", "2004", "Years", "2001 to 2004"),
        ("2001", "", "Years", "from 2001"),
        ("", "2004", "Years", "up to 2004"),
        ("2001", "2001", "Years", "2001"),
        ("2001-03", "2004", "Dates", "2001-03 to 2004"),
    ],
)
def test_a_chip_tells_between_which_dates(
    app: Flask, first: str, last: str, label: str, value: str
) -> None:
    """One chip for both ends, whose link takes both away."""
    asked = SearchRequest("x", first=first, last=last)
    with app.test_request_context():
        [dates] = chips(SearchResults(asked, "x", (), 0, (), {}))
    assert (dates.label, dates.value, dates.removal) == (label, value, "/search?q=x")
