"""Listing the values of a facet."""

import pytest

from indexer.index.entries import FileEntry, FileSpeaker
from indexer.index.local.meetings import LocalMeetings
from indexer.index.seam import Wanted
from indexer.search.facets import FACET_LIMIT, facet_values, likely, wanted
from indexer.search.results import FacetValue, SearchRequest, Unfolded
from indexer.summary import SECTION_SEPARATOR, Kind, Meeting

LABELS = {
    "cote-d-ivoire": "Côte d’Ivoire",
    "norway": "Norway",
    "north-macedonia": "North Macedonia",
}
COUNTS = {"norway": 5, "cote-d-ivoire": 7, "north-macedonia": 1}


def entry(*speakers: str) -> FileEntry:
    known = {id_: FileSpeaker(id_.title(), Kind.STATE, True, {}) for id_ in speakers}
    return FileEntry("", Meeting("forum", "Forum"), 1, known, {"aosis": "AOSIS"})


MEETINGS = LocalMeetings([entry("norway", "north-macedonia"), entry("chad")])


@pytest.mark.parametrize(
    ("facet", "unfolded", "expected"),
    [
        ("speaker", None, Wanted(200, ("chad",))),
        ("speaker", Unfolded("speaker"), Wanted(200, ("chad",))),
        ("speaker", Unfolded("section", "nor"), Wanted(200, ("chad",))),
        ("speaker", Unfolded("speaker", "NOR"), Wanted(among=("norway", "north-macedonia"))),
        ("speaker", Unfolded("speaker", " zzz "), Wanted(among=())),
        ("speaker", Unfolded("speaker", by_name=True), Wanted()),
        ("for", Unfolded("for", "aos"), Wanted(among=("aosis",))),
        ("section", Unfolded("section", "nor"), Wanted()),
        ("meeting", Unfolded("meeting", "for"), Wanted()),
        ("year", None, Wanted()),
        ("role", None, Wanted(200)),
    ],
)
def test_no_more_is_counted_than_can_be_listed(
    facet: str, unfolded: Unfolded | None, expected: Wanted
) -> None:
    request = SearchRequest(filters={"speaker": ("chad",)}, unfolded=unfolded)
    assert wanted(facet, request, MEETINGS) == expected


def test_years_come_the_newest_first_however_frequent() -> None:
    counts = {"2003": 9, "2011": 1, "1999": 4}
    assert [v.value for v in facet_values("year", counts, (), {})] == ["2011", "2003", "1999"]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_of_many_values_the_most_frequent_are_listed(size: int) -> None:
    values = facet_values("speaker", COUNTS, (), LABELS, size=size)
    assert [v.count for v in values] == [7, 5, 1][:size]
    by_name = facet_values("speaker", COUNTS, (), LABELS, Unfolded("speaker", by_name=True))
    assert [v.value for v in by_name] == ["cote-d-ivoire", "north-macedonia", "norway"]


def test_of_very_many_values_by_name_the_first_by_name_are_listed() -> None:
    counts = {f"s{number}": number for number in range(FACET_LIMIT + 50)}
    labels = {value: f"{FACET_LIMIT + 50 - n:04}" for value, n in counts.items()}
    listed = facet_values("speaker", counts, (), labels, Unfolded("speaker", by_name=True))
    assert [v.label for v in listed] == sorted(labels.values())[:FACET_LIMIT]


def test_sections_by_name_stand_under_their_parents_by_name() -> None:
    counts = {"Work": 1, "Work > Stocks": 9, "Work > Clearance": 1, "Closing": 5}
    by_name = facet_values("section", counts, (), {}, Unfolded("section", by_name=True))
    assert [v.label for v in by_name] == ["Closing", "Work", "Clearance", "Stocks"]
    by_count = facet_values("section", counts, (), {}, Unfolded("section"))
    assert [v.label for v in by_count] == ["Closing", "Work", "Stocks", "Clearance"]


def test_a_section_is_found_also_where_those_above_it_were_not_counted() -> None:
    values = facet_values("section", {"Work > Clearance": 3}, (), {}, Unfolded("section", "clear"))
    assert [(v.label, v.depth) for v in values] == [("Clearance", 1)]


def test_as_many_values_as_can_be_listed_are_listed() -> None:
    exactly = {f"v{number:04}": number for number in range(200)}
    assert len(facet_values("speaker", exactly, (), {})) == 200
    assert len(facet_values("speaker", {**exactly, "other": 1}, (), {})) == 200
    named = facet_values("speaker", {**exactly, "a": 1}, (), {}, Unfolded("speaker", by_name=True))
    assert [v.value for v in named][:2] == ["a", "v0000"]


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
    assert len(values) == 201
    assert values[0].value == "v0001"
    assert values[1].value == "v2999"


def test_a_short_list_is_the_beginning_of_the_long_one_and_what_is_chosen() -> None:
    counts = {f"v{number:04}": number // 7 for number in range(3000)}
    for facet in ("speaker", "section", "year"):
        whole = facet_values(facet, counts, ("v0001", "v2990"), {})
        request = SearchRequest(filters={facet: ("v0001", "v2990")}, facet_size=10)
        some = likely(facet, counts, request)
        assert len(some) < 20 or facet in ("section", "year")
        short = facet_values(facet, some, ("v0001", "v2990"), {}, size=10)
        assert short == tuple(v for n, v in enumerate(whole) if n < 10 or v.selected)


def test_what_is_too_rare_to_be_listed_is_left_out_before() -> None:
    """Equally frequent ones may each be listed, and so are the chosen ones."""
    counts = {"oman": 9, "peru": 5, "fiji": 3, "cuba": 3, "togo": 1, "chad": 1}
    request = SearchRequest(filters={"speaker": ("togo",)}, facet_size=3)
    assert list(likely("speaker", counts, request)) == ["oman", "peru", "fiji", "cuba", "togo"]


def test_what_is_unfolded_is_listed_whole() -> None:
    counts = {f"v{number:04}": 1 for number in range(3000)}
    unfolded = Unfolded("speaker")
    assert len(facet_values("speaker", counts, (), {}, unfolded, size=10)) == 200
    assert len(facet_values("meeting", counts, (), {}, unfolded, size=10)) == 10


def test_sections_of_a_tree_may_be_nested_without_end() -> None:
    deep = SECTION_SEPARATOR.join("x" * 50_000)
    assert facet_values("section", {"x": 1}, (deep,), {})[-1].depth == 49_999
