"""What any engine must answer, worked out by hand: order, ties, and which row's score counts."""

import pytest

from indexer.index.seam import EngineQuery, EngineReader, Tally, Wanted
from indexer.query.parsing import parse
from indexer.search.results import Scope, SearchRequest, Sort
from tests.indexer.index.conftest import Engines, Other, both_engines

SPRING = """---
title: Spring Forum
date: 2012-04-02
---

Silt arrived.

Sand arrived.

Silt vanished.
"""
AUTUMN = """---
title: Autumn Forum
date: 2013-10-05
---

Sand vanished.

Silt remained.
"""
LEVY = """---
title: Levy Forum
date: 2010-01-01
attribution:
  1:
    - {speakers: [Norway], from: Norway told, to: and boats.}
    - {speakers: [Chile], from: Chile agreed., to: agreed.}
    - {speakers: [Norway], from: Norway praised, to: and eels.}
  2:
    - {speakers: [Norway], from: Norway wanted}
---

Norway told of levies, harbours, buoys and boats. Chile agreed. Norway praised levies, tides and
eels.

Norway wanted levies at once.

Nobody wanted levies, harbours, buoys, ropes, boats, tides, cranes, nets, eels or lamps.
"""


@pytest.fixture(scope="module")
def forums(tmp_path_factory: pytest.TempPathFactory, other: Other) -> Engines:
    folder = tmp_path_factory.mktemp("forums")
    (folder / "corpus").mkdir()
    for name, text in (("spring", SPRING), ("autumn", AUTUMN), ("levy", LEVY)):
        (folder / "corpus" / f"{name}.md").write_text(text, "utf-8")
    return both_engines(folder / "corpus", folder, other)


def found(engines: Engines, request: SearchRequest) -> list[str]:
    """Where the hits are that each engine finds, in their order: meeting and paragraph."""
    first, second = (
        [f"{hit.meeting.title.split()[0]} {hit.paragraph.position}" for hit in results.hits]
        for results in engines.answers(request)
    )
    assert first == second
    return first


def readers(engines: Engines) -> list[EngineReader]:
    return list(engines.readers())


def asked(typed: str, reader: EngineReader, **filters: tuple[str, ...]) -> EngineQuery:
    tree = parse(typed, reader).tree
    return EngineQuery(tree, filters, True, False, sort=Sort.NEWEST, offset=0, limit=0)


def test_equally_good_paragraphs_come_newest_first_and_then_as_they_are_read(
    forums: Engines,
) -> None:
    expected = ["Autumn 2", "Spring 1", "Spring 3"]
    assert found(forums, SearchRequest("silt")) == expected
    assert found(forums, SearchRequest("silt", page_size=2)) == expected[:2]
    assert found(forums, SearchRequest("silt", page_size=2, page=2)) == expected[2:]


def test_by_date_a_day_is_in_reading_order_whichever_way(forums: Engines) -> None:
    newest = ["Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Spring 3"]
    oldest = ["Spring 1", "Spring 2", "Spring 3", "Autumn 1", "Autumn 2"]
    for sort, expected in ((Sort.NEWEST, newest), (Sort.OLDEST, oldest)):
        request = SearchRequest("silt OR sand", sort=sort)
        assert found(forums, request) == expected
        assert found(forums, SearchRequest("silt OR sand", sort=sort, page_size=3)) == expected[:3]


def test_a_paragraph_is_as_good_as_its_best_statement_not_as_all_together(forums: Engines) -> None:
    """Two of Norway's longer statements name levies in the first paragraph, one in the second."""
    request = SearchRequest("levies", {"speaker": ("norway",)})
    assert found(forums, request) == ["Levy 2", "Levy 1"]


def test_a_paragraph_counts_as_a_whole_where_no_speaker_is_asked_for(forums: Engines) -> None:
    """Its words are more, and the word stands twice in the first: that of one row, not of all."""
    assert found(forums, SearchRequest("levies")) == ["Levy 2", "Levy 1", "Levy 3"]


