"""The corpus is watched, and the index follows it."""

import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import Change, watch

from indexer.corpus.catalogue import KEPT, ORIGINALS, SUFFIXES, summary_files
from indexer.corpus.indexing import BuildReport, build_index
from indexer.errors import FloorError
from indexer.register.register import REGISTER_FILE
from indexer.settings import Settings


def watch_corpus(settings: Settings, stop: threading.Event) -> Iterator[BuildReport]:
    """Bring the index up to date now and after each change, until `stop` is set.

    Raises CorpusError where there is no corpus.
    """
    summary_files(settings.corpus)
    yield build_index(settings)
    corpus = settings.corpus.resolve()

    def concerns_us(_change: Change, path: str) -> bool:
        return _is_read(Path(path), corpus)

    for _ in watch(corpus, watch_filter=concerns_us, stop_event=stop):
        try:
            yield build_index(settings)
        except FloorError as error:  # a register that is being edited, a disk that is full
            yield BuildReport(problems=(f"{error}.",))


def _is_read(path: Path, corpus: Path) -> bool:
    """Tell a summary or the register from what else is written below a corpus."""
    if not path.is_relative_to(corpus):
        return False
    name = path.relative_to(corpus)
    if name.parts[:1] in ((KEPT,), (ORIGINALS,)):
        return False
    return path.suffix.lower() in (*SUFFIXES, "") or name.as_posix() == REGISTER_FILE
