"""Words in every language of a corpus: the searches that belong to small summaries in nine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import ENGINES, Settings

DOCUMENTS = Path(__file__).parents[2] / "documents" / "languages"
NAMES = ("speaker:",)


@pytest.fixture(scope="module", params=ENGINES)
def service(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SearchService:
    """All of them in one index."""
    settings = Settings(
        corpus=DOCUMENTS, index=tmp_path_factory.mktemp("index"), engine=request.param
    )
    assert build_index(settings).problems == ()
    return SearchService(settings)


def searches() -> Iterator[tuple[str, str, int]]:
    for path in sorted(DOCUMENTS.glob("*.expected.json")):
        meeting = path.name.removesuffix(".expected.json")
        for search in json.loads(path.read_text("utf-8"))["searches"]:
            if search["paragraphs"] is not None and not search["query"].startswith(NAMES):
                yield meeting, search["query"], search["paragraphs"]


@pytest.mark.parametrize(("meeting", "query", "paragraphs"), list(searches()))
def test_words_of_a_language_are_found_in_all_their_forms(
    service: SearchService, meeting: str, query: str, paragraphs: int
) -> None:
    results = service.search(SearchRequest(query, filters={"meeting": (meeting,)}))
    assert results.total == paragraphs
    assert all(hit.marks for hit in results.hits)
