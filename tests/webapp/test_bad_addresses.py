"""What comes in from outside and is wrong has a documented answer, and nothing half leaves."""

import csv
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Xml

import bibtexparser
import feedparser
import pytest
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from tests.webapp.reader import page, words
from webapp import create_app

ODD = """---
title: "Quay \"Forum\"\u0007 & <more>"
date: 2014-03-02
rapporteur: "O'Neil \"X\" <Ltd>"
---

**Norway** asked for\x0b nets\x1b and \"lamps\" & <b>ropes</b>.
"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A summary with control characters, whose file is named with quotes."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "corpus").mkdir()
    (folder / "corpus" / 'O\'Neil "quay" 100%.md').write_text(ODD, "utf-8")
    settings = Settings(folder / "corpus", folder / "index")
    assert build_index(settings).problems == ()
    return create_app(settings).test_client()


def test_control_characters_and_quotes_leave_in_every_form(odd: FlaskClient) -> None:
    table = odd.get("/search.csv?q=nets&bom=no").text
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["speakers"] == "norway"
    assert not set(table) & set("\x07\x0b\x1b")
    feed = odd.get("/search.atom?q=nets").data
    Xml.fromstring(feed)
    assert not feedparser.parse(feed).bozo
    entry = row["url"].partition("/meetings/")[2]
    document = odd.get("/speakers/norway/briefing.docx?q=nets").data
    Xml.fromstring(zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml"))
    (cited,) = bibtexparser.parse_string(odd.get(f"/basket.bib?s={entry}").text).entries
    assert "Neil" in cited["author"]
    for form in ("csv", "md", "ris", "csl.json", "docx"):
        assert odd.get(f"/basket.{form}?s={entry}").status_code == 200
    assert page(odd, row["url"])


def test_more_statements_than_a_basket_holds_are_counted(client: FlaskClient) -> None:
    many = "&".join(f"s=gone/{number}/1-abcdef" for number in range(5000))
    said = words(page(client, f"/basket?{many}"))
    assert "200 of the statements that you were sent are not in the collection any more" in said
    assert "4,800 more are left out" in said
    assert client.get(f"/basket.csv?{many}").text.count("\n") == 1


@pytest.mark.parametrize("form", ["csv", "ndjson", "atom"])
@pytest.mark.parametrize("asked", ["speaker=nobodyx", "for=nobodyx", "meeting=never"])
def test_an_unknown_id_does_not_look_like_silence(
    client: FlaskClient, form: str, asked: str
) -> None:
    answer = client.get(f"/search.{form}?{asked}")
    assert (answer.status_code, asked.partition("=")[2] in answer.text) == (404, True)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search?q=use&page=99999", 200),
        ("/search.atom?q=use&page=99999", 200),
        ("/meetings.atom?page=99999", 200),
        ("/api/v1/search?q=use&page=99999", 404),
    ],
)
def test_a_page_beyond_the_last_is_the_last_or_none(
    client: FlaskClient, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


def test_an_answer_that_is_not_accepted_is_refused_where_it_could_be_another(
    client: FlaskClient,
) -> None:
    refused = client.get("/api/v1/search?q=use", headers={"Accept": "text/csv"})
    assert (refused.status_code, refused.mimetype) == (406, "application/problem+json")
    assert client.get("/search.csv?q=use", headers={"Accept": "image/png"}).mimetype == "text/csv"


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    """An index beside it is made, asked and left in every form."""
    corpus = tmp_path / 'it\'s "ours" & 100%'
    corpus.mkdir()
    (corpus / "a.md").write_text("# Quay Forum 2014\n\n**Norway** asked for nets.\n", "utf-8")
    settings = Settings(corpus, tmp_path / "index")
    build_index(settings)
    found = create_app(settings).test_client().get("/search.csv?q=nets")
    assert found.headers["Floor-Rows"] == "1"
