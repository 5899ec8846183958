"""Lanes of requests: each has threads of its own, so that what takes long holds up only its like.

A document that is read, an export that is taken slowly and a search are answered side by side, and
whoever watches the server is answered whatever else it does. In each lane a request waits so long
and no longer. Those who are refused wait as well, until then: a client that comes back at once
would else take the time of those who are answered.
"""

import logging
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from waitress.task import ThreadedTaskDispatcher

QUEUE_LOG = logging.getLogger(f"{__name__}.queue")
ANY = re.compile(r".*", re.DOTALL)
# Times the longest wait: a queue that was empty not so long ago is a hiccup and no overload. After
# CoDel, which drops what waits in a queue that does not empty (Nichols and Jacobson 2012).
STANDING = 1.5


@dataclass(frozen=True, slots=True)
class Lane:
    """Requests for some `pages`, which at most so many threads answer.

    At most so many requests wait in it, none longer than `longest_wait` seconds once it is clear
    that the queue does not empty.
    """

    pages: re.Pattern[str] = ANY
    threads: int = 2
    waiting: int = 500
    longest_wait: float = 1.0


class Waiting(Protocol):
    """A connection whose next request has arrived."""

    arrived: float

    @property
    def page(self) -> str:
        """The path that the request is for."""

    def service(self) -> None:
        """Answer it."""

    def refuse(self) -> None:
        """Say when to come back; takes no time."""


class Dispatcher(ThreadedTaskDispatcher):  # type: ignore[misc]
    """Hands the requests of a lane to its threads, and refuses those for which there is no time."""

    queue_logger = QUEUE_LOG

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        self.empty = time.monotonic()
        self.queue_logger.setLevel(logging.ERROR)  # a longer queue is answered, not reported
        self.set_thread_count(lane.threads)

    def add_task(self, task: Waiting) -> None:
        """Queue a request, or refuse it."""
        task.arrived = time.monotonic()
        if len(self.queue) < self.lane.waiting:
            super().add_task(task)
        else:
            task.refuse()

    def refuse_late(self) -> None:
        """Refuse those who have waited so long that nobody may wait for the answer still."""
        while late := self._late():
            late.refuse()

    def _late(self) -> Any:
        """Take who has waited longest out of a queue that stands, if that is too long."""
        now, longest = time.monotonic(), self.lane.longest_wait
        with self.lock:
            if not self.queue:
                self.empty = now
            elif now - self.empty > STANDING * longest and now - self.queue[0].arrived > longest:
                return self.queue.popleft()
        return None


class Dispatchers:
    """All lanes; a request goes to the first whose pages it is for."""

    def __init__(self, lanes: Sequence[Lane]) -> None:
        self._all = [Dispatcher(lane) for lane in lanes]

    def add_task(self, task: Waiting) -> None:
        """Queue a request in its lane, or refuse it."""
        page = task.page
        next(one for one in self._all if one.lane.pages.fullmatch(page)).add_task(task)

    def refuse_late(self) -> None:
        """Refuse those who have waited too long."""
        for one in self._all:
            one.refuse_late()

    def shutdown(self, cancel_pending: bool = True, timeout: float = 5) -> bool:
        """Let the threads end what they do."""
        return all([one.shutdown(cancel_pending, timeout) for one in self._all])
