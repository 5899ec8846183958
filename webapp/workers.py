"""Several processes on one listening socket: one interpreter answers on one core alone.

The process that was started holds the socket and no request; it starts workers, replaces one that
has died, and ends them all when it is told to stop. A worker ends with the process that started
it, even where that was killed.
"""

import logging
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType

from indexer.system.parallel import end_with_starter
from webapp.shares import ABSENT, Share, shares

LOG = logging.getLogger(__name__)
SECONDS_TO_END = 5  # for a process that was told to, before it is killed
SHORTEST_LIFE = 2.0  # seconds: a process that ends sooner could not start
Work = Callable[[socket.socket, Share], None]


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process that serves its share, and when it was started."""

    process: BaseProcess
    share: Share
    since: float


class Workers:
    """The processes that serve a socket. `work` serves it, in each of them, until it is ended."""

    def __init__(self, count: int, sock: socket.socket, work: Work) -> None:
        self._sock = sock
        self._work = work
        # A fork of a process with threads may hang, and Windows has none.
        self._context = get_context("spawn")
        self._running = [self._start(share) for share in shares(count)]
        self._stopping = threading.Event()

    def run(self) -> None:
        """Replace workers that die, until told to stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        try:
            while not self._stopping.is_set():
                wait([worker.process.sentinel for worker in self._running], timeout=1)
                if not self._stopping.is_set():
                    self._running = [self._kept(worker) for worker in self._running]
        finally:
            self._end()

    def _start(self, share: Share) -> _Worker:
        # No daemon, for that may have no process of its own, and a worker reads documents aside.
        worker = self._context.Process(
            target=_work_until_orphaned, args=(self._work, self._sock, share), daemon=False
        )
        worker.start()
        return _Worker(worker, share, time.monotonic())

    def _kept(self, worker: _Worker) -> _Worker:
        process = worker.process
        if process.is_alive():
            return worker
        worker.share.note(ABSENT)
        LOG.error("worker %s ended with status %s and is replaced", process.pid, process.exitcode)
        if time.monotonic() - worker.since < SHORTEST_LIFE:
            self._stopping.wait(SHORTEST_LIFE)  # who can't start is not started a thousand times
        return self._start(worker.share)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping.set()

    def _end(self) -> None:
        processes = [worker.process for worker in self._running]
        for process in processes:
            process.terminate()
        for process in processes:
            process.join(SECONDS_TO_END)
            if process.is_alive():
                process.kill()


def _work_until_orphaned(work: Work, sock: socket.socket, share: Share) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the starter, which ends us
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    end_with_starter()
    work(sock, share)
