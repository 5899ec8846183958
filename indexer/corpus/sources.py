"""Which files does a user mean: files, folders and patterns, as they are typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from indexer.errors import CorpusError
from indexer.formats.choosing import is_readable
from indexer.reading.summaries import corpus_name

PATTERN = "*?["


@dataclass(frozen=True, slots=True)
class Source:
    """A document to add. `label` is what the user calls it.

    `name` is its path, with slashes, below the folder that was named: ids are made of it.
    """

    label: str
    name: str
    path: Path


def find_sources(typed: Iterable[str]) -> tuple[Source, ...]:
    """List the documents behind what was typed, each once, in order.

    In folders and patterns, files of unknown formats and hidden ones are passed over; a file that
    is named itself is always listed. Raises CorpusError for what leads to nothing.
    """
    found = (source for one in typed for source in _sources(one))
    return tuple({source.path.resolve(): source for source in found}.values())


def _sources(typed: str) -> Iterator[Source]:
    if "\0" in typed:
        raise CorpusError(f"{typed!r} holds a NUL character: check the name")
    path = Path(typed).expanduser()
    if path.is_file():
        yield Source(typed, corpus_name(PurePosixPath(path.resolve().as_posix())), path)
        return
    base, paths = _listed(path, typed)
    found = sorted(p for p in paths if p.is_file() and is_readable(p.name) and _is_shown(p, base))
    if not found:
        raise CorpusError(f"{typed}: there is no document to add: check the name")
    for each in found:
        yield Source(str(each), each.relative_to(base).as_posix(), each)


def _listed(path: Path, typed: str) -> tuple[Path, Iterable[Path]]:
    """Give the folder from which names count, and what lies below it or matches."""
    if path.is_dir():
        return path, path.rglob("*")
    fixed = Path(path.anchor)
    for part in path.relative_to(fixed).parts:
        if any(char in part for char in PATTERN):
            break
        fixed /= part
    if fixed == path:
        raise CorpusError(f"{typed}: there is no such file or folder: check the name")
    return fixed, fixed.glob(path.relative_to(fixed).as_posix())


def _is_shown(path: Path, base: Path) -> bool:
    return not any(part.startswith((".", "~$")) for part in path.relative_to(base).parts)
