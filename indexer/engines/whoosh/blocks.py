"""Whoosh's files as arrays: postings block by block, columns in one piece.

Whoosh's public ways give postings and values of columns one by one, each through several calls.
"""

import warnings
from array import array
from collections.abc import Iterator
from typing import Any

import numpy as np

from indexer.engines.columns import Rows, Scores
from indexer.engines.table import Numbers

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import formats
    from whoosh.codec.whoosh3 import LENGTHS_COLUMN
    from whoosh.columns import NumericColumn
    from whoosh.matching import FilterMatcher
    from whoosh.reading import TermNotFound
    from whoosh.util.numeric import byte_to_length

PLACE = np.dtype(np.uintc)
KEYS = NumericColumn("Q")
LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)


class PlacesFormat(formats.Positions):  # type: ignore[misc]
    """Keeps the places of a term in a document as an array of `PLACE`, whatever their number.

    Whoosh pickles a list for each posting, and every one must be unpickled by itself.
    """

    def word_values(
        self, value: list[str], analyzer: Any, **kwargs: Any
    ) -> Iterator[tuple[str, int, float, bytes]]:
        """Give each term of a list with its frequency and places."""
        places: dict[str, list[int]] = {}
        for place, term in enumerate(value):
            places.setdefault(term, []).append(place)
        for term, found in places.items():
            yield term, len(found), len(found) * self.field_boost, self.encode(found)

    def encode(self, poslist: list[int]) -> bytes:
        """Write places."""
        return array("I", poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Read places, as Whoosh's own matchers want them."""
        return list(array("I", valuestring))

    def decode_frequency(self, valuestring: bytes) -> int:
        """Count places."""
        return len(valuestring) // PLACE.itemsize


def read_postings(searcher: Any, field: str, text: Any) -> tuple[Rows, Scores]:
    """Give the documents that have a term, in order, and how often each has it."""
    documents, weights = [np.zeros(0, np.int64)], [np.zeros(0)]
    for matcher, offset in _blocks(searcher, field, text):
        deltas, counts, _ = matcher._data
        documents.append(np.cumsum(np.array(deltas, np.int64)) + offset)
        alike = counts is None or isinstance(counts, float)
        weights.append(np.full(len(deltas), counts or 1.0) if alike else np.array(counts))
    return np.concatenate(documents), np.concatenate(weights)


def read_places(searcher: Any, field: str, text: str) -> Numbers:
    """Give the places of a term in its documents, one document after another."""
    blocks = (b"".join(matcher._data[2]) for matcher, _ in _blocks(searcher, field, text))
    return np.frombuffer(b"".join(blocks), PLACE).astype(np.int64)


def read_keys(searcher: Any) -> Numbers:
    """Give the key of each document."""
    return _column(searcher, "key", KEYS)


def read_lengths(searcher: Any, field: str) -> Scores:
    """Give the length of a field in each document, as Whoosh rounds it."""
    return LENGTHS[_column(searcher, f"_{field}_len", LENGTHS_COLUMN)]


def _blocks(searcher: Any, field: str, text: Any) -> Iterator[tuple[Any, int]]:
    """Give a matcher that has read each block of a term's postings, and its first document."""
    for leaf, offset in searcher.leaf_searchers():
        try:
            matcher = leaf.reader().postings(field, text)
        except TermNotFound:
            continue
        if isinstance(matcher, FilterMatcher):  # the deleted; they have no row anyway
            matcher = matcher.child
        while matcher.is_active():
            matcher._read_data()
            yield matcher, offset
            matcher._next_block()


def _column(searcher: Any, name: str, column: NumericColumn) -> Numbers:
    """Give the numbers of a column, 0 for documents without one."""
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
