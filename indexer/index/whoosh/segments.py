"""What Whoosh keeps, and how it is written: many documents by several processes at once.

Each process writes whole segments, as Whoosh's own multiprocess writer has its processes do; but
that one forks, which may hang a process with threads, and does not notice when one of them dies.
"""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache, partial
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

from indexer.index.fields import MADE_FIELDS, WORD_FIELDS, Document
from indexer.index.whoosh.blocks import KEYS
from indexer.index.whoosh.codec import ArrayCodec, PlacesFormat
from indexer.index.whoosh.unpickling import restrict_whoosh
from indexer.system.parallel import ahead, processes

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields as types
    from whoosh import index as whoosh_index
    from whoosh.analysis import IDTokenizer
    from whoosh.writing import SegmentWriter

BATCH = 5_000  # documents of the first segment; the next ones have twice as many each,
DOUBLED = 3  # ... so many times
MEMORY = 256  # megabytes that a process may fill before it writes
Keyed = tuple[int, Document]  # the key of its row in the table


class _Words(types.TEXT):  # type: ignore[misc]
    """A field of terms that were made before."""

    def __init__(self) -> None:
        super().__init__(IDTokenizer())
        self.format = PlacesFormat()


@cache
def schema() -> types.Schema:
    """What is kept of a document."""
    words = {name: _Words() for name in (*WORD_FIELDS, *MADE_FIELDS)}
    return types.Schema(
        **words,
        file=types.ID(),
        key=types.COLUMN(KEYS),
        document=types.STORED(),
    )


def opened(folder: Path) -> Any:
    """Open what Whoosh keeps in a folder; what it says of its fields is not read."""
    restrict_whoosh()
    return whoosh_index.open_dir(str(folder), schema=schema())


def opened_or_made(folder: Path) -> Any:
    """Open what Whoosh keeps in a folder, or begin it."""
    restrict_whoosh()
    if any(folder.glob("*.toc")):
        return opened(folder)
    return whoosh_index.create_in(str(folder), schema())


def segments_of(index: Any) -> Sequence[str]:
    """The names of the segments that it consists of."""
    return [segment.segment_id() for segment in index._segments()]


def write(index: Any, dropped: Iterable[str], documents: Iterable[Keyed], size: int) -> None:
    """Drop the documents of files, add others, and commit in one step.

    Where there are `size` of them or more, segments are written by several processes: few, for a
    search reads each, but small ones first, so that no process waits long for its first.
    """
    with index.writer(limitmb=MEMORY, codec=ArrayCodec()) as writer:
        for file in dropped:
            writer.delete_by_term("file", file)
        batches = _batches(documents, size)
        first = next(batches)
        if len(first) < size:
            _add(writer, first)
            return
        writer.merge = False
        folder = Path(index.storage.folder)
        with processes() as pool:
            writer.segments += ahead(pool, partial(_segment, folder), chain([first], batches))


def _segment(folder: Path, documents: Sequence[Keyed]) -> Any:
    """Write a segment that no index knows of yet."""
    with closing(opened(folder)) as index:
        writer = SegmentWriter(index, _lk=False, limitmb=MEMORY, codec=ArrayCodec())
        _add(writer, documents)
        return writer._finalize_segment()


def _add(writer: Any, documents: Sequence[Keyed]) -> None:
    for key, document in documents:
        stored = {"document": document.stored} if document.stored else {}
        writer.add_document(key=key, file=document.file, **stored, **document.terms())


def _batches(documents: Iterable[Keyed], size: int) -> Iterator[Sequence[Keyed]]:
    """The documents in ever larger batches, at least one, which may be empty."""
    waiting = iter(documents)
    for number in count():
        batch = list(islice(waiting, size << min(number, DOUBLED)))
        if number and not batch:
            return
        yield batch
