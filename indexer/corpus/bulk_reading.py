"""Many summaries are read at once, one process a core."""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial

from indexer.attribution.names import NameFinder
from indexer.corpus.catalogue import SummaryFile
from indexer.errors import UnreadableSummary
from indexer.reading.summaries import decode, read_summary
from indexer.register.register import read_register
from indexer.summary import LARGEST_FILE, Summary
from indexer.system.disk import content_hash, hash_of
from indexer.system.faults import one_file
from indexer.system.limits import READING, Aside, Budget, bounded
from indexer.system.parallel import ahead, processes

LOG = logging.getLogger(__name__)
MUCH = 1_500_000  # bytes: a second process would start later than less is read
AHEAD = 64  # files: enough that no process waits, few enough to be held in memory


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file and what came of reading it: its summary, or the problem with it."""

    file: SummaryFile
    digest: str
    summary: Summary | None = None
    problem: str = ""


def read_files(
    files: Sequence[SummaryFile],
    register: str,
    much: int = MUCH,
    budget: Budget = READING,
) -> Iterator[ReadFile]:
    """Read files by the text of a register that can be used, and give them in their order.

    Less than `much`, in bytes, is read here: a second process would start later than that. Each
    may take what `budget` allows for its size. One that brings its process down is told from the
    others by reading each aside.
    """
    read = partial(_read, register, budget)
    if sum(map(_size, files)) < much:
        yield from map(read, files)
        return
    done = 0
    try:
        with processes() as pool:
            for reading in ahead(pool, read, files, most=AHEAD):
                yield reading
                done += 1
    except BrokenProcessPool:
        LOG.warning("a file has brought down the process that read it: the rest is read singly")
        yield from _each_aside(read, files[done:], budget)


def _size(file: SummaryFile) -> int:
    """In bytes; whoever reads a file that is gone says so."""
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _each_aside(
    read: Callable[[SummaryFile], ReadFile], files: Sequence[SummaryFile], budget: Budget
) -> Iterator[ReadFile]:
    with closing(Aside()) as aside:
        for file in files:
            try:
                yield aside.do(budget.for_size(LARGEST_FILE), read, (file,))
            except UnreadableSummary as error:
                yield ReadFile(file, hash_of(file.path), problem=str(error))


def _read(register: str, budget: Budget, file: SummaryFile) -> ReadFile:
    digest = ""
    try:
        with one_file(file.name):
            data = file.data()
            digest = content_hash(data)
            budget = budget.for_size(len(data))
            summary = bounded(budget, _summary, register, file.name, data)
    except UnreadableSummary as error:
        return ReadFile(file, digest, problem=str(error))
    return ReadFile(file, digest, summary)


def _summary(register: str, name: str, data: bytes) -> Summary:
    return read_summary(decode(data), name, _finder(register))


@lru_cache(maxsize=1)
def _finder(register: str) -> NameFinder:
    return NameFinder(read_register(register))
