"""A real Chromium before the real server, over an index of the real corpus."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from waitress import create_server

from indexer.build import build_index
from indexer.settings import Settings
from webapp import create_app

CORPUS = Path(__file__).parents[2] / "corpus"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server, on a port that was free."""
    folder = tmp_path_factory.mktemp("floor")
    (folder / "corpus").mkdir()
    for summary in CORPUS.glob("*2msp-beirut.md"):
        shutil.copy(summary, folder / "corpus")
    settings = Settings(corpus=folder / "corpus", index=folder / "index")
    build_index(settings)
    server = create_server(create_app(settings), host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or Playwright's own where there is none; without either, an error."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Browser, address: str) -> Iterator[Page]:
    """A new tab in which any fault of a script or forbidden request fails the test."""
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    yield page
    context.close()
    assert not faults
