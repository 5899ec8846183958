"""Many summaries are read at once, one process a core."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from indexer.attribution.names import NameFinder
from indexer.corpus.catalogue import SummaryFile
from indexer.disk import content_hash
from indexer.errors import UnreadableSummary
from indexer.limits import READING, Budget, bounded
from indexer.parallel import ahead, processes
from indexer.reading.summaries import decode, read_summary
from indexer.register.register import load_register
from indexer.summary import Summary

LOG = logging.getLogger(__name__)
MANY = 32
AHEAD = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """A file and what came of reading it: its summary, or the problem with it."""

    file: SummaryFile
    digest: str
    summary: Summary | None = None
    problem: str = ""


def read_files(
    files: Sequence[SummaryFile],
    corpus: Path,
    register_hash: str,
    many: int = MANY,
    budget: Budget = READING,
) -> Iterator[Reading]:
    """Read files with the register of a corpus, and give them in their order.

    Fewer than `many` are read here: a second process would start later than they are done. Each
    may take what `budget` allows for its size.
    Raises RegisterError; OSError for a file that is gone.
    """
    read = partial(_read, corpus, register_hash, budget)
    if len(files) < many:
        yield from map(read, files)
        return
    with processes() as pool:
        yield from ahead(pool, read, files, most=AHEAD)


def _read(corpus: Path, register_hash: str, budget: Budget, file: SummaryFile) -> Reading:
    data = file.data()
    digest = content_hash(data)
    try:
        summary = bounded(
            budget.for_size(len(data)), _summary, corpus, register_hash, file.name, data
        )
    except UnreadableSummary as error:
        return Reading(file, digest, problem=str(error))
    except Exception:
        LOG.exception("while reading %s", file.path)
        raise
    return Reading(file, digest, summary)


def _summary(corpus: Path, register_hash: str, name: str, data: bytes) -> Summary:
    return read_summary(decode(data), name, _finder(corpus, register_hash))


@lru_cache(maxsize=1)
def _finder(corpus: Path, _register_hash: str) -> NameFinder:
    """Give the names of a register; the hash tells one state of it from another."""
    return NameFinder(load_register(corpus))
