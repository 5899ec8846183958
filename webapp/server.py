"""One process of the server: waitress, and what it refuses so that the others are answered.

waitress reads requests without a thread each, so a slow client holds nobody up. What it leaves
open is bounded here: how long a request may take to arrive, how many connections one client may
hold, how many requests may wait and for how long. Who is refused is told when to come back.
"""

import logging
import socket
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask
from waitress.utilities import Error

LOG = logging.getLogger(__name__)
RETRY_SECONDS = 2
BUSY = "The server has more to do than it can: try again in a moment."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process takes on; times are seconds, sizes bytes.

    A client on this machine may hold any number of connections, unless `bounds_local`: it is a
    proxy for many.
    """

    threads: int = 2
    connections: int = 1000
    connections_a_client: int = 100
    bounds_local: bool = False
    waiting: int = 64
    longest_wait: float = 1.5
    head_seconds: float = 10.0
    body_seconds: float = 30.0
    slowest_upload: int = 20_000
    idle_seconds: int = 60
    largest_head: int = 65_536
    largest_body: int = 1_000_000


class Overloaded(Error):  # type: ignore[misc]
    """The answer to a request for which there is no time."""

    code = 503
    reason = "Service Unavailable"

    def __init__(self) -> None:
        super().__init__(BUSY)

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        """Say when to come back."""
        status, headers, _ = super().to_response(ident)
        return status, [*headers, ("Retry-After", str(RETRY_SECONDS))], f"{BUSY}\r\n".encode()


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """Reads a request; one whose end a proxy may see elsewhere is refused (RFC 9112, 6.1)."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head; raises ParsingError."""
        super().parse_header(header_plus)
        both = self.chunked and "CONTENT_LENGTH" in self.headers
        if both or "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("Transfer-Encoding goes with neither Content-Length nor HTTP/1.0")


class Task(WSGITask):  # type: ignore[misc]
    """Answers a request."""

    def finish(self) -> None:
        """End the answer; that to HEAD has no body, and so no end of one."""
        if not self.wrote_header:
            self.write(b"")
        if self.request.command == "HEAD":
            self.chunked_response = False
        super().finish()


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection; knows since when its next request arrives, and since when one waits."""

    parser_class = Parser
    task_class = Task
    began = 0.0
    arrived = 0.0
    received_bytes = 0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.opened = time.monotonic()
        super().__init__(*arguments, **options)

    def received(self, data: bytes) -> Any:
        """Take in what has come of a request."""
        if self.request is None:
            self.began, self.received_bytes = time.monotonic(), 0
        self.received_bytes += len(data)
        return super().received(data)

    def is_late(self, now: float, limits: Limits) -> bool:
        """Tell a request that takes longer to arrive than even a slow line needs."""
        if self.requests:
            return False
        if self.request is None:
            return not self.began and now - self.opened > limits.head_seconds
        allowed = limits.head_seconds
        if self.request.headers_finished:
            allowed = limits.body_seconds + self.received_bytes / limits.slowest_upload
        return now - self.began > allowed

    def service(self) -> None:
        """Answer a request, unless it has waited so long that nobody may wait for it still."""
        if time.monotonic() - self.arrived > self.server.limits.longest_wait:
            self.refuse()
        super().service()

    def refuse(self) -> None:
        """Have the request that is next answered with the time to come back."""
        if not self.requests[0].error:
            self.requests[0].error = Overloaded()


class Dispatcher(ThreadedTaskDispatcher):  # type: ignore[misc]
    """Gives requests to threads; a thread of its own refuses those for which there is no time."""

    queue_logger = logging.getLogger(f"{__name__}.queue")

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.limits = limits
        self.queue_logger.setLevel(logging.ERROR)  # a longer queue is answered, not reported
        self.set_thread_count(limits.threads)
        self.refusing = ThreadedTaskDispatcher()
        self.refusing.queue_logger = self.queue_logger
        self.refusing.set_thread_count(1)

    def add_task(self, task: Channel) -> None:
        """Queue a request, or have it refused."""
        task.arrived = time.monotonic()
        if len(self.queue) < self.limits.waiting:
            super().add_task(task)
        else:
            task.refuse()
            self.refusing.add_task(task)

    def shutdown(self, cancel_pending: bool = True, timeout: float = 5) -> bool:
        """Let the threads end what they do."""
        self.refusing.shutdown(cancel_pending, timeout)
        return bool(super().shutdown(cancel_pending, timeout))


class Server(TcpWSGIServer):  # type: ignore[misc]
    """A listening socket and its connections."""

    channel_class = Channel

    def __init__(
        self, application: Callable[..., Any], sock: socket.socket, limits: Limits
    ) -> None:
        self.limits = limits
        settings = Adjustments(
            sockets=[sock],
            connection_limit=limits.connections,
            channel_timeout=limits.idle_seconds,
            cleanup_interval=1,
            max_request_header_size=limits.largest_head,
            max_request_body_size=limits.largest_body,
            asyncore_use_poll=True,
            asyncore_loop_timeout=1,
            ident="",
        )
        where = (sock.family, sock.type, sock.proto, sock.getsockname())
        super().__init__(
            application,
            _sock=sock,
            dispatcher=Dispatcher(limits),
            adj=settings,
            sockinfo=where,
            bind_socket=False,
        )

    def handle_accept(self) -> None:
        """Take a connection, unless its client holds too many already."""
        before = len(self.active_channels)
        super().handle_accept()
        if len(self.active_channels) > before:
            newest = next(reversed(self.active_channels.values()))
            if self._holds_too_many(newest.addr[0]):
                _turn_away(newest)

    def _holds_too_many(self, client: str) -> bool:
        if not self.limits.bounds_local and _is_local(client):
            return False
        held = Counter(channel.addr[0] for channel in self.active_channels.values())
        return held[client] > self.limits.connections_a_client

    def maintenance(self, now: float) -> None:
        """Close what is idle, and what takes too long to arrive."""
        super().maintenance(now)
        for channel in self.active_channels.values():
            if channel.is_late(time.monotonic(), self.limits):
                channel.will_close = True

    def stop(self) -> None:
        """End the loop that answers, from another thread."""
        self.trigger.pull_trigger(lambda: wasyncore.close_all(self._map))
        self.task_dispatcher.shutdown()


def _turn_away(channel: Channel) -> None:
    status, headers, body = Overloaded().to_response()
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    answer = f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode() + body
    try:
        channel.socket.send(answer)
    except OSError:
        LOG.debug("a client that held too many connections has gone")
    channel.will_close = True


def _is_local(client: str) -> bool:
    try:
        return ip_address(client).is_loopback
    except ValueError:
        return False
