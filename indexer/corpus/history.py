"""How the corpus is changed, and a change taken back: nothing is lost.

Every change goes through `record`. Taking back is itself a change, which can be taken back.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from indexer.corpus.changes import Change, What, changes, new_change, taken_back
from indexer.corpus.journal import Contents, changing, perform
from indexer.corpus.versions import kept_version, version_path
from indexer.errors import CantUndo
from indexer.saying import say
from indexer.system.disk import content_hash, file_bytes, hash_of


def record(
    corpus: Path,
    what: What,
    meeting: str,
    title: str,
    contents: Contents,
    undoes: str = "",
    by: str = "",
) -> Change:
    """Write new contents into files of the corpus (None removes one), and note the change.

    A name is a path in the corpus, with slashes. Raises CorpusBusy or CantWrite.
    """
    with changing(corpus):
        files = {
            name: (hash_of(corpus / name), "" if data is None else content_hash(data))
            for name, data in contents.items()
        }
        change = new_change(what, meeting, title, files, undoes, by)
        perform(corpus, change, contents)
        return change


def undo(corpus: Path, id_: str = "", by: str = "") -> Change:
    """Take back a change, or without an id the newest that is not taken back; gives that change.

    An id may be cut off. Raises CantUndo when there is no such change, or not just one, or its
    files have changed since.
    """
    with changing(corpus):
        log = changes(corpus)
        change = _named(log, id_) if id_ else _newest(log)
        for name, (_, after) in change.files.items():
            if hash_of(corpus / name) != after:
                raise CantUndo(
                    say(
                        "{name} has changed since change {id}: {why}",
                        name=name,
                        id=change.id,
                        why=_why(log, change),
                    )
                )
        contents = {name: _content(corpus, before) for name, (before, _) in change.files.items()}
        record(corpus, What.UNDONE, change.meeting, change.title, contents, change.id, by)
        return change


def _named(log: tuple[Change, ...], id_: str) -> Change:
    found = [change for change in log if change.id.startswith(id_)]
    if not found:
        raise CantUndo(say("there is no change {id}: floor history lists them", id=id_))
    if len(found) > 1:
        raise CantUndo(say("there are several changes {id}: give more of the id", id=id_))
    return found[0]


def _newest(log: tuple[Change, ...]) -> Change:
    gone = taken_back(log)
    done = (c for c in log if c.what is not What.UNDONE and c.id not in gone)
    change = next(done, None)
    if change is None:
        raise CantUndo(say("there is no change that could be taken back: floor history lists them"))
    return change


def _why(log: tuple[Change, ...], change: Change) -> str:
    later = log[: log.index(change)]
    names = {name for name, (before, after) in change.files.items() if before != after}
    since = next((c for c in reversed(later) if names & c.files.keys()), None)
    if since:
        return say("undo the later one first ({id})", id=since.id)
    return say(
        "it was edited by hand, or joined by git: put it right by hand, or take back another change"
        " by its id"
    )


def undoable(corpus: Path) -> Callable[[Change], bool]:
    """What tells whether the files of a change are as it left them; it reads each once."""
    now = cache(lambda name: hash_of(corpus / name))

    def can_undo(change: Change) -> bool:
        return all(now(name) == after for name, (_, after) in change.files.items())

    return can_undo


def change_of(corpus: Path, id_: str) -> Change:
    """A change by its id, which may be cut off; raises CantUndo."""
    return _named(changes(corpus), id_)


def content(corpus: Path, name: str, digest: str) -> bytes | None:
    """What a file held when it had a hash: as it is now, or as it was kept; None for nothing."""
    if digest and hash_of(corpus / name) == digest:
        return file_bytes(corpus / name)
    return _content(corpus, digest)


def _content(corpus: Path, digest: str) -> bytes | None:
    if not digest:
        return None
    path = version_path(corpus, digest)
    data = kept_version(path)
    if data is None and not os.path.lexists(path):
        raise CantUndo(say("the earlier version {digest} is no longer kept", digest=digest[:12]))
    if data is None:
        raise CantUndo(
            say(
                "the earlier version {digest} is damaged: take it from a backup", digest=digest[:12]
            )
        )
    return data
