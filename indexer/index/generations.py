"""The generations of an index on disk: which is in use, how the next is made and put into use.

index/
├── CURRENT            the name of the generation in use and a hash of its manifest; replaced by
│                      one atomic rename
├── lock               held by the one process that writes
└── 000007/            a generation: complete before it is named in CURRENT, then never changed
    ├── manifest.json  schema version, engine, hashes of the register and of the files below
    ├── seen.json      which of these this machine has found right
    └── engine/        the engine's own files, hard-linked from the generation before, and
        ├── entries.jsonl   what is known of each summary
        └── labels.json     what those are called who are on record in any
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from indexer.errors import IndexUnusable, OtherVersion
from indexer.index.integrity import is_lock
from indexer.settings import DEFAULT_ENGINE, ENGINES
from indexer.system.disk import (
    advice,
    clear_the_way,
    content_hash,
    file_bytes,
    file_text,
    opened,
    take_away,
    within,
    write_file,
)

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
ENGINE_FOLDER = "engine"
ENTRIES = "entries.jsonl"
LABELS = "labels.json"
KEPT_GENERATIONS = 2  # readers that hold the one before may not have opened all of it
HASH_LENGTH = 32  # hexadecimal digits, half of the hash: against damage, not against forgers
MARKS = {"*.toc": "whoosh", "meta.json": "tantivy"}


def current_state(index: Path) -> str:
    """Name the state in use, "" for none: its generation, and a hash of its manifest."""
    try:
        return file_bytes(within(index, CURRENT)).decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise IndexUnusable(f"the index at {index} can't be read: {advice(error)}") from error


def generation_of(index: Path, state: str) -> Path:
    """The folder of a state; raises IndexUnusable where there is none."""
    name = state.partition("-")[0]
    if state and not (name.isascii() and name.isdecimal() and (index / name).is_dir()):
        raise IndexUnusable(f"the index at {index} is damaged ({CURRENT} names no part of it)")
    if not state:
        raise IndexUnusable(f"there is no index at {index}: run `floor index` first")
    return index / name


def manifest_data(generation: Path, state: str) -> bytes:
    """Read the manifest of a state; raises IndexUnusable for one that is not as it was written."""
    digest = state.partition("-")[2]
    if not digest:
        raise OtherVersion("the index was made by another version of this program")
    try:
        data = file_bytes(generation / MANIFEST)
    except OSError as error:
        reason = f"{MANIFEST}: {advice(error)}"
        raise IndexUnusable(f"the index at {generation.parent} is damaged ({reason})") from error
    if content_hash(data)[:HASH_LENGTH] != digest:
        raise IndexUnusable(f"the index at {generation.parent} is damaged ({MANIFEST})")
    return data


def remembered_engine(index: Path) -> str:
    """The engine of the index in use, even of a damaged one; else the default."""
    try:
        known = [generation_of(index, current_state(index))]
    except IndexUnusable:
        known = sorted(_generations(index), key=_number, reverse=True)
    return next(filter(None, map(_engine_of, known)), DEFAULT_ENGINE)


def _engine_of(generation: Path) -> str:
    """The engine that wrote a generation, "" where that can't be told."""
    try:
        engine = str(json.loads(file_text(generation / MANIFEST))["engine"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        engine = ""
    folder = generation / ENGINE_FOLDER
    marked = (name for mark, name in MARKS.items() if any(folder.glob(mark)))
    return engine if engine in ENGINES else next(marked, "")


def new_generation(index: Path, base: Path | None) -> Path:
    """Make the folder of the next generation; its files are hard links to those of `base`."""
    generation = index / f"{max(map(_number, _generations(index)), default=0) + 1:06}"
    engine = generation / ENGINE_FOLDER
    engine.mkdir(parents=True)
    for path in (base / ENGINE_FOLDER).iterdir() if base else ():
        if not is_lock(path):
            _link(path, engine / path.name)
    return generation


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)


def switch_to(generation: Path, manifest: bytes) -> str:
    """Put a complete generation into use, by one atomic rename; gives the state's name."""
    write_file(generation / MANIFEST, manifest)
    for path in (generation / ENGINE_FOLDER).iterdir():
        if path.stat().st_nlink > 1:  # that of the generation before, with which it was flushed
            continue
        shutil.copymode(generation / MANIFEST, path)  # some engines keep theirs to this user
        with opened(path) as file:
            os.fsync(file.fileno())
    state = f"{generation.name}-{content_hash(manifest)[:HASH_LENGTH]}"
    write_file(generation.parent / CURRENT, state.encode())
    return state


def clear_up(index: Path) -> None:
    """Drop generations that are not in use, but the one before, and what a killed run left."""
    take_away(index / f".{CURRENT}.part")
    clear_the_way(index / CURRENT)
    try:
        current = _number(generation_of(index, current_state(index)))
    except IndexUnusable:
        return
    for path in _generations(index):
        if not current - KEPT_GENERATIONS < _number(path) <= current:
            with suppress(OSError):
                take_away(path)


def _generations(index: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (p for p in index.iterdir() if p.name.isascii() and p.name.isdecimal())


def _number(generation: Path) -> int:
    return int(generation.name)
