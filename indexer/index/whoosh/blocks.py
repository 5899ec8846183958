"""Whoosh's files as arrays: postings block by block, columns in one piece.

Whoosh's public ways give postings and values of columns one by one, each through several calls.
"""

import warnings
from collections import Counter
from collections.abc import Iterator
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.index.local.columns import Rows, Scores
from indexer.index.local.table import Numbers
from indexer.index.whoosh.codec import PLACE, ArrayMatcher

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.codec.whoosh3 import LENGTHS_COLUMN
    from whoosh.columns import NumericColumn
    from whoosh.matching import FilterMatcher
    from whoosh.reading import TermNotFound
    from whoosh.util.numeric import byte_to_length

SIZES, COUNT = Struct("!ii"), Struct("!I")
KEYS = NumericColumn("Q")
LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)


def read_postings(searcher: Any, field: str, text: Any) -> tuple[Rows, Scores, NDArray[np.uintc]]:
    """The documents that have a term, in order; how often each has it, and where."""
    documents, weights, places = [np.zeros(0, np.int64)], [np.zeros(0)], []
    for matcher, offset in _blocks(searcher, field, text):
        numbers, counts, where = matcher.arrays()
        documents.append(numbers + offset)
        weights.append(counts)
        places.append(where)
    found = np.frombuffer(b"".join(places), PLACE)
    return np.concatenate(documents), np.concatenate(weights), found


def read_frequencies(searcher: Any, field: str) -> dict[str, int]:
    """Count the documents that have each term of a field; the terms are in order."""
    counted: Counter[bytes] = Counter()
    for leaf, _ in searcher.leaf_searchers():
        for term, count in _terms(leaf.reader(), field):
            counted[term] += count
    return {term.decode(): counted[term] for term in sorted(counted)}


def parts_of(searcher: Any) -> tuple[list[str], list[int]]:
    """The names of its segments, and the first document of each."""
    leaves = [(leaf.reader(), offset) for leaf, offset in searcher.leaf_searchers()]
    full = [(reader.segment().segment_id(), n) for reader, n in leaves if reader.doc_count_all()]
    return [name for name, _ in full], [offset for _, offset in full]


def read_keys(searcher: Any) -> Numbers:
    """The key of each document."""
    return _column(searcher, "key", KEYS)


def read_lengths(searcher: Any, field: str) -> Scores:
    """The length of a field in each document, as Whoosh rounds it."""
    return LENGTHS[_column(searcher, f"_{field}_len", LENGTHS_COLUMN)]


def close(searcher: Any) -> None:
    """Close a searcher, and take its files out of memory: Whoosh leaves that to chance."""
    readers = [leaf.reader() for leaf, _ in searcher.leaf_searchers()]
    files = [file for reader in readers if reader.doc_count_all() for file in _files(reader)]
    searcher.close()
    for file in files:
        file._buf.release()


def _files(reader: Any) -> Iterator[Any]:
    """The parts of a segment's file that are open."""
    yield from (reader._terms._tindex.dbfile, reader._terms._postfile)
    yield from (file for file, _, _ in reader._perdoc._colfiles.values())


def _terms(reader: Any, field: str) -> Iterator[tuple[bytes, int]]:
    """The terms of a field in a segment, and how many documents have each.

    Whoosh writes of each term the lengths of its key and value; the key, which is the number of
    the field and the term; the value, in which the documents are counted behind five other bytes.
    """
    if not reader.doc_count_all():
        return
    terms = reader._terms
    first = terms._keycoder(field, b"")
    place = terms._tindex.closest_key_pos(first)
    if place is None:
        return
    data = terms._dbfile.get(place, terms._tindex.endofdata - place)
    here = 0
    while data.startswith(first, here + SIZES.size):
        key, value = SIZES.unpack_from(data, here)
        begin, end = here + SIZES.size + len(first), here + SIZES.size + key
        yield data[begin:end], COUNT.unpack_from(data, end + 5)[0]
        here = end + value


def _blocks(searcher: Any, field: str, text: Any) -> Iterator[tuple[ArrayMatcher, int]]:
    """A matcher at each block of a term's postings, and the first document of its segment."""
    for leaf, offset in searcher.leaf_searchers():
        try:
            matcher = leaf.reader().postings(field, text)
        except TermNotFound:
            continue
        if isinstance(matcher, FilterMatcher):  # the deleted; they have no row anyway
            matcher = matcher.child
        while matcher.is_active():
            yield matcher, offset
            matcher._next_block()


def _column(searcher: Any, name: str, column: NumericColumn) -> Numbers:
    """The numbers of a column, 0 for documents without one."""
    parts = [np.zeros(0, np.int64)]
    for leaf, _ in searcher.leaf_searchers():
        reader = leaf.reader()
        parts.append(np.zeros(reader.doc_count_all(), np.int64))
        if reader.doc_count_all() and reader._perdoc.has_column(name):
            stored = reader._perdoc.column_reader(name, column)
            data = stored._dbfile.get(stored._basepos, stored._count * stored._fixedlen)
            numbers = np.frombuffer(data, np.dtype(stored._typecode).newbyteorder(">"))
            parts[-1][: stored._count] = numbers
    return np.concatenate(parts)
