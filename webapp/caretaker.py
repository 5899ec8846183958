"""While it is served, the index is read whole now and then, and made anew where it is damaged.

So it is when a worker finds it damaged: it asks for that.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from indexer.corpus.checking import check_index
from indexer.corpus.indexing import build_index
from indexer.errors import FloorError, IndexUnusable
from indexer.settings import Settings

LOG = logging.getLogger(__name__)
FIRST_SECONDS = 60.0  # the start itself takes all of a small machine
LAST_SECONDS = 10.0  # for a check to end when the server does
HOUR = 3600.0
SECONDS_TO_NOTICE = 1.0  # that the server ends
LEAST_SECONDS = 30.0  # between two looks that are asked for: where it can't be mended, all ask
LONGEST = 1000  # bytes of what it says, which lies in shared memory


def tell(caretaker: "Caretaker | None", error: Exception) -> None:
    """Tell who looks after the index that it can't be used, if it is that."""
    if caretaker and isinstance(error, IndexUnusable):
        caretaker.ask(str(error))


def _shared() -> Any:
    """Make memory that workers started from this process share: a line of text."""
    return get_context("spawn").Array("c", LONGEST)


def _surely(work: Callable[[], None]) -> None:
    """Go on whatever happens."""
    try:
        work()
    except Exception:
        LOG.exception("the index could not be looked after")


@dataclass(frozen=True)
class Caretaker:
    """Looks after the index of some settings, in one process; all others know what it has found."""

    settings: Settings
    line: Any = field(default_factory=_shared)
    asked: Any = field(default_factory=get_context("spawn").Event)
    stopping: Any = field(default_factory=get_context("spawn").Event)

    @property
    def trouble(self) -> str:
        """What is wrong, "" for nothing."""
        return bytes(self.line.value).decode("utf-8", "ignore")

    def ask(self, damage: str) -> None:
        """Have the index looked at soon, for a worker has found some damage."""
        if self.settings.indexing and not self.asked.is_set():
            self._note(damage)
            self.asked.set()

    @contextmanager
    def looking(self, anew: bool = False) -> Iterator[None]:
        """Look after it meanwhile, now and then, unless the settings say never.

        First make it `anew`, where it is one that can only be searched. What is not finished in
        the end is dropped.
        """
        thread = threading.Thread(target=self._keep_looking, args=(anew,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.stopping.set()
            thread.join(LAST_SECONDS)

    def _go_on(self, _done: int, _total: int) -> None:
        """Is asked at each summary; raises SystemExit where the server stops."""
        if self.stopping.is_set():
            raise SystemExit

    def _keep_looking(self, anew: bool) -> None:
        if anew:
            _surely(self.renew)
        last, pause = time.monotonic() - LEAST_SECONDS, FIRST_SECONDS + LEAST_SECONDS
        while not self.stopping.wait(SECONDS_TO_NOTICE):
            passed = time.monotonic() - last
            due = self.settings.check_hours and passed > pause
            if due or (self.asked.is_set() and passed > LEAST_SECONDS):
                self.asked.clear()
                _surely(self.look)
                last, pause = time.monotonic(), self.settings.check_hours * HOUR

    def look(self) -> None:
        """Read every byte of the index; make it anew where it is damaged, if that can be."""
        try:
            check_index(self.settings)
        except IndexUnusable as damage:
            LOG.error("%s", damage)
            self._note(str(damage))
            self._make(str(damage), thoroughly=True)
        else:
            self._note("")

    def renew(self) -> None:
        """Make an index anew that is out of date, and say what keeps it from being made."""
        self._make("the index is out of date")

    def _make(self, why: str, thoroughly: bool = False) -> None:
        try:
            report = build_index(self.settings, self._go_on, thoroughly)
        except FloorError as error:
            LOG.error("it can't be made anew: %s", error)
            self._note(f"{why}, and can't be made anew: {error}")
        else:
            for note in report.notes:
                LOG.warning("%s", note)
            self._note("")

    def _note(self, line: str) -> None:
        self.line.value = line.encode()[: LONGEST - 1]
