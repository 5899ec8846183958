"""The index follows the corpus while it is watched."""

import threading
from pathlib import Path

from indexer.corpus.indexing import BuildReport
from indexer.corpus.watching import watch_corpus
from indexer.settings import Settings
from tests.indexer.corpus.conftest import FERRY


def test_summary_that_is_written_is_indexed_and_one_that_is_removed_forgotten(
    settings: Settings,
) -> None:
    stop = threading.Event()
    reports: list[BuildReport] = []
    arrived = threading.Semaphore(0)

    def watch() -> None:
        for report in watch_corpus(settings, stop):
            reports.append(report)
            arrived.release()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        assert arrived.acquire(timeout=30)
        _until(arrived, settings.corpus / "ferry.md", reports)
        assert reports[-1].indexed == ("ferry.md",)
        (settings.corpus / "ferry.md").unlink()
        assert arrived.acquire(timeout=30)
        assert reports[-1].removed == ("ferry.md",)
    finally:
        stop.set()
        thread.join(30)


def _until(arrived: threading.Semaphore, path: Path, reports: list[BuildReport]) -> None:
    """Write a summary again until it is seen: the watch may begin a little later."""
    for again in range(20):
        path.write_text(FERRY + "\n" * again, "utf-8")
        if arrived.acquire(timeout=3) and reports[-1].indexed:
            return
