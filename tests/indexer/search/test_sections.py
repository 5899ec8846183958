"""Headings are found, above the paragraphs and not among them, alike by both engines."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.corpus.indexing import build_index
from indexer.search.results import SearchRequest, SearchResults
from indexer.search.service import SearchService
from indexer.settings import Settings

LAKE = """# Council of the Lake

## Dredging postponed

**Norway** asked for a boat.

**Portugal** agreed.

### Costs of dredging

**Portugal** said ten.

## 5 May 2015

It rained.

## Dredging adopted
"""
DAYS = """---
title: Two days of talks
date: 2015-05-04/2015-05-06
---

It rained.
"""


@pytest.fixture(params=["whoosh", "tantivy"])
def search(request: pytest.FixtureRequest, settings: Settings) -> Callable[..., SearchResults]:
    if request.param == "tantivy":
        pytest.importorskip("tantivy")
    (settings.corpus / "2015-lake.md").write_text(LAKE, "utf-8")
    (settings.corpus / "2015-days.md").write_text(DAYS, "utf-8")
    chosen = replace(settings, engine=request.param)
    assert build_index(chosen).problems == ()
    service = SearchService(chosen)
    return lambda query, **filters: service.search(SearchRequest(query, filters))


def titles(results: SearchResults) -> list[tuple[str, int]]:
    shown = ((hit.title, hit.section.paragraphs) for hit in results.sections.shown)
    return sorted(shown)


def test_a_heading_is_found_with_what_stands_under_it(
    search: Callable[..., SearchResults],
) -> None:
    """One with nothing under it is a paragraph, and counted as one."""
    found = search("dredging meeting:lake")
    assert titles(found) == [("Costs of dredging", 1), ("Dredging postponed", 3)]
    assert (found.sections.total, found.total) == (2, 1)
    assert found.hits[0].paragraph.text == "Dredging adopted"
    (marked,) = {hit.title[m.start : m.end] for hit in found.sections.shown for m in hit.marks} - {
        "Dredging"
    }
    assert marked == "dredging"


def test_the_title_is_a_heading(search: Callable[..., SearchResults]) -> None:
    found = search("council lake")
    assert (titles(found), found.total) == ([("Council of the Lake", 5)], 0)


def test_filters_hold_for_headings_and_nobody_speaks_in_one(
    search: Callable[..., SearchResults],
) -> None:
    assert search("dredging", meeting=("2014-03-02-harbour",)).sections.total == 1
    assert search("dredging", speaker=("norway",)).sections.total == 0
    assert search("speaker:norway dredging").sections.total == 0
    assert search("meeting:lake").sections.total == 0
    assert search("").sections.total == 0


def test_a_meeting_is_found_on_each_of_its_days(search: Callable[..., SearchResults]) -> None:
    days = ("2015-05-03", "2015-05-04", "2015-05-05", "2015-05-06", "2015-05")
    assert [search(f"meeting:talks date:{day}").total for day in days] == [0, 1, 1, 1, 1]


def test_a_paragraph_is_found_by_the_date_above_it(search: Callable[..., SearchResults]) -> None:
    found = search("rained date:2015-05-05 meeting:lake")
    assert found.total == 1
