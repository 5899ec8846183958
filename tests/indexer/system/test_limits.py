"""Work that takes too much is stopped, wherever it is done."""

import mmap
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from indexer.errors import UnreadableSummary
from indexer.system.limits import LESS_URGENT, Aside, Budget, bounded

LEAST_URGENT = 19  # there is no less
SMALL = Budget(seconds=0.5, megabytes=200, office=0, ocr=0)
ENOUGH = Budget(seconds=30, megabytes=200, office=0, ocr=0)  # for what is quick, on a busy machine


def double(number: int) -> int:
    return 2 * number


def spin() -> None:
    while True:
        pass


def sleep_in_one_call() -> None:
    time.sleep(60)


def swell() -> int:
    return len(bytes(10**10))


def reserve() -> int:
    """Keep address space that nothing is written to, as threads do."""
    return len(mmap.mmap(-1, 10**9, prot=mmap.PROT_READ, flags=mmap.MAP_PRIVATE))


def dig(depth: int = 0) -> None:
    dig(depth + 1)


def time_left() -> float:
    return signal.getitimer(signal.ITIMER_REAL)[0]


def fail() -> None:
    raise KeyError("a fault of ours")


def vanish() -> None:
    os._exit(1)


def in_a_thread(work: Callable[..., Any]) -> Any:
    """Do something where no clock can be set, as a server's threads are."""
    outcome: list[Any] = []

    def run() -> None:
        try:
            outcome.append(work())
        except Exception as error:
            outcome.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    return outcome[0]


@pytest.mark.parametrize(
    ("work", "budget", "reason"),
    [
        (spin, SMALL, "longer than"),
        (sleep_in_one_call, SMALL, "longer than"),
        (swell, ENOUGH, "memory"),  # a busy machine may take longer than SMALL for these
        (dig, ENOUGH, "deep"),
    ],
)
def test_what_takes_too_much_is_stopped(
    work: Callable[[], None], budget: Budget, reason: str
) -> None:
    assert bounded(SMALL, double, 2) == 4
    with pytest.raises(UnreadableSummary, match=reason):
        bounded(budget, work)
    assert bounded(SMALL, double, 3) == 6


@pytest.mark.parametrize(
    ("work", "reason"),
    [(spin, "longer than"), (swell, "memory"), (dig, "deep"), (vanish, "memory")],
)
def test_a_server_has_it_done_aside(work: Callable[[], None], reason: str) -> None:
    aside = Aside()
    assert aside.do(SMALL, double, (2,)) == 4
    with pytest.raises(UnreadableSummary, match=reason):
        aside.do(SMALL, work, ())
    assert aside.do(SMALL, double, (3,)) == 6
    aside.close()


@pytest.mark.skipif(not hasattr(signal, "getitimer"), reason="there is no clock to stop it")
def test_time_begins_when_the_process_has_loaded() -> None:
    """A process that has yet to start gives no more time than one that runs."""
    aside = Aside()
    first, second = (aside.do(ENOUGH, time_left, ()) for _ in range(2))
    assert max(first, second) <= ENOUGH.seconds
    aside.close()


@pytest.mark.skipif(not hasattr(os, "nice"), reason="there is nothing to be urgent by")
def test_what_is_done_aside_leaves_the_processor_to_others() -> None:
    """Who searches meanwhile is answered first."""
    aside = Aside()
    assert aside.do(ENOUGH, os.nice, (0,)) == min(os.nice(0) + LESS_URGENT, LEAST_URGENT)
    aside.close()


def test_threads_share_one_process() -> None:
    first, second = (in_a_thread(lambda: bounded(ENOUGH, os.getpid)) for _ in range(2))
    assert first == second != os.getpid()


def test_a_fault_of_ours_stays_one() -> None:
    with pytest.raises(KeyError):
        bounded(ENOUGH, fail)
    assert "KeyError" in str(in_a_thread(lambda: bounded(ENOUGH, fail)))


def test_more_is_allowed_for_what_is_larger() -> None:
    assert Budget(10, 100, 20, 30).for_size(2_000_000) == Budget(70, 300, 80, 90)


@pytest.mark.skipif(sys.platform != "linux", reason="others are not limited")
def test_address_space_alone_is_no_memory() -> None:
    assert bounded(SMALL, reserve) == 10**9
