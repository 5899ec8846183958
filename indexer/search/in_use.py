"""Which state of the index is in use, and is it open?"""

import logging
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from indexer.errors import FloorError, IndexUnusable
from indexer.register.glossary import curated
from indexer.search.state import State, Version, current_version, open_state
from indexer.settings import Settings

LOG = logging.getLogger(__name__)
PATIENCE = 0.1  # seconds that requests wait for another state: a small index is opened in less
# A thread that opens keeps the interpreter for so long (5 ms, usually) when a request asks for it
# back, which it does behind every file that it looks into.
TURN_SECONDS = 0.0005
LOOK_SECONDS = 1.0  # between two looks for another state where nobody asks for anything
AGAIN_SECONDS = 30.0  # until what can't be opened is tried again: perhaps it was for want of files


class StateInUse:
    """Follows the index: opens the state in use when it is asked for, and each that comes after.

    `trouble` says why it does not, or what it goes on without, "" where all is well.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._state: State | None = None
        self._unusable: Version | None = None
        self._try_again = 0.0
        self._ready: Callable[[State], None] | None = None
        self._opener: threading.Thread | None = None
        self._began = 0.0
        self.trouble = ""

    def latest(self) -> State:
        """The state that was asked last; what is told beside results needs no look for another."""
        return self._state or self.current()

    def current(self) -> State:
        """The state of the index in use, opened anew when another was switched to.

        Where that can't be opened, or is not open soon, the one before is still good. Raises
        IndexUnusable.
        """
        state = self._state
        try:
            version = current_version(self._settings)
            if state is None or not (version == state.version or self._is_given_up(version)):
                state = self._another(state)
            if version == state.version:
                self.trouble = state.problem
        except FloorError as error:
            if state is None:
                raise
            self._go_on_without(error)
        return state

    def _is_given_up(self, version: Version) -> bool:
        """Tell what could not be opened a short while ago."""
        return version == self._unusable and time.monotonic() < self._try_again

    def follow(self, ready: Callable[[State], None]) -> None:
        """Open beside the requests, from here on, what is switched to, and make it `ready`."""
        self._ready = ready
        threading.Thread(target=self._keep_looking, daemon=True).start()

    def catch_up(self) -> None:
        """Wait until what is in use is open, or is known to be unusable.

        What is being opened may be what was in use before: then it is the next that is waited for.
        """
        for _ in range(2):
            with suppress(FloorError):  # whoever asks next is told
                self.current()
            with self._lock:  # without a thread of its own, a request holds it while it opens
                opener = self._opener
            if opener:
                opener.join()

    def _keep_looking(self) -> None:
        while True:
            time.sleep(LOOK_SECONDS)
            with suppress(FloorError):
                self.current()

    def _go_on_without(self, error: FloorError) -> None:
        """Say why, once: it is found out again with each look."""
        if self.trouble != str(error):
            LOG.error("the search goes on with the index of before: %s", error)
        self.trouble = str(error)

    def _another(self, before: State | None) -> State:
        """Open what is in use, or have it opened, if there is one to go on with meanwhile."""
        if before is None:
            with self._lock:
                return self._open()
        if self._ready is None:
            return self._open_unless_another_does(before)
        return self._open_aside(before)

    def _open_unless_another_does(self, before: State) -> State:
        if not self._lock.acquire(blocking=False):
            return before
        try:
            return self._open()
        finally:
            self._lock.release()

    def _open_aside(self, before: State) -> State:
        """Have a thread open what is in use, and wait for that, but not long."""
        with self._lock:
            if self._opener is None or not self._opener.is_alive():
                self._began = time.monotonic()
                self._opener = threading.Thread(target=self._open_quietly, daemon=True)
                self._opener.start()
        self._opener.join(max(0.0, self._began + PATIENCE - time.monotonic()))
        return self._state or before

    def _open_quietly(self) -> None:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(TURN_SECONDS)
        try:
            self._open()
        except FloorError as error:
            self._go_on_without(error)
        except Exception as error:
            LOG.exception("the search goes on with the index of before")
            self.trouble = f"the index can't be opened: {error}"
        finally:
            sys.setswitchinterval(usual)

    def _open(self) -> State:
        """Open what is in use, unless it is open; only one thread at a time does so."""
        version, state = current_version(self._settings), self._state
        if state and version == state.version:
            return state
        try:
            state = self._opened(version)
        except Exception:
            self._unusable, self._try_again = version, time.monotonic() + AGAIN_SECONDS
            raise
        if self._ready:
            self._ready(state)
        self._state = state
        return state

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
