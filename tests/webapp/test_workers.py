"""Several processes serve one socket, and none outlives or outdies the others."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.stress.connections import ask
from benchmarks.stress.servers import free_port
from indexer.settings import Settings

pytestmark = pytest.mark.slow

CLIENTS = 16
BROKEN_OFF = {"ConnectionResetError", "BrokenPipeError", "IncompleteReadError"}
SERVE = "from webapp.serving import main; main()"


@dataclass(frozen=True)
class Served:
    """`floor serve` with two workers, answering."""

    process: subprocess.Popen[bytes]
    port: int


@contextmanager
def started(settings: Settings) -> Iterator[Served]:
    port = free_port()
    environment = {
        **os.environ,
        "FLOOR_CORPUS": str(settings.corpus),
        "FLOOR_INDEX": str(settings.index),
        "FLOOR_PORT": str(port),
        "FLOOR_METRICS": "1",
    }
    arguments = [sys.executable, "-c", SERVE, "serve", "--workers", "2"]
    with subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE) as process:
        try:
            wait_until(lambda: is_ready(port))
            yield Served(process, port)
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def server(settings: Settings) -> Iterator[Served]:
    """One for all tests; told to stop, it ends cleanly."""
    with started(settings) as served:
        yield served
        served.process.terminate()
        assert served.process.wait(60) == 0


def wait_until(done: Callable[[], bool], seconds: float = 120) -> None:
    ends = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < ends, "it took too long"
        time.sleep(0.05)


def is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=60) as answer:
            return bool(json.load(answer)["ready"])
    except OSError:
        return False


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that `process` started and that serve."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_text()
        except OSError:
            continue
        if parent == process.pid and "spawn_main" in command:
            found.append(int(folder.name))
    return sorted(found)


def is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


needs_proc = pytest.mark.skipif(not Path("/proc").exists(), reason="there is no /proc to look in")


def test_metrics_count_all_workers(server: Served) -> None:
    for _ in range(10):
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/", timeout=60):
            pass
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/metrics", timeout=60) as answer:
        counted = answer.read().decode()
    assert 'floor_requests_total{method="GET",route="/",status="200"} 10.0' in counted


@needs_proc
def test_worker_that_is_killed_is_replaced(server: Served) -> None:
    process = server.process
    wait_until(lambda: len(workers_of(process)) == 2)
    victim, other = workers_of(process)
    os.kill(victim, signal.SIGKILL)
    wait_until(lambda: is_ready(server.port))
    wait_until(lambda: len(workers_of(process)) == 2 and victim not in workers_of(process))
    assert other in workers_of(process)


@needs_proc
def test_of_many_who_ask_only_those_of_a_killed_worker_lose_an_answer(server: Served) -> None:
    process, over, kills = server.process, threading.Event(), 2
    given: list[str] = []

    def addresses() -> Iterator[str]:
        while not over.is_set():
            given.append(f"/search?q=the&from={len(given) + 1000}")
            yield given[-1]

    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(ask, server.port, CLIENTS, addresses())
        try:
            for _ in range(kills):
                most = len(given) + 3 * CLIENTS
                wait_until(lambda most=most: len(given) > most)
                os.kill(workers_of(process)[0], signal.SIGKILL)
                wait_until(lambda: len(workers_of(process)) == 2)
        finally:
            over.set()
        statuses = Counter(answer.status for answer in asked.result().answers)
    # Who is told to come back is no answer poorer, on a machine that has much else to do.
    lost = {status: lost for status, lost in statuses.items() if status not in ("200", "503")}
    assert statuses["200"] > CLIENTS
    assert set(lost) <= BROKEN_OFF, statuses
    assert sum(lost.values()) <= kills * CLIENTS


@needs_proc
def test_workers_end_with_the_process_that_started_them(settings: Settings) -> None:
    with started(settings) as served:
        wait_until(lambda: len(workers_of(served.process)) == 2)
        workers = workers_of(served.process)
        served.process.kill()
        wait_until(lambda: not any(map(is_running, workers)))
        assert not is_ready(served.port)
