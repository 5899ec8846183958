"""Clients that search, as many at once as are wanted, and what they got."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

WORDS = (
    "climate", "finance", "adaptation", "forests", "technology", "review", "mitigation", "meeting",
    "funding", "protocol", "agenda", "proposal", "capacity", "carbon", "module", "memory", "test",
)  # fmt: skip
YEARS = (1000, 1990)  # all summaries are younger
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of an answer, or what went wrong instead of one, and how long it took."""

    status: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Load:
    """So many clients, with so many seconds between an answer and the next request, so long."""

    clients: int
    between: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Answers by status; seconds that half and 99 in a hundred of those with 200 took."""

    statuses: dict[str, int]
    p50: float
    p99: float
    slowest: float
    slowest_of_all: float
    found_a_second: float


def put_under(port: int, load: Load, seed: int = 1) -> Outcome:
    """Have clients search a server on this machine; they stop by themselves."""
    return _outcome(asyncio.run(_all(port, load, seed)), load.seconds)


async def _all(port: int, load: Load, seed: int) -> list[Answer]:
    ends = time.monotonic() + load.seconds
    answers: list[Answer] = []
    clients = (
        _client(port, load.between, ends, random.Random(f"{seed}/{number}"), answers)
        for number in range(load.clients)
    )
    await asyncio.gather(*clients)
    return answers


async def _client(
    port: int, between: float, ends: float, chance: random.Random, answers: list[Answer]
) -> None:
    await asyncio.sleep(between * chance.random())
    while time.monotonic() < ends:
        answers.append(await _ask(port, _asked(chance)))
        await asyncio.sleep(between * chance.uniform(0.5, 1.5))


def _asked(chance: random.Random) -> str:
    """Make a search that hardly anybody has asked before: the server keeps what it answered."""
    words = " ".join(chance.sample(WORDS, chance.choice((1, 1, 2))))
    return f"/search?q={quote(words)}&from={chance.randint(*YEARS)}"


async def _ask(port: int, address: str) -> Answer:
    began = time.monotonic()
    request = (
        f"GET {address} HTTP/1.1\r\nHost: localhost\r\n"
        "Accept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    )
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request.encode())
        answer = await asyncio.wait_for(reader.read(), PATIENCE_SECONDS)
        writer.close()
        status = answer[9:12].decode("ascii", "replace") or "nothing"
    except (OSError, TimeoutError) as error:
        status = type(error).__name__
    return Answer(status, time.monotonic() - began)


def _outcome(answers: Sequence[Answer], seconds: float) -> Outcome:
    found = sorted(answer.seconds for answer in answers if answer.status == "200") or [0.0]
    return Outcome(
        dict(Counter(answer.status for answer in answers)),
        found[len(found) // 2],
        found[int(len(found) * 0.99)],
        found[-1],
        max(answer.seconds for answer in answers),
        len(found) / seconds,
    )
