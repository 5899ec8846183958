"""The servers that are put under load: ours, and others with the same application."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from benchmarks.material import ROOT
from indexer.settings import Settings

OURS = "floor serve"
WORKERS = 2
START_SECONDS = 300
LISTENS = "0A"  # the state in /proc/net/tcp
NEVER_GIVEN = range(20_000, 32_000)  # systems give connections ports above these


def commands(port: int) -> dict[str, list[str]]:
    """The command of each server that is installed here."""
    python, app = sys.executable, "webapp:create_app()"
    serve = "from webapp.serving import main; main()"
    found = {OURS: [python, "-c", serve, "serve", "--workers", str(WORKERS), "--port", str(port)]}
    if find_spec("gunicorn"):
        found["gunicorn, 2 processes of 2 threads"] = [
            python, "-m", "gunicorn", "--workers", "2", "--threads", "2",
            "--bind", f"127.0.0.1:{port}", app,
        ]  # fmt: skip
    if find_spec("granian"):
        found["granian, 2 processes of 2 threads"] = [
            python, "-m", "granian", "--interface", "wsgi", "--factory", "--workers", "2",
            "--blocking-threads", "2", "--port", str(port), "webapp:create_app",
        ]  # fmt: skip
    return found


@contextmanager
def running(command: list[str], port: int, settings: Settings, log: Path) -> Iterator[int]:
    """Run a server on an index until it is not needed any more; gives its process."""
    process = start(command, settings, log)
    try:
        wait_for(port)
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def start(
    command: list[str], settings: Settings, log: Path, **environment: str
) -> subprocess.Popen[bytes]:
    """Start a server on an index; what it says is added to a log."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "FLOOR_CORPUS": str(settings.corpus),
        "FLOOR_INDEX": str(settings.index),
        **environment,
    }
    with log.open("a") as output:
        return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=output, stderr=output)


def wait_for(port: int) -> None:
    """Wait until a server answers a search; raises TimeoutError."""
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/search?q=a", timeout=30):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"the server did not answer within {START_SECONDS} s")


def free_port() -> int:
    """A port on which nothing listens, and that no connection of others is given meanwhile."""
    while True:
        port = secrets.choice(NEVER_GIVEN)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def memory_of(pid: int) -> float:
    """The megabytes that a process and those that it started hold for themselves."""
    return sum(map(_private_memory, descendants(pid)))


def descendants(pid: int) -> Iterator[int]:
    """A process, and all that it and these started."""
    of_parent: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        of_parent.setdefault(parent, []).append(int(stat.parent.name))
    waiting = [pid]
    while waiting:
        process = waiting.pop()
        waiting += of_parent.get(process, [])
        yield process


def serving(port: int) -> list[int]:
    """The processes that hold the socket which listens on a port of this machine."""
    listening = {
        f"socket:[{line.split()[9]}]"
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
        if line.split()[1].endswith(f":{port:04X}") and line.split()[3] == LISTENS
    }
    return [pid for pid in _processes() if listening & set(_open_files(pid))]


def proportional_memory(pid: int) -> float:
    """The megabytes of a process, with its part of those that it shares with others."""
    return _memory(pid, "Pss:")


def cpu_seconds(pids: Iterable[int]) -> float:
    """The time that processes have had of the processor so far."""
    return sum(map(_cpu_seconds, pids))


def _cpu_seconds(pid: int) -> float:
    try:
        of_user, of_system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    except OSError:
        return 0.0
    return (int(of_user) + int(of_system)) / os.sysconf("SC_CLK_TCK")


def _private_memory(pid: int) -> float:
    return _memory(pid, "Private_")


def _memory(pid: int, kind: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(kind)) / 1000


def _processes() -> Iterator[int]:
    return (int(folder.name) for folder in Path("/proc").glob("[0-9]*"))


def _open_files(pid: int) -> Iterator[str]:
    with suppress(OSError):
        for file in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                yield str(file.readlink())
