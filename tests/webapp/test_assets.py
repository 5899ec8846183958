"""What is sent is small, and kept by the browser until it changes."""

import re

from flask.testing import FlaskClient


def test_a_file_has_an_address_that_can_be_kept_for_ever(client: FlaskClient) -> None:
    """Another content will have another address."""
    address = re.search(r'href="(/static/style\.css\?v=\w{8})"', client.get("/").text)
    assert address
    with client.get(address[1]) as response:
        assert "immutable" in response.headers["Cache-Control"]
    for other in ("/static/style.css", "/static/style.css?v=00000000"):
        with client.get(other) as response:
            assert "immutable" not in response.headers["Cache-Control"]


def test_a_page_is_compressed_for_those_who_can_read_it(client: FlaskClient) -> None:
    """And sent as it is to others."""
    plain = client.get("/search")
    for encoding in ("zstd", "br", "gzip"):
        small = client.get("/search", headers={"Accept-Encoding": encoding})
        assert small.headers["Content-Encoding"] == encoding
        assert "Accept-Encoding" in small.headers["Vary"]
        assert len(small.data) < len(plain.data) / 3
    assert "Content-Encoding" not in plain.headers
    browsers = {"Accept-Encoding": "gzip, deflate, br, zstd"}
    assert client.get("/search", headers=browsers).headers["Content-Encoding"] == "zstd"


def test_what_does_not_exist_is_not_kept(client: FlaskClient) -> None:
    for address in ("/static/none.css", "/static/none.css?v=12345678"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "max-age" not in answer.headers.get("Cache-Control", "")
