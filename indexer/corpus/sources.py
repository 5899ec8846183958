"""Which documents does a user mean: files, folders and patterns, as they are typed.

A document can hold others, an e-mail its attachments and a .zip its files: each is a source of its
own.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from indexer.errors import CorpusError, UnreadableSummary
from indexer.formats.bundle import Enclosed
from indexer.formats.choosing import (
    LARGEST_DOCUMENT,
    is_bundle,
    is_readable,
    open_bundle,
    suffix_of,
)
from indexer.reading.summaries import corpus_name
from indexer.saying import say
from indexer.system.disk import file_bytes
from indexer.system.limits import CONVERTING, Budget, bounded

LOG = logging.getLogger(__name__)
PATTERN = "*?["
DEEPEST = 3  # an e-mail in a zip file in an e-mail; what is deeper is a trap


@dataclass(frozen=True, slots=True)
class Source:
    """A document to add. `label` is what the user calls it.

    `name` is its path, with slashes, below the folder that was named: ids are made of it. `part`
    is the document itself where it lies in another one, at `path`. `named` says that the name was
    chosen for it.
    """

    label: str
    name: str
    path: Path
    part: Enclosed | None = None
    named: bool = False

    def called(self, name: str) -> "Source":
        """The same under another name, if one is given; what it is stays."""
        if not name:
            return self
        return replace(self, name=f"{name}{PurePosixPath(self.name).suffix}", named=True)

    @property
    def suffix(self) -> str:
        """The end of its name, in small letters."""
        return suffix_of(self.name)

    def data(self) -> bytes:
        """Read it; raises UnreadableSummary for what can't be read, or is too large."""
        try:
            size = self.part.size if self.part else self.path.stat().st_size
            if size > LARGEST_DOCUMENT:
                raise UnreadableSummary(
                    say(
                        "it holds {size} MB and the limit is {most} MB: split it into one"
                        " document a meeting",
                        size=f"{size / 1e6:.0f}",
                        most=f"{LARGEST_DOCUMENT / 1e6:.0f}",
                    )
                )
            return self.part.read() if self.part else file_bytes(self.path)
        except OSError as error:
            raise UnreadableSummary(
                say("{problem}: check the file", problem=error.strerror or str(error))
            ) from None


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents that were found, and the labels of the files that were passed over."""

    found: tuple[Source, ...]
    passed_over: tuple[str, ...] = ()


def find_sources(typed: Iterable[str], opening: Budget = CONVERTING) -> Sources:
    """List the documents behind what was typed, each once, in order.

    In folders, patterns and bundles, files of unknown formats are passed over and named, and hidden
    ones are passed over; a file that is named itself is always listed. `opening` bounds what it may
    take to open a bundle. Raises CorpusError for what leads to nothing.
    """
    files: dict[Path, Source] = {}
    passed_over: dict[str, None] = {}
    for one in typed:
        for source in _sources(one):
            if is_readable(source.name) or source.label == one:
                files[source.path.resolve()] = source
            else:
                passed_over[source.label] = None
    found: list[Source] = []
    for each in files.values():
        for part in unpacked(each, opening):
            known = part.part is None or is_readable(part.name)
            if known:
                found.append(part)
            else:
                passed_over[part.label] = None
    return Sources(tuple(found), tuple(passed_over))


def unpacked(source: Source, opening: Budget = CONVERTING, depth: int = 0) -> Iterator[Source]:
    """A document, and those that it holds; what holds nothing but others is not one itself.

    An attachment's name begins with its e-mail's, a file's in a .zip with its place there. What
    can't be opened is given as it is, so that reading it says why.
    """
    if not is_bundle(source.name) or depth == DEEPEST:
        yield source
        return
    try:
        data = source.data()
        bundle = bounded(opening.for_size(len(data)), open_bundle, data, source.name)
    except CorpusError:
        yield source
        return
    except Exception:  # one bundle must not hide what else was named; reading it says what is wrong
        LOG.exception("%s can't be opened", source.label)
        yield source
        return
    if bundle.has_text or not bundle.parts:
        yield source
    folder = PurePosixPath(source.name)
    folder = folder.with_suffix("") if bundle.is_message else folder.parent
    for part in bundle.parts:
        label, name = f"{source.label}: {part.name}", (folder / part.name).as_posix()
        yield from unpacked(Source(label, name, source.path, part), opening, depth + 1)


def _sources(typed: str) -> Iterator[Source]:
    if "\0" in typed:
        raise CorpusError(f"{typed!r} holds a NUL character: check the name")
    path = Path(typed).expanduser()
    if path.is_file():
        yield Source(typed, corpus_name(PurePosixPath(path.resolve().as_posix())), path)
        return
    base, paths = _listed(path, typed)
    found = sorted(p for p in paths if p.is_file() and _is_shown(p, base))
    if not any(is_readable(p.name) for p in found):
        raise CorpusError(f"{typed}: there is no document to add: check the name")
    for each in found:
        yield Source(str(each), each.relative_to(base).as_posix(), each)


def _listed(path: Path, typed: str) -> tuple[Path, Iterable[Path]]:
    """The folder from which names count, and what lies below it or matches."""
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
