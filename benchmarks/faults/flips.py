"""Every file of an index with one bit flipped, again and again: damage is seen, and mended."""

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.scene import FERRY, QUAY
from indexer.corpus.indexing import build_index
from indexer.errors import IndexUnusable
from indexer.index.store import store_of
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings

QUERIES = ("", "quay", "boat OR deeper", '"asked for"', "speaker:norway", "nig*")


@dataclass(frozen=True)
class Flip:
    """One bit, and what came of it: seen, harmless, or what was wrong."""

    file: str
    seen: bool
    fault: str = ""


class Flips:
    """Flips bits in an index of a few summaries, made in several steps."""

    def __init__(self, folder: Path, engine: str, seed: int = 1) -> None:
        self._settings = Settings(corpus=folder / "corpus", index=folder / "index", engine=engine)
        self._whole = folder / "whole"
        self._chance = random.Random(seed)
        self._settings.corpus.mkdir(parents=True)
        for number, text in enumerate((QUAY, FERRY, "# Third\n\n**Fiji** said no.\n")):
            (self._settings.corpus / f"{number}.md").write_text(text, "utf-8")
            build_index(self._settings)
        (self._settings.corpus / "2.md").unlink()
        build_index(self._settings)
        self._right = answers(self._settings)
        shutil.copytree(self._settings.index, self._whole)

    def files(self) -> list[str]:
        """Name the files that are read: those of the generation in use, and what names it."""
        generation = store_of(self._settings).current().partition("-")[0]
        paths = (self._whole / generation).rglob("*")
        found = (path.relative_to(self._whole).as_posix() for path in paths if path.is_file())
        return ["CURRENT", *sorted(name for name in found if not name.lower().endswith("lock"))]

    def of_file(self, name: str, times: int) -> Iterator[Flip]:
        """Flip a bit of a file, some times, each in a whole index."""
        for number in range(times):
            shutil.rmtree(self._settings.index)
            shutil.copytree(self._whole, self._settings.index)
            path = self._settings.index / name
            state = path.stat()
            self._flip(path)
            if number % 2:  # as a disk does it, without a trace
                os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
            yield self._judged(name)

    def _flip(self, path: Path) -> None:
        data = bytearray(path.read_bytes())
        place = self._chance.randrange(len(data))
        data[place] ^= 1 << self._chance.randrange(8)
        path.write_bytes(data)

    def _judged(self, name: str) -> Flip:
        try:
            seen, wrong = False, answers(self._settings) != self._right
        except IndexUnusable:
            seen, wrong = True, False
        except Exception as error:
            return Flip(name, False, f"{type(error).__name__}: {error}")
        if wrong:
            return Flip(name, seen, "another answer")
        report = build_index(self._settings, thoroughly=True)
        if seen and not any("rebuilt" in note for note in report.notes):
            return Flip(name, seen, "it is not said that the index is rebuilt")
        mended = answers(self._settings) == self._right
        return Flip(name, seen, "" if mended else "it is not mended")


def answers(settings: Settings) -> list[object]:
    """Ask everything that a damaged file could answer otherwise."""
    service = SearchService(settings)
    found = [service.search(SearchRequest(query)) for query in QUERIES]
    meetings = [service.meeting(entry.meeting.id) for entry in service.meetings()]
    completions = [service.complete(word) for word in ("n", "qu", "norw")]
    return [[(f.total, f.hits, f.facets, f.hints) for f in found], meetings, completions]
