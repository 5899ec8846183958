"""Who speaks, who only stands by, and who is against: the same on both engines."""

import pytest

from indexer.search.results import Scope, SearchRequest
from tests.indexer.index.conftest import Engines, Other, both_engines

HARBOUR = """---
title: Harbour Forum
date: 2014-03-02
attribution:
  1:
    - {speakers: [Japan, {name: Fiji, role: support}], opposed: [Peru, Malta]}
  2:
    - speakers: [{name: Fiji, on_behalf_of: [Shore League]}, {name: Kenya, on_behalf_of: [Africa]}]
    - {speakers: [Peru], from: Peru took, role: floor}
  3:
    - {speakers: [Peru], from: Peru, to: eels., certainty: inferred}
    - {speakers: [Chile], from: Chile, opposed: [Peru]}
---

JAPAN, supported by FIJI and opposed by PERU and MALTA, proposed a harbour levy.

FIJI, for the Shore League, and KENYA, for Africa, asked for buoys. Peru took the floor.

Peru praised eels. Chile, opposed by Peru, asked for a harbour of its own.
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory, other: Other) -> Engines:
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "harbour.md").write_text(HARBOUR, "utf-8")
    return both_engines(folder / "corpus", folder, other)


def positions(
    engines: Engines, query: str = "", scope: Scope = Scope.STATEMENT, **filters: str
) -> list[int]:
    """The numbers of the paragraphs that both engines find."""
    chosen = {facet.strip("_"): (value,) for facet, value in filters.items()}
    first, second = (
        sorted(hit.paragraph.position for hit in results.hits)
        for results in engines.answers(SearchRequest(query, chosen, scope=scope))
    )
    assert first == second
    return first


def counts(engines: Engines, facet: str, query: str = "", **filters: str) -> dict[str, int]:
    chosen = {name.strip("_"): (value,) for name, value in filters.items()}
    first, second = (
        dict(results.counts[facet]) for results in engines.answers(SearchRequest(query, chosen))
    )
    assert first == second
    return first


def test_words_that_it_opposed_are_not_its_own(harbour: Engines) -> None:
    """Japan's levy is not found among Peru's words, in whatever way it is asked for."""
    assert positions(harbour, "harbour", speaker="peru") == []
    assert positions(harbour, "harbour speaker:peru") == []
    assert positions(harbour, "harbour role:oppose") == []
    assert positions(harbour, "harbour speaker:japan") == [1]
    assert "peru" not in counts(harbour, "speaker", "harbour")
    assert "oppose" not in counts(harbour, "role", "harbour")


def test_who_opposes_is_found_where_no_words_are_asked_for(harbour: Engines) -> None:
    """As one is who only took the floor."""
    assert positions(harbour, speaker="peru") == [1, 2, 3]
    assert positions(harbour, speaker="peru", role="oppose") == [1, 3]
    assert positions(harbour, "speaker:peru role:oppose") == [1, 3]
    assert positions(harbour, "harbour", Scope.PARAGRAPH, speaker="peru") == [1, 3]
    assert counts(harbour, "role", speaker="peru") == {"statement": 1, "floor": 1, "oppose": 2}
    assert counts(harbour, "speaker", role="oppose") == {"peru": 2, "malta": 1}


def test_only_the_statements_of_a_speaker_are_set_off(harbour: Engines) -> None:
    """What Peru opposed is told apart from what it said."""
    for results in harbour.answers(SearchRequest(filters={"speaker": ("peru",)})):
        by_position = {hit.paragraph.position: hit for hit in results.hits}
        text = by_position[3].paragraph.text
        assert [text[s.start : s.end] for s in by_position[3].own] == ["Peru praised eels."]
        assert [text[s.start : s.end][:5] for s in by_position[3].opposed] == ["Chile"]
        assert by_position[1].own == ()


def test_a_supporter_is_not_the_one_whose_words_it_supports(harbour: Engines) -> None:
    """Both stand by the words, each in a role of its own."""
    assert positions(harbour, "levy", speaker="fiji") == [1]
    assert positions(harbour, "levy", speaker="fiji", role="support") == [1]
    assert positions(harbour, "levy", speaker="fiji", role="statement") == []
    assert positions(harbour, "levy speaker:japan role:support") == []
    assert counts(harbour, "role", "levy") == {"statement": 1, "support": 1}


def test_each_speaks_for_its_own(harbour: Engines) -> None:
    """Fiji for the Shore League, and not for Africa, which Kenya speaks for in the same words."""
    assert positions(harbour, "buoys", for_="shore-league") == [2]
    assert positions(harbour, "buoys", for_="shore-league", speaker="fiji") == [2]
    assert positions(harbour, "buoys", for_="africa", speaker="fiji") == []
    assert positions(harbour, "buoys speaker:fiji for:africa") == []
    assert positions(harbour, "buoys speaker:kenya for:africa") == [2]
    assert positions(harbour, 'for:"shore league"') == [2]
    assert counts(harbour, "for") == {"shore-league": 1, "africa": 1}
    assert counts(harbour, "for", speaker="kenya") == {"africa": 1}
    assert counts(harbour, "speaker", for_="africa") == {"kenya": 1}


def test_what_is_inferred_can_be_left_out(harbour: Engines) -> None:
    """That Peru praised eels is a guess; what Chile said, and that Peru was against it, is not."""
    assert positions(harbour, "eels") == [3]
    assert positions(harbour, "eels", certainty="stated") == []
    assert positions(harbour, "eels", certainty="inferred") == [3]
    assert positions(harbour, "eels certainty:stated") == []
    assert positions(harbour, speaker="peru", certainty="stated") == [1, 2, 3]
    assert positions(harbour, speaker="peru", role="statement", certainty="stated") == []
    assert counts(harbour, "certainty") == {"stated": 3, "inferred": 1}
    assert counts(harbour, "certainty", "eels") == {"inferred": 1}
    assert counts(harbour, "certainty", speaker="peru") == {"stated": 3, "inferred": 1}
    assert counts(harbour, "speaker", certainty="inferred") == {"peru": 1}


def test_one_spoken_for_is_found_as_a_speaker_under_its_own_name(harbour: Engines) -> None:
    """The register has never heard of the Shore League."""
    for results in harbour.answers(SearchRequest(filters={"speaker": ("shore-league",)})):
        assert results.total == 1
        assert results.facets["speaker"][0].label == "Shore League"
        assert [(v.value, v.label) for v in results.facets["for"]] == []
