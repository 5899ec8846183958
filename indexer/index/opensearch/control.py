"""Which state is in use, and who writes: two documents of a small index.

The state is changed only by whoever has seen the version that it replaces. The lock is held by an
owner that renews it; where it has not been renewed for LOCK_EXPIRES, it is anybody's. Who waits
counts that by its own clock, so clocks need not agree.
"""

import logging
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from opensearchpy.exceptions import ConflictError, OpenSearchException, RequestError

from indexer.errors import FloorError, IndexBusy
from indexer.index.opensearch.connecting import QUICK, SECONDS, Connection
from indexer.index.opensearch.dsl import Dsl
from indexer.index.opensearch.errors import PartMissing, said_plainly

STATE, LOCK = "state", "lock"
LOCK_SECONDS = 30.0  # in which a change of a few summaries is done
READY_SECONDS = 30.0  # in which a cluster that was started has found its indexes
LOCK_EXPIRES = 20.0  # seconds: an owner that has not renewed it is dead
RENEWED_EVERY = 5.0
LOOKED_EVERY = 0.5
LONGEST_PAUSE = 4.0  # for each look that is refused leaves lines in the log
LOG = logging.getLogger(__name__)
_BODY = {
    "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-all"},
    "mappings": {"dynamic": False, "properties": {}},
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as it was read, and its version."""

    source: Dsl
    version: tuple[int, int]

    @property
    def only_then(self) -> dict[str, int]:
        """What has the cluster refuse a change of any other version."""
        return {"if_seq_no": self.version[0], "if_primary_term": self.version[1]}


def patiently(work: Callable[[], object]) -> None:
    """Do what a cluster may not be ready for: one that was started a moment ago becomes so.

    Raises PartMissing for one that is not ready within READY_SECONDS.
    """
    end, pause = time.monotonic() + READY_SECONDS, LOOKED_EVERY
    while True:
        try:
            work()
        except PartMissing as error:
            if time.monotonic() > end:
                raise
            LOG.warning("waiting for the cluster: %s", error)
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return


class Control:
    """The documents of one index, which has the name that the settings give."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._index = connection.cluster.name

    def state(self) -> Dsl:
        """The state in use, {} for none."""
        seen = self._seen(STATE)
        return seen.source if seen else {}

    def change(self, old: Dsl, new: Dsl) -> None:
        """Put a state in place of another; raises IndexBusy where that is not in use any more."""
        seen = self._seen(STATE)
        if (seen.source if seen else {}) != old:
            raise IndexBusy(self._taken)
        try:
            self._write(STATE, new, seen)
        except IndexBusy:
            if self.state() != new:  # as it is where only the answer was lost
                raise

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the only one who writes; raises IndexBusy."""
        owner = {"owner": f"{socket.gethostname()} {os.getpid()} {uuid.uuid4().hex[:8]}"}
        patiently(self._make)
        patiently(lambda: self._acquire(owner))
        over = threading.Event()
        renewing = threading.Thread(target=self._renew, args=(owner, over), daemon=True)
        renewing.start()
        try:
            yield
        finally:
            over.set()
            renewing.join()
            self._release(owner)

    def _make(self) -> None:
        with said_plainly(self._connection.address):
            try:
                self._connection.client.indices.create(
                    index=self._index,
                    body=_BODY,
                    cluster_manager_timeout=_sent(QUICK),
                    request_timeout=SECONDS,
                )
            except RequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise

    def _acquire(self, owner: Dsl) -> None:
        """Take the lock: one that nobody has, or that was not renewed while one looked on."""
        end = time.monotonic() + LOCK_SECONDS
        seen, since = self._seen(LOCK), time.monotonic()
        while not _is_of(owner, seen):  # as it is where only an answer was lost
            expired = seen and time.monotonic() - since > LOCK_EXPIRES
            if (not seen or expired) and self._taken_over(owner, seen):
                return
            if time.monotonic() > end:
                raise IndexBusy(self._taken)
            time.sleep(LOOKED_EVERY)
            latest = self._seen(LOCK)
            if latest != seen:
                seen, since = latest, time.monotonic()

    def _taken_over(self, owner: Dsl, seen: Seen | None) -> bool:
        try:
            self._write(LOCK, {**owner, "renewed": 0}, seen)
        except IndexBusy:
            return False
        return True

    def _renew(self, owner: Dsl, over: threading.Event) -> None:
        """Renew the lock until it is over; whoever has lost it can't change the state."""
        renewed = 0
        while not over.wait(RENEWED_EVERY):
            renewed += 1
            try:
                seen = self._seen(LOCK)
                if seen and _is_of(owner, seen):
                    self._write(LOCK, {**owner, "renewed": renewed}, seen)
            except (FloorError, OpenSearchException) as error:
                LOG.warning("the lock of the index could not be renewed: %s", error)

    def _release(self, owner: Dsl) -> None:
        """Give the lock back; where that fails it expires, and what was written is written."""
        try:
            if _is_of(owner, self._seen(LOCK)):
                with said_plainly(self._connection.address):
                    self._connection.client.delete(index=self._index, id=LOCK, ignore=[404, 409])
        except (FloorError, OpenSearchException) as error:
            LOG.warning("the lock of the index could not be given back: %s", error)

    def _seen(self, id_: str) -> Seen | None:
        found = self._connection.get(self._index, id_)
        if not found:
            return None
        return Seen(found["_source"], (found["_seq_no"], found["_primary_term"]))

    def _write(self, id_: str, source: Dsl, seen: Seen | None) -> None:
        """Write a document in place of one seen; raises IndexBusy where another did."""
        known: dict[str, Any] = dict(seen.only_then) if seen else {"op_type": "create"}
        with said_plainly(self._connection.address):
            try:
                self._connection.client.index(
                    index=self._index,
                    id=id_,
                    body=source,
                    timeout=_sent(QUICK),
                    request_timeout=SECONDS,
                    **known,
                )
            except ConflictError:
                raise IndexBusy(self._taken) from None

    @property
    def _taken(self) -> str:
        return (
            f"another process is writing the index {self._index} at {self._connection.address}:"
            " try again when it is done"
        )


def _is_of(owner: Dsl, seen: Seen | None) -> bool:
    return seen is not None and seen.source.get("owner") == owner["owner"]


def _sent(seconds: float) -> str:
    """For how long a node is to wait for others: it says so, where a client gives up in silence."""
    return f"{seconds:g}s"
