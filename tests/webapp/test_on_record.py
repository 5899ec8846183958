"""Whoever supports, opposes or speaks for others is shown as what it is, on every page."""

import pytest
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from tests.indexer.index.test_on_record import HARBOUR
from tests.webapp.reader import page, words
from webapp import create_app


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of a summary in which Peru is twice against, once heard, and once silent."""
    folder = tmp_path_factory.mktemp("record")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "harbour.md").write_text(HARBOUR, "utf-8")
    settings = Settings(corpus=folder / "corpus", index=folder / "index")
    assert build_index(settings).problems == ()
    return create_app(settings).test_client()


def test_a_result_tells_support_and_opposition_from_the_speakers(client: FlaskClient) -> None:
    html = words(page(client, "/search?q=levy"))
    assert "Japan · in support of Japan: Fiji · opposed Japan: Peru, Malta" in html


def test_who_opposed_is_found_and_not_quoted(client: FlaskClient) -> None:
    """Nothing is set off as Peru's own, and the page says why it is here."""
    html = page(client, "/search?speaker=peru&role=oppose")
    assert "On record only as opposed" in words(html)
    assert "[Statement of" not in html
    assert "0 paragraphs" in words(page(client, "/search?q=harbour&speaker=peru"))


def test_the_page_of_who_opposed_counts_it_apart(client: FlaskClient) -> None:
    """What it said and took the floor for; and what it opposed, which is not quoted."""
    html = page(client, "/speakers/peru")
    assert "Spoke in 2 paragraphs of 1 meeting · opposed 2 times" in words(html)
    assert 'href="/search?speaker=peru&amp;role=oppose&amp;sort=newest"' in html
    assert "Peru praised eels." in html
    assert "levy" not in html and "of its own" not in html


def test_who_only_opposed_did_not_speak(client: FlaskClient) -> None:
    """Nor is it listed among those who did."""
    assert "Did not speak in these summaries · opposed 1 time" in words(
        page(client, "/speakers/malta")
    )
    assert "Malta" not in words(page(client, "/speakers"))


def test_a_supporter_is_labelled_on_its_page(client: FlaskClient) -> None:
    html = words(page(client, "/speakers/fiji"))
    assert "In support of Japan" in html
    assert "Fiji on behalf of Shore League; Kenya on behalf of Africa" in html


def test_pages_say_who_spoke_for_whom(client: FlaskClient) -> None:
    """On the speaker's page and on that of the group, which the register does not know."""
    fiji, league = page(client, "/speakers/fiji"), page(client, "/speakers/shore-league")
    assert "Spoke on behalf of Shore League 1 paragraph" in words(fiji)
    assert "Spoke for Shore League Fiji 1 paragraph" in words(league)
    assert 'href="/search?speaker=fiji&amp;for=shore-league"' in league


def test_a_citation_names_those_spoken_for_and_those_in_support(client: FlaskClient) -> None:
    html = words(page(client, "/search?speaker=fiji"))
    assert "Japan, supported by Fiji: “JAPAN, supported" in html
    assert "levy.”, as summarised in “Harbour Forum”, 2 March 2014, ¶ 1" in html
    assert "Fiji on behalf of Shore League; Kenya on behalf of Africa: “FIJI," in html


def test_what_is_inferred_is_marked_so_and_can_be_left_out(client: FlaskClient) -> None:
    """In results, on the speaker's page, in a summary and in a citation."""
    found = page(client, "/search?q=eels&speaker=peru")
    assert "Peru (inferred)" in words(found)
    assert 'class="own inferred"' in found
    assert "Peru (inferred): “Peru praised eels.”, as summarised in" in words(found)
    assert "Stated by the text 0" not in words(found)
    assert "more=certainty" in found
    assert "0 paragraphs" in words(page(client, "/search?q=eels&certainty=stated"))
    assert "Peru (inferred)" in words(page(client, "/speakers/peru"))
    summary = page(client, "/meetings/harbour")
    assert "Spoken by Peru, inferred" in words(summary)
    assert words(summary).count("Inferred, set by hand in the summary") == 1


def test_nothing_is_asked_about_certainty_where_all_is_certain(client: FlaskClient) -> None:
    assert "certainty" not in page(client, "/search?q=levy")


def test_a_summary_says_who_is_against(client: FlaskClient) -> None:
    html = words(page(client, "/meetings/harbour"))
    assert "Fiji: in support of Japan" in html
    assert "Peru: opposed Japan" in html
