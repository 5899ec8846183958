"""The engine for large corpora: Tantivy, a search library in Rust, finds the words.

It is given the terms that the shared analysers made, so it finds what Whoosh finds. Facets,
filters and dates are counted and ordered in the table, as for every engine.
"""

import errno
import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import cache, cached_property
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import tantivy

from indexer.errors import IndexUnusable
from indexer.index.fields import MADE_FIELDS, WORD_FIELDS, Document, NamesIn
from indexer.index.integrity import is_lock
from indexer.index.local.columns import Rows
from indexer.index.local.postings import Asked, Matches, in_order
from indexer.index.local.reader import TableReader
from indexer.index.local.removed import Removed, RemovedTerms, note_removed, terms_removed
from indexer.index.local.table import Table, TableWriter, read_table
from indexer.index.seam import RowReader
from indexer.index.tantivy.queries import translated, with_all, with_keys
from indexer.query.tree import And, Field
from indexer.system.disk import file_bytes

CANT_LOCK = "Failed to acquire Lockfile"
OS_ERROR = re.compile(r"\(os error (\d+)\)")
HEAP = 128_000_000  # bytes that Tantivy fills before it writes a segment


class TantivyEngine:
    """Writes and opens a Tantivy index."""

    name = "tantivy"

    def write(
        self,
        folder: Path,
        files: Sequence[str],
        documents: Iterable[Document],
        names_in: NamesIn,
    ) -> None:
        """Drop the documents of `files`, add others, and commit in one step."""
        try:
            removed = _removed(folder, files, names_in) if files else {}
            self._write(folder, files, documents)
            note_removed(folder, removed, _segments(folder))
        except ValueError as error:
            raise _as_refusal(error, folder) from error

    def _write(self, folder: Path, files: Sequence[str], documents: Iterable[Document]) -> None:
        index = _opened(folder) if tantivy.Index.exists(str(folder)) else _created(folder)
        table = TableWriter(folder, files)
        writer = index.writer(HEAP, num_threads=1)
        for file in files:
            writer.delete_documents_by_term("file", file)
        for document in documents:
            writer.add_document(_document(document, table.add(document)))
        writer.commit()
        writer.wait_merging_threads()
        _collect_garbage(index)
        table.save()

    def open(self, folder: Path) -> RowReader:
        """Open a folder; raises IndexUnusable for one that can't be read."""
        try:
            return _reader(folder, folder)
        except (ValueError, OSError) as error:
            if CANT_LOCK not in str(error):
                raise IndexUnusable(f"the index at {folder} is damaged ({error})") from error
        beside = _linked(folder)
        return _reader(folder, Path(beside.name), beside)


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in (*WORD_FIELDS, *MADE_FIELDS):
        builder.add_text_field(name, tokenizer_name="whitespace")
    builder.add_text_field("file", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("key", indexed=True, fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


def _created(folder: Path) -> tantivy.Index:
    return _with_tokenizer(tantivy.Index(_schema(), str(folder)))


def _as_refusal(error: ValueError, folder: Path) -> Exception:
    """Tell what the disk refused, which Tantivy says in words at best, from other errors."""
    number = OS_ERROR.search(str(error))
    if number:
        return OSError(int(number[1]), os.strerror(int(number[1])))
    if shutil.disk_usage(folder).free < HEAP:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return error


def _linked(folder: Path) -> TemporaryDirectory[str]:
    """Make a folder of links to the files of one that can't be written: Tantivy locks to read."""
    beside = TemporaryDirectory()
    for path in folder.iterdir():
        if not is_lock(path):
            (Path(beside.name) / path.name).symlink_to(path.resolve())
    return beside


def _removed(folder: Path, files: Sequence[str], names_in: NamesIn) -> Removed:
    table = read_table(folder)
    with closing(_Finder(_opened(folder), table, _segments(folder))) as finder:
        return terms_removed(table, finder, files, names_in)


def _segments(folder: Path) -> Sequence[str]:
    """The segments of an index, in the order in which Tantivy numbers them."""
    meta = json.loads(file_bytes(folder / "meta.json"))
    return [segment["segment_id"] for segment in meta["segments"]]


def _reader(folder: Path, links: Path, beside: TemporaryDirectory[str] | None = None) -> RowReader:
    index, table = _opened(links), read_table(folder)
    finder = _Finder(index, table, _segments(links), beside)
    return TableReader(table, finder, RemovedTerms(folder))


def _opened(folder: Path) -> tantivy.Index:
    return _with_tokenizer(tantivy.Index.open(str(folder)))


def _with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    """Have the terms of a field, which are joined by blanks, cut at the blanks and kept."""
    analyser = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("whitespace", analyser)
    return index


def _document(document: Document, key: int) -> tantivy.Document:
    made = tantivy.Document()
    made.add_unsigned("key", key)
    made.add_text("file", document.file)
    for name, terms in document.terms().items():
        made.add_text(name, " ".join(terms))
    if document.stored:
        made.add_bytes("document", document.stored.encode())
    return made


def _collect_garbage(index: tantivy.Index) -> None:
    """Delete segments that were merged into others; a commit alone may leave them behind."""
    writer = index.writer(HEAP, num_threads=1)
    writer.garbage_collect_files()
    writer.wait_merging_threads()


class _Finder:
    """Finds words in a Tantivy index; of many words the rows are far fewer than the postings."""

    unions = True

    def __init__(
        self,
        index: tantivy.Index,
        table: Table,
        segments: Sequence[str],
        beside: TemporaryDirectory[str] | None = None,
    ) -> None:
        self._beside = beside
        self._segments = segments
        self._searcher: Any = index.searcher()
        self._schema = index.schema
        self._table = table
        self._keys = table.numbers["key"]

    @cached_property
    def _rows(self) -> Rows:
        """The row of each key."""
        return self._table.rows_by_key()

    def postings(self, leaf: Asked) -> Matches:
        """The rows that a word or a phrase matches, in order, and their scores.

        Of what has all of several the scores of each are asked for: Tantivy would add them in fewer
        digits than they are added elsewhere.
        """
        if not isinstance(leaf, And):
            return self._found(translated(leaf, self._schema))
        parts = [translated(part, self._schema) for part in leaf.parts]
        found = [self._found(with_all(parts, scored)) for scored in range(len(parts))]
        return found[0][0], np.sum([scores for _, scores in found], axis=0)

    def _found(self, query: tantivy.Query) -> Matches:
        hits = self._search(query, self._searcher.num_docs)
        keys = self._searcher.fast_field_values("key", [address for _, address in hits])
        scores = np.fromiter(map(itemgetter(0), hits), np.float64, len(hits))
        return in_order(self._rows[np.array(keys, np.int64)], scores)

    def documents(self, rows: Rows) -> tuple[str, ...]:
        """The stored documents of paragraphs, in the order of the rows."""
        return tuple(map(self._stored, self._addresses(rows)))

    def segments(self, rows: Rows) -> Sequence[str]:
        """The segment that holds each row."""
        return [self._segments[address.segment_ord] for address in self._addresses(rows)]

    def _addresses(self, rows: Rows) -> Sequence[tantivy.DocAddress]:
        if not len(rows):
            return ()
        keys = self._keys[rows].tolist()
        hits = self._search(with_keys(keys, self._schema), len(keys), order_by_field="key")
        found = dict(hits)
        return [found[key] for key in keys]

    def _stored(self, address: tantivy.DocAddress) -> str:
        return bytes(self._searcher.doc(address)["document"][0]).decode()

    def frequencies(self, field: Field) -> dict[str, int]:
        """Count the documents that have each term of a field; the terms are in order."""
        return dict(sorted(self._searcher.terms_with_prefix(field, "")))

    def close(self) -> None:
        """Let go of the files: Tantivy does when nobody has its searcher any more."""
        del self._searcher
        if self._beside:
            self._beside.cleanup()

    def _search(self, query: tantivy.Query, limit: int, **options: Any) -> Any:
        """Search for up to `limit` hits, at least one, as Tantivy asks."""
        return self._searcher.search(query, limit=max(limit, 1), count=False, **options).hits
