"""Nasty queries and addresses by the thousand, asked of all pages over a real corpus.

Fails where an answer is a fault of the server's, or takes longer than a second.
`python -m tests.stress.queries CORPUS INDEX [--engine tantivy] [--queries 20000] [--seed 1]`
"""

import argparse
import logging
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.reliability import Part, load_all, save, write
from indexer.corpus.indexing import build_index
from indexer.search.results import Scope, Sort
from indexer.search.service import SearchService
from indexer.settings import DEFAULT_ENGINE, ENGINES, Settings
from tests.indexer.query.nasty import PIECES
from tests.webapp.test_addresses import NASTY, PARAMETERS, addresses, encoded
from webapp import create_app

LONGEST = 1.0
SLOWEST = 10
SHOWN = 70
LONGEST_REPEAT = 3000
MOST_READ = 500  # pieces of an answer: a row of an export is one
MOST_PIECES = 16
DEEPEST = 4
HEAD = (
    "asked of", "asked", "5xx", "over a second", "p50 ms", "p99 ms", "slowest ms", "by the clock",
)  # fmt: skip
ABOUT = """Queries put together from all that can be said in them, as nobody should (`tests/indexer/query/nasty.py`),
asked of the page of a search; and random addresses of all pages, with real and impossible values, over summaries as they are.
The corpus has {summaries} of them, on {engine}; one after the other in one process.
Times are those of the processor, which are the same on a machine that has other work; the slowest by the clock too."""  # noqa: E501


def query(chance: random.Random, depth: int = 0) -> str:
    """Make a query: pieces joined, nested, repeated, or any characters."""
    shapes: list[Callable[[], str]] = [
        lambda: "".join(_pieces(chance)),
        lambda: " ".join(_pieces(chance)),
        lambda: chance.choice(PIECES) * chance.randint(1, LONGEST_REPEAT),
        lambda: "".join(map(chr, chance.choices(range(0xD800), k=chance.randint(0, 60)))),
    ]
    if depth < DEEPEST:
        shapes += [lambda: _nested(chance, depth)] * 2
    return chance.choice(shapes)()


def _pieces(chance: random.Random) -> Sequence[str]:
    return chance.choices(PIECES, k=chance.randint(0, MOST_PIECES))


def _nested(chance: random.Random, depth: int) -> str:
    frame = chance.choice(
        ("({0})", "NOT ({0}", "-({0})", '"{0}"~5', "speaker:({0})", "{0} OR {1}", "{0} AND NOT {1}")
    )
    return frame.format(query(chance, depth + 1), query(chance, depth + 1))


def search_address(chance: random.Random) -> str:
    """Make the address of a search for a nasty query."""
    asked = {
        "q": query(chance),
        "sort": chance.choice(list(Sort)),
        "scope": chance.choice(list(Scope)),
        "page": chance.choice((1, 1, 1, -1, 10**9)),
        "expand": chance.choice(("", "0")),
    }
    return f"/search?{urlencode(asked, errors='replace')}"


@dataclass(frozen=True)
class Addresses:
    """Makes addresses of all pages of an application, half of their values real ones."""

    rules: Sequence[str]
    real: Sequence[str]

    def __call__(self, chance: random.Random) -> str:
        """Make one."""
        address = chance.choice(self.rules)
        while "<" in address:
            head, _, tail = address.partition("<")
            address = head + encoded(self._value(chance)) + tail.partition(">")[2]
        names = chance.choices(PARAMETERS, k=chance.randint(0, 6))
        asked = [(name, self._value(chance)) for name in names]
        return f"{address}?{urlencode(asked, errors='replace')}"

    def _value(self, chance: random.Random) -> str:
        kinds = (lambda: chance.choice(self.real), lambda: chance.choice(NASTY))
        return chance.choice((*kinds, kinds[0], lambda: query(chance)))()


