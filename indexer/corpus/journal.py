"""How a change of the corpus is whole or absent, whatever kills the program.

First the intent is written: what the change is, and what each file holds before and after it. Then
what files hold is kept, by hash, and their new contents are written beside their places; then all
of them are put in place, and the log gets its line. Whoever is the next to change the corpus finds
the intent of a change that was interrupted: with all new contents there, the change is finished,
else it is taken back.

corpus/.floor/
├── lock               held by the one process that changes the corpus
├── intent.json        the change that is being made
├── versions/<hash>    what a file held before it was replaced or removed, packed
├── parts/             what is being written into this folder
├── tokens.json        hashes of the tokens of contributors
├── .gitattributes     how git joins two histories
└── .gitignore         what git leaves alone
"""

import errno
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from indexer.corpus.catalogue import KEPT
from indexer.corpus.changes import Change, append, changes, dump_change, load_change
from indexer.corpus.versions import VERSIONS, kept_version, packed, version_path
from indexer.errors import CantWrite, CorpusBusy
from indexer.saying import say
from indexer.system.disk import (
    content_hash,
    file_bytes,
    hash_of,
    keep_names,
    take_away,
    write_file,
    write_through,
    writing,
)

LOG = logging.getLogger(__name__)
LOCK = "lock"
INTENT = "intent.json"
PARTS = "parts"
DRAFTS = "drafts"
TOKENS = "tokens.json"
LOCK_SECONDS = 30.0  # in which any change is done but a large import
FOR_GIT = {
    ".gitattributes": "history.jsonl text eol=lf merge=union\nversions/* -text -diff\n",
    ".gitignore": f"/{LOCK}\n/{INTENT}\n/{PARTS}/\n/{DRAFTS}/\n/{TOKENS}\n",
}
Contents = Mapping[str, bytes | None]


@contextmanager
def changing(corpus: Path) -> Iterator[None]:
    """Be the one who changes the corpus; what was interrupted is settled first.

    Whoever holds it may ask for it again. Raises CorpusBusy when another does not finish, or
    CantWrite.
    """
    kept = corpus / KEPT
    with writing(kept):
        kept.mkdir(parents=True, exist_ok=True)
        lock = FileLock(kept / LOCK, timeout=LOCK_SECONDS, is_singleton=True)
        _acquire(lock, corpus)
    try:
        if lock.lock_counter == 1:
            with writing(kept):
                _prepare(corpus)
                _settle(corpus)
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, corpus: Path) -> None:
    try:
        lock.acquire()
    except Timeout:
        raise CorpusBusy(
            say(
                "another process is changing the corpus at {corpus}: try again when it is done",
                corpus=corpus,
            )
        ) from None


def settle(corpus: Path) -> None:
    """Finish or take back a change that was interrupted, if the corpus can be written."""
    parts = corpus / KEPT / PARTS
    if not (corpus / KEPT / INTENT).exists() and not (parts.is_dir() and any(parts.iterdir())):
        return
    try:
        with changing(corpus):
            pass
    except (CorpusBusy, CantWrite) as error:
        LOG.warning("a change may be there by half: %s", error)


def interrupted(corpus: Path) -> Change | None:
    """The change that is there by half, and that nobody is making at this moment."""
    if not (corpus / KEPT / INTENT).exists():
        return None
    try:
        with FileLock(corpus / KEPT / LOCK, timeout=0):
            return _intent(corpus)
    except Timeout:
        return None
    except OSError:  # where nobody can write, nobody is making it
        return _intent(corpus)


def _intent(corpus: Path) -> Change | None:
    try:
        return load_change(file_bytes(corpus / KEPT / INTENT))
    except OSError:
        return None


def perform(corpus: Path, change: Change, contents: Contents) -> None:
    """Make a change, whole or not at all; `contents` are the new ones, None for a file that goes.

    Whoever calls is `changing` the corpus. Raises CantWrite.
    """
    with writing(corpus):
        write_kept(corpus, INTENT, dump_change(change))
        try:
            _lay_ready(corpus, change, contents)
            _finish(corpus, change)
        except BaseException:
            _give_up(corpus, change)
            raise


def write_kept(corpus: Path, name: str, data: bytes) -> None:
    """Write a file of the corpus's own folder; whoever calls is `changing` the corpus.

    Raises CantWrite.
    """
    path = corpus / KEPT / name
    with writing(corpus / KEPT):
        write_file(path, data, part_path(corpus, path.name))


