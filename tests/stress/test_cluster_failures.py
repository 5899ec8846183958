"""Three nodes, of which some are killed: an answer is the right one or none. `make faults` runs it.

It takes minutes, and both cores: other runs pass it over.
"""

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from opensearchpy.exceptions import OpenSearchException

from benchmarks.cluster.jars import NoServer
from benchmarks.cluster.node import Node, start_nodes
from indexer.corpus.indexing import build_index
from indexer.errors import FloorError, IndexUnreachable
from indexer.index.opensearch.connecting import connected
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import CLUSTER_ENGINE, Cluster, Settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("FLOOR_FAULTS" not in os.environ, reason="`make faults` kills nodes"),
]
SECONDS = 360.0  # in which a cluster that can heal has healed


@pytest.fixture(scope="module")
def nodes() -> Iterator[list[Node]]:
    with TemporaryDirectory() as folder:
        try:
            nodes = start_nodes(Path(folder), 3)
        except NoServer as error:
            pytest.skip(str(error))
        yield nodes
        for node in nodes:
            node.stop(signal.SIGKILL)


@pytest.fixture
def settings(nodes: list[Node], forums: Path, tmp_path: Path) -> Settings:
    """Ten summaries in three shards, each of which two nodes have."""
    corpus = tmp_path / "corpus"
    shutil.copytree(forums, corpus)
    addresses = tuple(node.address for node in nodes)
    name = f"t{time.monotonic_ns()}"
    cluster = Cluster(addresses=addresses, name=name, shards=3, copies=1)
    settings = Settings(corpus=corpus, engine=CLUSTER_ENGINE, cluster=cluster)
    assert build_index(settings).problems == ()
    healed(settings)
    return settings


def healed(settings: Settings) -> None:
    """Wait until every part has its copy."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            if not SearchService(settings).warning():
                return
        except FloorError:
            pass
        time.sleep(1)
    raise TimeoutError("the cluster has not healed")


@contextmanager
def looking(settings: Settings) -> Iterator[list[object]]:
    """Search all the time; gives the totals seen, and the errors."""
    service, over, seen = SearchService(settings), threading.Event(), list[object]()

    def look() -> None:
        while not over.wait(0.2):
            try:
                found = service.search(SearchRequest("silt"))
                seen.append((found.total, found.counts["meeting"].__len__()))
            except IndexUnreachable:
                seen.append(IndexUnreachable)
            except FloorError as error:
                seen.append(type(error))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def manager(settings: Settings) -> str:
    return str(connected(settings.cluster).client.cat.cluster_manager(h="node")).strip()


def written(settings: Settings) -> float:
    """Index a change, as often as it takes; gives the seconds."""
    start = time.monotonic()
    while time.monotonic() < start + SECONDS:
        try:
            assert build_index(settings).problems == ()
            return time.monotonic() - start
        except FloorError:
            time.sleep(1)
    raise TimeoutError("nothing can be written")


@pytest.mark.parametrize("who", ["a data node", "the manager"])
def test_one_node_of_three_is_killed(settings: Settings, nodes: list[Node], who: str) -> None:
    """All is still found, and a change still written; then the node comes back."""
    right = SearchService(settings).search(SearchRequest("silt"))
    whole = (right.total, len(right.counts["meeting"]))
    named = manager(settings)
    victim = next(node for node in nodes if (node.name == named) == (who == "the manager"))
    with looking(settings) as seen:
        time.sleep(2)
        victim.stop(signal.SIGKILL)
        time.sleep(15)
        before = len(seen)
        (settings.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
        took = written(settings)
        time.sleep(3)
        victim.start(nodes)
        healed(settings)
    more = (whole[0] + 1, whole[1] + 1)
    print(f"{who}: {before} and {len(seen) - before} searches, written in {took:.1f} s")
    print({str(kind): seen.count(kind) for kind in set(seen)})
    assert set(seen) <= {whole, more, IndexUnreachable}
    assert set(seen[:before]) <= {whole, IndexUnreachable}
    assert seen[-1] == more


def test_two_nodes_of_three_are_killed(settings: Settings, nodes: list[Node]) -> None:
    """What can't be found is said, until both are back; nothing is lost, or counted too low."""
    right = SearchService(settings).search(SearchRequest("silt"))
    whole = (right.total, len(right.counts["meeting"]))
    with looking(settings) as seen:
        time.sleep(2)
        for node in nodes[1:]:
            node.stop(signal.SIGKILL)
        time.sleep(10)
        (settings.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
        with pytest.raises(FloorError):
            build_index(settings)
        for node in nodes[1:]:
            node.start(nodes)
        healed(settings)
        written(settings)
    more = (whole[0] + 1, whole[1] + 1)
    print({str(kind): seen.count(kind) for kind in set(seen)})
    assert set(seen) <= {whole, more, IndexUnreachable}
    assert IndexUnreachable in seen
    assert SearchService(settings).search(SearchRequest("silt")).total == more[0]


def test_all_nodes_are_started_again(settings: Settings, nodes: list[Node]) -> None:
    """A run that comes as soon as one of them answers goes through at the first try."""
    for node in nodes:
        node.stop(signal.SIGKILL)
    for node in nodes:
        node.start(nodes)
    (settings.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    while True:
        try:
            connected(settings.cluster).client.info(request_timeout=1)
            break
        except OpenSearchException:
            time.sleep(0.1)
    start = time.monotonic()
    assert build_index(settings).indexed == ("new.md",)
    print(f"all started again: written in {time.monotonic() - start:.1f} s")
    healed(settings)
