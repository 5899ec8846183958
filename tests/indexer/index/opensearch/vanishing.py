"""Ask two nodes, of which one vanishes as a machine does that loses its power.

To be run in a network of its own, as root: `unshare --net python vanishing.py`. Prints the seconds
that each request took, of which the second half came when one node was gone.
"""

import json
import os
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from indexer.index.opensearch.connecting import Connection
from indexer.settings import Cluster

ANSWER = json.dumps({"version": {"number": "2.19.6", "distribution": "opensearch"}}).encode()
ASKED = 4


class Answer(BaseHTTPRequestHandler):
    """Says that it is a node, over connections that are kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_: object) -> None:
        pass


def seconds(connection: Connection) -> list[float]:
    taken = []
    for _ in range(ASKED):
        start = time.monotonic()
        connection.client.info()
        taken.append(time.monotonic() - start)
    return taken


subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
servers = [ThreadingHTTPServer(("127.0.0.1", 0), Answer) for _ in range(2)]
for server in servers:
    threading.Thread(target=server.serve_forever, daemon=True).start()
ports = [str(server.server_port) for server in servers]
connection = Connection(Cluster(addresses=tuple(f"http://127.0.0.1:{port}" for port in ports)))
before = seconds(connection)
gone = ["iptables", "-A", "INPUT", "-p", "tcp", "--dport", ports[0], "-j", "DROP"]
subprocess.run(gone, check=True)
print(json.dumps(before + seconds(connection)), flush=True)
os._exit(0)
