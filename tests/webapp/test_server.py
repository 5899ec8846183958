"""Overload is answered, and slow clients keep nobody waiting."""

import http.client
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from tests.webapp.test_workers import wait_until
from webapp.lanes import Lane
from webapp.server import BUSY, Limits, Server
from webapp.shares import ABSENT, Share, shares

WAIT_SECONDS = 0.5
LIMITS = Limits(lanes=(Lane(longest_wait=WAIT_SECONDS),), head_seconds=1, body_seconds=1)
PATIENCE = 60  # seconds, on a machine that has much else to do: what hangs, hangs for ever
CLIENTS = 12
Answer = tuple[int, dict[str, str], float]


def application(_environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"found"]


class Stuck:
    """A page that is answered when it `may_end`, and others that are answered at once."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.may_end = threading.Event()

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/":
            self.begun.set()
            assert self.may_end.wait(PATIENCE)
        return application(environ, start)


def streaming(environ: dict[str, Any], start: Any) -> Iterator[bytes]:
    """As Flask does it: an answer to HEAD has no body, however long the other would be."""
    start("200 OK", [("Content-Type", "text/plain")])
    yield from () if environ["REQUEST_METHOD"] == "HEAD" else (b"fo", b"und")


@contextmanager
def serving(
    limits: Limits,
    application: Any = application,
    sock: socket.socket | None = None,
    **others: Any,
) -> Iterator[int]:
    sock = sock or socket.create_server(("127.0.0.1", 0), backlog=1024)
    server = Server(application, sock, limits, **others)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield sock.getsockname()[1]
    server.stop()
    thread.join(PATIENCE)


def ask(port: int, path: str = "/") -> Answer:
    began = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, dict(answer.headers), time.monotonic() - began


def status_of(connection: http.client.HTTPConnection) -> int:
    """Ask over a connection, which is opened again where it was closed."""
    connection.request("GET", "/")
    answer = connection.getresponse()
    answer.read()
    return answer.status


def answers_of(lane: Lane, clients: int, refused: int) -> tuple[list[Answer], list[Answer]]:
    """Have so many ask at once, while all threads are stuck.

    Gives the first answers, of those who are to be refused, and then the others'.
    """
    page = Stuck()
    with (
        serving(replace(LIMITS, lanes=(lane,)), page) as port,
        ThreadPoolExecutor(clients) as pool,
    ):
        done = as_completed([pool.submit(ask, port) for _ in range(clients)], PATIENCE)
        first = [each.result() for each in islice(done, refused)]
        page.may_end.set()
        return first, [each.result() for each in done]


def is_closed_within(sock: socket.socket, seconds: float) -> bool:
    sock.settimeout(seconds)
    try:
        return sock.recv(1000) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_of_many_at_once_each_is_answered_or_told_to_come_back() -> None:
    """They are told when they have waited for long enough, not at once, and before others end."""
    refused, answered = answers_of(Lane(longest_wait=WAIT_SECONDS), clients=150, refused=148)
    assert {status for status, _, _ in refused} == {503}
    assert {headers["Retry-After"] for _, headers, _ in refused} == {"2"}
    assert min(seconds for _, _, seconds in refused) >= WAIT_SECONDS
    assert [status for status, _, _ in answered] == [200, 200]


def test_who_comes_when_many_wait_is_told_so_rather_than_queued() -> None:
    """One is answered, and three wait."""
    refused, answered = answers_of(
        Lane(threads=1, waiting=3, longest_wait=PATIENCE), clients=20, refused=16
    )
    assert {status for status, _, _ in refused} == {503}
    assert [status for status, _, _ in answered] == [200] * 4


def test_what_takes_long_holds_up_its_own_lane_alone() -> None:
    slow, other = Lane(re.compile("/"), threads=1), Lane(threads=1)
    page = Stuck()
    with serving(replace(LIMITS, lanes=(slow, other)), page) as port:
        with socket.create_connection(("127.0.0.1", port)) as sock:
            sock.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert page.begun.wait(PATIENCE)
            assert [ask(port, "/healthz")[0] for _ in range(10)] == [200] * 10
        page.may_end.set()


def endless(environ: dict[str, Any], start: Any) -> Iterator[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    times = 1000 if environ["PATH_INFO"] == "/endless" else 1
    return (b"a" * 1_000_000 for _ in range(times))


def test_answer_that_nobody_takes_is_given_up() -> None:
    """Its thread would wait for ever."""
    one = replace(LIMITS, lanes=(Lane(threads=1, longest_wait=PATIENCE),))
    with serving(one, endless) as port, socket.create_connection(("127.0.0.1", port)) as sock:
        sock.sendall(b"GET /endless HTTP/1.1\r\n\r\n")
        assert sock.recv(1)  # it has begun
        assert ask(port)[0] == 200


def test_how_many_were_refused_is_noted() -> None:
    refused: list[int] = []
    with serving(replace(LIMITS, lanes=(Lane(waiting=0),)), note_refused=refused.append) as port:
        assert ask(port)[0] == 503
        wait_until(lambda: refused == [1])


def test_slow_clients_keep_nobody_waiting() -> None:
    """They are there for longer than anybody waits here for an answer."""
    with serving(replace(LIMITS, head_seconds=10 * PATIENCE)) as port:
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
        for sock in slow:
            sock.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        assert [ask(port)[0] for _ in range(5)] == [200] * 5
        for sock in slow:
            sock.close()


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: a",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na",
    ],
    ids=["nothing", "half a head", "half a body"],
)
def test_request_that_does_not_arrive_is_given_up(begun: bytes) -> None:
    with serving(LIMITS) as port, socket.create_connection(("127.0.0.1", port)) as sock:
        sock.sendall(begun)
        assert is_closed_within(sock, PATIENCE)


def test_drop_by_drop_does_not_make_time_longer() -> None:
    with serving(LIMITS) as port:
        ends = time.monotonic() + PATIENCE
        with (
            socket.create_connection(("127.0.0.1", port)) as sock,
            pytest.raises(ConnectionError),
        ):
            sock.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
            while time.monotonic() < ends:
                sock.sendall(b"x")
                time.sleep(0.1)


def test_one_client_holds_so_many_connections_and_no_more() -> None:
    few = replace(LIMITS, connections_a_client=3, bounds_local=True, head_seconds=PATIENCE)
    with serving(few) as port:
        held = [socket.create_connection(("127.0.0.1", port)) for _ in range(4)]
        held[3].settimeout(PATIENCE)
        assert BUSY.encode() in held[3].recv(1000)
        held[0].close()
        held[1].close()
        wait_until(lambda: ask(port)[0] == 200)
        for sock in held:
            sock.close()


def test_half_open_connections_make_room_for_others() -> None:
    with (
        serving(replace(LIMITS, connections=20, head_seconds=10 * PATIENCE)) as port,
        ExitStack() as slow,
    ):
        for _ in range(100):
            sock = slow.enter_context(socket.create_connection(("127.0.0.1", port)))
            sock.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        assert [ask(port)[0] for _ in range(5)] == [200] * 5


@pytest.mark.skipif(sys.platform == "win32", reason="it bounds open files otherwise")
def test_connections_leave_files_for_the_index() -> None:
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (100, 300));"
        "from webapp.server import connections_for_files as bounded;"
        "print(bounded(1000), bounded(10), resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "150 10 300\n"


def test_large_body_is_refused_without_being_read() -> None:
    with serving(replace(LIMITS, largest_body=100)) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("POST", "/", body=b"a" * 200)
        assert connection.getresponse().status == 413
        connection.close()


def said(port: int, request: str) -> bytes:
    """All that the server says to a request, until it closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as sock:
        sock.sendall(request.encode("latin-1"))
        return b"".join(iter(lambda: sock.recv(10_000), b""))


