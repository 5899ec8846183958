"""Nasty queries by the thousand, asked of the whole service over a real corpus.

Fails where one of them raises, or takes longer than a second.
`python -m tests.stress.queries CORPUS INDEX [--engine tantivy] [--queries 20000] [--seed 1]`
"""

import argparse
import logging
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis
from hypothesis import strategies as st

from indexer.corpus.indexing import build_index
from indexer.search.results import Scope, SearchRequest, Sort
from indexer.search.service import SearchService
from indexer.settings import DEFAULT_ENGINE, ENGINES, Settings
from tests.indexer.query.nasty import NASTY

LONGEST = 1.0
SLOWEST = 10
ROUND = 500
REQUESTS = st.builds(
    SearchRequest,
    query=NASTY,
    sort=st.sampled_from(Sort),
    scope=st.sampled_from(Scope),
    page=st.integers(-1, 10**9),
    expand=st.booleans(),
)


@dataclass
class Report:
    """What came of it: seconds by query, and what was raised."""

    seconds: list[tuple[float, str]] = field(default_factory=list)
    raised: list[tuple[str, Exception]] = field(default_factory=list)

    def ask(self, service: SearchService, request: SearchRequest) -> None:
        start = time.perf_counter()
        try:
            service.search(request)
        except Exception as error:  # whatever it is, it is to be counted
            logging.exception("%r", request)
            self.raised.append((request.query, error))
        self.seconds.append((time.perf_counter() - start, request.query))

    @property
    def slow(self) -> int:
        return sum(seconds > LONGEST for seconds, _ in self.seconds)

    def print(self) -> None:
        ordered = sorted(self.seconds, reverse=True)
        print(f"{len(ordered)} queries, {len(self.raised)} raised, {self.slow} over a second")
        for share in (0.5, 0.99, 0.999):
            print(f"p{share * 100:g}: {ordered[int(len(ordered) * (1 - share))][0] * 1000:.1f} ms")
        for seconds, query in ordered[:SLOWEST]:
            print(f"{seconds:6.3f} s  {len(query):5}  {query[:70]!r}")


def ask_all(service: SearchService, queries: int, seed: int) -> Report:
    """Ask in rounds: Hypothesis remembers all that it has made in one."""
    report = Report()
    service.search(SearchRequest())  # the index is opened once, whoever asks first
    for start in range(0, queries, ROUND):
        _ask(service, report, min(ROUND, queries - start), seed + start)
    return report


def _ask(service: SearchService, report: Report, queries: int, seed: int) -> None:
    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=queries,
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(REQUESTS)
    def ask(request: SearchRequest) -> None:
        report.ask(service, request)

    ask()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("index", type=Path)
    parser.add_argument("--engine", choices=ENGINES, default=DEFAULT_ENGINE)
    parser.add_argument("--queries", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    settings = Settings(corpus=asked.corpus, index=asked.index, engine=asked.engine)
    build_index(settings)
    report = ask_all(SearchService(settings), asked.queries, asked.seed)
    report.print()
    return int(bool(report.raised or report.slow))


if __name__ == "__main__":
    sys.exit(main())
