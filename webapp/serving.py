"""The command `floor serve`."""

import errno
import gc
import logging
import os
import re
import secrets
import socket
import sys
import tempfile
import time
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

import click
from flask import Flask

from indexer.cli.common import engines, places, settings_from
from indexer.cli.indexing import build_with_progress
from indexer.corpus.catalogue import summary_files
from indexer.corpus.indexing import why_anew
from indexer.corpus.starting import start_corpus
from indexer.errors import (
    CantWrite,
    CorpusError,
    FloorError,
    IndexBusy,
    IndexUnusable,
    SettingsError,
)
from indexer.search.service import SearchService
from indexer.settings import Settings
from indexer.system.limits import MOST_ASIDE
from webapp.app import create_app
from webapp.attempts import Attempts
from webapp.caretaker import Caretaker
from webapp.command import main
from webapp.lanes import Lane
from webapp.observing import METRICS_FOLDER, note_refused
from webapp.server import Limits, Server, connections_for_files
from webapp.shares import Share
from webapp.workers import Workers

__all__ = ["main"]

# What is longer is cut off by the server; what lies between this and the limit of an upload is
# taken to disk, so that the page that refuses it can still be shown.
LARGEST_RECEIVED = 500_000_000
LARGEST_FORM = 1_000_000  # bytes, where nothing is contributed: a search, or a basket
# Who contributes waits for other processes, and would lose what was typed if refused: a browser
# waits five minutes, in which a full queue of texts at their limits of time is read. Who exports
# may take long to take it; who watches is always answered. All else is to be quick.
LANES = (
    Lane(re.compile(r".*/(healthz|readyz|metrics)"), threads=1),
    Lane(re.compile(r".*/contribute(/.*)?"), threads=MOST_ASIDE, waiting=50, longest_wait=280.0),
    Lane(
        re.compile(r".*(\.(csv|ndjson|atom|md|docx)|/briefing|/original)"),
        waiting=50,
        longest_wait=10.0,
    ),
    Lane(),
)
WAITING_TO_CONNECT = 1024
SECONDS_TO_LISTEN = 3.0
# systemd listens for us where it is asked to (see sd_listen_fds), and says by LISTEN_PID for whom.
FIRST_HANDED_OVER = 3


@click.command()
@click.option("--host", help="Address to listen on. [env: FLOOR_HOST; default: 127.0.0.1]")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port to listen on. [env: FLOOR_PORT; default: 8000]",
)
@click.option(
    "--allow-contributions",
    is_flag=True,
    help="Let those who have the token change the corpus in the browser. [token: FLOOR_TOKEN]",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="How many processes answer. [env: FLOOR_WORKERS; default: one a core]",
)
@engines
@click.option(
    "--no-index", is_flag=True, help="Serve what another machine has indexed. [env: FLOOR_INDEXING]"
)
@places
def serve(
    host: str | None,
    port: int | None,
    allow_contributions: bool,
    workers: int | None,
    corpus: Path | None,
    index: Path | None,
    engine: str | None,
    no_index: bool,
) -> None:
    """Index what is new, then serve the search page until stopped.

    \b
    floor serve
    floor serve --host 0.0.0.0 --port 8080
    floor serve --allow-contributions       prints the token, unless FLOOR_TOKEN gives it
    """
    settings = settings_from(corpus, index, engine)
    token = (settings.token or secrets.token_urlsafe(16)) if allow_contributions else ""
    shown = bool(token) and not settings.token
    settings = replace(
        settings,
        host=host or settings.host,
        port=port or settings.port,
        workers=workers or settings.workers or os.cpu_count() or 1,
        token=token,
        indexing=settings.indexing and not no_index,
    )
    anew = _prepare(settings)
    if shown:
        click.echo(f"To contribute, the token is {token} (it is not shown again)")
    _serve(settings, anew)


def _prepare(settings: Settings) -> bool:
    """Bring the index up to date, unless another machine does; raises SettingsError.

    Tells whether what is there is to be served while all is made anew.
    """
    if settings.indexing:
        _offer_to_start(settings.corpus)
        if not summary_files(settings.corpus):
            click.echo(f"The corpus at {settings.corpus} holds no summary yet.", err=True)
        return _bring_up_to_date(settings)
    if settings.token:
        raise SettingsError("who does not index takes no contributions: leave one of the two out")
    return False


