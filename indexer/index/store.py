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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock, Timeout

from indexer.errors import IndexBusy, IndexUnusable
from indexer.index.engines import engine_named
from indexer.index.entries import Manifest, load_entry
from indexer.index.fields import SCHEMA_VERSION, Document
from indexer.index.local.meetings import LocalMeetings
from indexer.index.seam import EngineReader, MeetingTable, Store
from indexer.settings import DEFAULT_ENGINE, ENGINES, Settings

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
ENGINE_FOLDER = "engine"
CONTENTS = (".toc", ".json")  # small, and read before anything else
KEPT_GENERATIONS = 2  # readers that hold the one before may not have opened all of it
LOCK_SECONDS = 30.0  # in which a change of a few summaries is done


class FolderStore:
    """The states of an index in a folder, as generations: see `indexer.index.seam.Store`.

    The next one is written by `engine`, "" for that of the one in use.
    """

    def __init__(self, index: Path, engine: str = "") -> None:
        self._index = index
        self._engine = engine

    @property
    def engine(self) -> str:
        """The engine that writes the next state."""
        return self._engine or remembered_engine(self._index)

    def current(self) -> str:
        """Name the state in use, "" for none."""
        return current_name(self._index)

    def manifest(self, state: str) -> Manifest:
        """Say what a state holds; raises IndexUnusable for one of other version, or damaged."""
        generation = generation_of(self._index, state)
        manifest = read_manifest(generation)
        engine_named(manifest.engine).open(generation / ENGINE_FOLDER).close()
        return manifest

    def open(self, state: str) -> tuple[EngineReader, MeetingTable]:
        """Open a state for reading; raises IndexUnusable."""
        generation = generation_of(self._index, state)
        manifest = read_manifest(generation)
        reader = engine_named(manifest.engine).open(generation / ENGINE_FOLDER)
        return reader, LocalMeetings(manifest.files.values())

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one who writes; raises IndexBusy."""
        self._index.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._index / "lock", timeout=LOCK_SECONDS)
        try:
            lock.acquire()
        except Timeout:
            raise IndexBusy(
                f"another process is writing the index at {self._index}: try again when it is done"
            ) from None
        try:
            yield
        finally:
            lock.release()

    def replace(
        self,
        base: str,
        dropped: Sequence[str],
        documents: Iterable[Document],
        manifest: Callable[[], Manifest],
    ) -> str:
        """Make the next state out of `base`, and put it into use; gives its name."""
        old = generation_of(self._index, base) if base else None
        engine = engine_named(self.engine)
        generation = new_generation(self._index, old)
        try:
            engine.write(generation / ENGINE_FOLDER, dropped, documents)
            write_manifest(generation, manifest())
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        switch_to(self._index, generation)
        return generation.name


def store_of(settings: Settings) -> Store:
    """Where the index of some settings is."""
    return FolderStore(settings.index, settings.engine)


def current_name(index: Path) -> str:
    """The name of the generation in use, "" for none."""
    try:
        return (index / CURRENT).read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def generation_of(index: Path, state: str) -> Path:
    """The folder of a state; raises IndexUnusable where there is none."""
    if not state.isdecimal() or not (index / state).is_dir():
        raise IndexUnusable(f"there is no index at {index}: run `floor index` first")
    return index / state


def remembered_engine(index: Path) -> str:
    """The engine of the index in use, even of a damaged one; else the default."""
    try:
        manifest = generation_of(index, current_name(index)) / MANIFEST
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
        files = {name: load_entry(entry) for name, entry in data["files"].items()}
        manifest, known = Manifest(data["engine"], data["register"], files), data["checksums"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnusable(f"the index at {generation.parent} is damaged ({error})") from error
    if checksums(generation / ENGINE_FOLDER) != known:
        raise IndexUnusable(f"the index at {generation.parent} is damaged (a file has changed)")
    return manifest


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Write a generation's manifest, with the checksums of the engine's files."""
    written = {"schema": SCHEMA_VERSION, "checksums": checksums(generation / ENGINE_FOLDER)}
    data = asdict(manifest) | written
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
