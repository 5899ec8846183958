"""One size: every contender is built, then all are asked in turn, under the same load."""

import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

from benchmarks.material import Question, Row, gather, questions, rows
from benchmarks.peers import Contender, Fts5, RawTantivy, StockWhoosh, Xapian
from indexer.build import build_index
from indexer.results import SearchRequest
from indexer.search import SearchService
from indexer.settings import ENGINES, Settings
from webapp import create_app

ONE = "this project on Whoosh"
LOG = logging.getLogger(__name__)
PEERS: tuple[Callable[[Path, Sequence[Row]], Contender], ...] = (
    StockWhoosh, Fts5, RawTantivy, Xapian,
)  # fmt: skip
OPENING = """
import resource, sys
from pathlib import Path
from time import perf_counter
from indexer.results import SearchRequest
from indexer.search import SearchService
from indexer.settings import Settings
start = perf_counter()
SearchService(Settings(index=Path(sys.argv[1]))).search(SearchRequest(sys.argv[2]))
print(perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@dataclass(frozen=True, slots=True)
class Built:
    """How a contender was made: seconds, bytes on disk; seconds and MB to open it and ask once."""

    seconds: float
    size: int
    opening: float = 0.0
    memory: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seconds by contender and kind of question, and how each contender was made."""

    size: str
    paragraphs: int
    built: dict[str, Built]
    seconds: dict[str, dict[str, list[float]]]


class Project:
    """This project on one of its engines: the whole search, as the pages have it."""

    def __init__(self, engine: str, settings: Settings) -> None:
        self.name = f"this project on {engine.capitalize()}"
        self._service = SearchService(settings)

    def ask(self, question: Question) -> int:
        """Search, with the facets and ten marked hits."""
        filters = {"speaker": (question.speaker,)} if question.speaker else {}
        return self._service.search(SearchRequest(question.typed, filters)).total


class Pages:
    """The page of a search, made in this process by the application on Tantivy."""

    name = "... its page, on Tantivy"

    def __init__(self, settings: Settings) -> None:
        self._client = create_app(settings).test_client()

    def ask(self, question: Question) -> int:
        """Ask for the page, as htmx does."""
        given = {"q": question.typed, "speaker": question.speaker}
        address = urlencode({name: value for name, value in given.items() if value})
        answer = self._client.get(f"/search?{address}")
        assert answer.status_code == 200
        return len(answer.data)


def contest(size: str, folder: Path, rounds: int) -> Outcome:
    """Build all contenders of one size, and ask them."""
    corpus = gather(size, folder)
    contenders: list[Contender] = []
    built: dict[str, Built] = {}
    for engine in ENGINES:
        settings = Settings(corpus=corpus, index=folder / engine, engine=engine)
        started = perf_counter()
        build_index(settings)
        seconds = perf_counter() - started
        contenders.append(Project(engine, settings))
        built[contenders[-1].name] = Built(seconds, _bytes(settings.index), *_opened(settings))
        LOG.info("%s: %s is made", size, contenders[-1].name)
    found = list(rows(SearchService(settings)))
    contenders += _peers(size, folder, found, built)
    contenders.append(Pages(settings))
    asked = questions(found)
    return Outcome(size, len(found), built, _ask(contenders, asked, rounds))


def _peers(
    size: str, folder: Path, found: Sequence[Row], built: dict[str, Built]
) -> list[Contender]:
    made = []
    for peer in PEERS:
        place = folder / str(len(built))
        place.mkdir()
        started = perf_counter()
        try:
            made.append(peer(place, found))
        except ImportError as error:
            LOG.warning("left out: %s", error)
            continue
        built[made[-1].name] = Built(perf_counter() - started, _bytes(place))
        LOG.info("%s: %s is made", size, made[-1].name)
    return made


def _ask(
    contenders: Sequence[Contender], asked: Sequence[Question], rounds: int
) -> dict[str, dict[str, list[float]]]:
    """Ask each question of one contender after another; the first round warms up."""
    seconds: dict[str, dict[str, list[float]]] = {each.name: {} for each in contenders}
    for turn in range(rounds + 1):
        for question in asked:
            for contender in contenders:
                started = perf_counter()
                answer = contender.ask(question)
                taken = perf_counter() - started
                if turn and answer is not None:
                    seconds[contender.name].setdefault(question.kind, []).append(taken)
    return seconds


def _opened(settings: Settings) -> tuple[float, float]:
    """Open an index in a fresh process and ask it once: seconds and MB."""
    command = [sys.executable, "-c", OPENING, str(settings.index), "the"]
    seconds, memory = subprocess.run(
        command, check=True, capture_output=True, text=True
    ).stdout.split()
    return float(seconds), float(memory)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
