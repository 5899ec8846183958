"""What files held before they were replaced or removed: corpus/.floor/versions/<hash>.

Each is named by the hash of what the file held, and is packed. Unpacked, a summary that one person
removes would be for git one that was moved here, and what another changed in it meanwhile would be
lost in the copy. Earlier versions of the program left them unpacked.
"""

import zlib
from pathlib import Path

from indexer.corpus.catalogue import KEPT
from indexer.system.disk import content_hash, file_bytes

VERSIONS = "versions"
LARGEST = 500_000_000  # bytes: it may be a stranger's, who has packed an endless one


def version_path(corpus: Path, digest: str) -> Path:
    """The place of an earlier content of a file."""
    return corpus / KEPT / VERSIONS / digest


def packed(data: bytes) -> bytes:
    """Write what a file held as it is kept."""
    return zlib.compress(data)


def kept_version(path: Path) -> bytes | None:
    """Read what a file held, None where that is gone or is not what its name says."""
    try:
        data = file_bytes(path)
        if content_hash(data) == path.name:
            return data
        plain = zlib.decompressobj().decompress(data, LARGEST)
    except (OSError, zlib.error):
        return None
    return plain if content_hash(plain) == path.name else None
