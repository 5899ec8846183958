"""How much of a processor's time does something take?"""

import gc
import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object], tries: int = 3) -> float:
    """The least of several times: others use the machine too.

    Garbage is left meanwhile: to look for it takes time that grows with what other tests have left
    behind.
    """
    took = []
    gc.disable()
    try:
        for _ in range(tries):
            began = time.process_time()
            work()
            took.append(time.process_time() - began)
    finally:
        gc.enable()
    return min(took)
