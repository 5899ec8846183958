"""Which names the service answers to, and how it stands behind a proxy."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indexer.errors import SettingsError
from indexer.settings import Settings
from webapp import create_app
from webapp.hosts import host_name


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("localhost", "localhost"),
        ("LOCALHOST:8000", "localhost"),
        ("127.0.0.1:80", "127.0.0.1"),
        ("[::1]:8000", "::1"),
        ("a.example.", "a.example"),
        ("", ""),
        ("localhost:80@evil.example", ""),
        ("evil@localhost", ""),
        ("[::1", ""),
        ("localhost, evil.example", ""),
        ("localhost/..", ""),
        ("::1", ""),
    ],
)
def test_host_is_named_without_port(host: str, name: str) -> None:
    assert host_name(host) == name


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]", "192.168.1.5:8000"])
def test_this_computer_and_addresses_are_known(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_name_that_another_site_could_point_here_is_refused(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "FLOOR_HOSTS=evil.example" in answer.text
    assert answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["localhost:80@evil.example", "[::1", "a b", "localhost:99999999"])
def test_what_names_no_server_is_refused_whatever_is_allowed(settings: Settings, host: str) -> None:
    """It would stand in the addresses of feeds and site maps."""
    client = create_app(replace(settings, hosts=("*",))).test_client()
    assert client.get("/sitemap.xml", headers={"Host": host}).status_code == 400


def test_name_of_the_settings_is_known(settings: Settings) -> None:
    client = create_app(replace(settings, hosts=("floor.example",))).test_client()
    assert client.get("/", headers={"Host": "Floor.example:443"}).status_code == 200
    assert client.get("/", headers={"Host": "other.example"}).status_code == 400


def test_proxy_is_believed_where_there_is_one(settings: Settings) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "9.9.9.9"}
    alone = create_app(settings).test_client().get("/", headers=forwarded)
    assert "Strict-Transport-Security" not in alone.headers
    behind = create_app(replace(settings, proxies=1)).test_client().get("/", headers=forwarded)
    assert "max-age" in behind.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("path", ["/floor/search?q=norway", "/search?q=norway"])
def test_below_a_path_every_link_is_below_it(settings: Settings, path: str) -> None:
    """Whether or not the proxy takes the path off."""
    client = create_app(replace(settings, root="/floor")).test_client()
    page = client.get(path).text
    assert 'href="/floor/meetings' in page
    assert 'href="/meetings' not in page
    assert 'src="/floor/static/' in page


def test_settings_say_what_is_wrong_with_a_root() -> None:
    assert Settings.from_environ({"FLOOR_ROOT": "/floor/"}).root == "/floor"
    url = {"FLOOR_URL": "https://example.org/floor/"}
    assert Settings.from_environ(url).address == "https://example.org/floor"
    assert Settings.from_environ({"FLOOR_ROOT": "/floor"}).address == "/floor"
    with pytest.raises(SettingsError, match="FLOOR_URL"):
        Settings.from_environ({"FLOOR_URL": "example.org"})
    with pytest.raises(SettingsError, match="FLOOR_ROOT"):
        Settings.from_environ({"FLOOR_ROOT": "floor"})
    with pytest.raises(SettingsError, match="FLOOR_METRICS"):
        Settings.from_environ({"FLOOR_METRICS": "maybe"})
