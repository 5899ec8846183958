"""Feeds are read by a reader of feeds, and change only when something is added."""

import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import feedparser
import pytest
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from tests.webapp.reader import page
from webapp import create_app

SUMMARY = (
    "---\ntitle: Forum {0}\ndate: 20{1:02}-05-06\n---\n\n**Norway** asked for net number {0}.\n"
)


@pytest.fixture
def growing(tmp_path: Path) -> Settings:
    """Three summaries: the oldest meeting was added last."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in (1, 2, 3):
        path = corpus / f"{number}.md"
        path.write_text(SUMMARY.format(number, 20 - number), "utf-8")
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    settings = Settings(corpus, tmp_path / "index", url="https://floor.example.org")
    build_index(settings)
    return settings


def test_summaries_come_in_the_order_in_which_they_were_added(growing: Settings) -> None:
    client = create_app(growing).test_client()
    feed = feedparser.parse(client.get("/meetings.atom").data)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Forum 3", "Forum 2", "Forum 1"]
    assert feed.entries[0].link == "https://floor.example.org/meetings/3"
    assert feed.entries[0].updated == "2023-11-14T22:13:23+00:00"


def test_a_search_can_be_followed(growing: Settings) -> None:
    client = create_app(growing).test_client()
    first = client.get("/search.atom?q=net")
    feed = feedparser.parse(first.data)
    assert [entry.title for entry in feed.entries] == [f"Norway: Forum {n}" for n in (3, 2, 1)]
    assert "as summarised" in feed.entries[0].summary
    again = client.get("/search.atom?q=net", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert 'href="/search.atom?q=net"' in page(client, "/search?q=net")


def test_ids_and_days_outlive_a_correction_and_a_new_index(growing: Settings) -> None:
    client = create_app(growing).test_client()
    before = feedparser.parse(client.get("/search.atom?q=net+AND+3").data).entries
    path = growing.corpus / "3.md"
    path.write_text(path.read_text() + "\n**Fiji** asked for nothing.\n", "utf-8")
    build_index(growing)
    after = feedparser.parse(client.get("/search.atom?q=net+AND+3").data).entries
    assert [(e.id, e.updated) for e in after] == [(e.id, e.updated) for e in before]
    anew = create_app(replace(growing, index=growing.index.with_name("other")))
    build_index(replace(growing, index=growing.index.with_name("other")))
    others = feedparser.parse(anew.test_client().get("/search.atom?q=net+AND+3").data).entries
    assert [entry.id for entry in others] == [entry.id for entry in before]


@pytest.mark.slow
def test_many_summaries_are_paged(growing: Settings) -> None:
    for number in range(4, 110):
        (growing.corpus / f"{number}.md").write_text(SUMMARY.format(number, 11), "utf-8")
    build_index(growing)
    client = create_app(growing).test_client()
    address, seen = "/meetings.atom", []
    while address:
        feed = feedparser.parse(client.get(address).data)
        seen += [entry.id for entry in feed.entries]
        links = [link.href for link in feed.feed.links if link.rel == "next"]
        address = links[0].removeprefix("https://floor.example.org") if links else ""
    assert len(seen) == len(set(seen)) == 109


def test_browsers_and_search_engines_find_what_they_look_for(client: FlaskClient) -> None:
    described = Xml.fromstring(client.get("/opensearch.xml").data)
    templates = [url.get("template", "") for url in described if url.tag.endswith("Url")]
    assert all(template.endswith("?q={searchTerms}") for template in templates)
    typed, offered = client.get("/suggest?q=cleara").get_json()
    assert (typed, offered[0]) == ("cleara", "clearance")
    listed = Xml.fromstring(client.get("/sitemap.xml").data)
    assert len(listed) == 1
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").text
    meeting = page(client, "/meetings/2011-09-16-ccm-2msp-beirut")
    assert '<meta name="citation_title"' in meeting
    assert '"@type": "Report"' in meeting
    assert "Quotation" not in meeting
