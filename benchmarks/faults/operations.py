"""Stops a program at one of its operations on files, as a crash or a full disk would.

Python tells a hook of each file that is opened for writing, renamed, linked, made or removed,
before it is done. `os.fsync` is counted too: there a crash may leave half of what was written.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

KILLED = 99
GROWING = ("os.mkdir", "os.link")
CHANGING = (*GROWING, "os.rename", "os.remove", "os.rmdir", "os.truncate", "os.chmod")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Fault(StrEnum):
    """What happens: it is killed, or killed with a file written by half, or the disk refuses."""

    KILL = "kill"
    TEAR = "kill with half a file written"
    FULL = "full disk"
    LOCKED = "disk that can't be written"


REFUSALS = {Fault.FULL: errno.ENOSPC, Fault.LOCKED: errno.EROFS}


@dataclass
class Saboteur:
    """Lets the first `spared` operations below a folder pass, and then does its work."""

    folder: Path
    spared: int
    fault: Fault
    done: int = 0
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def struck(self) -> bool:
        """Tell whether it has done its work."""
        return self.done > self.spared

    def install(self) -> None:
        """Be told of what this process does from here on; there is no way back."""
        fsync = os.fsync

        def watched(fd: Any) -> None:
            path = str(Path(f"/proc/self/fd/{fd}").readlink())
            if self._ours(path):
                self.strike(True, lambda: _halve(fd, self.sizes.get(path, 0)))
            fsync(fd)

        os.fsync = watched
        sys.addaudithook(self.hear)

    def hear(self, event: str, args: tuple[Any, ...]) -> None:
        """Be told of an operation that is about to be done."""
        if event == "open":
            path, _, flags = args
            if not isinstance(path, str | Path) or not flags & WRITES or not self._ours(path):
                return
            if flags & os.O_APPEND:
                self.sizes[str(path)] = _size(path)
            self.strike(True)
        elif event in CHANGING and (isinstance(args[0], int) or self._ours(args[0])):
            self.strike(event in GROWING)

    def strike(self, grows: bool, tear: Callable[[], None] | None = None) -> None:
        """Count an operation; when its turn has come, let it be the last or go wrong.

        A disk that is full still lets go of files, and takes other names for them.
        """
        if (self.fault is Fault.TEAR and tear is None) or (self.fault is Fault.FULL and not grows):
            return
        self.done += 1
        if not self.struck:
            return
        if self.fault in REFUSALS:
            number = REFUSALS[self.fault]
            raise OSError(number, os.strerror(number))
        if self.fault is Fault.TEAR and tear:
            tear()
        os._exit(KILLED)

    def _ours(self, path: Any) -> bool:
        return str(path).startswith(str(self.folder))


def _size(path: str | Path) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _halve(handle: int, before: int) -> None:
    """Leave half of what was written."""
    if stat.S_ISREG(os.fstat(handle).st_mode):
        os.ftruncate(handle, (before + os.fstat(handle).st_size) // 2)
