"""Servers that are asked side by side, in small."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import waitress

from benchmarks.stress.beside import CLIENTS, FEW, FIRST, TIMES, Part, in_turns, parts, row
from benchmarks.stress.servers import free_port, proportional_memory, serving


class Numbered:
    """Answers with what it is asked; at every tenth it breaks, which ends the connection."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        asked = environ["PATH_INFO"]
        self.asked[asked] += 1
        if asked.endswith("0"):
            raise RuntimeError(asked)
        start("200 OK", [("Content-Length", str(len(asked)))])
        return [asked.encode()]


@contextmanager
def served(application: Numbered) -> Iterator[int]:
    """A server in a thread of its own; gives its port."""
    server = waitress.create_server(application, host="127.0.0.1", port=free_port(), threads=2)
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield int(server.effective_port)
    finally:
        server.close()
        thread.join()


def test_each_server_is_asked_the_same_and_what_fails_is_no_answer() -> None:
    asked = [f"/{number}" for number in range(1, 41)]
    servers = {"new": Numbered(), "old": Numbered()}
    with ExitStack() as stack, ThreadPoolExecutor(1) as pool:
        ports = {name: stack.enter_context(served(each)) for name, each in servers.items()}
        found = pool.submit(in_turns, ports, [Part(4, asked)], 0).result()
        gone = free_port()
        lost = pool.submit(in_turns, {"none": gone}, [Part(1, asked[:1])], 0).result()
    for name, server in servers.items():
        assert server.asked == Counter(asked + asked[:FEW] * TIMES)
        line = row(4, FIRST, name, found[4, FIRST, name])
        assert line[-1] == "200: 36, 500: 4"
        assert 0 < float(line[4]) <= float(line[5])
    assert row(1, FIRST, "none", lost[1, FIRST, "none"])[-1] == "ConnectionRefusedError: 1"


def test_no_question_is_asked_twice_for_the_first_time() -> None:
    dealt = parts([f"/{number}" for number in range(100)], rounds=2)
    assert [part.clients for part in dealt] == [*CLIENTS, *CLIENTS]
    assert len({address for part in dealt for address in part.addresses}) == 100


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="there is no /proc to look in")
def test_who_serves_is_found_with_its_memory() -> None:
    with served(Numbered()) as port:
        assert serving(port) == [os.getpid()]
    assert proportional_memory(os.getpid()) > 10
