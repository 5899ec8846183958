"""While it is served, the index is read whole now and then, and made anew where it is damaged."""

import logging
import threading
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from indexer.corpus.checking import check_index
from indexer.corpus.indexing import build_index
from indexer.errors import FloorError, IndexUnusable
from indexer.settings import Settings

LOG = logging.getLogger(__name__)
FIRST_SECONDS = 60.0  # the start itself takes all of a small machine
HOUR = 3600.0
LONGEST = 1000


def _shared() -> Any:
    """Make memory that workers started from this process share: a line of text."""
    return get_context("spawn").Array("c", LONGEST)


@dataclass(frozen=True)
class Caretaker:
    """Looks after the index of some settings, in one process; all others know what it has found."""

    settings: Settings
    line: Any = field(default_factory=_shared)

    @property
    def trouble(self) -> str:
        """What is wrong, "" for nothing."""
        return bytes(self.line.value).decode("utf-8", "ignore")

    def start(self) -> None:
        """Look after it as long as this process lives, unless the settings say never."""
        if self.settings.check_hours:
            threading.Thread(target=self._keep_looking, daemon=True).start()

    def _keep_looking(self) -> None:
        pause = threading.Event()
        pause.wait(FIRST_SECONDS)
        while True:
            try:
                self.look()
            except Exception:
                LOG.exception("the index could not be checked")
            pause.wait(self.settings.check_hours * HOUR)

    def look(self) -> None:
        """Read every byte of the index; make it anew where it is damaged, if that can be."""
        try:
            check_index(self.settings)
        except IndexUnusable as damage:
            LOG.error("%s", damage)
            self._note(str(damage))
            self._mend(str(damage))
        else:
            self._note("")

    def _mend(self, damage: str) -> None:
        try:
            report = build_index(self.settings, thoroughly=True)
        except FloorError as error:
            LOG.error("it can't be made anew: %s", error)
            self._note(f"{damage}, and can't be made anew: {error}")
        else:
            for note in report.notes:
                LOG.warning("%s", note)
            self._note("")

    def _note(self, line: str) -> None:
        self.line.value = line.encode()[: LONGEST - 1]
