"""Documents that are zip files (.docx, .odt, an exported corpus): what is safe to open.

Sizes that a zip file declares may be lies, so everything is unpacked once, counted, and let go.
"""

import zipfile
import zlib
from typing import IO

from indexer.errors import UnreadableSummary
from indexer.saying import say

LARGEST_CONTENT = 300_000_000  # bytes, unpacked, of one document
MOST_ENTRIES = 100_000  # names alone fill the memory
CHUNK = 1 << 20
ENCRYPTED = 0x1  # the bit of an entry that has a password
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def refuse_unsafe(file: IO[bytes], kind: str, largest: int = LARGEST_CONTENT) -> None:
    """Raise UnreadableSummary for what is no zip file, damaged, encrypted, or a zip bomb.

    `kind` names what it should be, `largest` bounds its unpacked size in bytes.
    """
    _refuse_ole(file, kind)
    try:
        with zipfile.ZipFile(file) as container:
            entries = container.infolist()
            if len(entries) > MOST_ENTRIES:
                raise UnreadableSummary(
                    say("it holds {size} files, too many for {kind}", size=len(entries), kind=kind)
                )
            left = largest
            for entry in entries:
                if entry.flag_bits & ENCRYPTED:
                    raise UnreadableSummary(
                        say("it is protected by a password: save it without one")
                    )
                left -= _unpacked_size(container, entry, left, largest)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error):
        raise UnreadableSummary(
            say(
                "it is not {kind}, or is damaged: open it in the program that"
                " made it and save it anew",
                kind=kind,
            )
        ) from None


def _unpacked_size(
    container: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, largest: int
) -> int:
    size = 0
    with container.open(entry) as file:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            if size > left:
                raise UnreadableSummary(
                    say(
                        "it unpacks to more than {largest} MB, as a zip bomb"
                        " does: it is not opened",
                        largest=f"{largest / 1e6:.0f}",
                    )
                )
    return size


def _refuse_ole(file: IO[bytes], kind: str) -> None:
    """Tell a document with a password, and the formats of before 2007, by their first bytes."""
    begins = file.read(len(OLE))
    rest = file.read() if begins == OLE else b""
    file.seek(0)
    if begins != OLE:
        return
    if ENCRYPTED_STREAM in rest:
        raise UnreadableSummary(say("it is protected by a password: save it without one"))
    raise UnreadableSummary(
        say(
            "it is not {kind} but an older format: open it and save it as {kind2}",
            kind=kind,
            kind2=kind,
        )
    )
