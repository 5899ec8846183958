"""The load that `make stress` puts on the server, in small."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.material import gather
from benchmarks.stress.clients import Load, put_under
from benchmarks.stress.servers import OURS, commands, free_port, memory_of, running
from indexer.corpus.indexing import build_index
from indexer.settings import Settings

TRIES = 10  # a machine that has much else to do lets even two clients wait for more than a second


@pytest.mark.slow
def test_our_server_answers_all_of_a_few_clients(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "corpus", tmp_path / "index")
    gather("beirut", settings.corpus)
    build_index(settings)
    port = free_port()
    with running(commands(port)[OURS], port, settings, tmp_path / "log") as pid:
        load = Load(clients=2, between=0.1, seconds=1)  # no more than each worker has threads
        # In a thread of its own: the tests of the browser leave a loop running in this one.
        with ThreadPoolExecutor(1) as pool:
            for _ in range(TRIES):
                outcome = pool.submit(put_under, port, load).result()
                if set(outcome.statuses) == {"200"}:
                    break
        assert set(outcome.statuses) == {"200"}
        assert 0 < outcome.p50 <= outcome.p99 <= outcome.slowest
        assert memory_of(pid) > 10
