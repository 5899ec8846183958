"""Which changes were made of the corpus, and when; who need not be known.

A change has an id that no other has, here or in a copy of the corpus that somebody else changes, so
that two logs can be joined line by line:

corpus/.floor/history.jsonl    a line for each change, the oldest first
"""

import datetime
import errno
import json
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from io import FileIO
from pathlib import Path
from typing import Any

from indexer.corpus.catalogue import KEPT
from indexer.errors import CorpusError
from indexer.saying import say
from indexer.system.disk import advice, content_hash, file_bytes

LOG_FILE = "history.jsonl"
ID_BYTES = 4  # an id is typed by people, and joined logs have some thousands
LONGEST_LINE = 1_000_000  # bytes: where the log ends is looked for in so many
ID = re.compile("[0-9a-f]{4,64}")
HASH = re.compile("[0-9a-f]{64}")


class What(StrEnum):
    """What a change did."""

    ADDED = "added"
    REPLACED = "replaced"
    CORRECTED = "corrected"
    REMOVED = "removed"
    UNDONE = "undone"
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `files` maps a name in the corpus to its hash before and after, "" for no file.

    `when` is in UTC, as ISO 8601; `undoes` is the id of the change that this one takes back, and
    `by` the name of who made it, "" where it is not known.
    """

    id: str
    when: str
    what: What
    meeting: str
    title: str
    files: Mapping[str, tuple[str, str]]
    undoes: str = ""
    by: str = ""

    @property
    def described(self) -> str:
        """Name the change in a line."""
        return f"{self.what} {self.title} ({self.id})"


def new_change(
    what: What,
    meeting: str,
    title: str,
    files: Mapping[str, tuple[str, str]],
    undoes: str = "",
    by: str = "",
) -> Change:
    """Make a change of now."""
    return Change(secrets.token_hex(ID_BYTES), now(), what, meeting, title, files, undoes, by)


def now() -> str:
    """The time in UTC; it is for people alone, for clocks go back."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def changes(corpus: Path) -> tuple[Change, ...]:
    """The changes, the newest first; what is no line of a log is passed over."""
    found = (load_change(line) for line in reversed(read_log(corpus).splitlines()))
    return tuple(change for change in found if change)


def lines_without_change(corpus: Path) -> list[int]:
    """The lines of the log, from 1, that are passed over; the last may be cut off by a crash."""
    lines = enumerate(read_log(corpus).split(b"\n")[:-1], 1)
    return [number for number, line in lines if line.strip() and not load_change(line)]


def taken_back(newest_first: Iterable[Change]) -> set[str]:
    """The ids of changes that were taken back, and not by one that was taken back itself."""
    found: set[str] = set()
    for change in newest_first:
        if change.undoes and change.id not in found:
            found.add(change.undoes)
    return found


def stamp(corpus: Path) -> tuple[int, int]:
    """What differs after each change: size and time of the log."""
    try:
        state = log_path(corpus).stat()
    except OSError:
        return 0, 0
    return state.st_size, state.st_mtime_ns


def log_path(corpus: Path) -> Path:
    """The place of the log."""
    return corpus / KEPT / LOG_FILE


def read_log(corpus: Path) -> bytes:
    """Read the log, empty where there is none; raises CorpusError."""
    path = log_path(corpus)
    try:
        return file_bytes(path)
    except FileNotFoundError:
        return b""
    except OSError as error:
        problem = say("it can't be read: {advice}", advice=advice(error))
        raise CorpusError(say("{path}: {problem}", path=path, problem=problem)) from error


def append(corpus: Path, change: Change) -> None:
    """Add a line to the log, whole or not at all; a line that a crash cut off goes."""
    with log_path(corpus).open("a+b", buffering=0) as file:
        end, joint = _end(file)
        file.truncate(end)
        line = joint + dump_change(change) + b"\n"
        try:
            if file.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file.fileno())
        except OSError:
            file.truncate(end)
            raise


def _end(file: FileIO) -> tuple[int, bytes]:
    """Where the whole lines of a log end, and what must stand before the next one."""
    size = file.seek(0, os.SEEK_END)
    start = file.seek(max(size - LONGEST_LINE, 0))
    tail = file.read()
    whole = tail.rfind(b"\n") + 1
    if load_change(tail[whole:]):  # an editor took the last end of line away
        return size, b"\n"
    return start + whole, b""


def dump_change(change: Change) -> bytes:
    """Write a change as a line of JSON."""
    return json.dumps(asdict(change), ensure_ascii=False).encode()


def load_change(line: bytes) -> Change | None:
    """Read a line, None for one that is no change; one without an id has that of its words.

    It may come from a stranger's corpus: one that reaches out of the corpus is none.
    """
    try:
        data: dict[str, Any] = json.loads(line)
        data.setdefault("id", content_hash(line)[: 2 * ID_BYTES])
        data.pop("number", None)
        files = {name: (before, after) for name, (before, after) in data["files"].items()}
        change = Change(**{**data, "what": What(data["what"]), "files": files})
        return change if _is_sound(change) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _is_sound(change: Change) -> bool:
    hashes = (digest for pair in change.files.values() for digest in pair)
    return (
        ID.fullmatch(change.id) is not None
        and all(digest == "" or HASH.fullmatch(digest) for digest in hashes)
        and all(map(_is_inside, change.files))
        and all(
            isinstance(value, str)
            for value in (change.when, change.meeting, change.title, change.by)
        )
    )


def _is_inside(name: str) -> bool:
    """Tell whether a name is that of a file of the corpus, and none of the program's own."""
    parts = name.split("/")
    return not set(parts) & {"", ".", "..", KEPT} and not re.search(r"[\\:\0]", name)
