"""The folder of summaries: which files it holds, and what has changed.

corpus/
├── 2011-beirut.md         a summary; folders may hold more of them
├── register.toml          the register of speakers
├── originals/             the documents from which summaries were made
└── .floor/                what the program keeps: earlier versions, history, former addresses
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from indexer.errors import CorpusError
from indexer.summary import LARGEST_FILE
from indexer.system.disk import Sight, advice, content_hash, file_bytes, sight_of

SUFFIXES = (".md", ".markdown")
ORIGINALS = "originals"
KEPT = ".floor"
NOT_SUMMARIES = (ORIGINALS,)
LISTS = ("register.toml", "acronyms.toml")
STRANGE_NAME = "its name is not UTF-8, or holds a sign that is no letter: give it another one"
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class SummaryFile:
    """A file of the corpus; `name` is its path in the folder of the corpus, with slashes."""

    name: str
    folder: Path

    @property
    def path(self) -> Path:
        """Where it is; made when it is asked for, as of most files of a corpus it is not."""
        return self.folder / self.name

    @property
    def has_sound_name(self) -> bool:
        """Tell whether its name can be written down: on some systems it may be any bytes."""
        if CONTROLS.search(self.name):
            return False
        return self.name.isascii() or self.name.encode("utf-8", "ignore").decode() == self.name

    def data(self) -> bytes:
        """Read the file's bytes, of one that is too large to be read only more than it may have."""
        return file_bytes(self.path, LARGEST_FILE + 1)


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

    `unchanged` are the others, with how each looks now. `problems` are what can't be read.
    """

    changed: tuple[SummaryFile, ...]
    removed: tuple[str, ...]
    unchanged: Mapping[str, Sight]
    problems: tuple[Unlisted, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.removed)


def refuse_no_corpus(corpus: Path) -> None:
    """Raise CorpusError where there is no folder."""
    if not os.path.isdir(corpus):  # noqa: PTH112 - it may be where this user may not look
        raise CorpusError(f"there is no corpus folder at {corpus}: make it, or name it by --corpus")


def summary_files(corpus: Path) -> tuple[SummaryFile, ...]:
    """List the summaries of a corpus by name; raises CorpusError where there is no folder."""
    return list_summaries(corpus)[0]


def list_summaries(corpus: Path) -> tuple[tuple[SummaryFile, ...], tuple[Unlisted, ...]]:
    """List the summaries, and what can't be listed; raises CorpusError where there is no folder."""
    refuse_no_corpus(corpus)
    refused: list[OSError] = []
    root = f"{corpus}{os.sep}"
    found = [
        SummaryFile(entry.path.removeprefix(root).replace(os.sep, "/"), corpus)
        for entry in _shown_files(corpus, refused, NOT_SUMMARIES)
        if is_summary(entry.name) and _is_so(entry.is_file)
    ]
    closed = [Unlisted(Path(e.filename).relative_to(corpus).as_posix(), advice(e)) for e in refused]
    strange = [Unlisted(ascii(f.name), STRANGE_NAME) for f in found if not f.has_sound_name]
    files = sorted((f for f in found if f.has_sound_name), key=lambda file: file.name)
    return tuple(files), (*closed, *strange)


def passed_over(corpus: Path) -> tuple[str, ...]:
    """List the files of a corpus that are neither summaries nor lists of names, by name."""
    paths = (Path(entry.path) for entry in _shown_files(corpus, [], NOT_SUMMARIES))
    others = (p for p in paths if not is_summary(p.name) and p.name not in LISTS)
    return tuple(sorted(_shown(path.relative_to(corpus).as_posix()) for path in others))


def _shown(name: str) -> str:
    return ascii(name) if CONTROLS.search(name) else name


def is_summary(name: str) -> bool:
    """Tell a summary by the end of its file's name, in small letters or capitals."""
    return name.lower().endswith(SUFFIXES)


def _shown_files(
    folder: Path | str, refused: list[OSError], left_out: Sequence[str] = ()
) -> Iterator[os.DirEntry[str]]:
    """All files but hidden ones and those in some folders; note what can't be looked into.

    Each is asked of the folder that has it, for to ask the disk of each takes longer.
    """
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
    except OSError as error:
        refused.append(error)
        return
    for entry in entries:
        if not _is_so(entry.is_dir):
            yield entry
        elif entry.name not in left_out and not entry.is_symlink():
            yield from _shown_files(entry.path, refused)


def _is_so(of_entry: Callable[[], bool]) -> bool:
    try:
        return of_entry()
    except OSError:  # a link that leads to itself
        return False


class Indexed(Protocol):
    """What an index knows of a file."""

    @property
    def hash(self) -> str:
        """The hash of its content."""
        ...

    @property
    def sight(self) -> Sight:
        """How it looked when it was hashed."""
        ...


def changed_summaries(
    corpus: Path, indexed: Mapping[str, Indexed], thoroughly: bool = False
) -> Changes:
    """Compare a corpus with what is indexed, by name.

    A file that looks as it did is not read, unless `thoroughly`. What can't be read at the moment
    is neither changed nor removed.
    """
    files, problems = list_summaries(corpus)
    changed: list[SummaryFile] = []
    unchanged: dict[str, Sight] = {}
    unread = list(problems)
    there = {file.name for file in files}
    for file in files:
        known = indexed.get(file.name)
        try:
            sight = sight_of(f"{corpus}{os.sep}{file.name}")
            seen = bool(sight) and known is not None and known.sight == sight and not thoroughly
            if seen or (known is not None and known.hash == content_hash(file.data())):
                unchanged[file.name] = sight
            else:
                changed.append(file)
        except FileNotFoundError:
            there.remove(file.name)
        except OSError as error:
            unread.append(Unlisted(file.name, advice(error)))
    gone = [n for n in indexed if n not in there and not any(each.holds(n) for each in problems)]
    return Changes(tuple(changed), tuple(sorted(gone)), unchanged, tuple(unread))
