"""Pages that were made lately are kept, and given again as long as nothing in them has changed.

A page depends on the state of the index, on the register, on the address, and on what the browser
says of itself: each of these is part of the key. What a contributor sees is not kept, nor given to
anybody out of what is. By its ETag a browser that has a page still is told so, without the page.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache
from flask import Flask, Response, g, request, session

from indexer.errors import FloorError
from indexer.search.service import SearchService
from webapp.access import is_contributor
from webapp.finding import TYPING
from webapp.languages import language
from webapp.readers import readers_language

KEPT = frozenset({"pages", "meetings", "speakers"})  # blueprints: those of the other have no forms
MOST_BYTES = 32_000_000  # in each process, some two thousand pages as they are compressed
LARGEST = 1_000_000  # bytes as it is sent: one page shall not push out many
HALVES = ("HX-Request", TYPING)  # headers of ours by which a search may be answered otherwise
Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was sent: compressed, with its headers."""

    body: bytes
    headers: tuple[tuple[str, str], ...]

    def __len__(self) -> int:
        return len(self.body)

    def response(self) -> Response:
        """Answer with it."""
        return Response(self.body, headers=list(self.headers))


class Shelf:
    """The pages that one process keeps, the least lately asked for dropped first."""

    def __init__(self, service: SearchService) -> None:
        self._service = service
        self._pages: LRUCache[Key, Page] = LRUCache(MOST_BYTES, len)
        self._lock = Lock()

    @property
    def size(self) -> int:
        """How many bytes are kept."""
        return int(self._pages.currsize)

    def find(self) -> Response | None:
        """The page that is asked for, if it is kept; its key is noted for `keep`."""
        key = self._key()
        with self._lock:
            page = self._pages.get(key) if key else None
        if page is None:
            g.kept_by = key
        return _conditional(page.response()) if page else None

    def keep(self, response: Response) -> Response:
        """Keep a page that has been made, unless the index was switched to another meanwhile."""
        key = g.pop("kept_by", None)
        if key is None or not _can_be_kept(response):
            return response
        response.vary.update(HALVES)
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        if self._service.version_asked() == key[0] and len(response.data) < LARGEST:
            with self._lock:
                self._pages[key] = Page(response.data, tuple(response.headers))
        return _conditional(response)

    def _key(self) -> Key | None:
        """What the page that is asked for depends on; None where it is not to be kept."""
        reads = request.method in ("GET", "HEAD") and request.blueprint in KEPT
        if not reads or is_contributor():
            return None
        try:
            version = self._service.version()
        except FloorError:
            return None
        root = request.scheme, request.host, request.script_root
        here = request.environ.get("PATH_INFO"), request.query_string
        told = (request.headers.get(name) for name in ("Accept-Encoding", *HALVES))
        return (version, *root, *here, *told, readers_language(), language().code)


def keep_pages(app: Flask, service: SearchService) -> None:
    """Keep the pages of an application as they leave it; what compresses them is added later."""
    shelf = app.extensions["kept"] = Shelf(service)
    app.before_request(shelf.find)
    app.after_request(shelf.keep)


def _can_be_kept(response: Response) -> bool:
    new_cookie = session.modified or "Set-Cookie" in response.headers
    return response.status_code == 200 and response.is_sequence and not new_cookie


def _conditional(response: Response) -> Response:
    """Say no more than that nothing has changed to a browser that has the page."""
    return response.make_conditional(request)  # type: ignore[return-value]
