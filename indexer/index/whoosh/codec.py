"""How postings are kept: a block of them in arrays, read and written in one piece each.

Whoosh pickles tuples, one object for each number and for each posting's places. Its codec lets the
parts of a block be written and read otherwise; all the rest of it stays as it is.
"""

import warnings
from array import array
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import formats
    from whoosh.codec import whoosh3

PLACE = NUMBER = np.dtype(np.uintc)
WEIGHT = np.dtype(np.single)
BLOCK = 1024  # postings: read in one piece, and few of them for a rare word


class PlacesFormat(formats.Format):  # type: ignore[misc]
    """The places of a term in a document, as an array: as many as it is frequent."""

    def word_values(
        self, value: list[str], analyzer: Any, **kwargs: Any
    ) -> Iterator[tuple[str, int, float, bytes]]:
        """Each term of a list with its frequency and places."""
        places: dict[str, list[int]] = {}
        for place, term in enumerate(value):
            places.setdefault(term, []).append(place)
        for term, found in places.items():
            yield term, len(found), float(len(found)), array(PLACE.char, found).tobytes()


class ArrayCodec(whoosh3.W3Codec):  # type: ignore[misc]
    """Whoosh's codec with postings in arrays, and without what only its own matchers read."""

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """Make what writes the postings of terms."""
        return _Writer(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> "ArrayMatcher":
        """Make what reads the postings of a term."""
        return ArrayMatcher(dbfile, *terminfo.extent(), format_, term=term, scorer=scorer)


class _Writer(whoosh3.W3PostingsWriter):  # type: ignore[misc]
    """Writes the parts of a block: documents as steps from one to the next, weights, places."""

    def _mini_ids(self) -> bytes:
        steps = np.diff(np.frombuffer(self._ids, NUMBER), prepend=NUMBER.type(0))
        return steps.tobytes()

    def _mini_weights(self) -> bytes:
        return self._weights.tobytes()  # type: ignore[no-any-return]

    def _mini_values(self) -> bytes:
        return b"".join(self._values)


class ArrayMatcher(whoosh3.W3LeafMatcher):  # type: ignore[misc]
    """Reads blocks; `arrays` gives the whole of one, the rest is for Whoosh to merge segments."""

    def arrays(self) -> tuple[Any, Any, bytes]:
        """Documents, weights, and places one document after another."""
        if self._data is None:
            self._read_data()
        steps, weights, places = self._data
        documents = np.cumsum(np.frombuffer(steps, NUMBER), dtype=np.int64)
        return documents, np.frombuffer(weights, WEIGHT), places

    def _read_ids(self) -> None:
        self._ids = self.arrays()[0].tolist()

    def _read_weights(self) -> None:
        self._weights = self.arrays()[1].tolist()

    def _read_values(self) -> None:
        _, weights, places = self.arrays()
        if self._fixedsize == 0:
            self._values = [b""] * len(weights)
            return
        ends = (int(weight) * PLACE.itemsize for weight in weights)
        starts = list(accumulate(ends, initial=0))
        self._values = [places[start:end] for start, end in pairwise(starts)]
