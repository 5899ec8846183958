"""Is every file of a folder as it was written? Damage is seen before it is an answer.

Each file is hashed in full when it is written. When the folder is opened, small files are hashed
again, and larger ones that this machine has not seen as they are: `seen.json` beside the folder
tells those by size, time and place on the disk, so a copy, or a file that somebody has written
into, is hashed again.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from indexer.system.disk import advice, file_text, hash_opened, write_file

SEEN = "seen.json"
SMALL = 1_000_000  # bytes that are read in a millisecond
Hashes = Mapping[str, str]
Sight = list[int]


def is_lock(path: Path) -> bool:
    """Tell a file that an engine locks by, and in which it keeps nothing."""
    return path.name.lower().endswith("lock")


def hash_files(folder: Path, base: Path | None, known: Hashes) -> dict[str, str]:
    """Hash each file; one that is a link to that in `base` has the hash that is known of it."""
    return {
        path.name: known[path.name] if base and _is_same(path, base, known) else hash_opened(path)
        for path in _files(folder)
    }


def damaged(folder: Path, hashes: Hashes, thoroughly: bool) -> list[str]:
    """Name files that are not as they were written, can't be read, or are missing or too many.

    `thoroughly`, all are read; else what this machine has seen as it is is taken as right.
    """
    try:
        there = {path.name: path for path in _files(folder)}
    except OSError as error:
        return [f"{folder.name}: {advice(error)}"]
    seen = {} if thoroughly else _read_seen(folder)
    wrong = [name for name in hashes if name not in there]
    for name, path in there.items():
        try:
            if name not in hashes or not _is_right(path, hashes[name], seen.get(name)):
                wrong.append(name)
        except OSError as error:
            wrong.append(f"{name}: {advice(error)}")
    return sorted(wrong)


def note_seen(folder: Path) -> None:
    """Note that all files of a folder have been found right, where that can be written."""
    sights = {path.name: sight for path in _files(folder) if (sight := _sight(path))}
    if sights == _read_seen(folder):
        return
    with suppress(OSError):
        write_file(folder.parent / SEEN, json.dumps(sights).encode())


def _is_right(path: Path, digest: str, seen: Sight | None) -> bool:
    sight = _sight(path)
    return (bool(sight) and sight[0] > SMALL and sight == seen) or hash_opened(path) == digest


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from (p for p in sorted(folder.iterdir()) if not (is_lock(p) and p.is_file()))
    except FileNotFoundError:
        return


def _is_same(path: Path, base: Path, known: Hashes) -> bool:
    other = base / path.name
    return path.name in known and other.exists() and path.samefile(other)


def _sight(path: Path) -> Sight:
    """What differs when a file has been written into, or is another; nothing if it is gone."""
    try:
        state = path.stat()
    except OSError:
        return []
    return [state.st_size, state.st_mtime_ns, state.st_ino, state.st_dev]


def _read_seen(folder: Path) -> dict[str, Sight]:
    try:
        data = json.loads(file_text(folder.parent / SEEN))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
