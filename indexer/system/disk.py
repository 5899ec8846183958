"""The disk: files are written whole or not at all, and what it refuses is said in words."""

import errno
import hashlib
import io
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from indexer.errors import CantWrite
from indexer.saying import say

ADVICE = {
    errno.ENOSPC: "the disk is full: free some space and try again",
    errno.EDQUOT: "no more space is allowed here: free some and try again",
    errno.EFBIG: "no larger file is allowed here: raise the limit and try again",
    errno.EROFS: "its disk can only be read: mount it for writing, or choose another folder",
    errno.EACCES: "this user has no permission: give it, or choose another place",
    errno.EPERM: "this user has no permission: give it, or choose another place",
    errno.EISDIR: "a folder is in the place of a file: take it away",
    errno.ENXIO: "a pipe, a socket or a device is in the place of a file: take it away",
    errno.ELOOP: "it is a link that leads to itself: take it away",
    errno.ENOTDIR: "a file is in the place of a folder: take it away",
    errno.EEXIST: "something else is in its place: take it away",
}
REMEMBERED = 64  # paths that are looked at for each request
IN_THE_WAY = frozenset({errno.EISDIR, errno.ENXIO, errno.ELOOP, errno.ENOTDIR, errno.EEXIST})


@contextmanager
def writing(where: Path) -> Iterator[None]:
    """Say in one line why nothing can be written at a place; raises CantWrite."""
    try:
        yield
    except OSError as error:
        raise CantWrite(
            say(
                "{where} can't be written: {advice}",
                where=_blamed(error, where),
                advice=advice(error),
            )
        ) from error


def _blamed(error: OSError, where: Path) -> str | Path:
    """What has to be taken away, where something is in the way; else the place."""
    named = error.filename2 or error.filename
    return named if error.errno in IN_THE_WAY and isinstance(named, str) else where


def advice(error: OSError) -> str:
    """Say what the disk refused, and what can be done about it."""
    reason = error.strerror or type(error).__name__
    return ADVICE.get(error.errno or 0, f"{reason}: look at the disk and try again")


def content_hash(data: bytes) -> str:
    """Hash a file's content (SHA-256, hexadecimal)."""
    return hashlib.sha256(data).hexdigest()


def hash_of(path: Path) -> str:
    """Hash the content of a file, "" for none."""
    return hash_opened(path) if path.is_file() else ""


def hash_opened(path: Path) -> str:
    """Hash a file piece by piece, however large it is; raises OSError."""
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def opened(path: Path) -> io.BufferedReader:
    """Open a file for reading, and nothing but a file: a pipe or a device may never give an end.

    Raises OSError.
    """
    return open(path, "rb", opener=_open_file)


def _open_file(path: str, flags: int) -> int:
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
    kind = os.fstat(handle).st_mode
    if stat.S_ISREG(kind):
        return handle
    os.close(handle)
    number = errno.EISDIR if stat.S_ISDIR(kind) else errno.ENXIO
    raise OSError(number, os.strerror(number), path)


def file_bytes(path: Path, most: int = -1) -> bytes:
    """Read a file, or the beginning of it, `most` bytes; raises OSError."""
    with opened(path) as file:
        return file.read(most)


@lru_cache(maxsize=REMEMBERED)
def within(folder: Path, name: str) -> Path:
    """A file of a folder, remembered: to put its path together takes as long as to look at it."""
    return folder / name


def changed_at(path: Path) -> int:
    """When a file was last changed, in nanoseconds; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def file_text(path: Path, encoding: str = "utf-8") -> str:
    """Read a text file; raises OSError and UnicodeDecodeError."""
    with io.TextIOWrapper(opened(path), encoding) as file:
        return file.read()


def clear_the_way(path: Path) -> None:
    """Take away what stands in the place of a file and is none; raises OSError."""
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not (stat.S_ISREG(kind) or path.is_file()):
        take_away(path)


def take_away(path: Path) -> None:
    """Take away what is there, a folder with all that it holds; raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


Sight = tuple[int, ...]
SETTLED = 2_000_000_000  # nanoseconds: clocks of disks are coarser than that of this machine


def sight_of(path: str | Path) -> Sight:
    """What differs once a file has been written into, or is another.

    Nothing for one that was written a moment ago, for it could be written into once more within
    the same tick of its clock. Raises OSError.
    """
    state = os.stat(path)  # noqa: PTH116 - of very many files, of which a Path would cost more
    if time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns) < SETTLED:
        return ()
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def write_file(path: Path, data: bytes, part: Path | None = None) -> None:
    """Write a file whole or not at all: `part`, beside it, first, then one atomic rename."""
    part = part or path.with_name(f".{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_through(part, data)
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    keep_names(path.parent)


def write_through(path: Path, data: bytes) -> None:
    """Write a file down to the disk itself."""
    with open(path, "wb", opener=_open_file) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def keep_names(folder: Path) -> None:
    """Make renames outlive a power cut, where the system can open folders (Windows can't)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
