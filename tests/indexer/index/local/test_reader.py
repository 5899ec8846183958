"""What is remembered of a state: it is bounded, and makes no difference to an answer."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from indexer.index.local import columns, selection
from indexer.index.local import reader as local
from indexer.index.seam import EngineQuery, EngineReader, Sort, Wanted
from indexer.index.store import store_of
from indexer.query.tree import ALL, Field, Word, without
from indexer.settings import Settings

FACETS = dict.fromkeys(("speaker", "role", "kind", "section", "meeting", "year"), Wanted())
ASKED = EngineQuery(
    ALL, {}, own_words=True, spoken=False, sort=Sort.NEWEST, offset=0, limit=9, facets=FACETS
)
CHOSEN = {
    "speaker": "norway", "role": "floor", "kind": "state", "section": "Dredging",
    "meeting": "2014-03-02-harbour", "year": "2014",
}  # fmt: skip


@pytest.fixture
def opened(indexed: Settings) -> Callable[[], EngineReader]:
    store = store_of(indexed)
    return lambda: store.open(store.current())[0]


@pytest.mark.parametrize("facet", CHOSEN)
def test_a_facet_alone_is_counted_once_over_everything(
    opened: Callable[[], EngineReader], facet: str
) -> None:
    """All without a word that there is not is all, but has to be counted."""
    asked = replace(ASKED, filters={facet: (CHOSEN[facet],)})
    counted = replace(asked, tree=without(Word(Field.TEXT, "zzzz")))
    reader = opened()
    for query in (asked, replace(asked, own_words=False), ASKED, asked):
        assert reader.run(query) == opened().run(replace(query, tree=counted.tree))


@pytest.mark.parametrize("bound", [-1, 1_000_000])  # few are counted, and many looked at, or not
@pytest.mark.parametrize("own_words", [False, True])
@pytest.mark.parametrize("facets", list(combinations(CHOSEN, 2)))
def test_filters_of_everything_find_what_they_find_of_words(
    opened: Callable[[], EngineReader],
    monkeypatch: pytest.MonkeyPatch,
    facets: tuple[str, ...],
    own_words: bool,
    bound: int,
) -> None:
    monkeypatch.setattr(columns, "LITTLE", max(bound, 0))
    monkeypatch.setattr(selection, "FEW", bound)
    filters = {facet: (CHOSEN[facet],) for facet in facets}
    asked = replace(ASKED, filters=filters, own_words=own_words)
    counted = replace(asked, tree=without(Word(Field.TEXT, "zzzz")))
    reader, other = opened(), opened()
    assert reader.run(asked) == other.run(counted)
    assert reader.speakers(asked) == other.speakers(counted)
    assert reader.count_rows(asked) == other.count_rows(counted)


def test_documents_asked_for_lately_are_remembered_within_a_bound(
    opened: Callable[[], EngineReader], monkeypatch: pytest.MonkeyPatch
) -> None:
    free = opened().run(replace(ASKED, limit=100))
    longest = max(len(found.document) for found in free.found)
    monkeypatch.setattr(local, "CHARACTERS", 3 * longest)
    reader = opened()
    for offset in (0, 5, 0, 10, 5):
        page = reader.run(replace(ASKED, offset=offset, limit=5)).found
        assert page == free.found[offset : offset + 5]
    monkeypatch.setattr(local, "LONG", 0)
    assert opened().run(replace(ASKED, limit=100)).found == free.found
