"""An index on disk: generations beside each other, one of them in use.

index/
├── CURRENT            the name of the generation in use; replaced by one atomic rename
├── lock               held by the one process that writes
└── 000007/            a generation: complete before it is named in CURRENT, then never changed
    ├── manifest.json  schema version, engine, hashes of the summaries and of the engine's files
    └── engine/        the engine's own files, hard-linked from the generation before
"""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from indexer.errors import IndexUnusable
from indexer.index.fields import SCHEMA_VERSION, load_meeting
from indexer.settings import DEFAULT_ENGINE, ENGINES
from indexer.summary import Kind, Meeting

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
ENGINE_FOLDER = "engine"
CONTENTS = (".toc", ".json")
KEPT_GENERATIONS = 2


@dataclass(frozen=True, slots=True)
class FileSpeaker:
    """A speaker of one summary: `printed` counts its paragraphs by printed name."""

    label: str
    kind: Kind
    known: bool
    printed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What the index knows of one summary.

    `speakers` and `mentions` are by id, the latter to labels; `acronyms` counts the long forms
    of each acronym that the summary explains.
    """

    hash: str
    meeting: Meeting
    paragraphs: int
    speakers: Mapping[str, FileSpeaker]
    mentions: Mapping[str, str]
    acronyms: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds, and from what it was made."""

    engine: str
    register: str = ""
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    checksums: Mapping[str, str] = field(default_factory=dict)
    schema: int = SCHEMA_VERSION


def current_name(index: Path) -> str:
    """Give the name of the generation in use, "" for none."""
    try:
        return (index / CURRENT).read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def current_generation(index: Path) -> Path:
    """Give the folder of the generation in use; raises IndexUnusable where there is none."""
    name = current_name(index)
    if not name.isdecimal() or not (index / name).is_dir():
        raise IndexUnusable(f"there is no index at {index}: run `floor index` first")
    return index / name


def remembered_engine(index: Path) -> str:
    """Give the engine of the index in use, even of a damaged one; else the default."""
    try:
        manifest = current_generation(index) / MANIFEST
        engine = str(json.loads(manifest.read_text("utf-8"))["engine"])
    except (IndexUnusable, OSError, ValueError, KeyError, TypeError):
        return DEFAULT_ENGINE
    return engine if engine in ENGINES else DEFAULT_ENGINE


def read_manifest(generation: Path) -> Manifest:
    """Read a generation's manifest; raises IndexUnusable when it is damaged or of other version.

    The engine's small files are checked before anything is unpickled from them.
    """
    try:
        data = json.loads((generation / MANIFEST).read_text("utf-8"))
        if data["schema"] != SCHEMA_VERSION:
            raise IndexUnusable("the index was made by another version of this program")
        files = {name: _load_entry(entry) for name, entry in data["files"].items()}
        manifest = Manifest(data["engine"], data["register"], files, data["checksums"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnusable(f"the index at {generation.parent} is damaged ({error})") from error
    if checksums(generation / ENGINE_FOLDER) != manifest.checksums:
        raise IndexUnusable(f"the index at {generation.parent} is damaged (a file has changed)")
    return manifest


def _load_entry(data: dict[str, Any]) -> FileEntry:
    speakers = {
        speaker: FileSpeaker(**{**known, "kind": Kind(known["kind"])})
        for speaker, known in data["speakers"].items()
    }
    return FileEntry(**{**data, "meeting": load_meeting(data["meeting"]), "speakers": speakers})


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Write a generation's manifest, with the checksums of the engine's files."""
    data = asdict(manifest)
    data["checksums"] = checksums(generation / ENGINE_FOLDER)
    text = json.dumps(data, ensure_ascii=False, default=str)
    with (generation / MANIFEST).open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def checksums(folder: Path) -> dict[str, str]:
    """Hash the tables of contents whole, and of other files the size: they are large."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in CONTENTS:
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        elif not _is_lock(path):
            found[path.name] = str(path.stat().st_size)
    return found


def _is_lock(path: Path) -> bool:
    return path.name.lower().endswith("lock")


def new_generation(index: Path, base: Path | None) -> Path:
    """Make the folder of the next generation; its files are hard links to those of `base`."""
    names = [path.name for path in index.iterdir() if path.name.isdecimal()]
    generation = index / f"{max(map(int, names), default=0) + 1:06}"
    engine = generation / ENGINE_FOLDER
    engine.mkdir(parents=True)
    for path in (base / ENGINE_FOLDER).iterdir() if base else ():
        if not _is_lock(path):
            _link(path, engine / path.name)
    return generation


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)


def switch_to(index: Path, generation: Path) -> None:
    """Put a complete generation into use, by one atomic rename, and drop old ones."""
    for path in (generation / ENGINE_FOLDER).iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    named = index / f"{CURRENT}.new"
    with named.open("w", encoding="ascii") as file:
        file.write(generation.name)
        file.flush()
        os.fsync(file.fileno())
    named.replace(index / CURRENT)
    _drop_old(index)


def _drop_old(index: Path) -> None:
    """Keep the generation before too: readers that hold it may not have opened all of it."""
    current = int(current_name(index))
    for path in index.iterdir():
        if path.name.isdecimal() and not current - KEPT_GENERATIONS < int(path.name) <= current:
            shutil.rmtree(path, ignore_errors=True)
