"""The folder of summaries: which files it holds, and what has changed.

corpus/
├── 2011-beirut.md         a summary; folders may hold more of them
├── register.toml          the register of speakers
├── originals/             the documents from which summaries were made
└── .floor/                what the program keeps: earlier versions, history, former addresses
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.disk import content_hash
from indexer.errors import CorpusError

SUFFIXES = (".md", ".markdown")
ORIGINALS = "originals"
KEPT = ".floor"
NOT_SUMMARIES = (ORIGINALS,)


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
