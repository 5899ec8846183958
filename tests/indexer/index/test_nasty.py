"""Nothing that is typed is an error, on either engine, and all of it is answered in time."""

import time

from hypothesis import example, given

from indexer.search.results import SearchRequest
from tests.indexer.index.conftest import Engines
from tests.indexer.query.nasty import NASTY

LONGEST = 1.0


@given(NASTY)
@example("NOT (NOT climate")
@example("-(-x")
@example("AND")
@example("(" * 1000)
@example("{to" * 600)
@example("a* " * 90)
def test_whatever_is_typed_is_answered_and_said_in_words(engines: Engines, typed: str) -> None:
    for service in engines.services:
        start = time.thread_time()
        found = service.search(SearchRequest(typed))
        assert time.thread_time() - start < LONGEST
        assert found.understood.startswith(("paragraphs ", "all paragraphs"))
