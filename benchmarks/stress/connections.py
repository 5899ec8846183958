"""Clients that each hold a connection open, as browsers do, and share what is to be asked."""

import asyncio
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from benchmarks.stress.clients import PATIENCE_SECONDS, Answer

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)
CLOSES = re.compile(rb"\r\nconnection: *close", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """What clients got who asked a server together, and how many seconds that took in all."""

    answers: Sequence[Answer]
    seconds: float


def ask(port: int, clients: int, addresses: Iterable[str]) -> Asked:
    """Have clients ask a server on this machine for addresses, whoever is free for the next."""
    return asyncio.run(_all(port, clients, iter(addresses)))


async def _all(port: int, clients: int, addresses: Iterator[str]) -> Asked:
    answers: list[Answer] = []
    began = time.monotonic()
    await asyncio.gather(*(_client(port, addresses, answers) for _ in range(clients)))
    return Asked(answers, time.monotonic() - began)


async def _client(port: int, addresses: Iterator[str], answers: list[Answer]) -> None:
    connection = _Connection(port)
    for address in addresses:
        began = time.monotonic()
        status = await connection.status_of(address)
        answers.append(Answer(status, time.monotonic() - began))
    await connection.close()


class _Connection:
    """A connection that is opened when it is needed, and again where the server has closed it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def status_of(self, address: str) -> str:
        """The status of a whole answer, or what went wrong instead of one."""
        try:
            return await asyncio.wait_for(self._get(address), PATIENCE_SECONDS)
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            await self.close()
            return type(error).__name__

    async def _get(self, address: str) -> str:
        if self._open is None:
            self._open = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._open
        request = f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
        writer.write(request.encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        if length is None:
            raise ValueError(f"an answer without a length: {head!r}")
        await reader.readexactly(int(length[1]))
        if CLOSES.search(head):
            await self.close()
        return head[9:12].decode("ascii", "replace")

    async def close(self) -> None:
        """Close it, if it is open."""
        if self._open is not None:
            writer, self._open = self._open[1], None
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
