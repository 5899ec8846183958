"""Pages in the reader's language: which it is, how it is chosen, what is written by its rules."""

import datetime
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from indexer.summary import long_date
from tests.webapp.reader import words
from webapp import create_app
from webapp.languages import COOKIE, Languages, said

FRENCH = {"Accept-Language": "fr-CH, fr;q=0.9, en;q=0.5"}


@pytest.fixture(scope="module")
def app(forums: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    settings = Settings(corpus=forums, index=tmp_path_factory.mktemp("index"))
    build_index(settings)
    return create_app(settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def language(html: str) -> str:
    found = re.search(r'<html lang="([^"]*)" dir="ltr">', html)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("de, es;q=0.8, en;q=0.7", "es"),
        ("sv, da", "en"),
        ("es;q=0", "en"),
        ("*", "en"),
        ("\x01;;q=nonsense,,", "en"),
        ("fr" * 5000, "en"),
    ],
)
def test_the_browser_says_in_which_language(client: FlaskClient, asked: str, given: str) -> None:
    answer = client.get("/speakers", headers={"Accept-Language": asked} if asked else {})
    assert language(answer.text) == given
    assert {"accept-language", "cookie"} <= {name.lower() for name in answer.vary}


def test_a_reader_chooses_on_any_page_and_comes_back_to_it(client: FlaskClient) -> None:
    page = client.get("/search?q=silt&speaker=norway", headers=FRENCH).text
    form = re.search(r'<form class="languages.*?</form>', page, re.DOTALL)
    assert form
    assert 'action="/language"' in form[0]
    assert 'value="/search?q=silt&amp;speaker=norway"' in form[0]
    assert re.findall(r'value="(\w\w)" lang="\1"', form[0]) == ["en", "es", "fr"]
    assert re.findall(r'value="(\w\w)" lang="\w\w" aria-current', form[0]) == ["fr"]
    back = "/search?q=silt&speaker=norway"
    answer = client.post("/language", data={"language": "es", "back": back})
    assert (answer.status_code, answer.headers["Location"]) == (303, back)
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]
    # what was chosen here counts more than what the browser asks for
    assert language(client.get(back, headers=FRENCH).text) == "es"


def test_an_address_changes_nobodys_language(client: FlaskClient) -> None:
    client.set_cookie(COOKIE, "es")
    html = client.get("/search?q=silt").text
    assert language(html) == "es"
    assert all("language" not in address for address in re.findall(r'href="(/[^"]*)"', html))


@pytest.mark.parametrize(
    "back",
    [
        "https://a.example", "//a.example", "/\\a.example", "", "x", "/\t/a.example",
        "/\n/a.example", "/\r\nX-A: b", "\t//a.example", " //a.example", "/search\\a",
    ],
)  # fmt: skip
def test_choosing_leads_nowhere_else(client: FlaskClient, back: str) -> None:
    answer = client.post("/language", data={"language": "fr", "back": back})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("code", ["", "xx", "../fr", "fr\x00", "de"])
def test_a_language_that_there_is_not_can_not_be_chosen(client: FlaskClient, code: str) -> None:
    assert client.post("/language", data={"language": code, "back": "/"}).status_code == 400
    client.set_cookie(COOKIE, "zz")
    assert language(client.get("/").text) == "en"


def test_an_answer_to_a_form_has_no_switch(client: FlaskClient) -> None:
    assert 'class="languages' not in client.post("/language", data={}).text
    assert 'class="languages' in client.get("/nothing").text


def test_a_page_that_is_kept_is_given_in_the_readers_language(client: FlaskClient) -> None:
    tags = []
    for asked, given in (("fr", "fr"), ("en", "en"), ("fr", "fr"), ("es", "es"), ("sv", "en")):
        answer = client.get("/meetings", headers={"Accept-Language": asked})
        assert language(answer.text) == given
        tags.append(answer.headers.get("ETag"))
    assert tags[0] == tags[2] != tags[1]


def test_days_and_numbers_are_written_as_in_the_language(client: FlaskClient, app: Flask) -> None:
    assert "12 mars 2003" in words(client.get("/meetings", headers=FRENCH).text)
    spanish = client.get("/meetings", headers={"Accept-Language": "es"}).text
    assert "12 de marzo de 2003" in words(spanish)
    languages: Languages = app.extensions["languages"]
    written = {code: languages.get(code).amount(1234567) for code in languages.names}
    assert written == {"en": "1,234,567", "fr": "1\u202f234\u202f567", "es": "1.234.567"}
    assert languages.get("fr").decimal(0.5, "0.00") == "0,50"


def test_the_days_of_a_meeting_among_the_filters_are_in_the_language(client: FlaskClient) -> None:
    """What programs read has them in English."""
    english = re.search(r"\(\d+ (\w+) \d{4}\)", words(client.get("/search?q=the").text))
    french = re.search(
        r"\(\d+ (\w+) \d{4}\)", words(client.get("/search?q=the", headers=FRENCH).text)
    )
    assert english and french and english[1] != french[1] and french[1].islower()


@pytest.mark.parametrize(
    ("code", "written"), [("en", "30 August – 5 September 2012"), ("fr", "30 août – 5 sept. 2012")]
)
def test_several_days_are_written_out(app: Flask, code: str, written: str) -> None:
    """In English as everywhere else: citations and exports say them so too."""
    days = long_date(datetime.date(2012, 8, 30), datetime.date(2012, 9, 5))
    with app.test_request_context(headers={"Accept-Language": code}):
        assert said(days).replace("\u2009", " ") == written


def test_what_the_search_says_is_said_in_the_language(client: FlaskClient) -> None:
    html = words(client.get("/search?q=silt+AND&from=nonsense", headers=FRENCH).text)
    assert "Compris comme : paragraphes avec « silt »" in html
    assert "AND : laissé de côté là où il n’y a rien à joindre." in html
    assert "nonsense n’est pas une date : saisissez 2011" in html
    missing = words(client.get("/speakers/nobody-at-all", headers=FRENCH).text)
    assert "Personne dans ce corpus ne porte le nom" in missing
    assert "Intervenant inexistant" in missing


def test_a_colon_stands_as_the_language_has_it(client: FlaskClient) -> None:
    typed = "/search?q=norway silt&speaker=norway"
    assert "Intervenant : Norway" in words(client.get(typed, headers=FRENCH).text)
    assert "Speaker: Norway" in words(client.get(typed).text)


def test_a_statement_is_cited_in_the_language_and_its_words_stay(client: FlaskClient) -> None:
    html = client.get("/search?q=silt&speaker=norway", headers=FRENCH).text
    assert "tel que résumé par Harbour Watch dans" in words(html)
    assert "silt in the harbour of Bergen" in words(html)


def test_scripts_are_given_their_words(client: FlaskClient) -> None:
    html = client.get("/", headers=FRENCH).text
    assert "Copi\\u00e9" in html or "Copié" in html


def test_feeds_and_briefings_are_in_the_language(client: FlaskClient) -> None:
    feed = client.get("/meetings.atom", headers=FRENCH)
    assert "nouveaux comptes rendus" in feed.text
    assert "Accept-Language" in feed.vary
    briefing = client.get("/speakers/norway/briefing.md?q=silt", headers=FRENCH).text
    assert "Recherche du" in briefing
    assert "## Ce qui est rapporté" in briefing
    assert "silt in the harbour of Bergen" in briefing


def test_what_programs_read_stays_english(client: FlaskClient) -> None:
    for address in ("/api/v1/search?q=silt", "/search.csv?q=silt", "/search.ndjson?q=silt"):
        assert client.get(address).data == client.get(address, headers=FRENCH).data, address
