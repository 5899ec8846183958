"""How often a process looks for garbage: objects that only hold each other."""

import atexit
import gc

OBJECTS = 50_000  # made and kept between two searches; Python's own default is 700


def seldom_search_for_garbage() -> None:
    """Have Python look for garbage seldom, and not once more in all that there is as it ends.

    Who reads or adds summaries makes little that a search finds. In `floor add` it took a fifth of
    the time.
    """
    gc.set_threshold(OBJECTS, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)