def _bring_up_to_date(settings: Settings) -> bool:
    """Index what is new; tells whether what is there is to be served while all is made anew.

    Where nothing can be written, or another process does, what is there is served as it is.
    """
    why = why_anew(settings)
    if why and _can_be_served(settings):
        click.echo(f"{why} What is there is served meanwhile.", err=True)
        return True
    try:
        build_with_progress(settings)
    except (CantWrite, IndexBusy) as error:
        if not _can_be_served(settings):
            raise
        click.echo(f"{error}. It is served as it is.", err=True)
    return False


def _can_be_served(settings: Settings) -> bool:
    try:
        SearchService(settings).meetings()
    except IndexUnusable:
        return False
    return True


def _offer_to_start(corpus: Path) -> None:
    """Offer to make a corpus where there is none; raises CorpusError where nobody can be asked."""
    if corpus.exists():
        return
    command = "floor init" if corpus == Settings().corpus else f"floor init {corpus}"
    if not sys.stdin.isatty():
        raise CorpusError(f"there is no corpus folder at {corpus}: make one with `{command}`")
    question = f"There is no corpus folder at {corpus}. Make one, with an example?"
    click.confirm(question, default=True, abort=True)
    start_corpus(corpus)


def _serve(settings: Settings, anew: bool) -> None:
    """Serve with several processes, while the index is made `anew`; raises SettingsError."""
    with _listening(settings) as sock, tempfile.TemporaryDirectory() as folder:
        if settings.metrics:
            os.environ[METRICS_FOLDER] = folder
        caretaker = Caretaker(settings)
        work = partial(answer, settings, Attempts(), caretaker)
        workers = Workers(settings.workers, sock, work)
        with caretaker.looking(anew) if settings.indexing else nullcontext():
            address = f"http://{settings.host}:{settings.port}{settings.root}/"
            click.echo(f"Took the Floor is at {address} (Ctrl-C stops it)")
            workers.run()


def _listening(settings: Settings) -> socket.socket:
    """Listen; the workers of a server that was killed may hold its address for a moment still."""
    if os.environ.get("LISTEN_PID") == str(os.getpid()):
        return socket.socket(fileno=FIRST_HANDED_OVER)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    address = settings.host, settings.port
    ends = time.monotonic() + SECONDS_TO_LISTEN
    while True:
        try:
            return socket.create_server(address, family=family, backlog=WAITING_TO_CONNECT)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > ends:
                raise SettingsError(_refusal(settings, error)) from None
        time.sleep(0.1)


def _refusal(settings: Settings, error: OSError) -> str:
    """Say why nothing can listen at the address of some settings, and what to do."""
    place = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        return f"another program listens on {place}: stop it, or choose another port with --port"
    if error.errno == errno.EACCES:
        return f"this user may not listen on {place}: choose a port of 1024 or more with --port"
    return f"can't listen on {place}, which is no address of this computer: choose it with --host"


def answer(
    settings: Settings,
    attempts: Attempts,
    caretaker: Caretaker | None,
    sock: socket.socket,
    share: Share,
) -> None:
    """Answer requests in this process until it is ended: what each worker does."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    largest = LARGEST_RECEIVED if settings.token else LARGEST_FORM
    app = create_app(settings, attempts, caretaker)
    _warm_up(app)
    app.extensions["search"].follow()
    limits = Limits(lanes=LANES, largest_body=largest)
    limits = replace(limits, connections=connections_for_files(limits.connections))
    if settings.proxies:  # then all clients have the address of the proxy
        limits = replace(limits, connections_a_client=limits.connections)
    Server(app, sock, limits, partial(note_refused, app), share).run()


def _warm_up(app: Flask) -> None:
    """Open the index and make a page before requests are taken; another worker takes them."""
    with app.test_request_context("/search?q=a"):
        try:
            app.preprocess_request()
            app.dispatch_request()
        except FloorError as error:
            logging.getLogger(__name__).warning("%s", error)
    gc.collect()
    gc.freeze()  # what there is now stays, so the search for garbage need not look through it