def test_words_may_stand_apart_from_the_speaker_only_if_that_is_asked_for(forums: Engines) -> None:
    chile = {"speaker": ("chile",)}
    assert found(forums, SearchRequest("levies", chile)) == []
    assert found(forums, SearchRequest("levies", chile, scope=Scope.PARAGRAPH)) == ["Levy 1"]
    assert found(forums, SearchRequest("speaker:chile levies")) == []
    assert found(forums, SearchRequest("speaker:chile OR levies")) == ["Levy 1", "Levy 2", "Levy 3"]


def test_speakers_are_tallied_and_set_against_meetings(forums: Engines) -> None:
    for reader in readers(forums):
        levies = asked("levies", reader)
        assert reader.speakers(levies) == {"norway": Tally(2, 1, 20100101, 20100101)}
        assert reader.speakers_at(levies, ["levy", "spring"]) == {"levy": 1}
        everything = asked("", reader)
        assert reader.speakers(everything)["chile"] == Tally(1, 1, 20100101, 20100101)
        assert reader.cells(everything, ["norway", "chile", "peru"], ["levy"]) == {
            "norway": {"levy": 2},
            "chile": {"levy": 1},
        }
        assert reader.cells(everything, ["norway"], ["spring"]) == {}
        assert reader.speakers(asked("", reader, role=("chair",))) == {}


def test_facets_are_counted_as_far_as_they_are_wanted(forums: Engines) -> None:
    for reader in readers(forums):
        bare = reader.run(asked("", reader))
        assert (bare.total, bare.facets, bare.distinct) == (8, {}, {})
        wanted = {"year": Wanted(1), "speaker": Wanted(among=("chile",)), "section": Wanted()}
        query = asked("", reader)
        answer = reader.run(
            EngineQuery(
                query.tree, {}, True, False, sort=Sort.NEWEST, offset=0, limit=0, facets=wanted
            )
        )
        assert answer.facets == {"year": {"2010": 3}, "speaker": {"chile": 1}, "section": {}}
        assert answer.distinct == {"year": 3, "speaker": 1, "section": 0}


def test_facets_are_those_of_what_is_asked_for_whatever_was_asked_before(forums: Engines) -> None:
    for _ in range(2):
        for typed, years in (
            ("silt", {"2012": 2, "2013": 1}),
            ("sand", {"2012": 1, "2013": 1}),
            ("", {"2010": 3, "2012": 3, "2013": 2}),
        ):
            for results in forums.answers(SearchRequest(typed)):
                assert results.counts["year"] == years


def test_years_outside_the_bounds_are_still_counted_by_their_facet(forums: Engines) -> None:
    for results in forums.answers(SearchRequest(first="2011", last="2012")):
        assert results.total == 3
        assert results.counts["year"] == {"2010": 3, "2012": 3, "2013": 2}
        assert results.counts["meeting"] == {"spring": 3}


def test_days_bound_what_is_found_and_every_facet(forums: Engines) -> None:
    for results in forums.answers(SearchRequest("silt OR sand", first="2013-10-05")):
        assert results.total == 2
        assert results.counts["year"] == {"2013": 2}
    everything = SearchRequest(first="2013-09", last="2013-10")
    assert found(forums, everything) == ["Autumn 1", "Autumn 2"]
    assert found(forums, SearchRequest(first="2013-10-06")) == []
    said = SearchRequest("levies", {"speaker": ("norway",)}, last="2010-01")
    assert found(forums, said) == ["Levy 2", "Levy 1"]


def test_a_year_chosen_beside_bounds_must_lie_within_them(forums: Engines) -> None:
    chosen = SearchRequest(filters={"year": ("2010", "2012")}, first="2011")
    assert [results.total for results in forums.answers(chosen)] == [3, 3]
    none = SearchRequest(filters={"year": ("2010",)}, first="2011")
    assert [results.total for results in forums.answers(none)] == [0, 0]
