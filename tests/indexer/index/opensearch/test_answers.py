"""What stands at the address but does not answer as a cluster does: one line each. No node needed.

A server here says what a proxy, a node that starts, or something else would.
"""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from opensearchpy.exceptions import ConnectionError
from urllib3.connection import HTTPConnection
from urllib3.exceptions import NameResolutionError

from indexer.cli.commands import main
from indexer.errors import CantWrite, FloorError, IndexUnreachable, SettingsError
from indexer.index.opensearch import control
from indexer.index.opensearch.connecting import BYTES_AT_ONCE, Connection
from indexer.index.opensearch.errors import TOO_LOW, PartMissing, said_plainly
from indexer.settings import CLUSTER_ENGINE, Cluster, Settings
from tests.indexer.index.opensearch.certificates import certify
from webapp import create_app

Answer = tuple[int, str, str]  # status, kind, text
Start = Callable[[Callable[[str, dict[str, str]], Answer]], str]
A_NODE = {"version": {"number": "2.19.6", "distribution": "opensearch"}}
HTML, JSON, TEXT = "text/html", "application/json", "text/plain; charset=UTF-8"


class Server(ThreadingHTTPServer):
    daemon_threads = True


@contextmanager
def serving(answer: Callable[[str, dict[str, str]], Answer]) -> Iterator[Server]:
    """Serve what is made of the path and the headers of each request."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, kind, text = answer(self.path, dict(self.headers))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(text)))
            if 300 <= status < 400:
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(text.encode())

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

        def log_message(self, *_: object) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """The address of a server that answers so; who writes does not wait for it to be ready."""
    monkeypatch.setattr(control, "READY_SECONDS", 0.0)
    with ExitStack() as servers:
        yield (
            lambda answer: f"http://127.0.0.1:{servers.enter_context(serving(answer)).server_port}"
        )


def of_a_node(answer: Answer) -> Callable[[str, dict[str, str]], Answer]:
    """Says its version, as a node does, and all else so."""
    return lambda path, _: (200, JSON, json.dumps(A_NODE)) if path == "/" else answer


def said(settings: Settings, *command: str, **environ: str) -> str:
    """The one line that a command ends with."""
    known = {"FLOOR_CORPUS": str(settings.corpus), "FLOOR_ENGINE": CLUSTER_ENGINE}
    answer = CliRunner().invoke(main, command, env=known | environ)
    assert answer.exit_code == 1, answer.exception
    assert isinstance(answer.exception, SystemExit)
    (line,) = answer.output.splitlines()
    return line


ODD = [
    (301, 'it sends one elsewhere, so write the address that it leads to (it says "301 Moved"'),
    (302, "it sends one elsewhere"),
    (308, "it sends one elsewhere"),
    (400, 'says "400 Moved"'),
    (404, 'says "404 Moved"'),
    (405, 'says "405 Moved"'),
    (407, "a proxy that wants a password of its own"),
    (409, 'says "409 Moved"'),
    (410, 'says "410 Moved"'),
    (418, 'says "418 Moved"'),
    (451, 'says "451 Moved"'),
]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(("status", "line"), ODD)
def test_an_answer_of_no_cluster_is_one_line_that_names_it(
    settings: Settings, start: Start, status: int, line: str, first: bool
) -> None:
    """To the first request, or behind a proxy that lets the first through."""
    odd = (status, HTML, "<html><h1>Moved</h1></html>")
    address = start((lambda *_: odd) if first else of_a_node(odd))
    for command in (["search", "silt"], ["index"]):
        told = said(settings, *command, FLOOR_OPENSEARCH=address)
        assert f"what answers at {address} is no cluster: mend FLOOR_OPENSEARCH" in told
        assert line in told


@pytest.mark.parametrize("text", ["[]", '"no"', "{", '{"error": ["x"]}', "{}", "null", "5"])
@pytest.mark.parametrize("status", [404, 405, 503])
def test_whatever_form_an_answer_has_it_is_a_line(start: Start, status: int, text: str) -> None:
    connection = Connection(Cluster(addresses=(start(lambda *_: (status, JSON, text)),)))
    with pytest.raises(FloorError, match=f'says "{status}'):
        connection.get("floor", "state")


def test_a_page_in_place_of_an_answer_is_a_line(start: Start) -> None:
    connection = Connection(Cluster(addresses=(start(of_a_node((200, HTML, "<p>Log in</p>"))),)))
    with pytest.raises(SettingsError, match="is no cluster"):
        connection.get("floor", "state")


def not_ready(kind: str, text: str, status: int) -> Any:
    return pytest.param((status, kind, text), id=f"{status} {text[:20]}")


@pytest.mark.parametrize(
    "answer",
    [
        not_ready(HTML, "<html><title>502 Bad Gateway</title></html>", 502),
        not_ready(TEXT, "OpenSearch Security not initialized.", 503),
        not_ready(TEXT, "Internal Server Error", 500),
        not_ready(JSON, '{"message": "Service Unavailable"}', 503),
        not_ready(JSON, '{"error": {"type": "null_pointer_exception", "reason": null}}', 500),
        not_ready(HTML, "", 504),
        not_ready(TEXT, "slow down", 429),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_who_stands_before_a_cluster_that_does_not_answer_is_named(
    settings: Settings, start: Start, answer: Answer, first: bool
) -> None:
    """It is not said that a part is missing: nothing is known of that."""
    address = start((lambda *_: answer) if first else of_a_node(answer))
    for command in (["search", "silt"], ["index"]):
        told = said(settings, *command, FLOOR_OPENSEARCH=address)
        assert f"the cluster at {address} does not answer" in told
        assert f'says "{answer[0]}' in told
        assert TOO_LOW not in told
    clustered = replace(settings, engine=CLUSTER_ENGINE, cluster=Cluster(addresses=(address,)))
    page = create_app(clustered).test_client().get("/search?q=silt")
    assert (page.status_code, "does not answer" in page.text) == (503, True)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (503, "no_shard_available_action_exception"),
        (503, "search_phase_execution_exception"),
        (500, "search_phase_execution_exception"),
        (429, "circuit_breaking_exception"),
    ],
)
def test_a_missing_shard_is_said_as_such(start: Start, status: int, kind: str) -> None:
    error = {"type": kind, "reason": "all shards failed", "root_cause": []}
    address = start(of_a_node((status, JSON, json.dumps({"error": error, "status": status}))))
    with pytest.raises(PartMissing, match="the numbers would be too low"):
        Connection(Cluster(addresses=(address,))).search("floor", {})


def test_what_a_cluster_refuses_is_told_in_its_words(settings: Settings, start: Start) -> None:
    reason = "this action would add [24] shards, but this cluster has [990]/[1000] shards open"
    error = {"type": "validation_exception", "reason": reason}
    address = start(of_a_node((400, JSON, json.dumps({"error": error, "status": 400}))))
    told = said(settings, "index", FLOOR_OPENSEARCH=address)
    assert f"the cluster at {address} refuses what it is asked (400 validation_exc" in told
    assert reason in told


def test_a_proxy_that_takes_too_little_at_once_is_told_of(start: Start) -> None:
    address = start(of_a_node((413, HTML, "<h1>413 Request Entity Too Large</h1>")))
    connection = Connection(Cluster(addresses=(address,)))
    for write in (
        lambda: connection.bulk([{"_index": "floor", "_id": "1", "text": "silt"}]),
        lambda: connection.search("floor", {}),
    ):
        with pytest.raises(CantWrite, match=r"413.*10 MB.*`client_max_body_size 10m`"):
            write()
    assert BYTES_AT_ONCE < 10_000_000


def test_http_where_tls_is_wanted_is_guessed(settings: Settings, tmp_path: Path) -> None:
    certified = certify(tmp_path)
    wanted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    wanted.load_cert_chain(certified.certificate, certified.key)
    with serving(lambda *_: (200, JSON, "{}")) as server:
        server.socket = wanted.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        server.handle_error = lambda *_: None  # type: ignore[method-assign, assignment]
        told = said(settings, "list", FLOOR_OPENSEARCH=f"http://127.0.0.1:{server.server_port}")
    assert "no cluster answers at http://127.0.0.1:" in told
    assert told.endswith("it may want https://")
    assert "Connection aborted" not in told


def test_http_where_tls_is_wanted_may_be_told(settings: Settings, start: Start) -> None:
    text = "<h1>400 The plain HTTP request was sent to HTTPS port</h1>"
    told = said(settings, "list", FLOOR_OPENSEARCH=start(lambda *_: (400, HTML, text)))
    assert "it may want https://" in told


def test_nobody_there_does_not_want_tls(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        assert "https://" not in said(settings, "list", FLOOR_OPENSEARCH=address)


def test_a_name_that_nobody_has_is_said_in_the_words_of_the_system() -> None:
    unknown = socket.gaierror(-2, "Name or service not known")
    told = NameResolutionError("nowhere", HTTPConnection("nowhere"), unknown)
    with (
        pytest.raises(IndexUnreachable) as error,
        said_plainly("http://nowhere"),
    ):
        raise ConnectionError("N/A", str(told), told)
    assert "(Failed to resolve 'nowhere' (Name or service not known)): start" in str(error.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://h:99999",
        "http://h:abc",
        "http://h:0",
        "http://h:-1",
        "http://:9200",
        "https://[::1",
        "http://a..b:9200",
        f"http://{'a' * 64}.org",
        "http://h:9200,http://h:abc",
    ],
)
def test_an_address_that_can_t_be_one_is_a_mistake_of_settings(
    settings: Settings, address: str
) -> None:
    for command in (["index"], ["search", "silt"]):
        told = said(settings, *command, FLOOR_OPENSEARCH=address)
        assert "use the address of a cluster, such as https://search.example.org:9200" in told


@pytest.mark.parametrize("address", ["http://[::1]:9200", "https://h", "http://bücher.example/os"])
def test_addresses_of_every_form_are_taken(address: str) -> None:
    assert Settings.from_environ({"FLOOR_OPENSEARCH": address}).cluster.addresses == (address,)


def test_a_name_that_no_host_may_have_is_a_mistake_of_settings(settings: Settings) -> None:
    told = said(settings, "list", FLOOR_OPENSEARCH="http://１２.0.0.1:9200")
    assert "FLOOR_OPENSEARCH has a name that can't be one: mend it" in told


def test_user_and_password_may_have_any_letters(start: Start) -> None:
    asked = []

    def answer(_path: str, headers: dict[str, str]) -> Answer:
        asked.append(headers.get("authorization"))
        return 200, JSON, json.dumps(A_NODE)

    address = start(answer)
    for user, password in (("floor", "s3cret"), ("Łódź", "пароль€"), ("\udce9", "x")):
        cluster = Cluster(addresses=(address,), user=user, password=password)
        Connection(cluster).client.info()
    assert asked == [
        "Basic Zmxvb3I6czNjcmV0",
        "Basic xYHDs2TFujrQv9Cw0YDQvtC70Yzigqw=",
        "Basic 6Tp4",
    ]


def of_files(folder: Path) -> dict[str, Path]:
    """Files that hold no certificate."""
    made = certify(folder)
    texts = {
        "empty": b"",
        "rubbish": b"\x00\xffrubbish",
        "cut": made.authority.read_bytes()[:100],
        "key": made.key.read_bytes(),
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text)
    return {name: folder / name for name in texts}


@pytest.mark.parametrize("name", ["empty", "rubbish", "cut", "key"])
def test_a_file_that_holds_no_certificate_is_said(
    settings: Settings, tmp_path: Path, name: str
) -> None:
    file = of_files(tmp_path)[name]
    given = {"FLOOR_OPENSEARCH": "https://127.0.0.1:9", "FLOOR_OPENSEARCH_CA": str(file)}
    told = said(settings, "search", "silt", **given)
    assert f"FLOOR_OPENSEARCH_CA is {file}, which holds no certificate: give the file" in told


@pytest.mark.parametrize(
    ("name", "why"), [(".", "Is a directory"), ("none", "No such file or directory")]
)
def test_a_file_that_can_t_be_read_is_said(
    settings: Settings, tmp_path: Path, name: str, why: str
) -> None:
    given = {"FLOOR_OPENSEARCH": "https://h:9", "FLOOR_OPENSEARCH_CA": str(tmp_path / name)}
    told = said(settings, "search", "silt", **given)
    assert f"which can't be read: {why}" in told


def test_a_sound_file_is_trusted(tmp_path: Path) -> None:
    cluster = Cluster(addresses=("https://127.0.0.1:9",), authority=certify(tmp_path).authority)
    with pytest.raises(IndexUnreachable, match="no cluster answers at"):
        Connection(cluster).get("floor", "state")
    with pytest.raises(SettingsError, match="which can't be read"):
        Connection(replace(cluster, authority=tmp_path / "none"))
