"""What a cluster refuses, and what is wrong with it: one clear line each, never a wrong count."""

import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from indexer.cli.commands import main
from indexer.corpus.indexing import build_index
from indexer.errors import FloorError, IndexUnreachable, SettingsError, UnknownOrder
from indexer.index.opensearch import connecting, control
from indexer.index.opensearch.connecting import connected
from indexer.index.opensearch.generation import generations
from indexer.index.store import store_of
from indexer.search.results import SearchRequest, Sort
from indexer.search.service import SearchService
from indexer.settings import CLUSTER_ENGINE, Cluster, Settings
from tests.indexer.index.opensearch.certificates import HERE, certify
from tests.indexer.index.opensearch.gate import Gate
from webapp import create_app

TOO_LOW = "Part of the index does not answer; the numbers would be too low. Try again."
NOWHERE = "http://127.0.0.1:9"


def asked(settings: Settings, **cluster: Any) -> int:
    """Search with another way to the cluster."""
    elsewhere = replace(settings, cluster=replace(settings.cluster, **cluster))
    return SearchService(elsewhere).search(SearchRequest("silt")).total


def lose_shard(settings: Settings) -> None:
    """Take from the node what it has of a shard of the paragraphs, and with it a part of these."""
    client = connected(settings.cluster).client
    index = generations(connected(settings.cluster))[-1].paragraphs
    shards = client.cat.shards(index=index, format="json", h="shard,docs")
    fullest = max(shards, key=lambda shard: int(shard["docs"]))["shard"]
    (there,) = client.indices.stats(index=index, level="shards")["indices"][index]["shards"][
        fullest
    ]
    place = Path(there["shard_path"]["data_path"], "indices", uuid_of(client, index), fullest)
    shutil.rmtree(place / "index")
    cancel = {"index": index, "shard": int(fullest), "node": "single", "allow_primary": True}
    body: Any = {"commands": [{"cancel": cancel}]}
    client.cluster.reroute(body=body)


def uuid_of(client: Any, index: str) -> str:
    return str(client.indices.get_settings(index=index)[index]["settings"]["index"]["uuid"])


@pytest.fixture
def spread(settings: Settings, cluster: Callable[[], Cluster]) -> Settings:
    """Two summaries in shards of their own."""
    spread = replace(settings, engine=CLUSTER_ENGINE, cluster=replace(cluster(), shards=4))
    build_index(spread)
    return spread


def test_missing_shard_is_said_and_never_a_count_that_is_too_low(
    spread: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "READY_SECONDS", 0.0)
    web = create_app(spread).test_client()
    service = SearchService(spread)
    assert service.search(SearchRequest()).total == 22
    lose_shard(spread)
    for ask in (
        lambda: service.search(SearchRequest()),
        lambda: service.views(SearchRequest()).grid(1),
        lambda: list(service.rows(SearchRequest())),
        lambda: SearchService(spread).meetings(),
        lambda: build_index(spread, thoroughly=True),
    ):
        with pytest.raises(IndexUnreachable, match="the numbers would be too low"):
            ask()
    page, api = web.get("/search?q="), web.get("/api/v1/search?q=")
    assert (page.status_code, TOO_LOW in page.text) == (503, True)
    assert (api.status_code, TOO_LOW in json.dumps(api.json)) == (503, True)
    assert web.get("/readyz").status_code == web.get("/healthz").status_code == 503
    assert store_of(spread).current() == "000001-0000"
    client = connected(spread.cluster).client  # what is lost for good is made anew
    client.indices.delete(index=f"{spread.cluster.name}-*")
    assert "rebuilt" in build_index(spread).notes[0]
    assert service.search(SearchRequest()).total == 22


def test_order_by_speaker_is_refused_and_not_offered(clustered: Settings) -> None:
    with pytest.raises(UnknownOrder, match="a cluster has no order by speaker: sort by"):
        SearchService(clustered).search(SearchRequest(sort=Sort.SPEAKER))
    web = create_app(clustered).test_client()
    assert "sort=speaker" not in web.get("/search?q=").text
    answers = web.get("/search?sort=speaker"), web.get("/api/v1/search?sort=speaker")
    assert [(a.status_code, "no order by speaker" in a.text) for a in answers] == [(404, True)] * 2


