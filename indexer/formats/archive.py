"""Archives of documents (.zip): each document in one is a document of its own."""

import io
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from indexer.errors import UnreadableSummary
from indexer.formats.bundle import Bundle, Enclosed, told_apart
from indexer.formats.container import refuse_unsafe
from indexer.formats.converted import Converted
from indexer.saying import say

KIND = "a zip file"
HIDDEN = (".", "~$", "__MACOSX")
UTF8 = 0x800  # the bit of an entry whose name is in UTF-8


def to_markdown(data: bytes) -> Converted:
    """Say why an archive is no document by itself; raises UnreadableSummary."""
    open_bundle(data)
    raise UnreadableSummary(say("there is no document in it"))


def open_bundle(data: bytes) -> Bundle:
    """Find the documents in an archive; raises UnreadableSummary for one that is not safe."""
    refuse_unsafe(io.BytesIO(data), KIND)
    return Bundle(False, tuple(told_apart(_parts(data))), is_message=False)


def _parts(data: bytes) -> Iterator[Enclosed]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        entries = container.infolist()
    for entry in entries:
        path = PurePosixPath(_name(entry).replace("\\", "/"))
        names = [name for name in path.parts if name not in ("..", "/")]
        if not entry.is_dir() and not any(name.startswith(HIDDEN) for name in names):
            yield Enclosed("/".join(names), entry.file_size, partial(_read, data, entry))


def _name(entry: zipfile.ZipInfo) -> str:
    """A file's name; one that is not marked as UTF-8 often is so all the same."""
    if entry.flag_bits & UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _read(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return container.read(entry)
