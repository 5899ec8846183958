"""One node of OpenSearch for all tests of a run, whichever process they are in."""

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from benchmarks.cluster.node import new_node


@contextmanager
def one_node(shared: Path, run: int) -> Iterator[str]:
    """The address of a node: whoever comes first starts it, whoever goes last stops it.

    `shared` is a folder that all processes of the run have, and `run` the process that started
    them: with it the node ends at the latest. Raises NoServer.
    """
    lock, users, place = FileLock(shared / "lock"), shared / "users", shared / "node"
    with lock:
        if not place.exists():
            node = new_node(Path(tempfile.mkdtemp()) / "single")
            node.start(owner=run)
            node.wait()
            assert node.process
            place.write_text(f"{node.address} {node.process.pid}")
            node.process.returncode = 0  # it is not for this process alone to end it
        address, pid = place.read_text().split()
        users.write_text(str(_number(users) + 1))
    try:
        yield address
    finally:
        with lock:
            left = _number(users) - 1
            users.write_text(str(left))
            if not left:
                os.kill(int(pid), signal.SIGKILL)
                place.unlink()


def _number(path: Path) -> int:
    return int(path.read_text()) if path.exists() else 0