def part_path(corpus: Path, name: str) -> Path:
    """Where something is made, for whoever is `changing` the corpus, until it is whole."""
    return corpus / KEPT / PARTS / name


def _prepare(corpus: Path) -> None:
    """Throw away what was written by half, and tell git how this folder is to be joined."""
    parts = corpus / KEPT / PARTS
    parts.mkdir(exist_ok=True)
    for part in parts.iterdir():
        take_away(part)
    for name, text in FOR_GIT.items():
        if not (corpus / KEPT / name).exists():
            write_kept(corpus, name, text.encode())


def _lay_ready(corpus: Path, change: Change, contents: Contents) -> None:
    for name, part in _parts(corpus, change).items():
        before, after = change.files[name]
        if before == after:
            continue
        path, data = corpus / name, contents[name]
        if before:
            _keep_version(corpus, path, before)
        if data is not None:
            part.parent.mkdir(parents=True, exist_ok=True)
            write_through(part, data)
            if before:
                shutil.copymode(path, part)


def _keep_version(corpus: Path, path: Path, digest: str) -> None:
    data = file_bytes(path)
    if content_hash(data) != digest:
        raise CorpusBusy(
            say("{path} is being edited at this moment: try again when it is stored", path=path)
        )
    if kept_version(version_path(corpus, digest)) is None:
        write_kept(corpus, f"{VERSIONS}/{digest}", packed(data))


def _parts(corpus: Path, change: Change) -> dict[str, Path]:
    """For each name, where its new content lies until it is put in place."""
    return {
        name: (corpus / name).with_name(f".{change.id}-{number}.part")
        for number, name in enumerate(sorted(change.files))
    }


def _finish(corpus: Path, change: Change) -> None:
    """Put the files in place and note the change."""
    for name, part in _parts(corpus, change).items():
        path = corpus / name
        if not change.files[name][1]:
            path.unlink(missing_ok=True)
        elif part.exists():
            part.replace(path)
    for folder in {(corpus / name).parent for name in change.files}:
        if folder.exists():
            keep_names(folder)
    if not _is_logged(corpus, change):
        append(corpus, change)
    _forget_intent(corpus)


def _take_back(corpus: Path, change: Change) -> None:
    """Put the files back as they were; one that somebody has written since stays so."""
    for name, part in _parts(corpus, change).items():
        part.unlink(missing_ok=True)
        before, after = change.files[name]
        path = corpus / name
        if before == after or hash_of(path) != after:
            continue
        if before:
            write_file(path, _version(corpus, before), part)
        else:
            path.unlink(missing_ok=True)
    _forget_intent(corpus)


def _version(corpus: Path, digest: str) -> bytes:
    path = version_path(corpus, digest)
    data = kept_version(path)
    if data is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return data


def _give_up(corpus: Path, change: Change) -> None:
    """End a change that went wrong: absent, unless it is in the log already."""
    if _is_logged(corpus, change):
        _forget_intent(corpus)
    else:
        _take_back(corpus, change)


def _is_logged(corpus: Path, change: Change) -> bool:
    return change.id in {logged.id for logged in changes(corpus)}


def _settle(corpus: Path) -> None:
    """Finish or take back a change that was interrupted, and say which."""
    try:
        change = load_change(file_bytes(corpus / KEPT / INTENT))
    except FileNotFoundError:
        return
    if change is None:
        LOG.warning("%s can't be read, and is left out", corpus / KEPT / INTENT)
        _forget_intent(corpus)
        return
    whole = _is_logged(corpus, change) or _is_ready(corpus, change)
    if whole:
        _finish(corpus, change)
    else:
        _take_back(corpus, change)
    outcome = "finished" if whole else "left out"
    LOG.warning("a change was interrupted, and is %s: %s", outcome, change.described)


def _is_ready(corpus: Path, change: Change) -> bool:
    """Tell whether every file is in place or ready to be, and all that goes is kept."""
    parts = _parts(corpus, change)
    for name, (before, after) in change.files.items():
        kept = not before or before == after or kept_version(version_path(corpus, before))
        if kept is None:
            return False
        now = hash_of(corpus / name)
        if now != after and not (now == before and (not after or hash_of(parts[name]) == after)):
            return False
    return True


def _forget_intent(corpus: Path) -> None:
    (corpus / KEPT / INTENT).unlink(missing_ok=True)
