"""Is everything in order on this machine? Each thing that is looked at, and what to do about it."""

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from indexer.corpus.catalogue import summary_files
from indexer.errors import FloorError
from indexer.index.store import store_of
from indexer.register.glossary import curated
from indexer.register.register import load_register
from indexer.settings import Settings

LEAST_FREE = 200_000_000  # bytes: an index in use and the next one, of a large corpus


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at; `problem` says what is wrong and what to do, "" for nothing."""

    what: str
    problem: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at versions, the corpus, the register, the index, permissions and free space."""
    yield Finding(f"{_package()}, Python {platform.python_version()}, {platform.platform()}")
    yield _tried("the corpus", lambda: f"{len(summary_files(settings.corpus))} summaries")
    yield _tried("the register", lambda: f"{len(tuple(load_register(settings.corpus)))} speakers")
    yield _tried("the acronyms", lambda: f"{len(curated(settings.corpus))} curated")
    yield _tried("the index", lambda: _opened(settings))
    for folder in (settings.corpus, settings.index):
        yield from folder_problems(folder)


def folder_problems(folder: Path) -> Iterator[Finding]:
    """Tell what keeps a folder from being used; nothing where all is well."""
    if not folder.is_dir():
        yield Finding(str(folder), f"there is no folder {folder}: see `floor init`, `floor index`")
        return
    if not os.access(folder, os.W_OK):
        yield Finding(str(folder), f"{folder} can't be written: nothing can be added or indexed")
    if shutil.disk_usage(folder).free < LEAST_FREE:
        yield Finding(str(folder), f"the disk of {folder} is nearly full: free some space")


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(f"{what}: {look()}")
    except FloorError as error:
        return Finding(what, str(error))


def _opened(settings: Settings) -> str:
    store = store_of(settings)
    state = store.current()
    reader, meetings = store.open(state)
    reader.close()
    return f"state {state}, {len(meetings.meetings())} meetings, engine {store.engine}"


def _package() -> str:
    try:
        return f"Took the Floor {version('tookthefloor')}"
    except PackageNotFoundError:
        return "Took the Floor, not installed as a package"
