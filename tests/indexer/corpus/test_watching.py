"""The index follows the corpus while it is watched."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue

from indexer.corpus.indexing import BuildReport
from indexer.corpus.watching import watch_corpus
from indexer.settings import Settings
from tests.indexer.corpus.conftest import FERRY

PATIENCE = 120  # seconds


def test_summary_that_is_written_is_indexed_and_one_that_is_removed_forgotten(
    settings: Settings,
) -> None:
    stop = threading.Event()
    reports: Queue[BuildReport] = Queue()

    def watch() -> None:
        for report in watch_corpus(settings, stop):
            reports.put(report)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        assert reports.get(timeout=PATIENCE)
        ferry = settings.corpus / "ferry.md"
        assert _written(ferry, reports).indexed == ("ferry.md",)
        ferry.unlink()
        assert any(report.removed == ("ferry.md",) for report in _given(reports))
    finally:
        stop.set()
        thread.join(PATIENCE)


def _written(path: Path, reports: "Queue[BuildReport]") -> BuildReport:
    """Write a summary again until it is seen, for the watch may begin a little later."""
    for again in range(20):
        path.write_text(FERRY + "\n" * again, "utf-8")
        with suppress(Empty):
            return reports.get(timeout=3)
    raise TimeoutError("it is not seen")


def _given(reports: "Queue[BuildReport]") -> Iterator[BuildReport]:
    """The reports as they come, those of a summary that was written twice too."""
    while True:
        yield reports.get(timeout=PATIENCE)
