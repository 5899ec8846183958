"""An index on disk, as generations beside each other: each is whole before it is used."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from indexer.errors import FloorError, IndexBusy, IndexUnusable, OtherVersion
from indexer.index.engines import cluster_store, engine_named
from indexer.index.entries import (
    FileEntry,
    Manifest,
    dump_entries,
    load_entries,
    load_former,
)
from indexer.index.fields import READABLE, SCHEMA_VERSION, Document, NamesIn
from indexer.index.generations import (
    ENGINE_FOLDER,
    ENTRIES,
    LABELS,
    clear_up,
    current_state,
    generation_of,
    manifest_data,
    new_generation,
    remembered_engine,
    switch_to,
)
from indexer.index.guarded import GuardedReader
from indexer.index.integrity import Hashes, damaged, hash_files, note_seen
from indexer.index.local.about_meetings import MeetingReader
from indexer.index.local.labels import NONE, Labels, dump_labels, load_labels
from indexer.index.local.meetings import LocalMeetings
from indexer.index.seam import EngineReader, MeetingTable, RowReader, Store
from indexer.register.register import read_register
from indexer.settings import CLUSTER_ENGINE, Settings
from indexer.system.disk import clear_the_way, content_hash, file_bytes, write_file, writing
from indexer.system.faults import ENDINGS

Schemas = frozenset[int]
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
        return current_state(self._index)

    def manifest(self, state: str) -> Manifest:
        """Say what a state holds; raises IndexUnusable for one of other version, or damaged."""
        reader, manifest = self._opened(state, frozenset({SCHEMA_VERSION}))
        reader.close()
        return manifest

    def open(self, state: str) -> tuple[EngineReader, MeetingTable]:
        """Open a state for reading, some of former versions too; raises IndexUnusable."""
        reader, manifest = self._opened(state, READABLE)
        guarded = GuardedReader(reader, lambda: self.check(state))
        labels = _labels(generation_of(self._index, state))
        meetings = LocalMeetings(manifest.files.values(), labels)
        return MeetingReader(guarded, meetings), meetings

    def warning(self, state: str) -> str:
        """Say nothing: what is wrong with files is said when they are opened."""
        return ""

    def check(self, state: str) -> None:
        """Read every byte of a state; raises IndexUnusable where it is not as it was written."""
        generation = generation_of(self._index, state)
        self._refuse_damaged(generation, _manifest(generation, state)["hashes"], thoroughly=True)

    def _opened(self, state: str, schemas: Schemas) -> tuple[RowReader, Manifest]:
        generation = generation_of(self._index, state)
        manifest, hashes = _read(generation, state, schemas)
        self._refuse_damaged(generation, hashes, thoroughly=False)
        engine = engine_named(manifest.engine)
        try:
            return engine.open(generation / ENGINE_FOLDER), manifest
        except (FloorError, *ENDINGS):
            raise
        except BaseException as error:  # Tantivy's faults are no Exceptions
            raise IndexUnusable(f"the index at {self._index} is damaged ({error})") from error

    def _refuse_damaged(self, generation: Path, hashes: Hashes, thoroughly: bool) -> None:
        folder = generation / ENGINE_FOLDER
        wrong = damaged(folder, hashes, thoroughly)
        if wrong:
            raise IndexUnusable(f"the index at {self._index} is damaged ({', '.join(wrong)})")
        note_seen(folder)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one who writes; raises IndexBusy or CantWrite."""
        with writing(self._index):
            self._index.mkdir(parents=True, exist_ok=True)
            clear_the_way(self._index / "lock")
            lock = FileLock(self._index / "lock", timeout=LOCK_SECONDS)
            _acquire(lock, self._index)
        try:
            with writing(self._index):
                clear_up(self._index)
            yield
        finally:
            lock.release()

    def replace(
        self,
        base: str,
        dropped: Sequence[str],
        documents: Iterable[Document],
        manifest: Callable[[], Manifest],
        hand_over: Callable[[str], FileEntry] | None = None,
    ) -> str:
        """Make the next state out of `base`, and put it into use; gives its name.

        All entries are one file, so none is taken before the others. Raises CantWrite where the
        disk does not take it.
        """
        old = generation_of(self._index, base) if base else None
        former = _manifest(old, base) if old else {}
        known = former.get("hashes", {})
        with writing(self._index):
            generation = new_generation(self._index, old)
            folder = generation / ENGINE_FOLDER
            try:
                names_in = _names_in(former.get("register", ""))
                engine_named(self.engine).write(folder, dropped, documents, names_in)
                new = manifest()
                write_file(folder / ENTRIES, dump_entries(new.files))
                labels = _next_labels(old, {} if dropped else known, new.files)
                write_file(folder / LABELS, dump_labels(labels))
                hashes = hash_files(folder, old / ENGINE_FOLDER if old else None, known)
                state = switch_to(generation, _dumped(new, hashes))
            except BaseException:
                if not self.current().startswith(generation.name):
                    shutil.rmtree(generation, ignore_errors=True)
                raise
            note_seen(folder)
            clear_up(self._index)
        return state


