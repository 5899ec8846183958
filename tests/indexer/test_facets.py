"""Listing the values of a facet."""

from indexer.facets import FACET_LIMIT, facet_values
from indexer.results import FacetValue, Unfolded

LABELS = {
    "cote-d-ivoire": "Côte d’Ivoire",
    "norway": "Norway",
    "north-macedonia": "North Macedonia",
}
COUNTS = {"norway": 5, "cote-d-ivoire": 7, "north-macedonia": 1}


def listed(values: tuple[FacetValue, ...]) -> list[tuple[str, int]]:
    return [(value.label, value.count) for value in values]


def test_selected_values_come_first_then_the_frequent_ones() -> None:
    values = facet_values("speaker", COUNTS, ("north-macedonia", "chad"), LABELS)
    assert listed(values) == [
        ("North Macedonia", 1),
        ("chad", 0),
        ("Côte d’Ivoire", 7),
        ("Norway", 5),
    ]


def test_a_long_list_can_be_searched_and_set_by_name() -> None:
    find = Unfolded("speaker", "NOR", by_name=True)
    values = facet_values("speaker", COUNTS, (), LABELS, find)
    assert listed(values) == [("North Macedonia", 1), ("Norway", 5)]
    accents = Unfolded("speaker", "cote")
    assert listed(facet_values("speaker", COUNTS, (), LABELS, accents)) == [("Côte d’Ivoire", 7)]


def test_another_facet_is_not_searched() -> None:
    assert len(facet_values("speaker", COUNTS, (), LABELS, Unfolded("section", "zzz"))) == 3


def test_a_section_is_found_with_those_above_it() -> None:
    counts = {"Work": 4, "Work > Clearance": 3, "Work > Stocks": 1, "Closing": 2}
    values = facet_values("section", counts, (), {}, Unfolded("section", "clear"))
    assert [(value.label, value.depth) for value in values] == [("Work", 0), ("Clearance", 1)]


def test_of_very_many_values_the_frequent_are_listed_and_the_chosen() -> None:
    counts = {f"v{number:04}": number for number in range(3000)}
    values = facet_values("speaker", counts, ("v0001",), {})
    assert len(values) == FACET_LIMIT + 1
    assert values[0].value == "v0001"
    assert values[1].value == "v2999"
