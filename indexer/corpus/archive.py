"""A whole corpus as one zip file: its summaries, register, originals and history."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from indexer.corpus.catalogue import KEPT, ORIGINALS, summary_files
from indexer.corpus.changes import LOG_FILE
from indexer.corpus.journal import changing
from indexer.corpus.moved import FOLDER as FORMER
from indexer.corpus.versions import VERSIONS
from indexer.errors import CorpusError, UnreadableSummary
from indexer.formats.container import refuse_unsafe
from indexer.register.glossary import ACRONYMS_FILE
from indexer.register.register import REGISTER_FILE
from indexer.system.disk import advice, clear_the_way, opened

LARGEST_CORPUS = 20_000_000_000  # bytes, unpacked: so much no corpus has, and some zip files claim
EXPORTED = (ORIGINALS, f"{KEPT}/{VERSIONS}", f"{KEPT}/{FORMER}")
Progress = Callable[[int, int], None]


def export_corpus(corpus: Path, target: Path, progress: Progress) -> int:
    """Write a corpus into a zip file, whole or not at all; gives the number of summaries.

    Raises CorpusError where there is no corpus, or the target is another file than a zip file.
    """
    summaries = summary_files(corpus)
    if target.exists() and not (target.is_file() and zipfile.is_zipfile(target)):
        raise CorpusError(f"{target} is there and is no zip file: choose another name")
    with changing(corpus):
        names = [*(file.name for file in summaries), *_other_files(corpus)]
        beside = target.with_name(f".{target.name}.part")
        try:
            clear_the_way(beside)
            with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as container:
                for done, name in enumerate(names, start=1):
                    container.write(corpus / name, name)
                    progress(done, len(names))
            beside.replace(target)
        except OSError as error:
            raise CorpusError(f"{target} can't be written: {advice(error)}") from None
        finally:
            beside.unlink(missing_ok=True)
    return len(summaries)


def _other_files(corpus: Path) -> Iterator[str]:
    single = (REGISTER_FILE, ACRONYMS_FILE, f"{KEPT}/{LOG_FILE}")
    yield from (name for name in single if (corpus / name).is_file())
    for folder in EXPORTED:
        for path in sorted((corpus / folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(corpus).as_posix()


def unpack(source: Path) -> tempfile.TemporaryDirectory[str]:
    """Unpack an exported corpus into a folder that vanishes when it is closed.

    Raises CorpusError for what is no zip file, is too large, or reaches out of its folder.
    """
    try:
        with opened(source) as file:
            refuse_unsafe(file, "a zip file", LARGEST_CORPUS)
    except OSError as error:
        raise CorpusError(f"{source}: {error.strerror}: check the name") from None
    except UnreadableSummary as error:
        raise CorpusError(f"{source}: {error}") from None
    with zipfile.ZipFile(source) as container:
        for entry in container.infolist():
            _refuse_outside(source, entry.filename)
        folder: tempfile.TemporaryDirectory[str] = tempfile.TemporaryDirectory()
        container.extractall(folder.name)
    return folder


def _refuse_outside(source: Path, name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or "\0" in name:
        raise CorpusError(f"{source} holds the file {name!r}, outside its own folder: not opened")
