"""Rows: one statement that satisfies the query by itself, or words that are nobody's."""

import random

import pytest

from indexer.search.results import SearchRequest, Sort
from indexer.search.rows import Row
from tests.indexer.index.conftest import Engines, Other, both_engines
from tests.indexer.index.examples import Examples

QUAYS = """---
title: Quay Forum
date: 2014-03-02
place: Lisbon, Portugal
series: Quays
rapporteur: Harbour Watch
source: https://example.org/quay
attribution:
  1:
    - {speakers: [Norway], to: costly.}
    - {speakers: [Chile], from: Chile, to: shells.}
  2:
    - {speakers: [Japan, {name: Fiji, role: support}], from: Japan, to: levy., opposed: [Peru]}
    - {speakers: [{name: Grenada, on_behalf_of: [AOSIS]}], from: Grenada, to: tides.,
       delegates: [Ann Lee], certainty: inferred}
    - {speakers: [Malta], from: Malta, role: floor}
---

## Silt

Norway said that silt is costly. Chile praised shells. The room heard of silt and shells again.

Japan wanted a levy. Grenada spoke of tides. Malta took the floor.

Nobody in particular mentioned a levy on tides.
"""


@pytest.fixture(scope="module")
def quays(tmp_path_factory: pytest.TempPathFactory, other: Other) -> Engines:
    folder = tmp_path_factory.mktemp("quays")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "quays.md").write_text(QUAYS, "utf-8")
    return both_engines(folder / "corpus", folder, other)


def rows(engines: Engines, query: str = "", **filters: str) -> list[Row]:
    """The rows of both engines, which are the same, in the order of the summary."""
    chosen = {facet.strip("_"): (value,) for facet, value in filters.items()}
    first, second = (
        service.rows(SearchRequest(query, chosen, Sort.OLDEST)) for service in engines.services
    )
    found = list(first)
    assert found == list(second)
    assert first.total == second.total == len(found)
    return found


def said(found: list[Row]) -> list[tuple[str, str]]:
    """Of each row its speakers and the beginning of its words."""
    return [(" ".join(row.speakers), " ".join(row.text.split()[:2])) for row in found]


def test_a_row_is_a_statement_that_satisfies_the_query_by_itself(quays: Engines) -> None:
    """Not every statement of a paragraph that does; and what nobody says is not lost."""
    assert said(rows(quays, "silt")) == [("norway", "Norway said"), ("", "The room")]
    assert said(rows(quays, "costly")) == [("norway", "Norway said")]


def test_what_matches_only_across_statements_is_one_row_without_speakers(quays: Engines) -> None:
    assert said(rows(quays, "costly shells")) == [("", "Norway said")]
    assert said(rows(quays, "levy tides")) == [("", "Japan wanted"), ("", "Nobody in")]


def test_a_mark_in_it_is_not_enough(quays: Engines) -> None:
    """Chile did not say silt; that it is not said in the paragraph at all is another matter."""
    assert said(rows(quays, "shells -costly")) == []
    assert said(rows(quays, '"silt and shells"')) == [("", "The room")]
    assert said(rows(quays, "costly OR shells")) == [
        ("norway", "Norway said"),
        ("chile", "Chile praised"),
        ("", "The room"),
    ]


def test_with_a_speaker_its_own_statements_alone_are_rows(quays: Engines) -> None:
    assert said(rows(quays, "silt", speaker="norway")) == [("norway", "Norway said")]
    assert said(rows(quays, "silt", speaker="chile")) == []
    assert said(rows(quays, "silt speaker:norway")) == [("norway", "Norway said")]
    assert said(rows(quays, for_="aosis")) == [("grenada", "Grenada spoke")]


def test_whoever_supports_or_opposes_is_no_speaker_of_a_row(quays: Engines) -> None:
    for found in (rows(quays, "levy", speaker="japan"), rows(quays, speaker="peru")):
        (row,) = found
        assert (row.speakers, row.supported_by, row.opposed) == (("japan",), ("fiji",), ("peru",))
    assert rows(quays, "levy", speaker="peru") == []


def test_without_words_every_stretch_is_a_row(quays: Engines) -> None:
    """Who only took the floor, too; and what nobody says."""
    assert said(rows(quays)) == [
        ("norway", "Norway said"),
        ("chile", "Chile praised"),
        ("", "The room"),
        ("japan", "Japan wanted"),
        ("grenada", "Grenada spoke"),
        ("malta", "Malta took"),
        ("", "Nobody in"),
    ]


def test_words_about_who_took_the_floor_are_nobodys(quays: Engines) -> None:
    """Malta did not say "floor", and did not say nothing either."""
    assert said(rows(quays, "floor")) == [("", "Malta took")]
    assert said(rows(quays, "floor speaker:malta")) == []
    assert [row.role for row in rows(quays, speaker="malta")] == ["floor"]


def test_a_row_says_all_that_is_known_of_a_statement(quays: Engines) -> None:
    (row,) = rows(quays, "tide", speaker="grenada")
    assert str(row.date) == "2014-03-02"
    assert (row.meeting, row.meeting_title) == ("quays", "Quay Forum")
    assert (row.place, row.series, row.section) == ("Lisbon, Portugal", "Quays", "Silt")
    assert (row.position, row.role, row.certainty) == ("2", "statement", "inferred")
    assert (row.names, row.printed) == (("Grenada",), ("Grenada",))
    assert (row.on_behalf_of, row.delegates) == ((("aosis",),), ("Ann Lee",))
    assert row.matched == ("tides",)
    assert (row.rapporteur, row.source) == ("Harbour Watch", "https://example.org/quay")
    assert row.citation == (
        "Grenada on behalf of AOSIS (Ann Lee) (inferred): “Grenada spoke of tides.”, as summarised"
        " by Harbour Watch in “Quay Forum”, Lisbon, Portugal, 2 March 2014, ¶ 2"
    )
    assert row.url.startswith(f"/meetings/quays/{row.paragraph.removeprefix('quays-')}/2-")


def test_a_row_of_nobody_leads_to_its_paragraph(quays: Engines) -> None:
    (row,) = rows(quays, "particular")
    assert (row.role, row.certainty, row.names) == ("", "", ())
    assert row.citation.startswith("As summarised by Harbour Watch in")
    assert row.url == f"/meetings/quays#{row.paragraph}"


@pytest.mark.slow
def test_every_paragraph_found_has_a_row_whatever_is_asked(engines: Engines) -> None:
    """And no other has one; on both engines alike, and as many as are counted."""
    service = engines.services[0]
    everything = service.search(SearchRequest(page_size=100_000))
    texts = [hit.paragraph.text for hit in everything.hits]
    names = [value.label for value in everything.facets["speaker"]]
    chance = random.Random(13)
    for query in Examples(texts, names).queries(each=1):
        speaker = chance.choice([{}, {"speaker": chance.choice(("norway", "germany", "japan"))}])
        found = rows(engines, query, **speaker)
        request = SearchRequest(
            query, {facet: (value,) for facet, value in speaker.items()}, page_size=100_000
        )
        hits = service.search(request).hits
        assert {row.paragraph for row in found} == {hit.paragraph.id for hit in hits}
