"""A node of OpenSearch on this machine: started, asked whether it is ready, stopped or killed."""

import json
import os
import shutil
import signal
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Protocol

from benchmarks.cluster.jars import SERVER, NoServer, server_classes
from benchmarks.stress.servers import free_port

START_SECONDS = 180.0
HEAP = "384m"
JAVA = (
    "-XX:+UseSerialGC", "-Djna.nosys=true", "-Xss1m",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
)  # fmt: skip
UNVERIFIED = ssl.create_default_context()  # of nodes that were started here
UNVERIFIED.check_hostname, UNVERIFIED.verify_mode = False, ssl.CERT_NONE
# The serial collector collects when the heap is full, so that a breaker that counts what lies there
# uncollected refuses all: what is asked for is counted.
SETTINGS = """\
cluster.name: {cluster}
node.name: {name}
network.host: 127.0.0.1
http.port: {http}
transport.port: {transport}
path.data: {home}/data
path.logs: {home}/logs
node.processors: 1
indices.query.bool.max_clause_count: 131072
search.max_buckets: 2000000
cluster.routing.allocation.disk.threshold_enabled: false
indices.breaker.total.use_real_memory: false
"""


class Security(Protocol):
    """What a node needs for TLS and passwords."""

    @property
    def classes(self) -> str:
        """The jars, as a class path."""
        ...

    @property
    def plugin(self) -> str:
        """The class of the plugin."""
        ...

    def configure(self, config: Path) -> str:
        """Put files into the configuration of a node; gives the settings to be added."""
        ...


@dataclass
class Node:
    """One node: its home is a folder of its own."""

    home: Path
    http: int
    transport: int
    heap: str = HEAP
    security: "Security | None" = None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """What the cluster calls it."""
        return self.home.name

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"{'https' if self.security else 'http'}://127.0.0.1:{self.http}"

    def start(self, members: "Sequence[Node]" = (), owner: int = 0) -> None:
        """Start it as one of some members, or alone; raises NoServer where it can't be had.

        It ends with the process `owner`, 0 for this one, however that ends.
        """
        classes = server_classes()
        config = self.home / "config"
        for folder in (config, self.home / "logs"):
            folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(SERVER / "log4j2.properties", config)
        more = self.security.configure(config) if self.security else ""
        (config / "opensearch.yml").write_text(self._settings(members) + more, "utf-8")
        heap = (f"-Xms{self.heap}", f"-Xmx{self.heap}")
        places = [f"-Djava.io.tmpdir={self.home / 'logs'}", f"-Dopensearch.path.home={self.home}"]
        if self.security:
            places.append(f"-Dfloor.plugins={self.security.plugin}")
            classes += f"{os.pathsep}{self.security.classes}"
        command = ["java", *heap, *JAVA, *places, "-cp", classes, "ClusterNode", str(self.home)]
        command.append(str(owner or os.getpid()))
        with (self.home / "logs" / "out.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )

    def _settings(self, members: "Sequence[Node]") -> str:
        """Write the settings of a node; alone it is its own manager."""
        common = SETTINGS.format(
            cluster=f"floor-{members[0].transport if members else self.transport}",
            name=self.name,
            http=self.http,
            transport=self.transport,
            home=self.home,
        )
        if not members:
            return f"{common}discovery.type: single-node\n"
        seeds = json.dumps([f"127.0.0.1:{node.transport}" for node in members])
        names = json.dumps([node.name for node in members])
        return (
            f"{common}discovery.seed_hosts: {seeds}\n"
            f"cluster.initial_cluster_manager_nodes: {names}\n"
        )

    def wait(self, seconds: float = START_SECONDS) -> None:
        """Wait until it answers; raises NoServer with the end of its log where it does not."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                break
            if self.answers():
                return
            time.sleep(0.2)
        log = (self.home / "logs" / "out.log").read_text("utf-8", "replace")
        raise NoServer(f"the node {self.name} did not start: {log[-2000:]}")

    def answers(self) -> bool:
        """Tell whether it is one of a cluster that can be asked, or that knows whom to let in."""
        try:
            health = f"{self.address}/_cluster/health?timeout=1s"
            with urllib.request.urlopen(health, timeout=2, context=UNVERIFIED) as answer:
                return bool(json.load(answer)["status"] != "red")
        except urllib.error.HTTPError as error:
            return error.status == HTTPStatus.UNAUTHORIZED
        except (OSError, ValueError, urllib.error.URLError):
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it, or with SIGKILL as a power cut does; its data stays."""
        if self.process is not None:
            self.process.send_signal(how)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None


def new_node(home: Path, heap: str = HEAP) -> Node:
    """Describe a node on ports that are free."""
    return Node(home, free_port(), free_port(), heap)


def start_nodes(folder: Path, size: int = 3, heap: str = HEAP) -> list[Node]:
    """Start some nodes that are one cluster, and wait until it is ready."""
    nodes = [new_node(folder / f"node-{number}", heap) for number in range(size)]
    for node in nodes:
        node.start(nodes)
    for node in nodes:
        node.wait()
    return nodes
