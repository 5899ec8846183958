"""This project on a cluster of three nodes, all of them on this machine."""

import atexit
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cluster.jars import NoServer
from benchmarks.cluster.node import Node, start_nodes
from benchmarks.material import Row
from benchmarks.project import Project
from indexer.corpus.indexing import build_index
from indexer.settings import CLUSTER_ENGINE, Cluster, Settings

NODES = 3
SHARDS = 3
HEAP = "768m"


class OnOpenSearch(Project):
    """This project on OpenSearch; the nodes run as long as the process that has started them."""

    name = "this project on OpenSearch"
    engine = CLUSTER_ENGINE

    def __init__(self, folder: Path) -> None:
        _up(folder)
        super().__init__(folder)

    @classmethod
    def settings(cls, folder: Path) -> Settings:
        """Say where corpus and cluster are."""
        addresses = tuple(node.address for node in _nodes(folder))
        cluster = Cluster(addresses=addresses, shards=SHARDS)
        return Settings(corpus=folder.parent / "corpus", engine=cls.engine, cluster=cluster)

    @classmethod
    def make(cls, folder: Path, rows: Sequence[Row] = ()) -> None:
        """Read the summaries and index them; raises ImportError where there is no OpenSearch."""
        try:
            nodes = start_nodes(folder / "nodes", NODES, HEAP)
        except NoServer as error:
            raise ImportError(str(error)) from error
        for node in nodes:
            atexit.register(node.stop)
        ports = [(node.http, node.transport) for node in nodes]
        (folder / "ports.json").write_text(json.dumps(ports), "ascii")
        build_index(cls.settings(folder))


def _nodes(folder: Path) -> list[Node]:
    ports = json.loads((folder / "ports.json").read_text("ascii"))
    homes = (folder / "nodes" / f"node-{number}" for number in range(NODES))
    return [
        Node(home, http, transport, HEAP)
        for home, (http, transport) in zip(homes, ports, strict=True)
    ]


def _up(folder: Path) -> None:
    """Start the nodes of an earlier run again, where they do not run."""
    nodes = _nodes(folder)
    if all(node.answers() for node in nodes):
        return
    for node in nodes:
        node.start(nodes)
        atexit.register(node.stop)
    for node in nodes:
        node.wait()
