"""Which state of the index is in use, and is it open?"""

import logging
import threading

from indexer.errors import FloorError, IndexUnusable
from indexer.register.glossary import curated
from indexer.search.state import State, Version, current_version, open_state
from indexer.settings import Settings

LOG = logging.getLogger(__name__)


class StateInUse:
    """Follows the index: opens the state in use when it is asked for, and each that comes after.

    `trouble` says why it does not, or what it goes on without, "" where all is well.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._state: State | None = None
        self._unusable: Version | None = None
        self.trouble = ""

    def latest(self) -> State:
        """The state that was asked last; what is told beside results needs no look for another."""
        return self._state or self.current()

    def current(self) -> State:
        """The state of the index in use, opened anew when another was switched to.

        Where that can't be opened, the one before is still good. Raises IndexUnusable.
        """
        state = self._state
        try:
            version = current_version(self._settings)
            if state is None or version not in (state.version, self._unusable):
                state = self._open_beside(state)
            if version == state.version:
                self.trouble = state.problem
        except FloorError as error:
            if state is None:
                raise
            LOG.error("the search goes on with the index of before: %s", error)
            self.trouble = str(error)
        return state

    def _open_beside(self, before: State | None) -> State:
        """Open what is in use; where another request does so, go on with the one before."""
        if before is None:
            self._lock.acquire()
        elif not self._lock.acquire(blocking=False):
            return before
        try:
            version = current_version(self._settings)
            if self._state is None or version != self._state.version:
                self._unusable = version
                self._state = self._opened(version)
            return self._state
        finally:
            self._lock.release()

    def _opened(self, version: Version) -> State:
        """Open a state; it may have been dropped since it was named, for newer ones.

        Where only the acronyms are others, all else stays open.
        """
        before = self._state
        if before and before.version[0] == version[0]:
            return before.with_acronyms(version, curated(self._settings.corpus))
        try:
            return open_state(self._settings, version)
        except IndexUnusable:
            now = current_version(self._settings)
            if now == version:
                raise
            return open_state(self._settings, now)
