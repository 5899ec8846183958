"""One process of the server: waitress, and what it refuses so that the others are answered.

waitress reads requests without a thread each, so a slow client holds nobody up. What it leaves
open is bounded here: how long a request may take to arrive, how many connections one client may
hold, how many requests may wait and for how long. Who is refused is told when to come back.
"""

import errno
import logging
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import WSGITask

from webapp.lanes import Dispatchers, Lane
from webapp.shares import Share

if sys.platform != "win32":
    import resource

LOG = logging.getLogger(__name__)
RETRY_SECONDS = 2  # seconds: longer than any request waits for its turn
BUSY = "The server has more to do than it can: try again in a moment."
# Bytes made once and sent by the loop itself: to refuse must cost next to nothing.
REFUSAL = (
    "HTTP/1.1 503 Service Unavailable\r\n"
    f"Retry-After: {RETRY_SECONDS}\r\n"
    "Cache-Control: no-store\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    f"Content-Length: {len(BUSY) + 2}\r\n"
    "Connection: close\r\n"
    f"\r\n{BUSY}\r\n"
).encode()
ACCEPTED_AT_ONCE = 16  # connections, then those that are open get their turn
LEFT_SECONDS = 0.05  # to others for taking what waits: one that does other things takes longer
PAUSE_SECONDS = 0.001  # in which another's loop comes to look
SECONDS_TO_LOOK = 0.2  # whether there is something to do, where nothing wakes the loop
MOST_FILES = 4096  # where the system sets no limit: connections are files


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process takes on; times are seconds, sizes bytes.

    A client on this machine may hold any number of connections, unless `bounds_local`: it is a
    proxy for many.
    """

    lanes: tuple[Lane, ...] = (Lane(),)
    connections: int = 1000
    connections_a_client: int = 100
    bounds_local: bool = False
    head_seconds: float = 10.0
    body_seconds: float = 30.0
    slowest_line: int = 20_000
    idle_seconds: int = 60
    largest_head: int = 65_536
    largest_body: int = 1_000_000


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

    def build_response_header(self) -> bytes:
        """Close the connection behind the answer if others hold fewer: its client comes again."""
        if self.channel.server.share.is_above(1):
            self.request.headers["CONNECTION"] = "close"
        return bytes(super().build_response_header())

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
    ends = 0.0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.opened = time.monotonic()
        super().__init__(*arguments, **options)

    def received(self, data: bytes) -> Any:
        """Take in what has come of a request."""
        if self.request is None:
            self.began, self.received_bytes = time.monotonic(), 0
        self.received_bytes += len(data)
        return super().received(data)

    def send(self, data: bytes, do_close: bool = True) -> int:
        """Send what the client takes at once; with each byte it earns time to take the rest."""
        sent = int(super().send(data, do_close=do_close))
        limits, latest = self.server.limits, time.monotonic() + self.server.limits.body_seconds
        flows = self.total_outbufs_len < self.adj.outbuf_high_watermark / 2
        self.ends = latest if flows else min(latest, self.ends + sent / limits.slowest_line)
        return sent

    def is_late(self, now: float, limits: Limits) -> bool:
        """Tell a request that takes longer to arrive than even a slow line needs.

        So it is with an answer that is taken so slowly that a thread has to wait.
        """
        if self.total_outbufs_len > self.adj.outbuf_high_watermark:
            return now > self.ends
        if self.requests:
            return False
        if self.request is None:
            return not self.began and now - self.opened > limits.head_seconds
        allowed = limits.head_seconds
        if self.request.headers_finished:
            allowed = limits.body_seconds + self.received_bytes / limits.slowest_line
        return now - self.began > allowed

    @property
    def page(self) -> str:
        """The path that the next request is for, "" where it can't be told."""
        return str(getattr(self.requests[0], "path", ""))

    def refuse(self) -> None:
        """Say when to come back, and close; where an answer before it is on its way, only close."""
        self.server.refused += 1
        if self.total_outbufs_len:
            self.close_when_flushed = True
            return
        try:
            self.socket.send(REFUSAL)
        except OSError:
            LOG.debug("a client that was to be refused has gone")
        self.will_close = True


