"""Work done by several processes, one a core."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TypeVar

from indexer.system.garbage import seldom_search_for_garbage

Given = TypeVar("Given")
Made = TypeVar("Made")


def processes() -> ProcessPoolExecutor:
    """Start fresh ones: a forked copy of a process with threads, as a server is, may hang."""
    return ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    end_with_starter()
    seldom_search_for_garbage()


def end_with_starter() -> None:
    """Have this process end when the one that started it does, however that ends."""
    threading.Thread(target=_await_end_of_starter, daemon=True).start()


def _await_end_of_starter() -> None:
    starter = parent_process()
    if starter:
        starter.join()
        os._exit(0)


def ahead(
    pool: Executor, work: Callable[[Given], Made], given: Iterable[Given], most: int = 4
) -> Iterator[Made]:
    """What is made of each of many things, in their order.

    Only `most` are made ahead: whoever takes them may be slower.
    """
    waiting = iter(given)
    under_way: deque[Future[Made]] = deque(pool.submit(work, one) for one in islice(waiting, most))
    while under_way:
        yield under_way.popleft().result()
        under_way.extend(pool.submit(work, one) for one in islice(waiting, 1))
