"""Nothing that is read from an index can run: Whoosh unpickles, but only what an index holds.

Whoosh keeps its tables of contents as pickles, and a pickle may name any function to be called. So
Whoosh's modules are given a loader that knows a short list of classes, and none of the readers of
former versions of its files.
"""

import pickle
import warnings
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any, BinaryIO

from indexer.index.whoosh.codec import ArrayCodec

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import columns, formats, index, legacy
    from whoosh.codec import whoosh3
    from whoosh.filedb import structfile


def _as_bytes(text: str, encoding: str) -> bytes:
    """Make bytes of letters, as old pickles write them."""
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"{encoding} has no place in an index")
    return text.encode(encoding)


KNOWN: Mapping[tuple[str, str], Any] = {
    ("__builtin__", "bytes"): bytes,
    ("__builtin__", "int"): int,
    ("__builtin__", "long"): int,
    ("_codecs", "encode"): _as_bytes,
    ("builtins", "int"): int,
    ("collections", "defaultdict"): defaultdict,
    ("indexer.index.whoosh.codec", "ArrayCodec"): ArrayCodec,
    ("whoosh.codec.whoosh3", "W3Segment"): whoosh3.W3Segment,
}


class _Unpickler(pickle.Unpickler):
    """Knows the classes of which an index is made, and no other name."""

    def find_class(self, module: str, name: str) -> Any:
        """A class; raises UnpicklingError for one that no index holds."""
        try:
            return KNOWN[module, name]
        except KeyError:
            message = f"{module}.{name} has no place in an index"
            raise pickle.UnpicklingError(message) from None


def load(file: BinaryIO) -> Any:
    """Read a pickle from a file; raises UnpicklingError."""
    return _Unpickler(file).load()


def loads(data: bytes) -> Any:
    """Read a pickle; raises UnpicklingError."""
    return load(BytesIO(data))


@cache
def restrict_whoosh() -> None:
    """Have Whoosh read pickles in this way alone, from here on."""
    structfile.load_pickle = load
    index.pickle = SimpleNamespace(
        loads=loads, dumps=pickle.dumps, PicklingError=pickle.PicklingError
    )
    for module in (columns, formats, whoosh3):
        module.loads = loads
    legacy.toc_loaders.clear()
