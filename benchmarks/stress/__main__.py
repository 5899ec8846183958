"""Put the server under load, beside others, and write down what came of it: `make stress`.

python -m benchmarks.stress [SIZE] [--quick]      SIZE as for `make bench`: beirut, corpora/40
"""

import argparse
import socket
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.material import gather
from benchmarks.reliability import Part, load_all, save, write
from benchmarks.stress.clients import Load, Outcome, put_under
from benchmarks.stress.servers import commands, free_port, memory_of, running
from indexer.corpus.indexing import build_index
from indexer.settings import Settings

HEAD = ("server", "load", "answers", "found/s", "p50 s", "p99 s", "slowest of all s", "MB")
ABOUT = """Clients search an index of size {size} on Tantivy, on this machine of two cores, which
runs them too; hardly any search is asked twice. An answer of 503 says when to come back. Memory is
what the processes hold for themselves, before and after. Other servers run the same application
where they are installed; one that keeps clients waiting until they give up has no time for those.
"""
SLOW_CLIENTS = 200


@dataclass(frozen=True, slots=True)
class Trial:
    """One server under one load."""

    server: str
    load: str
    outcome: Outcome
    megabytes_before: float
    megabytes_after: float


def main() -> None:
    """Run all loads on our server and, one after the other, on others that are installed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("size", nargs="?", default="corpora")
    parser.add_argument("--quick", action="store_true", help="a twelfth of the time")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "corpus", Path(folder) / "index", "tantivy")
        gather(options.size, settings.corpus)
        build_index(settings)
        trials = _trials(settings, 12 if options.quick else 1, Path(folder))
    for trial in trials:
        print(_line(trial))
    if not options.quick:
        rows = [_row(trial) for trial in trials]
        save(Part("load", "Load", ABOUT.format(size=options.size), HEAD, rows))
        write(load_all())


def _row(trial: Trial) -> list[str]:
    o = trial.outcome
    answers = ", ".join(f"{status}: {count}" for status, count in sorted(o.statuses.items()))
    memory = f"{trial.megabytes_before:.0f} → {trial.megabytes_after:.0f}"
    times = (o.p50, o.p99, o.slowest_of_all)
    found = f"{o.found_a_second:.1f}"
    return [trial.server, trial.load, answers, found, *(f"{t:.2f}" for t in times), memory]


def _trials(settings: Settings, part: int, folder: Path) -> list[Trial]:
    loads = {
        "50 clients, 3 s between requests": Load(50, 3.0, 180 / part),
        "16 clients without a pause": Load(16, 0.0, 24 / part),
        "500 clients without a pause": Load(500, 0.0, 24 / part),
        "one client, right after that": Load(1, 0.0, 12 / part),
    }
    trials = []
    for name in commands(0):
        port = free_port()
        with running(commands(port)[name], port, settings, folder / "log") as pid:
            trials += [_trial(name, kind, port, pid, load) for kind, load in loads.items()]
            with ExitStack() as slow:
                _open_slow_connections(port, slow)
                beside = f"one client beside {SLOW_CLIENTS} slow ones"
                trials.append(_trial(name, beside, port, pid, Load(1, 0.0, 12 / part)))
    return trials


def _trial(server: str, kind: str, port: int, pid: int, load: Load) -> Trial:
    before = memory_of(pid)
    outcome = put_under(port, load)
    trial = Trial(server, kind, outcome, before, memory_of(pid))
    time.sleep(1)
    return trial


def _open_slow_connections(port: int, stack: ExitStack) -> None:
    """Hold connections open on which a request never ends."""
    for _ in range(SLOW_CLIENTS):
        sock = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
        sock.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")


def _line(trial: Trial) -> str:
    o = trial.outcome
    return (
        f"{trial.server:36} {trial.load:36} {o.statuses} {o.found_a_second:.1f}/s"
        f" p50 {o.p50:.3f} p99 {o.p99:.3f} slowest {o.slowest:.2f}"
        f" of all {o.slowest_of_all:.2f} s,"
        f" {trial.megabytes_before:.0f} -> {trial.megabytes_after:.0f} MB"
    )


if __name__ == "__main__":
    main()
