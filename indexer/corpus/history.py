"""What was changed in the corpus, and when; who need not be known.

Every change goes through `record`: it keeps what a file held before, by hash, writes the file
anew, and adds a line to the log. So nothing is lost, and a change can be taken back.

corpus/.floor/
├── history.jsonl      a line for each change, the oldest first
└── versions/<hash>    what a file held before it was replaced or removed
"""

import datetime
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from indexer.corpus.catalogue import KEPT, changing, content_hash, write_file
from indexer.errors import CantUndo

LOG = "history.jsonl"
VERSIONS = "versions"


class What(StrEnum):
    """What a change did."""

    ADDED = "added"
    REPLACED = "replaced"
    CORRECTED = "corrected"
    REMOVED = "removed"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `files` maps a name in the corpus to its hash before and after, "" for no file.

    `when` is in UTC, as ISO 8601; `number` counts from 1.
    """

    number: int
    when: str
    what: What
    meeting: str
    title: str
    files: Mapping[str, tuple[str, str]]


def record(
    corpus: Path, what: What, meeting: str, title: str, contents: Mapping[str, bytes | None]
) -> Change:
    """Give files of the corpus new contents (None removes one), and note the change.

    A name is a path in the corpus, with slashes. Raises CorpusBusy.
    """
    with changing(corpus):
        files = {name: _change_file(corpus, name, data) for name, data in contents.items()}
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        change = Change(_last_number(corpus) + 1, now, what, meeting, title, files)
        _append(corpus, change)
        return change


def _change_file(corpus: Path, name: str, data: bytes | None) -> tuple[str, str]:
    path = corpus / name
    before = ""
    if path.is_file():
        held = path.read_bytes()
        before = content_hash(held)
        if held == data:
            return before, before
        kept = _version(corpus, before)
        if not kept.exists():
            write_file(kept, held)
    if data is None:
        path.unlink(missing_ok=True)
        return before, ""
    write_file(path, data)
    return before, content_hash(data)


def changes(corpus: Path) -> tuple[Change, ...]:
    """Give the changes, the newest first; a line that was cut off by a crash is passed over."""
    try:
        lines = (corpus / KEPT / LOG).read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    found = (_load(line) for line in reversed(lines))
    return tuple(change for change in found if change)


def stamp(corpus: Path) -> int:
    """Give a number that grows with each change: the size of the log."""
    try:
        return (corpus / KEPT / LOG).stat().st_size
    except FileNotFoundError:
        return 0


def undo(corpus: Path, number: int) -> Change:
    """Put back what a change replaced or removed, and take out what it added.

    Raises CantUndo when there is no such change, or its files have changed since.
    """
    with changing(corpus):
        change = next((c for c in changes(corpus) if c.number == number), None)
        if change is None:
            raise CantUndo(f"there is no change {number}: floor history lists them")
        for name, (_, after) in change.files.items():
            if _hash_now(corpus, name) != after:
                raise CantUndo(
                    f"{name} has changed since change {number}: undo the later one first"
                )
        contents = {name: _content(corpus, before) for name, (before, _) in change.files.items()}
        return record(corpus, What.UNDONE, change.meeting, change.title, contents)


def can_undo(corpus: Path, change: Change) -> bool:
    """Tell whether the files of a change are as it left them."""
    return all(_hash_now(corpus, name) == after for name, (_, after) in change.files.items())


def _content(corpus: Path, digest: str) -> bytes | None:
    if not digest:
        return None
    try:
        return _version(corpus, digest).read_bytes()
    except FileNotFoundError:
        raise CantUndo(f"the earlier version {digest[:12]} is no longer kept") from None


def _hash_now(corpus: Path, name: str) -> str:
    path = corpus / name
    return content_hash(path.read_bytes()) if path.is_file() else ""


def _version(corpus: Path, digest: str) -> Path:
    return corpus / KEPT / VERSIONS / digest


def _last_number(corpus: Path) -> int:
    return max((change.number for change in changes(corpus)[:1]), default=0)


def _append(corpus: Path, change: Change) -> None:
    """Add a line to the log; one that a crash has cut off is closed first."""
    with (corpus / KEPT / LOG).open("a+b") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")
        file.write(json.dumps(asdict(change), ensure_ascii=False).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _load(line: bytes) -> Change | None:
    try:
        data: dict[str, Any] = json.loads(line)
        files = {name: (before, after) for name, (before, after) in data["files"].items()}
        return Change(**{**data, "what": What(data["what"]), "files": files})
    except (ValueError, KeyError, TypeError):
        return None
