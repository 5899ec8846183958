"""How often a wrong token may be tried: few times a minute from one address, in all workers."""

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

PLACES = 4096  # for addresses, each by its hash: memory that is shared is of one size
MOST = 10  # wrong tokens of an address in a span of SECONDS
SECONDS = 60  # after which one may try again


def _shared() -> Any:
    """Make memory that workers started from this process share: a minute and a count a place."""
    return get_context("spawn").Array("q", 2 * PLACES)


@dataclass(frozen=True)
class Attempts:
    """Counts failed tries in a table of fixed size, which nobody can fill up.

    Two addresses may share a place, and then their tries are counted together.
    """

    counts: Any = field(default_factory=_shared)
    clock: Callable[[], float] = time.time

    def are_too_many(self, address: str) -> bool:
        """Tell an address that has to wait until the minute is over."""
        place, minute = self._place(address), self._minute()
        with self.counts.get_lock():
            return bool(self.counts[place] == minute and self.counts[place + 1] >= MOST)

    def note_failed(self, address: str) -> None:
        """Count a failed try."""
        place, minute = self._place(address), self._minute()
        with self.counts.get_lock():
            if self.counts[place] != minute:
                self.counts[place], self.counts[place + 1] = minute, 0
            self.counts[place + 1] += 1

    def _minute(self) -> int:
        return int(self.clock() // SECONDS)

    @staticmethod
    def _place(address: str) -> int:
        return 2 * (zlib.crc32(address.encode()) % PLACES)
