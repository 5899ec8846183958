"""What a page says to programs: where its data are, and how it is put on a home screen."""

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.webapp.reader import page

MEETING = "2011-09-16-ccm-2msp-beirut"
LINK = re.compile(r'<a href="([^"]+)" rel="nofollow">This page for programs</a>')


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=clearance&speaker=norway&from=2010&scope=paragraph&sort=newest",
        "/search?q=a%26b&expand=no&page=1",
        f"/meetings/{MEETING}",
        "/speakers/lebanon",
        "/speakers/lebanon/briefing?q=use",
    ],
)
def test_a_page_links_to_its_data(client: FlaskClient, address: str) -> None:
    (link,) = LINK.findall(page(client, address))
    answer = client.get(unescape(link))
    assert answer.status_code == 200, answer.text
    assert answer.json


def test_a_statement_links_to_its_data(client: FlaskClient) -> None:
    rows = client.get("/api/v1/search?q=clearance").json["rows"]  # type: ignore[index]
    row = next(row for row in rows if row["speakers"])
    (link,) = LINK.findall(page(client, row["url"]))
    assert client.get(unescape(link)).json["row"]["text"] == row["text"]  # type: ignore[index]


@pytest.mark.parametrize("address", ["/", "/help", "/basket", "/meetings"])
def test_a_page_without_data_has_no_such_link(client: FlaskClient, address: str) -> None:
    assert not LINK.findall(page(client, address))


def test_the_manifest_names_icons_that_are_there(client: FlaskClient) -> None:
    html = page(client, "/")
    (manifest,) = re.findall(r'rel="manifest" href="([^"]+)"', html)
    (touch,) = re.findall(r'rel="apple-touch-icon" href="([^"]+)"', html)
    with client.get(manifest) as answer:
        assert answer.mimetype == "application/json"
        told = json.loads(answer.text)
    assert told["start_url"] == "../"
    sizes = {icon["sizes"] for icon in told["icons"]}
    assert {"192x192", "512x512"} <= sizes
    for icon in told["icons"]:
        with client.get(f"/static/{icon['src']}") as found:
            assert (found.status_code, found.mimetype) == (200, icon["type"])
    with client.get(touch) as found:
        assert found.data.startswith(b"\x89PNG")
