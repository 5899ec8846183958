"""The page of one statement: its address names the words, and outlives their correction."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings
from tests.indexer.index.test_rows import QUAYS
from tests.webapp.reader import page, words
from webapp import create_app


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "quays.md").write_text(QUAYS, "utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_index(settings)
    return settings


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


def address(settings: Settings, query: str) -> str:
    """The address of the only statement that a query finds."""
    (row,) = SearchService(settings).rows(SearchRequest(query))
    return row.url


def change(settings: Settings, old: str, new: str) -> None:
    file = settings.corpus / "quays.md"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert build_index(settings).problems == ()


def test_it_opens_with_its_speaker(client: FlaskClient, settings: Settings) -> None:
    """Who, for whom, the words, where; and the rest of the paragraph."""
    html = page(client, address(settings, "levy speaker:japan"))
    assert "<h1>Japan, supported by Fiji</h1>" in html
    assert ">Japan wanted a levy.</blockquote>" in html
    text = words(html)
    assert "Fiji: in support of Japan Peru: opposed Japan" in text
    assert "As summarised by Harbour Watch; the words are not the speaker’s own." in text
    assert '<span class="own">Japan wanted a levy.</span> Grenada spoke of tides.' in html


def test_its_whole_address_is_given_where_the_service_knows_its_own(settings: Settings) -> None:
    known = replace(settings, url="https://example.org/floor")
    url = address(known, "speaker:grenada")
    assert url.startswith("https://example.org/floor/meetings/quays/")
    path = url.removeprefix("https://example.org/floor")
    assert f'rel="canonical" href="{url}"' in page(create_app(known).test_client(), path)


def test_it_has_a_preview(client: FlaskClient, settings: Settings) -> None:
    """What a chat shows of the address: speaker, words, meeting and date."""
    html = page(client, address(settings, "speaker:grenada"))
    title, description = re.findall(r'<meta property="og:[td]\w+" content="(.*?)">', html)
    assert title == "Grenada on behalf of AOSIS (Ann Lee): “Grenada spoke of tides.”"
    assert description.startswith("“Grenada spoke of tides.” As summarised in Quay Forum, Lisbon")
    assert "Who speaks is inferred" in words(html)


def test_a_result_leads_to_it(client: FlaskClient, settings: Settings) -> None:
    """Where one statement matches, or is the speaker's; else to the paragraph."""
    html = page(client, "/search?q=costly")
    assert f'data-address="{address(settings, "costly")}"' in html
    assert 'data-address="/meetings/quays#' in page(client, "/search?q=costly+shells")


def test_it_is_found_after_the_rest_of_the_paragraph_was_corrected(
    client: FlaskClient, settings: Settings
) -> None:
    """By its words, also where others stand before it now."""
    old = address(settings, "shells speaker:chile")
    change(settings, "costly.", "dear.")
    html = page(client, old)
    assert "<h1>Chile</h1>" in html
    assert "corrected since" not in html


def test_it_says_so_where_its_own_words_were_corrected(
    client: FlaskClient, settings: Settings
) -> None:
    old = address(settings, "shells speaker:chile")
    change(settings, "praised shells", "praised all shells")
    html = page(client, old)
    assert "<h1>Chile</h1>" in html
    assert "corrected since" in html


@pytest.mark.parametrize("place", ["0000000000/1-000000", "0000000000/x", "../2-000000", "a/0-1"])
def test_an_address_that_leads_nowhere_is_said(client: FlaskClient, place: str) -> None:
    assert client.get(f"/meetings/quays/{place}").status_code == 404
    assert client.get("/meetings/none/0000000000/1-000000").status_code == 404