class Server(TcpWSGIServer):  # type: ignore[misc]
    """A listening socket and its connections, which several processes share.

    `note_refused` is told how many were refused.
    """

    channel_class = Channel

    def __init__(
        self,
        application: Callable[..., Any],
        sock: socket.socket,
        limits: Limits,
        note_refused: Callable[[int], None] = lambda _: None,
        share: Share | None = None,
    ) -> None:
        self.limits = limits
        self.share = share or Share()
        self._left = False
        self._took = 0.0  # when last nobody waited whom it left to others
        self._note_refused = note_refused
        self.refused = 0
        settings = Adjustments(
            sockets=[sock],
            connection_limit=2 * limits.connections,  # we make room before that
            log_socket_errors=False,  # a client that goes away is no error, and fills no log
            channel_timeout=limits.idle_seconds,
            cleanup_interval=1,
            max_request_header_size=limits.largest_head,
            max_request_body_size=limits.largest_body,
            asyncore_use_poll=True,
            ident="",
        )
        settings.asyncore_loop_timeout = SECONDS_TO_LOOK
        where = (sock.family, sock.type, sock.proto, sock.getsockname())
        super().__init__(
            application,
            _sock=sock,
            dispatcher=Dispatchers(limits.lanes),
            adj=settings,
            sockinfo=where,
            bind_socket=False,
        )

    def readable(self) -> bool:
        """Tell whether to accept; the loop asks at each turn, so this is when the late are told."""
        self.task_dispatcher.refuse_late()
        self.share.note(len(self.active_channels))
        if not self._left:
            self._took = time.monotonic()
        self._left = False
        return bool(super().readable())

    def handle_accept(self) -> None:
        """Take those who wait to be connected, unless another process is to take them.

        Not one a turn: a turn looks at all connections.
        """
        if self._leaves_next():
            self._left = True
            time.sleep(PAUSE_SECONDS)
            return
        for _ in range(ACCEPTED_AT_ONCE):
            if not self._takes_one() or self._leaves_next():
                return

    def _leaves_next(self) -> bool:
        """Tell whether others, who hold fewer, are to take the next one, and can be waited for."""
        return self.share.is_above() and time.monotonic() - self._took < LEFT_SECONDS

    def _takes_one(self) -> bool:
        """Take one, if one waits; refuse a client that holds too many already."""
        before = len(self.active_channels)
        super().handle_accept()
        if len(self.active_channels) == before:
            return False
        self.share.note(len(self.active_channels))
        newest = next(reversed(self.active_channels.values()))
        full = before >= self.limits.connections and not self._make_room(newest)
        if full or self._holds_too_many(newest.addr[0]):
            newest.refuse()
        return True

    def accept(self) -> Any:
        """Take one; where no more files can be opened, the next turn has room for it."""
        try:
            return super().accept()
        except OSError as error:
            if error.errno in (errno.EMFILE, errno.ENFILE):
                self._make_room()
            raise

    def _make_room(self, newest: Channel | None = None) -> bool:
        """Close the oldest connection that asks for nothing yet, if there is one."""
        for channel in self.active_channels.values():
            if channel is not newest and not channel.requests and not channel.total_outbufs_len:
                channel.handle_close()
                return True
        return False

    def _holds_too_many(self, client: str) -> bool:
        if not self.limits.bounds_local and _is_local(client):
            return False
        held = Counter(channel.addr[0] for channel in self.active_channels.values())
        return held[client] > self.limits.connections_a_client

    def maintenance(self, now: float) -> None:
        """Close what is idle and what takes too long; say how many were refused."""
        super().maintenance(now)
        if self.refused:
            self._note_refused(self.refused)
            self.refused = 0
        for channel in list(self.active_channels.values()):
            if channel.is_late(time.monotonic(), self.limits):
                channel.handle_close()  # `will_close` waits until the client takes something

    def stop(self) -> None:
        """End the loop that answers, from another thread."""
        with suppress(OSError):  # woken by another thread, it may be closed already
            self.trigger.pull_trigger(lambda: wasyncore.close_all(self._map))
        self.task_dispatcher.shutdown()


def connections_for_files(most: int) -> int:
    """How many connections there can be, at `most`, with half of the open files left for others.

    Has this process open as many as it may.
    """
    if sys.platform == "win32":
        return most
    few, many = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = MOST_FILES if many == resource.RLIM_INFINITY else min(many, MOST_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(few, allowed), many))
    return min(most, max(few, allowed) // 2)


def _is_local(client: str) -> bool:
    try:
        return ip_address(client).is_loopback
    except ValueError:
        return False
