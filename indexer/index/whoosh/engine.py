"""The default engine: Whoosh, pure Python, finds the words.

Facets, filters and dates are counted and ordered in the table, as for every engine: Whoosh's
own `groupedby` would visit every hit in Python for every facet and query.
"""

import pickle
import threading
import warnings
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from indexer.errors import IndexUnusable
from indexer.index.fields import Document, NamesIn
from indexer.index.local.columns import Rows
from indexer.index.local.postings import Asked, Matches, in_order
from indexer.index.local.reader import TableReader
from indexer.index.local.removed import Removed, RemovedTerms, note_removed, terms_removed
from indexer.index.local.table import Table, TableWriter, read_table
from indexer.index.seam import RowReader
from indexer.index.whoosh.blocks import close, parts_of, read_frequencies, read_keys
from indexer.index.whoosh.segments import BATCH, opened, opened_or_made, segments_of, write
from indexer.index.whoosh.terms import Terms
from indexer.query.tree import Field

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import index as whoosh_index

DAMAGE = (
    OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, ImportError,
    IndexError, pickle.UnpicklingError, whoosh_index.IndexError,
)  # fmt: skip


class WhooshEngine:
    """Writes and opens a Whoosh index; `batch` documents, or fewer, make a segment."""

    name = "whoosh"

    def __init__(self, batch: int = BATCH) -> None:
        self._batch = batch

    def write(
        self,
        folder: Path,
        files: Sequence[str],
        documents: Iterable[Document],
        names_in: NamesIn,
    ) -> None:
        """Drop the documents of `files`, add others, and commit in one step."""
        removed = _removed(folder, files, names_in) if files else {}
        table = TableWriter(folder, files)
        with closing(opened_or_made(folder)) as index:
            keyed = ((table.add(document), document) for document in documents)
            write(index, files, keyed, self._batch)
            segments = segments_of(index)
        table.save()
        note_removed(folder, removed, segments)

    def open(self, folder: Path) -> RowReader:
        """Open a folder; raises IndexUnusable for one that can't be read."""
        table = read_table(folder)
        try:
            index = opened(folder)
            finder = _Finder(index.searcher(), table)
            return TableReader(table, finder, RemovedTerms(folder))
        except DAMAGE as error:
            raise IndexUnusable(f"the index at {folder} is damaged ({error})") from error


def _removed(folder: Path, files: Sequence[str], names_in: NamesIn) -> Removed:
    table = read_table(folder)
    with closing(_Finder(opened(folder).searcher(), table)) as finder:
        return terms_removed(table, finder, files, names_in)


class _Finder:
    """Finds words in a Whoosh index."""

    unions = False

    def __init__(self, searcher: Any, table: Table) -> None:
        self._searcher = searcher
        self._terms = Terms(searcher)
        self._lock = threading.Lock()  # Whoosh moves one place in its files for all who read
        self._keys = read_keys(searcher)
        self._table = table

    @cached_property
    def _rows(self) -> Rows:
        """The row of each document of Whoosh's, -1 for one that is gone."""
        rows: Rows = self._table.rows_by_key()[self._keys]
        return rows

    @cached_property
    def _documents(self) -> Rows:
        """Whoosh's document of each row."""
        documents = np.zeros(self._table.size, np.int64)
        alive = np.flatnonzero(self._rows >= 0)
        documents[self._rows[alive]] = alive
        return documents

    def postings(self, leaf: Asked) -> Matches:
        """The rows that a word or a phrase matches, in order, and their scores."""
        with self._lock:
            documents, scores = self._terms.matches(leaf)
        return in_order(self._rows[documents], scores)

    def documents(self, rows: Rows) -> tuple[str, ...]:
        """The stored documents of paragraphs, in the order of the rows."""
        reader = self._searcher.reader()
        numbers = self._documents[rows].tolist()
        return tuple(reader.stored_fields(number)["document"] for number in numbers)

    def segments(self, rows: Rows) -> Sequence[str]:
        """The segment that holds each row."""
        names, starts = parts_of(self._searcher)
        places = np.searchsorted(starts, self._documents[rows], "right") - 1
        return [names[place] for place in places.tolist()]

    def frequencies(self, field: Field) -> dict[str, int]:
        """Count the documents that have each term of a field; the terms are in order."""
        with self._lock:
            return read_frequencies(self._searcher, field)

    def close(self) -> None:
        """Let go of the files."""
        close(self._searcher)
        del self._searcher, self._terms