@dataclass
class Report:
    """What came of it: seconds by address, and the addresses that were answered with a fault.

    Seconds are those of the processor; `longest` is the most that the clock showed.
    """

    seconds: list[tuple[float, str]] = field(default_factory=list)
    longest: float = 0.0
    faults: list[str] = field(default_factory=list)

    def ask(self, client: FlaskClient, address: str) -> None:
        """Ask one, and read the answer; of an export, which may be of everything, the beginning."""
        start, worked = time.perf_counter(), time.process_time()
        status = _status(client, address)
        self.seconds.append((time.process_time() - worked, address))
        self.longest = max(self.longest, time.perf_counter() - start)
        if status >= 500:
            self.faults.append(address)

    @property
    def slow(self) -> int:
        """How many took longer than they may."""
        return sum(seconds > LONGEST for seconds, _ in self.seconds)

    def row(self, name: str) -> list[str]:
        """The figures, as a row of the page."""
        ordered = sorted(seconds for seconds, _ in self.seconds)
        places = (len(ordered) // 2, int(len(ordered) * 0.99), -1)
        times = (f"{s * 1000:.0f}" for s in (*(ordered[place] for place in places), self.longest))
        return [name, f"{len(ordered):,}", str(len(self.faults)), str(self.slow), *times]

    def slowest(self) -> Iterator[str]:
        """The slowest addresses, each in a line."""
        for seconds, address in sorted(self.seconds, reverse=True)[:SLOWEST]:
            yield f"{seconds:6.3f} s  {len(address):6}  {address[:SHOWN]}"


def _status(client: FlaskClient, address: str) -> int:
    try:
        with client.get(address) as answer:
            for _piece in islice(answer.iter_encoded(), MOST_READ):
                pass
            return answer.status_code
    except Exception:  # whatever it is, it is to be counted
        logging.exception("%s", address)
        return 500


def ask_all(app: Flask, make: Callable[[random.Random], str], times: int, seed: int) -> Report:
    """Ask so many addresses; the index is opened once, whoever asks first."""
    report, client = Report(), app.test_client()
    client.get("/search?q=a")
    for number in range(times):
        report.ask(client, make(random.Random(f"{seed}/{number}")))
    return report


def real_values(service: SearchService) -> list[str]:
    """Ids and labels that the corpus has, of meetings, paragraphs, speakers and sections."""
    meetings = service.meetings()
    pages = [service.meeting(entry.meeting.id) for entry in meetings[:: len(meetings) // 20 + 1]]
    paragraphs = [hit.paragraph for page in pages for hit in page.hits[:20]]
    speakers = [speaker.id for paragraph in paragraphs for speaker in paragraph.speakers]
    sections = [section for paragraph in paragraphs for section in paragraph.section]
    return [*(e.meeting.id for e in meetings), *(p.id for p in paragraphs), *speakers, *sections]


def main() -> int:
    """Ask all; the status is 1 where something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("index", type=Path)
    parser.add_argument("--engine", choices=ENGINES, default=DEFAULT_ENGINE)
    parser.add_argument("--queries", type=int, default=20_000)
    parser.add_argument("--addresses", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="write the figures down")
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    settings = Settings(corpus=asked.corpus, index=asked.index, engine=asked.engine)
    build_index(settings)
    app, service = create_app(settings), SearchService(settings)
    by_page = Addresses(addresses(app), real_values(service))
    reports = {
        "/search": ask_all(app, search_address, asked.queries, asked.seed),
        "all pages": ask_all(app, by_page, asked.addresses, asked.seed),
    }
    for name, report in reports.items():
        print("  ".join(report.row(name)))
        print("\n".join((*report.slowest(), *(f"5xx: {one}" for one in report.faults))))
    if asked.keep:
        _keep(asked.engine, len(service.meetings()), reports)
    return int(any(report.faults or report.slow for report in reports.values()))


def _keep(engine: str, summaries: int, reports: dict[str, Report]) -> None:
    rows = [report.row(name) for name, report in reports.items()]
    failures = [
        *(f"5xx: {one[:SHOWN]}" for report in reports.values() for one in report.faults),
        *(
            f"over a second: {one[:SHOWN]}, {seconds:.3f} s"
            for report in reports.values()
            for seconds, one in report.seconds
            if seconds > LONGEST
        ),
    ]
    about = ABOUT.format(summaries=summaries, engine=engine)
    save(Part(f"queries-{engine}", f"Nasty queries, {engine}", about, HEAD, rows, failures))
    write(load_all())


if __name__ == "__main__":
    sys.exit(main())
