"""Work within limits of time and memory: one document never holds up, or brings down, the rest.

A clock and a limit on memory stop the work from inside where they can: in the main thread of a
process, on Unix. A server's threads have neither, so they have it done aside, by a process of
their own that is ended when it takes too long, and that ends with the one that started it.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any, NoReturn, TypeVar

from indexer.errors import FloorError, UnreadableSummary
from indexer.saying import Said, say, template

if sys.platform != "win32":
    import resource

LOG = logging.getLogger(__name__)
MEGABYTE = 1_000_000
GRACE_SECONDS = 2.0  # for a process to say itself that its time is over
LOADING_SECONDS = 60.0  # on a machine that has much else to do; in one second on an idle one
MOST_ASIDE = 3
LESS_URGENT = 5  # than searches: what is read for a contributor leaves the processor to them
SECONDS_A_MEGABYTE = 30  # several times what ordinary documents take
MEGABYTES_A_MEGABYTE = 100
TOO_SLOW = template("it takes longer than {n} seconds to read: split it, or simplify it")
TOO_BIG = template("it takes more than {n} MB of memory to read: split it, or simplify it")
TOO_BUSY = say("the machine has too much else to do to read it: try again in a minute")
TOO_DEEP = say("its lists, quotes or brackets are nested too deeply to be read: simplify it")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Budget:
    """How long work may take, in seconds, and how much more memory it may use, in megabytes.

    `office` and `ocr` are the seconds that other programs may take for it, beside its own.
    """

    seconds: float
    megabytes: int
    office: float = 120
    ocr: float = 600

    @property
    def longest(self) -> float:
        """How long it may take with the slowest of the other programs."""
        return self.seconds + max(self.office, self.ocr)

    def for_size(self, size: int) -> "Budget":
        """Allow more for what is larger, in bytes."""
        more = size / MEGABYTE
        return Budget(
            self.seconds + SECONDS_A_MEGABYTE * more,
            self.megabytes + round(MEGABYTES_A_MEGABYTE * more),
            self.office + SECONDS_A_MEGABYTE * more,
            self.ocr + SECONDS_A_MEGABYTE * more,
        )


READING = Budget(20, 500, office=0, ocr=0)
PASTING = Budget(5, 300, office=0, ocr=0)
CONVERTING = Budget(120, 1500)
_CURRENT: ContextVar[Budget] = ContextVar("budget", default=CONVERTING)


class _TookTooLong(BaseException):
    """The clock has run out; not an Exception, so that nobody takes it for a fault of a file."""


def bounded(budget: Budget, work: Callable[..., Result], *given: Any) -> Result:
    """Do work within a budget; `work` and `given` can be pickled.

    Raises UnreadableSummary where it takes more than that, and whatever the work raises.
    """
    if _can_stop_itself():
        return _stopping(budget, work, given)
    with _asides().one() as aside:
        return aside.do(budget, work, given)


def _can_stop_itself() -> bool:
    return threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")


def current() -> Budget:
    """The budget of the work that is being done."""
    return _CURRENT.get()


def _stopping(budget: Budget, work: Callable[..., Result], given: tuple[Any, ...]) -> Result:
    before = _CURRENT.set(budget)
    try:
        with _clock(budget.seconds), _memory(budget.megabytes):
            return work(*given)
    except _TookTooLong:
        raise UnreadableSummary(Said(TOO_SLOW, {"n": f"{budget.seconds:.0f}"})) from None
    except MemoryError:
        raise UnreadableSummary(Said(TOO_BIG, {"n": str(budget.megabytes)})) from None
    except RecursionError:
        raise UnreadableSummary(TOO_DEEP) from None
    finally:
        _CURRENT.reset(before)


@contextmanager
def _clock(seconds: float) -> Iterator[None]:
    """Stop what runs when the time is over."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise _TookTooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def paused() -> Iterator[None]:
    """Stop the clock while another program works, which has a limit of its own."""
    if not _can_stop_itself():
        yield
        return
    left, _ = signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left)


@contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    """Let this process have so much more memory than it has.

    Address space that can't be written to does not count: Tantivy's threads keep much of it.
    """
    if not sys.platform.startswith("linux"):  # others don't keep to the limit, or can't say
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _written_to() + megabytes * MEGABYTE
    most = wanted if before[0] == resource.RLIM_INFINITY else min(wanted, before[0])
    resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _written_to() -> int:
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - read at every document
        return int(file.read().split()[5]) * resource.getpagesize()


class Aside:
    """A process that does one piece of work after another, for one thread at a time."""

    def __init__(self) -> None:
        self._started: tuple[Any, Connection] | None = None

    def do(self, budget: Budget, work: Callable[..., Result], given: tuple[Any, ...]) -> Result:
        """Have work done; the process is ended, and started anew, if it is late.

        It says when it has loaded what it works with, and its time begins there.
        """
        connection = self._connection()
        try:
            connection.send((budget, work, given))
            if not connection.poll(LOADING_SECONDS):
                raise UnreadableSummary(TOO_BUSY)
            connection.recv()
            if not connection.poll(budget.longest + GRACE_SECONDS):
                raise UnreadableSummary(Said(TOO_SLOW, {"n": f"{budget.seconds:.0f}"}))
            result, error = connection.recv()
        except (EOFError, OSError):  # it was killed, for its memory as a rule
            self.close()
            raise UnreadableSummary(Said(TOO_BIG, {"n": str(budget.megabytes)})) from None
        except BaseException:
            self.close()
            raise
        if error:
            raise error
        return result  # type: ignore[no-any-return]

    def _connection(self) -> Connection:
        if self._started is None or not self._started[0].is_alive():
            context = get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_work_aside, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._started = process, ours
        return self._started[1]

    def close(self) -> None:
        """End the process; it is started anew when it is needed again."""
        if self._started:
            process, connection = self._started
            connection.close()
            process.kill()
            process.join()
            self._started = None


class Asides:
    """A few processes, so that what takes long does not hold up what is quick."""

    def __init__(self, most: int = MOST_ASIDE) -> None:
        self._free = threading.Semaphore(most)
        self._idle = [Aside() for _ in range(most)]

    @contextmanager
    def one(self) -> Iterator[Aside]:
        """The one that was busy last, as it has started; waits until one is free."""
        with self._free:
            aside = self._idle.pop()
            try:
                yield aside
            finally:
                self._idle.append(aside)


@cache
def _asides() -> Asides:
    return Asides()


def _work_aside(connection: Connection) -> None:
    """Do what is sent until nobody is there to send, or to be told: then the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(LESS_URGENT)
    with suppress(EOFError, OSError):
        while True:
            budget, work, given = connection.recv()  # loads the modules that the work is in
            connection.send(None)
            connection.send(_outcome(budget, work, given))


def _outcome(
    budget: Budget, work: Callable[..., Any], given: tuple[Any, ...]
) -> tuple[Any, Exception | None]:
    try:
        return bounded(budget, work, *given), None
    except FloorError as error:
        return None, error
    except Exception as error:
        LOG.exception("while working aside")
        return None, RuntimeError(f"{type(error).__name__}: {error}")
