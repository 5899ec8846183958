"""Facets of what is known of meetings: their series and place."""

from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings

HELD = (("River", "Bergen", 2), ("River", "Oslo", 1), ("Lake", "Oslo", 3), ("", "", 1))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> SearchService:
    """A meeting for each of HELD, with so many paragraphs on silt."""
    folder: Path = tmp_path_factory.mktemp("held")
    for number, (series, place, count) in enumerate(HELD):
        facts = f"title: Meeting {number}\ndate: 2010-05-0{number + 1}\n"
        facts += f"series: {series}\nplace: {place}\n" if series else ""
        text = "\n\n".join(f"**Norway** named silt {n} times." for n in range(count))
        (folder / f"{number}.md").write_text(f"---\n{facts}---\n{text}\n", "utf-8")
    settings = Settings(corpus=folder, index=folder.parent / f"{folder.name}-index")
    build_index(settings)
    return SearchService(settings)


@pytest.mark.parametrize(
    ("chosen", "total", "series", "place"),
    [
        ({}, 7, {"River": 3, "Lake": 3}, {"Bergen": 2, "Oslo": 4}),
        ({"series": ("River",)}, 3, {"River": 3, "Lake": 3}, {"Bergen": 2, "Oslo": 1}),
        ({"place": ("Oslo",)}, 4, {"River": 1, "Lake": 3}, {"Bergen": 2, "Oslo": 4}),
        (
            {"series": ("River",), "place": ("Oslo",)}, 1,
            {"River": 1, "Lake": 3}, {"Bergen": 2, "Oslo": 1},
        ),
        ({"series": ("Sea",)}, 0, {"River": 3, "Lake": 3}, {}),
    ],
)  # fmt: skip
def test_each_counts_without_its_own_filter(
    service: SearchService,
    chosen: dict[str, tuple[str, ...]],
    total: int,
    series: dict[str, int],
    place: dict[str, int],
) -> None:
    results = service.search(SearchRequest("silt", chosen))
    assert results.total == total
    assert (results.counts["series"], results.counts["place"]) == (series, place)
    assert service.rows(SearchRequest("silt", chosen)).total == total


def test_only_meetings_of_what_is_chosen_are_counted(service: SearchService) -> None:
    """As many as are listed, too; a chosen meeting leaves the others in sight."""
    found = service.search(SearchRequest("silt", {"place": ("Oslo",)}))
    assert found.counts["meeting"] == {"1": 1, "2": 3}
    assert found.distinct["meeting"] == 2
    found = service.search(SearchRequest("silt", {"meeting": ("1",)}))
    assert found.counts["meeting"] == {"0": 2, "1": 1, "2": 3, "3": 1}
