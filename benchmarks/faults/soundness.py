"""What must be so after a command was interrupted, whenever that was."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.faults.scene import Scene
from indexer.corpus.catalogue import KEPT, summary_files
from indexer.corpus.changes import Change, changes
from indexer.corpus.history import undo
from indexer.corpus.indexing import build_index
from indexer.corpus.journal import INTENT, settle
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.system.disk import hash_of

Contents = dict[str, str]
GENERATIONS = 2


def contents(corpus: Path) -> Contents:
    """The hash of each file of a corpus, but the program's own."""
    paths = (path for path in corpus.rglob("*") if path.is_file())
    names = {path.relative_to(corpus).as_posix(): path for path in paths}
    return {name: hash_of(path) for name, path in names.items() if not name.startswith(KEPT)}


def faults(scene: Scene, before: Contents, known: set[str], index: bool) -> Iterator[str]:
    """Say what is wrong: a change by half, one that can't be undone, and what was left behind.

    `before` are the contents before the command, `known` the changes that are not the command's.
    With `index`, it too is brought up to date and compared.
    """
    corpus = scene.settings.corpus
    settle(corpus)
    made = [change for change in changes(corpus) if change.id not in known]
    if contents(corpus) != _after(before, made):
        yield f"the corpus is not what its history says: {_names(before, contents(corpus))}"
    yield from (f"{path} is left behind" for path in leftovers(corpus))
    if index:
        yield from _index_faults(scene)
    for change in made:
        undo(corpus, change.id)
    if contents(corpus) != before:
        yield f"undo does not bring back what was: {_names(before, contents(corpus))}"


def _after(before: Mapping[str, str], made: list[Change]) -> Contents:
    """What the corpus holds when changes were made, the newest first."""
    found = dict(before)
    for change in reversed(made):
        found.update({name: after for name, (_, after) in change.files.items()})
    return {name: digest for name, digest in found.items() if digest}


def leftovers(corpus: Path) -> Iterator[Path]:
    """Files that are only there while a change is made."""
    yield from corpus.rglob("*.part")
    yield from (corpus / KEPT / "parts").glob("*")
    yield from (corpus / KEPT).glob(INTENT)


def _index_faults(scene: Scene) -> Iterator[str]:
    """Compare what is found with the corpus, and look for what an aborted build left."""
    settings = scene.settings
    if build_index(settings).problems:
        yield "the index can't be brought up to date"
    found = {entry.meeting.id for entry in SearchService(settings).meetings()}
    held = {Path(file.name).stem for file in summary_files(settings.corpus)}
    if found != held:
        yield f"the index has {sorted(found)} and the corpus {sorted(held)}"
    if SearchService(settings).search(SearchRequest("quay")).total != int("quay" in held):
        yield "the search does not find what is there"
    generations = [path for path in settings.index.iterdir() if path.name.isdecimal()]
    if len(generations) > GENERATIONS:
        yield f"{len(generations)} generations of the index are left"


def _names(one: Mapping[str, str], other: Mapping[str, str]) -> str:
    return ", ".join(sorted(n for n in {*one, *other} if one.get(n) != other.get(n)))
