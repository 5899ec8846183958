"""How a command ends: when it is told to, as by Ctrl-C; and without a last look at all it holds."""

import atexit
import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

OBJECTS = 50_000  # made and kept between two searches for garbage; Python's own default is 700


def seldom_search_for_garbage() -> None:
    """Have Python look for garbage seldom, and not once more in all that there is as it ends.

    A command makes little garbage that a search finds. In `floor add` it took a fifth of the time.
    """
    gc.set_threshold(OBJECTS, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)


@contextmanager
def ending_orderly() -> Iterator[None]:
    """Have the signal to end (SIGTERM) end a command as Ctrl-C does: it clears up first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