@pytest.mark.parametrize(
    "head",
    [
        "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 50",
        "POST / HTTP/1.1\r\nContent-Length: -5",
        "POST / HTTP/1.1\r\nContent-Length : 5",
    ],
)
def test_request_whose_end_a_proxy_may_see_elsewhere_is_refused(head: str) -> None:
    with serving(LIMITS) as port:
        answer = said(port, f"{head}\r\nHost: a\r\n\r\n0\r\n\r\nGET /hidden HTTP/1.1\r\n\r\n")
    assert b" 400 " in answer.split(b"\r\n")[0]
    assert answer.count(b"\r\nContent-Length: ") == 1


def test_answer_to_head_has_no_body_even_where_it_would_come_in_chunks() -> None:
    """What came behind it would be taken for the answer to the next request."""
    with serving(LIMITS, streaming) as port:
        head, _, body = said(port, "HEAD / HTTP/1.1\r\n\r\n").partition(b"\r\n\r\n")
        assert b"chunked" in head
        assert body == b""
        assert said(port, "GET / HTTP/1.1\r\n\r\n").endswith(b"2\r\nfo\r\n3\r\nund\r\n0\r\n\r\n")


def test_long_head_is_refused() -> None:
    with serving(replace(LIMITS, largest_head=1000)) as port:
        assert b" 431 " in said(port, f"GET /?q={'a' * 1500} HTTP/1.1\r\n\r\n")


def test_workers_hold_as_many_connections_as_each_other() -> None:
    """One serves alone and holds all; another comes, and clients that ask again go to it."""
    one, other = shares(2)
    with (
        socket.create_server(("127.0.0.1", 0), backlog=1024) as sock,
        ExitStack() as stack,
        ThreadPoolExecutor(CLIENTS) as pool,
    ):
        address = sock.getsockname()
        clients = [
            stack.enter_context(closing(http.client.HTTPConnection(*address, timeout=PATIENCE)))
            for _ in range(CLIENTS)
        ]

        def all_ask() -> None:
            assert set(pool.map(status_of, clients)) == {200}

        def is_even() -> bool:
            """Tell that none was sent away by its last answer, and no worker holds more."""
            all_ask()
            return sum(one.held) == CLIENTS and not (one.is_above(1) or other.is_above(1))

        stack.enter_context(serving(LIMITS, sock=sock, share=one))
        all_ask()
        assert list(one.held) == [CLIENTS, ABSENT]
        stack.enter_context(serving(LIMITS, sock=sock, share=other))
        wait_until(is_even)
        assert min(one.held) > 1


def test_who_waits_is_taken_though_another_is_to_take_it() -> None:
    """As where that one stands still; the client is sent there all the same when it is answered."""
    idle = Share([ABSENT, 0], 0)
    with serving(LIMITS, share=idle) as port, ExitStack() as stack:
        kept, sent = (
            stack.enter_context(closing(http.client.HTTPConnection("127.0.0.1", port)))
            for _ in range(2)
        )
        assert status_of(kept) == 200
        assert kept.sock is not None
        assert status_of(sent) == 200
        assert sent.sock is None
