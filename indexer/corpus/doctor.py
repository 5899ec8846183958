"""Is everything in order on this machine? Each thing that is looked at, and what to do about it."""

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from indexer.corpus.catalogue import summary_files
from indexer.corpus.changes import changes, lines_without_change, log_path
from indexer.corpus.checking import check_index
from indexer.corpus.draft_store import DraftStore
from indexer.corpus.indexing import out_of_date
from indexer.corpus.journal import interrupted
from indexer.corpus.versions import kept_version, version_path
from indexer.errors import CorpusError, FloorError, IndexUnusable
from indexer.index.store import store_of
from indexer.register.glossary import curated
from indexer.register.register import load_register
from indexer.settings import Settings
from indexer.system.disk import advice

LEAST_FREE = 200_000_000  # bytes: an index in use and the next one, of a large corpus


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at; `problem` says what is wrong and what to do, "" for nothing."""

    what: str
    problem: str = ""


def examine(settings: Settings, deep: bool = False) -> Iterator[Finding]:
    """Look at versions, the corpus, its lists and history, the index, permissions and free space.

    `deep`, every byte of the index and of earlier versions is read too.
    """
    yield Finding(f"{program()}, Python {platform.python_version()}, {platform.platform()}")
    yield _tried("the corpus", lambda: f"{len(summary_files(settings.corpus))} summaries")
    yield _tried("the register", lambda: f"{len(tuple(load_register(settings.corpus)))} speakers")
    yield _tried("the acronyms", lambda: f"{len(curated(settings.corpus))} curated")
    yield _tried("the history", lambda: _history(settings.corpus))
    yield _tried("the drafts", lambda: f"{len(DraftStore(settings.corpus).all())} wait")
    yield from _index(settings, deep)
    if deep:
        yield _tried("every earlier version", lambda: _versions(settings.corpus))
    for folder in settings.folders:
        yield from folder_problems(folder, settings.indexing)


def folder_problems(folder: Path, written: bool = True) -> Iterator[Finding]:
    """Tell what keeps a folder from being used, and `written` into; nothing where all is well."""
    if not folder.is_dir():
        yield Finding(str(folder), f"there is no folder {folder}: see `floor init`, `floor index`")
        return
    if not written:
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
    except OSError as error:
        return Finding(what, f"{what}: {error.filename} can't be read: {advice(error)}")


def _index(settings: Settings, deep: bool) -> Iterator[Finding]:
    """Open the index, compare it with the corpus, and read all of it."""
    opened = _tried("the index", partial(_opened, settings))
    yield opened
    if opened.problem:
        return
    yield _tried("the index beside the corpus", partial(_freshness, settings))
    if deep:
        yield _tried("every byte of the index", partial(_read_whole, settings))


def _opened(settings: Settings) -> str:
    store = store_of(settings)
    state = store.current()
    with _repairable():
        reader, meetings = store.open(state)
    reader.close()
    return f"state {state}, {len(meetings.meetings())} meetings, engine {store.engine}"


@contextmanager
def _repairable() -> Iterator[None]:
    try:
        yield
    except IndexUnusable as error:
        if "floor index" in str(error):
            raise
        raise IndexUnusable(f"{error}: `floor index` makes it anew") from error


def _history(corpus: Path) -> str:
    change = interrupted(corpus)
    if change:
        raise CorpusError(
            f"a change was interrupted, {change.described}:"
            " `floor check` finishes it, or takes it back"
        )
    strange = lines_without_change(corpus)
    if strange:
        raise CorpusError(
            f"{log_path(corpus)} has {len(strange)} lines that are no change, the first is"
            f" {strange[0]}: see `floor check`, or take it from a backup"
        )
    made = changes(corpus)
    return f"{len(made)} changes, the newest of {made[0].when}" if made else "no change yet"


def _freshness(settings: Settings) -> str:
    differences = out_of_date(settings)
    if differences:
        raise CorpusError(f"{differences}: `floor index` makes it new, and says what it can't read")
    return "it holds what the corpus holds"


def _read_whole(settings: Settings) -> str:
    with _repairable():
        check_index(settings)
    return "it is as it was written"


def _versions(corpus: Path) -> str:
    needed = {
        before: change
        for change in changes(corpus)
        for before, after in change.files.values()
        if before and before != after
    }
    lost = [digest for digest in needed if kept_version(version_path(corpus, digest)) is None]
    if lost:
        raise CorpusError(
            f"{len(lost)} of {len(needed)} earlier versions are missing or damaged, as that before"
            f" {needed[lost[0]].described}: take {version_path(corpus, lost[0])} from a backup"
        )
    return f"{len(needed)} are as they were"


def program() -> str:
    """Name the program and its version."""
    try:
        return f"Took the Floor {version('tookthefloor')}"
    except PackageNotFoundError:
        return "Took the Floor, not installed as a package"
