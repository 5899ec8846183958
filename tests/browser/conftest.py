"""A real Chromium before the real server, over an index of the real corpus."""

import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from webapp import create_app
from webapp.lanes import Lane
from webapp.server import Limits, Server

CORPUS = Path(__file__).parents[2] / "corpus"
# htmx reports a request that a newer one has overtaken.
OVERTAKEN = re.compile("htmx:(sendAbort|afterRequest)")
# A loaded machine may take long to answer; what never comes still fails.
PATIENCE = 60_000
expect.set_options(timeout=20_000)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Index a corpus and serve it at the address that is given, on a port that was free."""
    build_index(settings)
    sock = socket.create_server(("127.0.0.1", 0))
    limits = Limits(lanes=(Lane(waiting=500, longest_wait=60),), largest_body=500_000_000)
    server = Server(create_app(settings), sock, limits)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    server.stop()
    thread.join(5)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The founding corpus, served."""
    folder = tmp_path_factory.mktemp("floor")
    (folder / "corpus").mkdir()
    for summary in CORPUS.glob("*2msp-beirut.md"):
        shutil.copy(summary, folder / "corpus")
    with serving(Settings(corpus=folder / "corpus", index=folder / "index")) as served:
        yield served


@pytest.fixture(scope="session")
def forums_address(forums: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Ten invented summaries, served."""
    with serving(Settings(corpus=forums, index=tmp_path_factory.mktemp("index"))) as served:
        yield served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or Playwright's own where there is none; without either, an error."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        yield browser
        browser.close()


@contextmanager
def new_tab(chromium: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open a tab in which any fault of a script or forbidden request fails the test."""
    options.setdefault("viewport", {"width": 1280, "height": 800})
    context = chromium.new_context(base_url=address, **options)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    yield page
    context.close()
    assert [fault for fault in faults if not OVERTAKEN.match(fault)] == []


@pytest.fixture
def tab(chromium: Browser, address: str) -> Iterator[Page]:
    """A new tab at the founding corpus."""
    with new_tab(chromium, address) as page:
        yield page


@pytest.fixture
def forums_tab(chromium: Browser, forums_address: str) -> Iterator[Page]:
    """A new tab at the ten invented summaries."""
    with new_tab(chromium, forums_address) as page:
        yield page
