"""What does it cost that a word is looked up in each language of a corpus?

The same invented paragraphs, drawn from summaries in ten languages, make two corpora: one in which
each paragraph has its language, and one in which all are said to be English. Both are asked for the
same words in turn, each word for the first time, in one process.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.contenders import OURS
from benchmarks.keeping import keep
from benchmarks.material import SOURCES, rows
from benchmarks.project import Project
from benchmarks.questions import by_frequency
from benchmarks.resampling import resample
from benchmarks.tables import table
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from webapp.links import FACET_SIZE

KEPT = "languages.json"
PARAGRAPHS = 3000
WORDS = 200
ROUNDS = 3
HEAD = "---\n"
TEXT = """## Several languages beside one

The same paragraphs, as they are in {languages} languages, and all said to be English: {words} words
are looked for, each for the first time, with facets and ten hits, in CPU time; at most twice the
time was aimed at.
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds for a word, by the median: in several languages and in one."""

    several: float
    one: float
    languages: int

    @property
    def ratio(self) -> float:
        """How many times the time of one language several take."""
        return self.several / self.one


def measure() -> dict[str, Cost]:
    """Measure our engines, each on both corpora."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        paths = [path for source in SOURCES["languages"] for path in sorted(source.glob("*.md"))]
        for name in ("several", "one"):
            (home / name / "corpus").mkdir(parents=True)
        resample(paths, home / "several" / "corpus", PARAGRAPHS)
        for path in (home / "several" / "corpus").iterdir():
            text = path.read_text("utf-8").replace(HEAD, f"{HEAD}language: en\n", 1)
            (home / "one" / "corpus" / path.name).write_text(text, "utf-8")
        return {engine.name: _cost(engine, home) for engine in OURS}


def _cost(engine: type[Project], home: Path) -> Cost:
    folders = [home / name / engine.engine for name in ("several", "one")]
    for folder in folders:
        engine.make(folder)
    several = SearchService(engine.settings(folders[0]))
    words = [word for word, _ in by_frequency(list(rows(several)))]
    asked = words[:: max(1, len(words) // WORDS)][:WORDS]
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        services = [SearchService(engine.settings(folder)) for folder in folders]
        for service in services:
            _ask(service, "the")
        for number, word in enumerate(asked):
            for side in (0, 1) if number % 2 else (1, 0):
                started = process_time()
                _ask(services[side], word)
                times[side].append(process_time() - started)
    spoken = len(several.search(SearchRequest(page_size=1)).counts["language"])
    return Cost(round(1000 * median(times[0]), 3), round(1000 * median(times[1]), 3), spoken)


def _ask(service: SearchService, word: str) -> None:
    service.search(SearchRequest(word, facet_size=FACET_SIZE))


def save(costs: Mapping[str, Cost], folder: Path) -> None:
    """Keep the figures in place of the former ones."""
    keep(costs, folder / KEPT)


def report(folder: Path) -> str:
    """The section of the report, "" where nothing was measured."""
    path = folder / KEPT
    if not path.exists():
        return ""
    costs = {name: Cost(**kept) for name, kept in json.loads(path.read_text("utf-8")).items()}
    lines = [
        [name, f"{cost.several:.2f} ms", f"{cost.one:.2f} ms", f"{cost.ratio:.2f}"]
        for name, cost in costs.items()
    ]
    languages = max(cost.languages for cost in costs.values())
    head = ["", "several languages", "one", "times"]
    return f"{TEXT.format(languages=languages, words=WORDS)}\n{table(head, lines)}"
