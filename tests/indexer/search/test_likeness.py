"""More like this: earlier statements of the same speaker, and similar paragraphs."""

from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.search.addresses import Place, read_place
from indexer.search.likeness import Likeness
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings

SUMMARY = "---\ntitle: Forum {year}\ndate: {year}-05-01\nspeakers: bold\n---\n\n{text}\n"
TEXTS = {
    2001: "**Norway** said that wrecks in the fairway must be cleared.\n\n**Fiji** praised eels.",
    2002: "**Chile** doubted that wrecks in any fairway must be cleared by states alone.",
    2003: "**Norway** said that all wrecks in the fairway were cleared.",
    2004: "**Norway** said that the fairway has new wrecks.",
    2005: "**Chile** counted crabs, since she adored their claws.",
    2006: "**Peru** counted crabs, since she adored their shells.",
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> SearchService:
    folder: Path = tmp_path_factory.mktemp("like")
    (folder / "corpus").mkdir()
    for year, text in TEXTS.items():
        summary = SUMMARY.format(year=year, text=text)
        (folder / "corpus" / f"{year}.md").write_text(summary, "utf-8")
    settings = Settings(corpus=folder / "corpus", index=folder / "index")
    build_index(settings)
    return SearchService(settings)


def like(service: SearchService, query: str) -> Likeness:
    (row,) = service.rows(SearchRequest(query))
    meeting, digest, place = row.url.removeprefix("/meetings/").split("/")
    read = read_place(place)
    assert read
    return service.like(meeting, digest, read)


def test_earlier_statements_of_the_speaker_are_found_by_its_words(service: SearchService) -> None:
    """Not later ones, not others', and not by its own name."""
    found = like(service, "all wrecks")
    assert {"wrecks", "fairway", "cleared"} <= set(found.words)
    assert "Norway" not in found.words
    assert [hit.meeting.id for hit in found.earlier] == ["2001"]


def test_words_that_only_point_at_somebody_are_not_compared(service: SearchService) -> None:
    (hit,) = service.search(SearchRequest("claws")).hits
    digest = hit.paragraph.id.removeprefix(f"{hit.meeting.id}-")
    for number in range(1, len(hit.paragraph.statements) + 1):
        compared = service.like(hit.meeting.id, digest, Place(number, "000000")).words
        assert set(compared) == {"counted", "crabs", "since", "adored"}


def test_similar_paragraphs_are_anybodys_and_never_itself(service: SearchService) -> None:
    found = like(service, "all wrecks")
    assert {hit.meeting.id for hit in found.similar} == {"2001", "2002", "2004"}


def test_nothing_is_like_what_shares_no_words(service: SearchService) -> None:
    found = like(service, "eels")
    assert found.earlier == found.similar == ()
