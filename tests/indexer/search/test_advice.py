"""A speaker named among the words is recognised, and no result leads somewhere."""

from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.search.advice import Advice
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings

SUMMARY = """---
title: Harbour Meeting
date: 2012-03-04
---
## Clearance

**Norway** asked for clearance of mines. **Peru** thanked Norway for its help with clearance.

**United Kingdom** asked for finance. Nobody spoke of gardens.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> SearchService:
    folder: Path = tmp_path_factory.mktemp("advice")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "a.md").write_text(SUMMARY, "utf-8")
    settings = Settings(folder / "corpus", folder / "index")
    build_index(settings)
    return SearchService(settings)


def advice(service: SearchService, query: str, **filters: str) -> Advice:
    chosen = {facet: (value,) for facet, value in filters.items()}
    return service.advise(service.search(SearchRequest(query, chosen)))


def test_what_has_norway_said_about_clearance(service: SearchService) -> None:
    (offer,) = advice(service, "norway clearance").offers
    assert (offer.label, offer.about, offer.statements) == ("Norway", "clearance", 1)
    assert len(list(service.rows(offer.said))) == 1
    assert service.search(offer.named).total == offer.paragraphs


@pytest.mark.parametrize("typed", ["UK finance", "finance United Kingdom", "finance britain"])
def test_any_of_its_names_will_do(service: SearchService, typed: str) -> None:
    (offer,) = advice(service, typed).offers
    assert (offer.speaker, offer.about, offer.statements) == ("united-kingdom", "finance", 1)


@pytest.mark.parametrize(
    "typed", ['"norway clearance"', "-norway", "norway OR peru", "gardens", ""]
)
def test_only_plain_words_name_a_speaker(service: SearchService, typed: str) -> None:
    assert advice(service, typed).offers == ()


def test_who_is_chosen_already_is_not_offered(service: SearchService) -> None:
    assert advice(service, "norway clearance", speaker="norway").offers == ()


def test_where_nothing_is_found_it_is_said_what_would_find_something(
    service: SearchService,
) -> None:
    found = advice(service, "clearance gardens", speaker="norway")
    assert dict(found.words) == {"clearance": 1, "gardens": 1}
    remedies = {remedy.without: remedy.total for remedy in found.remedies}
    assert remedies["“gardens”"] == 1
    assert all(service.search(r.request).total == r.total > 0 for r in found.remedies)


@pytest.mark.parametrize(
    "typed",
    [
        "What has Norway said about clearance?",
        "Norway's position on clearance",
        "Norwegian clearance",
        "norwey clearance",
        "Noruega clearance",
        "Норвегия clearance",
        "What did the Norwegians say about clearance?",
        "what have the Norwegians said on the clearance",
        "¿Qué dice Noruega sobre clearance?",
        "Que dit la Norvège sur clearance",
    ],
)
def test_a_question_is_understood_by_its_name_and_its_subject(
    service: SearchService, typed: str
) -> None:
    """Also in an adjective, misspelt, or as it is called elsewhere."""
    (offer,) = advice(service, typed).offers
    assert (offer.label, offer.about, offer.statements) == ("Norway", "clearance", 1)


def test_several_who_are_named_are_offered_each_and_side_by_side(service: SearchService) -> None:
    found = advice(service, "norway and peru on clearance")
    assert [(offer.label, offer.about) for offer in found.offers] == [
        ("Norway", "clearance"),
        ("Peru", "clearance"),
    ]
    assert found.together and found.together.chosen("speaker") == ("norway", "peru")
    assert service.search(found.together).total == 1


def test_what_one_said_of_another(service: SearchService) -> None:
    """Norway says nothing of Peru here."""
    (offer,) = advice(service, "peru norway").offers
    assert (offer.label, offer.about, offer.statements) == ("Peru", "norway", 1)


@pytest.mark.parametrize("typed", ["Britons on finance", "the British on finance"])
def test_a_people_is_its_state(service: SearchService, typed: str) -> None:
    (offer,) = advice(service, typed).offers
    assert (offer.label, offer.about) == ("United Kingdom", "finance")


def test_a_word_that_only_asks_is_nobodys_name(service: SearchService) -> None:
    """The WHO is an organisation, who is not."""
    assert advice(service, "who was silent on clearance").offers == ()


def test_of_a_question_only_the_words_that_tell_are_counted(service: SearchService) -> None:
    found = advice(service, "what did the delegation of the Foobarians say about the clearance")
    assert found.words == (("Foobarians", 0), ("clearance", 1))
    assert [(str(r.without), r.total) for r in found.remedies] == [("“Foobarians”", 1)]


def test_a_word_that_summaries_have_is_no_misspelt_name(service: SearchService) -> None:
    assert advice(service, "mines gardens").offers == ()


def test_a_question_without_a_name_is_asked_by_its_subject(service: SearchService) -> None:
    remedies = {r.without: r.total for r in advice(service, "who spoke of finance").remedies}
    assert remedies["the words of the question"] == 1