def test_lacking_copies_are_a_line_for_the_administrator(
    clustered: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    web = create_app(clustered).test_client()
    index = generations(connected(clustered.cluster))[-1].paragraphs
    copies: Any = {"index.auto_expand_replicas": False, "index.number_of_replicas": 1}
    connected(clustered.cluster).client.indices.put_settings(index=index, body=copies)
    health = web.get("/healthz")
    assert (health.status_code, health.json["status"]) == (200, "degraded")
    assert "not all of it has a copy: if one more node stops" in health.json["problems"][0]
    assert "not all of it has a copy" in caplog.text
    assert web.get("/search?q=silt").status_code == web.get("/readyz").status_code == 200


def said(settings: Settings, *command: str, **environ: str) -> str:
    """The one line that a command ends with."""
    cluster = settings.cluster
    known = {
        "FLOOR_CORPUS": str(settings.corpus),
        "FLOOR_ENGINE": CLUSTER_ENGINE,
        "FLOOR_OPENSEARCH": ",".join(cluster.addresses),
        "FLOOR_OPENSEARCH_INDEX": cluster.name,
    }
    answer = CliRunner().invoke(main, command, env=known | environ)
    assert answer.exit_code == 1
    (line,) = answer.output.splitlines()
    return line


def test_nothing_at_the_address_is_one_line(settings: Settings) -> None:
    for command in (["index"], ["search", "silt"], ["list"], ["speakers"]):
        line = said(settings, *command, FLOOR_OPENSEARCH=NOWHERE)
        assert f"floor: no cluster answers at {NOWHERE} (Connection refused)" in line


def test_what_can_t_be_used_is_one_line_of_every_command(
    clustered: Settings, stranger: Callable[[str], str], tmp_path: Path
) -> None:
    elsewhere = {"number": "8.15.0"}, {"number": "1.3.20", "distribution": "opensearch"}
    for command in (["index"], ["search", "silt"]):
        for version in elsewhere:
            address = stranger(json.dumps({"version": version}))
            line = said(clustered, *command, FLOOR_OPENSEARCH=address)
            assert "use OpenSearch 2.x or 3.x" in line
    certified = certify(tmp_path)
    node = clustered.cluster.addresses[0]
    with Gate(tmp_path / "gate", node, "floor", "s3cret", certified) as gate:
        guessed = {
            "FLOOR_OPENSEARCH": gate.address,
            "FLOOR_OPENSEARCH_CA": str(certified.authority),
            "FLOOR_OPENSEARCH_USER": "floor",
            "FLOOR_OPENSEARCH_PASSWORD": "guessed",
        }
        for command in (["index"], ["search", "silt"]):
            line = said(clustered, *command, **guessed)
            assert "lets nobody in with this user and password (401): mend FLOOR_" in line


def test_an_index_that_can_t_be_used_is_one_line(
    clustered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = said(clustered, "search", "silt", FLOOR_OPENSEARCH_INDEX="never_made")
    assert "there is no index never_made at" in never
    assert "run `floor index` first" in never
    client = connected(clustered.cluster).client
    block: Any = {"index.blocks.read_only_allow_delete": True}
    client.indices.put_settings(index=f"{clustered.cluster.name}-*", body=block)
    (clustered.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    assert "nearly full: free some space there" in said(clustered, "index")
    lifted: Any = {"index.blocks.read_only_allow_delete": None}
    client.indices.put_settings(index=f"{clustered.cluster.name}-*", body=lifted)
    with monkeypatch.context() as other:
        for module in ("store", "generation", "mapping"):
            other.setattr(f"indexer.index.opensearch.{module}.FORMAT", "1")
        line = said(clustered, "search", "silt")
        assert "made by another version of this program: `floor index` makes it anew" in line
    more: Any = {"properties": {"mine": {"type": "keyword"}}}
    index = generations(connected(clustered.cluster))[0].words
    client.indices.put_mapping(index=index, body=more)
    line = said(clustered, "search", "silt")
    assert "has been changed by hand: rebuild the index with `floor index`" in line


def hide(client: Any, indexes: str) -> None:
    """Have a node give up what it has of some indexes, until it is allowed to look for it."""
    answer: Any = {"indices": {"": {"closed": False}}}
    while not all(one["closed"] for one in answer["indices"].values()):  # it may be too busy
        answer = client.indices.close(index=indexes)
    nowhere: Any = {"index.routing.allocation.require._name": "nobody"}
    client.indices.put_settings(index=indexes, body=nowhere)
    client.indices.open(index=indexes, wait_for_active_shards=0)
    end = time.monotonic() + 60
    while client.cluster.health(index=indexes)["status"] != "red":
        assert time.monotonic() < end
        time.sleep(0.1)


def test_cluster_that_was_started_a_moment_ago_is_waited_for(clustered: Settings) -> None:
    """Its parts are found one after the other, and a run that comes too early goes through."""
    client = connected(clustered.cluster).client
    indexes = f"{clustered.cluster.name},{clustered.cluster.name}-*"
    hide(client, indexes)
    with pytest.raises(IndexUnreachable, match="the numbers would be too low"):
        SearchService(clustered).meetings()
    (clustered.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    lifted: Any = {"index.routing.allocation.require._name": None}

    def found_again() -> None:
        time.sleep(1)
        for index in (clustered.cluster.name, f"{clustered.cluster.name}-*"):
            client.indices.put_settings(index=index, body=lifted)
            time.sleep(0.5)

    finding = threading.Thread(target=found_again)
    finding.start()
    assert build_index(clustered).indexed == ("new.md",)
    finding.join()
    assert SearchService(clustered).search(SearchRequest("silt")).total == 2


def test_cluster_that_is_not_ready_in_time_is_one_line(
    spread: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "READY_SECONDS", 0.0)
    lose_shard(spread)
    assert TOO_LOW.rstrip(".") in said(spread, "index")


def test_node_that_is_off_holds_nobody_up(
    clustered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes no connection, nor refuses one: the next is asked, and soon."""
    monkeypatch.setattr(connecting, "QUICK", 0.5)
    with socket.socket() as off:
        off.bind(("127.0.0.1", 0))
        off.listen(0)
        address = off.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:  # fill the queue of those that nobody takes
            one.setblocking(False)
            one.connect_ex(address)
        silent = f"http://127.0.0.1:{address[1]}"
        start = time.monotonic()
        for _ in range(3):
            assert asked(clustered, addresses=(silent, *clustered.cluster.addresses)) == 1
        assert time.monotonic() - start < connecting.SECONDS
        with pytest.raises(IndexUnreachable, match=r"no cluster .* \(timed out\): start it"):
            asked(clustered, addresses=(silent,))
        for one in waiting:
            one.close()


def test_tls_and_password_are_asked_for_and_given(clustered: Settings, tmp_path: Path) -> None:
    """Through a proxy that demands both, as a cluster with its security plugin does."""
    node = clustered.cluster.addresses[0]
    certified = certify(tmp_path)
    with Gate(tmp_path / "gate", node, "floor", "s3cret", certified) as gate:
        known: dict[str, Any] = {"addresses": (gate.address,), "authority": certified.authority}
        right = {**known, "user": "floor", "password": "s3cret"}
        assert asked(clustered, **right) == 1
        gated = replace(clustered, cluster=replace(clustered.cluster, **right))
        (clustered.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
        assert len(build_index(gated).indexed) == 1
        assert asked(clustered) == 2
        for user in ({}, {"user": "floor", "password": "guessed"}):
            with pytest.raises(SettingsError, match="lets nobody in with this user and password"):
                asked(clustered, **known, **user)
        (tmp_path / "other").mkdir()
        for authority in (None, certify(tmp_path / "other").authority):
            with pytest.raises(IndexUnreachable, match=r"is not trusted: .* FLOOR_OPENSEARCH_CA"):
                asked(clustered, **{**right, "authority": authority})
        plain = gate.address.replace("https", "http")
        with pytest.raises(SettingsError, match="is no cluster: mend FLOOR_OPENSEARCH"):
            asked(clustered, **{**right, "addresses": (plain,)})
        assert "s3cret" not in repr(gated)
    with pytest.raises(IndexUnreachable, match="does not speak TLS: write http:// into"):
        asked(clustered, **{**known, "addresses": (node.replace("http", "https"),)})


@pytest.mark.parametrize(
    ("host", "days", "said"),
    [
        ("192.0.2.1", 1, "a certificate of another name: write the name that stands in it into"),
        (HERE, -1, "a certificate that has expired: have it renewed"),
    ],
)
def test_certificate_that_does_not_hold_is_said(
    clustered: Settings, tmp_path: Path, host: str, days: int, said: str
) -> None:
    certified = certify(tmp_path, host, days)
    gate = Gate(tmp_path / "gate", clustered.cluster.addresses[0], "floor", "s3cret", certified)
    with gate, pytest.raises(IndexUnreachable, match=said):
        asked(clustered, addresses=(gate.address,), authority=certified.authority)


@pytest.fixture
def stranger() -> Iterator[Callable[[str], str]]:
    """The address of something that answers with a text."""
    servers = []

    def start(text: str) -> str:
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("version", "named"),
    [
        ({"number": "1.3.20", "distribution": "opensearch"}, "is opensearch 1.3.20"),
        ({"number": "8.15.0"}, "is elasticsearch 8.15.0"),
    ],
)
def test_another_version_is_named(
    settings: Settings,
    stranger: Callable[[str], str],
    version: dict[str, str],
    named: str,
) -> None:
    elsewhere = replace(settings, engine=CLUSTER_ENGINE)
    with pytest.raises(SettingsError, match=rf"{named}: use OpenSearch 2\.x or 3\.x"):
        asked(elsewhere, addresses=(stranger(json.dumps({"version": version})),))


@pytest.mark.parametrize("text", ["<p>Welcome</p>", "{}", "[]", '{"version": "8"}', ""])
def test_what_is_no_cluster_is_said(
    settings: Settings, stranger: Callable[[str], str], text: str
) -> None:
    elsewhere = replace(settings, engine=CLUSTER_ENGINE)
    with pytest.raises(SettingsError, match="is no cluster: mend FLOOR_OPENSEARCH"):
        asked(elsewhere, addresses=(stranger(text),))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"FLOOR_OPENSEARCH": "search.example.org"}, "use the address of a cluster, such as"),
        ({"FLOOR_OPENSEARCH": "https://me:secret@a.org"}, "has a user or a password in it"),
        ({"FLOOR_OPENSEARCH_INDEX": "Of Mine"}, "use small letters, digits and _ alone"),
        ({"FLOOR_OPENSEARCH_USER": "me"}, "go together"),
        ({"FLOOR_OPENSEARCH_PASSWORD_FILE": "/nowhere/at/all"}, "which can't be read"),
    ],
)
def test_what_is_set_wrongly_is_said(given: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said) as error:
        Settings.from_environ(given)
    assert "secret" not in str(error.value)


def test_the_password_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("s3cret\n", "utf-8")
    given = {
        "FLOOR_OPENSEARCH": "https://a.example:9200, https://b.example:9200/",
        "FLOOR_OPENSEARCH_USER": "floor",
        "FLOOR_OPENSEARCH_PASSWORD_FILE": str(tmp_path / "password"),
    }
    cluster = Settings.from_environ(given).cluster
    assert cluster.addresses == ("https://a.example:9200", "https://b.example:9200")
    assert (cluster.user, cluster.password) == ("floor", "s3cret")


def test_engine_without_an_address_says_what_to_set(settings: Settings) -> None:
    with pytest.raises(FloorError, match="set FLOOR_OPENSEARCH to its address"):
        asked(replace(settings, engine=CLUSTER_ENGINE))
