"""What is typed may become the same names, and stand for the same words, in every engine."""

import pytest

from indexer.index.store import store_of
from indexer.search.results import SearchRequest
from tests.indexer.index.conftest import Engines

BEGUN = (
    "no",
    "nor",
    "ch",
    "un",
    "af",
    "co",
    "cl",
    "st",
    "speaker:no",
    "for:af",
    "for:e",
    "section:cl",
)


@pytest.mark.parametrize("typed", BEGUN)
def test_what_is_typed_is_completed_alike(engines: Engines, typed: str) -> None:
    whoosh, other = (service.complete(typed) for service in engines.services)
    assert whoosh == other


def test_acronyms_stand_for_the_same(engines: Engines) -> None:
    store = store_of(engines.settings[0])
    _, summaries = store.open(store.current())
    shorts = sorted({short for pairs in summaries.acronyms() for short in pairs})
    assert len(shorts) > 5
    for short in shorts[:: max(1, len(shorts) // engines.each(40))]:
        whoosh, other = engines.answers(SearchRequest(short))
        assert whoosh.also == other.also, short
