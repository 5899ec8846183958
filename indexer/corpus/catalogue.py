"""The folder of summaries: which files it holds, what has changed, and how it is written.

corpus/
├── 2011-beirut.md         a summary; folders may hold more of them
├── register.toml          the register of speakers
├── originals/             the documents from which summaries were made
└── .floor/                what the program keeps: earlier versions, history, former addresses
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from indexer.errors import CorpusBusy, CorpusError

SUFFIXES = (".md", ".markdown")
ORIGINALS = "originals"
KEPT = ".floor"
NOT_SUMMARIES = (ORIGINALS,)
LOCK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class SummaryFile:
    """A file of the corpus; `name` is its path in the corpus, with slashes."""

    name: str
    path: Path

    def data(self) -> bytes:
        """Read the file's bytes."""
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between the corpus and an index: files to read, and names to forget."""

    changed: tuple[SummaryFile, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.removed)


def summary_files(corpus: Path) -> tuple[SummaryFile, ...]:
    """List the summaries of a corpus by name; raises CorpusError where there is no folder."""
    if not corpus.is_dir():
        raise CorpusError(f"there is no corpus folder at {corpus}: make it, or name it by --corpus")
    found = (path for suffix in SUFFIXES for path in corpus.rglob(f"*{suffix}") if path.is_file())
    files = [SummaryFile(path.relative_to(corpus).as_posix(), path) for path in found]
    return tuple(sorted(filter(_is_summary, files), key=lambda file: file.name))


def _is_summary(file: SummaryFile) -> bool:
    parts = file.name.split("/")
    return parts[0] not in NOT_SUMMARIES and not any(part.startswith(".") for part in parts)


def changed_summaries(corpus: Path, indexed: Mapping[str, str]) -> Changes:
    """Compare a corpus with what is indexed: a mapping of file name to content hash."""
    files = summary_files(corpus)
    changed = tuple(f for f in files if indexed.get(f.name) != content_hash(f.data()))
    return Changes(changed, tuple(sorted(set(indexed) - {file.name for file in files})))


def content_hash(data: bytes) -> str:
    """Hash a file's content (SHA-256, hexadecimal)."""
    return hashlib.sha256(data).hexdigest()


@contextmanager
def changing(corpus: Path) -> Iterator[None]:
    """Be the one who changes the corpus; raises CorpusBusy when another does not finish.

    Whoever holds it may ask for it again.
    """
    kept = corpus / KEPT
    kept.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(kept / "lock", timeout=LOCK_SECONDS, is_singleton=True):
            yield
    except Timeout:
        raise CorpusBusy(
            f"another process is changing the corpus at {corpus}: try again when it is done"
        ) from None


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then one atomic rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """Make a rename outlive a power cut, where the system can open folders (Windows can't)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
