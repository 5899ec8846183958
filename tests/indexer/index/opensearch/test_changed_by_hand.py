"""What is noted of the state in use, changed by hand: searches say so, `floor index` mends it."""

from typing import Any

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import IndexUnusable
from indexer.index.opensearch.connecting import connected
from indexer.index.opensearch.control import STATE
from indexer.index.opensearch.generation import generations
from indexer.index.store import store_of
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings


def total(settings: Settings) -> int:
    return SearchService(settings).search(SearchRequest("silt")).total


def note(settings: Settings, changed: dict[str, Any]) -> None:
    """Change what is noted, as with curl; None takes it away."""
    connection = connected(settings.cluster)
    source = connection.get(settings.cluster.name, STATE)["_source"] | changed
    body = {key: value for key, value in source.items() if value is not None}
    connection.client.index(index=settings.cluster.name, id=STATE, body=body)
    connection.fresh.clear()


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "zzz"},
        {"name": 7},
        {"name": "000001-zz"},
        {"generation": 99},
        {"mappings": None},
        {"next": {"name": "zzz"}},
    ],
    ids=str,
)
def test_a_state_that_is_changed_by_hand_is_made_anew(
    clustered: Settings, changed: dict[str, Any]
) -> None:
    note(clustered, changed)
    with pytest.raises(IndexUnusable, match=r"run `floor index`|makes it anew|in use any more"):
        total(clustered)
    assert build_index(clustered).problems == ()
    assert total(clustered) == 1
    assert build_index(clustered).unchanged == 2


def test_what_is_gone_while_a_change_was_decided_is_made_anew(clustered: Settings) -> None:
    """A run was killed before its journal was done, and the indexes were removed by hand."""
    connection = connected(clustered.cluster)
    seen = connection.get(clustered.cluster.name, STATE)["_source"]
    for kind in ("words", "entries"):
        note(clustered, {"next": {**seen, "name": "000001-0001"}})
        (generation,) = generations(connection)[-1:]
        connection.client.indices.delete(index=generation.index(kind))
        assert build_index(clustered).problems == ()
        assert total(clustered) == 1
    store = store_of(clustered)
    store.check(store.current())
