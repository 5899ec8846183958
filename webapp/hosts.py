"""Which names the service answers to, and where it stands behind a proxy.

A page of another site can have its own name point to this computer (DNS rebinding) and then read
what only this computer can reach. So a request for a name that is not known is refused.
"""

import re
import socket
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from indexer.settings import Settings

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
ANY = "*"
HOST = re.compile(r"(?:\[(?P<address>[0-9a-fA-F:.]+)\]|(?P<name>[\w.~-]+))(?::[0-9]{0,5})?")
# Browsers leave out tabs and ends of line, and take \ for /: what is left may name another server.
OWN_PAGE = re.compile(r"/(?![/\\])[^\\\x00-\x1f\x7f]*")
NO_HOST = "The header Host names no server.\n"
UNKNOWN_HOST = (
    "This server does not answer to the name {name!r}."
    " Whoever runs it can allow that with FLOOR_HOSTS={name}\n"
)


def check_hosts(app: Flask, settings: Settings) -> None:
    """Refuse requests for names that are neither this computer's nor listed in the settings."""
    names = {"localhost", socket.gethostname().lower(), settings.host.lower(), *settings.hosts}

    @app.before_request
    def refuse_others() -> Response | None:
        """Answer to known names alone."""
        host = request.headers.get("Host", "")
        name = host_name(host)
        known = ANY in names or name in names or _is_address(name)
        if not host or (name and known):
            return None
        said = UNKNOWN_HOST.format(name=name) if name else NO_HOST
        return Response(said, 400, content_type="text/plain")


def is_own_page(address: str) -> bool:
    """Tell the address of a page here, which a form names to come back to, from one elsewhere."""
    return OWN_PAGE.fullmatch(address) is not None


def host_name(host: str) -> str:
    """The name in a Host header, without its port and the brackets of an IPv6 address.

    "" for what is no such header.
    """
    found = HOST.fullmatch(host)
    return (found["address"] or found["name"]).rstrip(".").lower() if found else ""


def _is_address(name: str) -> bool:
    """Tell an address: no other site can have one as its name."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def stand_behind(app: Flask, settings: Settings) -> None:
    """Believe as many proxies as there are, and put all addresses below `settings.root`."""
    application: Application = app.wsgi_app
    if settings.root:
        application = _Below(application, settings.root)
    if settings.proxies:
        count = settings.proxies
        application = ProxyFix(application, count, count, count, 0, count)
    app.wsgi_app = application  # type: ignore[method-assign,assignment]


class _Below:
    """An application below a path, whether or not a proxy takes the path off."""

    def __init__(self, application: Application, root: str) -> None:
        self.application = application
        self.root = root

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == self.root or path.startswith(f"{self.root}/"):
            environ["PATH_INFO"] = path[len(self.root) :]
        environ["SCRIPT_NAME"] = self.root
        return self.application(environ, start)
