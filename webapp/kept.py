"""Pages that were made lately are kept, and given again as long as nothing in them has changed.

A page depends on the state of the index, on the register, on the address, and on what the browser
says of itself: each of these is part of the key. One that is kept is given before Flask is asked,
which takes longer than to find it. Whoever has a session may be a contributor: what is asked in one
is neither kept nor given out of what is. By its ETag a browser that has a page still is told so,
without the page.
"""

import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

from cachetools import LRUCache
from flask import Flask, Response, request, session
from werkzeug.http import generate_etag
from werkzeug.sansio.http import parse_cookie

from indexer.errors import FloorError
from indexer.search.service import SearchService
from indexer.words import ENGLISH
from webapp.access import is_contributor
from webapp.finding import TYPING
from webapp.hosts import Application
from webapp.languages import COOKIE, Languages, languages_asked_for
from webapp.observing import Answered, route, tell
from webapp.readers import alphabet

KEPT = frozenset({"pages", "meetings", "speakers"})  # blueprints: those of the other have no forms
MOST_BYTES = 32_000_000  # in each process, some two thousand pages as they are compressed
LARGEST = 1_000_000  # bytes as it is sent: one page shall not push out many
LONGEST_KEY = 2_000  # letters of an address and of what a browser says of itself
GZIP_TIME = slice(4, 8)  # where gzip notes when it compressed, RFC 1952
HALVES = ("HX-Request", TYPING)  # headers of ours by which a search may be answered otherwise
TOLD = tuple(f"HTTP_{name.upper().replace('-', '_')}" for name in ("Accept-Encoding", *HALVES))
KEY = "floor.kept_by"  # in the surroundings of a request whose page is not kept yet
ADDRESS = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING")
# With one of these a part of the page may be asked for, or none.
CONDITIONS = frozenset(
    {"HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"}
)
Key = tuple[Hashable, ...]
Environ = dict[str, Any]
Start = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was sent: compressed, with its headers, and the route that led to it."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    route: str

    def __len__(self) -> int:
        """The bytes that it takes, its key included, at most."""
        headers = sum(len(name) + len(value) for name, value in self.headers)
        return len(self.body) + headers + LONGEST_KEY

    def response(self) -> Response:
        """Answer with it."""
        return Response(self.body, headers=list(self.headers))


class Shelf:
    """The pages that one process keeps, the least lately asked for dropped first."""

    def __init__(self, app: Flask, service: SearchService) -> None:
        self._app = app
        self._application: Application = app.wsgi_app
        self._service = service
        self._pages: LRUCache[Key, Page] = LRUCache(MOST_BYTES, len)
        self._lock = Lock()

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """How the paths of pages that may be kept begin: "search", "meetings"."""
        rules = self._app.url_map.iter_rules()
        kept = (rule.rule for rule in rules if rule.endpoint.partition(".")[0] in KEPT)
        return frozenset(map(_beginning, kept))

    @property
    def size(self) -> int:
        """How many bytes are kept."""
        return int(self._pages.currsize)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Give the page that is asked for, if it is kept; else its key is noted for `keep`."""
        began = time.perf_counter()
        key = self._key(environ)
        with self._lock:
            page = self._pages.get(key) if key else None
        if page is None:
            environ[KEY] = key
            return self._application(environ, start)
        return self._given(page, environ, start, began)

    def _given(self, page: Page, environ: Environ, start: Start, began: float) -> Iterable[bytes]:
        method, status = environ["REQUEST_METHOD"], 200
        body: Iterable[bytes] = (page.body,)
        if method == "HEAD" or CONDITIONS & environ.keys():
            response = page.response().make_conditional(environ)
            status, body = response.status_code, response(environ, start)
        else:
            start("200 OK", list(page.headers))
        seconds = time.perf_counter() - began
        tell(self._app, Answered(environ, method, page.route, status, seconds))
        return body

    def keep(self, response: Response) -> Response:
        """Keep a page that has been made, unless the index was switched to another meanwhile."""
        key = request.environ.get(KEY)
        if key is None or request.blueprint not in KEPT or not _can_be_kept(response):
            return response
        response.vary.update(HALVES)
        response.headers["Cache-Control"] = "no-cache"
        response.set_etag(generate_etag(_lasting(response)))
        if self._service.version_asked() == key[0] and len(response.data) < LARGEST:
            with self._lock:
                self._pages[key] = Page(response.data, tuple(response.headers), route())
        return response.make_conditional(request)  # type: ignore[return-value]

    def _key(self, environ: Environ) -> Key | None:
        """What the page that is asked for depends on; None where it is not to be kept."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return None
        if _beginning(environ["PATH_INFO"]) not in self._beginnings:
            return None
        sent = environ.get("HTTP_COOKIE")
        cookies = parse_cookie(sent) if sent else {}
        if self._app.config["SESSION_COOKIE_NAME"] in cookies:
            return None
        told = [environ.get(name, "") for name in ADDRESS + TOLD]
        if sum(map(len, told)) > LONGEST_KEY:
            return None
        try:
            version = self._service.version()
        except FloorError:
            return None
        return (version, *told, *self._languages(cookies.get(COOKIE, ""), environ))

    def _languages(self, cookie: str, environ: Environ) -> tuple[str, str]:
        """The languages by which names are put in order, and in which the page is."""
        languages: Languages = self._app.extensions["languages"]
        header = environ.get("HTTP_ACCEPT_LANGUAGE", "")
        chosen = languages.chosen(cookie)
        first = chosen or languages_asked_for(header).best or ENGLISH
        return alphabet(first), chosen or languages.preferred(header)


def keep_pages(app: Flask, service: SearchService) -> None:
    """Keep the pages of an application as they leave it; what compresses them is added later."""
    shelf = app.extensions["kept"] = Shelf(app, service)
    app.wsgi_app = shelf  # type: ignore[method-assign,assignment]
    app.after_request(shelf.keep)


def _beginning(path: str) -> str:
    """The first part of a path."""
    return path.lstrip("/").partition("/")[0]


def _lasting(response: Response) -> bytes:
    """What a page is whoever compresses it, and when."""
    data: bytes = response.data
    if response.content_encoding != "gzip":
        return data
    return data[: GZIP_TIME.start] + data[GZIP_TIME.stop :]


def _can_be_kept(response: Response) -> bool:
    new_cookie = session.modified or "Set-Cookie" in response.headers
    return (
        response.status_code == 200
        and response.is_sequence
        and not new_cookie
        and not is_contributor()
    )