def store_of(settings: Settings) -> Store:
    """Where the index of some settings is; raises SettingsError for what is not installed."""
    if settings.engine == CLUSTER_ENGINE:
        return cluster_store(settings.cluster)
    return FolderStore(settings.index, settings.engine)


def _acquire(lock: FileLock, index: Path) -> None:
    try:
        lock.acquire()
    except Timeout:
        raise IndexBusy(
            f"another process is writing the index at {index}: try again when it is done"
        ) from None


def _dumped(manifest: Manifest, hashes: Hashes) -> bytes:
    data = {"engine": manifest.engine, "register": manifest.register}
    return json.dumps(data | {"schema": SCHEMA_VERSION, "hashes": hashes}).encode()


def _manifest(generation: Path, state: str) -> dict[str, Any]:
    """Read what is noted of a generation; raises IndexUnusable."""
    try:
        data: dict[str, Any] = json.loads(manifest_data(generation, state))
        return data | {name: data[name] for name in ("engine", "register", "schema", "hashes")}
    except (ValueError, KeyError, TypeError) as error:
        raise IndexUnusable(f"the index at {generation.parent} is damaged ({error!r})") from error


def _read(generation: Path, state: str, schemas: Schemas) -> tuple[Manifest, Hashes]:
    """Read a generation's manifest; raises IndexUnusable for one that is of other version."""
    data = _manifest(generation, state)
    if data["schema"] not in schemas:
        raise OtherVersion("the index was made by another version of this program")
    try:
        files = _former(data) if "files" in data else _entries(generation, data["hashes"][ENTRIES])
        return Manifest(data["engine"], data["register"], files), data["hashes"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexUnusable(f"the index at {generation.parent} is damaged ({error!r})") from error


def _former(data: Mapping[str, Any]) -> Mapping[str, FileEntry]:
    """The entries of an index of version 15 or before, whose manifest holds them."""
    return {name: load_former(entry) for name, entry in data["files"].items()}


@lru_cache(maxsize=1)
def _entries(generation: Path, digest: str) -> Mapping[str, FileEntry]:
    """The entries of summaries, hashed before they are read; a command asks for them twice."""
    data = file_bytes(generation / ENGINE_FOLDER / ENTRIES)
    if content_hash(data) != digest:
        raise IndexUnusable(f"the index at {generation.parent} is damaged ({ENTRIES})")
    return load_entries(data)


def _names_in(register: str) -> NamesIn:
    """The names of those in a register, which is read when the first is asked for."""
    return lambda id_, languages: read_register(register).names_of(id_, languages)


def _labels(generation: Path) -> bytes:
    """What those are called who are on record, "" where that has to be gathered."""
    path = generation / ENGINE_FOLDER / LABELS
    try:
        return file_bytes(path) if path.exists() else b""
    except OSError as error:
        raise IndexUnusable(f"the index at {generation.parent} is damaged ({error!r})") from error


def _next_labels(base: Path | None, known: Hashes, files: Mapping[str, FileEntry]) -> Labels:
    """The labels of a state with some files: those of `base`, which has none of others, and theirs.

    All are gathered anew where nothing is `known` of a base.
    """
    if base is None or LABELS not in known:
        return NONE.plus(files.values())
    before = _entries(base, known[ENTRIES])
    added = (entry for name, entry in files.items() if name not in before)
    return load_labels(_labels(base)).plus(added)
