"""Processes that share work end with the one that started them, even where that is killed."""

import gc
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.system.garbage import OBJECTS
from indexer.system.parallel import processes

LONGEST = 60.0  # seconds; it takes a moment on an idle machine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed on Unix")


def opened_until_end(path: str) -> None:
    """Hold a pipe open for as long as this process runs."""
    os.open(path, os.O_WRONLY)


def start(path: str) -> None:
    with processes() as pool:
        pool.submit(opened_until_end, path).result()
        print("started", flush=True)
        input()


def test_workers_seldom_search_for_garbage() -> None:
    with processes() as pool:
        assert pool.submit(gc.get_threshold).result()[0] == OBJECTS


def test_workers_end_with_a_starter_that_is_killed(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    script = f"from {start.__module__} import start; start({str(pipe)!r})"
    command = [sys.executable, "-c", script]
    starter = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with starter, pipe.open("rb") as held:
        assert starter.stdout and starter.stdout.readline() == b"started\n"
        starter.kill()
        assert select.select([held], [], [], LONGEST)[0], "a worker still runs"
        assert held.read() == b""  # nobody holds it open any more
