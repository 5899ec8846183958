"""The folder of summaries: which files it holds, and what has changed.

corpus/
├── 2011-beirut.md         a summary; folders may hold more of them
├── register.toml          the register of speakers
├── originals/             the documents from which summaries were made
└── .floor/                what the program keeps: earlier versions, history, former addresses
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import CorpusError
from indexer.system.disk import advice, content_hash

SUFFIXES = (".md", ".markdown")
ORIGINALS = "originals"
KEPT = ".floor"
NOT_SUMMARIES = (ORIGINALS,)
LISTS = ("register.toml", "acronyms.toml")
STRANGE_NAME = "its name is not UTF-8, or holds a sign that is no letter: give it another one"
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class SummaryFile:
    """A file of the corpus; `name` is its path in the corpus, with slashes."""

    name: str
    path: Path

    @property
    def has_sound_name(self) -> bool:
        """Tell whether its name can be written down: on some systems it may be any bytes."""
        if CONTROLS.search(self.name):
            return False
        return self.name.isascii() or self.name.encode("utf-8", "ignore").decode() == self.name

    def data(self) -> bytes:
        """Read the file's bytes."""
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A file that can't be read, or a folder that can't be looked into, and why."""

    name: str
    reason: str

    def holds(self, name: str) -> bool:
        """Tell whether a file is in the folder."""
        return name.startswith(f"{self.name}/")


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between the corpus and an index: files to read, and names to forget.

    `problems` are what can't be read.
    """

    changed: tuple[SummaryFile, ...]
    removed: tuple[str, ...]
    problems: tuple[Unlisted, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.removed)


def summary_files(corpus: Path) -> tuple[SummaryFile, ...]:
    """List the summaries of a corpus by name; raises CorpusError where there is no folder."""
    return list_summaries(corpus)[0]


def list_summaries(corpus: Path) -> tuple[tuple[SummaryFile, ...], tuple[Unlisted, ...]]:
    """List the summaries, and what can't be listed; raises CorpusError where there is no folder."""
    if not os.path.isdir(corpus):  # noqa: PTH112 - it may be where this user may not look
        raise CorpusError(f"there is no corpus folder at {corpus}: make it, or name it by --corpus")
    refused: list[OSError] = []
    paths = (path for path in _shown_files(corpus, refused) if is_summary(path.name))
    found = [SummaryFile(p.relative_to(corpus).as_posix(), p) for p in paths if p.is_file()]
    closed = [Unlisted(Path(e.filename).relative_to(corpus).as_posix(), advice(e)) for e in refused]
    strange = [Unlisted(ascii(f.name), STRANGE_NAME) for f in found if not f.has_sound_name]
    files = sorted((f for f in found if f.has_sound_name), key=lambda file: file.name)
    return tuple(files), (*closed, *strange)


def passed_over(corpus: Path) -> tuple[str, ...]:
    """List the files of a corpus that are neither summaries nor lists of names, by name."""
    paths = (p for p in _shown_files(corpus, []) if not is_summary(p.name) and p.name not in LISTS)
    return tuple(sorted(_shown(path.relative_to(corpus).as_posix()) for path in paths))


def _shown(name: str) -> str:
    return ascii(name) if CONTROLS.search(name) else name


def is_summary(name: str) -> bool:
    """Tell a summary by the end of its file's name, in small letters or capitals."""
    return name.lower().endswith(SUFFIXES)


def _shown_files(corpus: Path, refused: list[OSError]) -> Iterator[Path]:
    """All files but hidden ones and originals; note what can't be looked into."""
    for folder, folders, names in os.walk(corpus, onerror=refused.append):
        here = Path(folder)
        folders[:] = [name for name in folders if _is_looked_into(here / name, corpus)]
        yield from (here / name for name in names if not name.startswith("."))


def _is_looked_into(folder: Path, corpus: Path) -> bool:
    return not folder.name.startswith(".") and folder not in (corpus / n for n in NOT_SUMMARIES)


def changed_summaries(corpus: Path, indexed: Mapping[str, str]) -> Changes:
    """Compare a corpus with what is indexed: a mapping of file name to content hash.

    What can't be read at the moment is neither changed nor removed.
    """
    files, problems = list_summaries(corpus)
    changed: list[SummaryFile] = []
    unread = list(problems)
    there = {file.name for file in files}
    for file in files:
        try:
            if indexed.get(file.name) != content_hash(file.data()):
                changed.append(file)
        except FileNotFoundError:
            there.remove(file.name)
        except OSError as error:
            unread.append(Unlisted(file.name, advice(error)))
    gone = [n for n in indexed if n not in there and not any(each.holds(n) for each in problems)]
    return Changes(tuple(changed), tuple(sorted(gone)), tuple(unread))
