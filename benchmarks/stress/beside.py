"""How many requests a second servers answer that run on one machine: old, new, old, new.

python -m benchmarks.stress.beside old=8001 new=8002

Each name has the port of a server that runs here, on the same summaries. They are asked the
benchmark's questions in turns, by more and more clients at once, each over a connection that stays
open: every question for the first time, and then a few of them for some seconds again and again,
which shows what kept pages bring. FLOOR_CORPUS and FLOOR_INDEX say where the words of questions are
from.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlencode

import numpy as np

from benchmarks.material import rows
from benchmarks.questions import Question, by_frequency, questions, warming
from benchmarks.stress.connections import Asked, ask
from benchmarks.stress.servers import cpu_seconds, proportional_memory, serving
from benchmarks.tables import table
from indexer.search.service import SearchService
from indexer.settings import Settings

CLIENTS = (1, 4, 16, 64)
EACH = 160
ROUNDS = 2
SECONDS_AGAIN = 3.0
FEW = 10
TIMES = 6  # that the few are asked before, so that each process of a server has seen them
FIRST, AGAIN = "for the first time", "the same again"
HEAD = (
    "clients", "asked", "server", "a second", "p50 ms", "p99 ms", "CPU ms each",
    "answers by status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """What a server was asked at one go, and the seconds of the processor that it took for it."""

    asked: Asked
    processor: float


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked by so many clients at once: addresses that no other part has."""

    clients: int
    addresses: Sequence[str]


def main() -> None:
    """Ask the servers; print a table, and the memory of each process."""
    options = _options()
    ports = dict(options.servers)
    common, asked = _questions(Settings.from_environ(), options.each)
    for port in ports.values():
        ask(port, 1, common)
    found = in_turns(ports, parts(asked, options.rounds), options.seconds)
    print(table(HEAD, [row(*who, turns) for who, turns in sorted(found.items())]))
    for name, port in ports.items():
        held = (f"{proportional_memory(pid):.0f}" for pid in serving(port))
        print(f"{name}: MB of each process that holds its socket: {', '.join(held)}")


def parts(addresses: Sequence[str], rounds: int) -> list[Part]:
    """Deal addresses out to rounds of one client, of four and so on."""
    many = rounds * len(CLIENTS)
    return [Part(CLIENTS[number % len(CLIENTS)], addresses[number::many]) for number in range(many)]


def in_turns(
    ports: Mapping[str, int], asked: Sequence[Part], seconds: float
) -> dict[tuple[int, str, str], list[Turn]]:
    """Ask one server after the other for each part; gives turns by clients, time and name."""
    found: dict[tuple[int, str, str], list[Turn]] = {}
    for part in asked:
        for name, port in ports.items():
            first = _turn(port, part.clients, part.addresses)
            few = part.addresses[:FEW]
            ask(port, CLIENTS[-1], [*few] * TIMES)
            again = _turn(port, part.clients, _lasting(few, seconds))
            found.setdefault((part.clients, FIRST, name), []).append(first)
            found.setdefault((part.clients, AGAIN, name), []).append(again)
    return found


def row(clients: int, time_asked: str, server: str, turns: Sequence[Turn]) -> list[str]:
    """A line of the table: only answers of 200 count as answered."""
    answers = [answer for turn in turns for answer in turn.asked.answers]
    taken = [answer.seconds for answer in answers if answer.status == "200"]
    p50, p99 = np.percentile(taken or [np.nan], (50, 99)) * 1000
    statuses = Counter(answer.status for answer in answers)
    return [
        str(clients),
        time_asked,
        server,
        f"{len(taken) / sum(turn.asked.seconds for turn in turns):.0f}",
        f"{p50:.1f}",
        f"{p99:.1f}",
        f"{sum(turn.processor for turn in turns) / max(len(taken), 1) * 1000:.1f}",
        ", ".join(f"{status}: {count:,}" for status, count in sorted(statuses.items())),
    ]


def _turn(port: int, clients: int, addresses: Iterable[str]) -> Turn:
    processes = serving(port)
    before = cpu_seconds(processes)
    asked = ask(port, clients, addresses)
    return Turn(asked, cpu_seconds(processes) - before)


def _lasting(addresses: Sequence[str], seconds: float) -> Iterator[str]:
    ends = time.monotonic() + seconds
    for address in cycle(addresses):
        if time.monotonic() > ends:
            return
        yield address


def _questions(settings: Settings, each: int) -> tuple[list[str], list[str]]:
    """Addresses of searches: some that come before all others, and many of every kind."""
    found = list(rows(SearchService(settings)))
    words = by_frequency(found)
    return [*map(_address, warming(words))], [*map(_address, questions(found, words, each))]


def _address(question: Question) -> str:
    given = {"q": question.typed, "speaker": question.speaker}
    return f"/search?{urlencode({name: value for name, value in given.items() if value})}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stress.beside")
    parser.add_argument("servers", nargs="+", metavar="NAME=PORT", type=_named)
    parser.add_argument("--each", type=int, default=EACH, help="questions of a kind")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=SECONDS_AGAIN, help="of asking again")
    return parser.parse_args()


def _named(given: str) -> tuple[str, int]:
    name, _, port = given.partition("=")
    return name, int(port)


if __name__ == "__main__":
    main()
