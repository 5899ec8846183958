"""The application over an index of the real corpus."""

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from benchmarks.stress import servers
from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from webapp import create_app

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A copy of the founding corpus, indexed, three paragraphs a page."""
    folder = tmp_path_factory.mktemp("floor")
    (folder / "corpus").mkdir()
    for summary in CORPUS.glob("*2msp-beirut.md"):
        shutil.copy(summary, folder / "corpus")
    settings = Settings(corpus=folder / "corpus", index=folder / "index", page_size=3)
    build_index(settings)
    return settings


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    """The application, with errors answered as they are to a reader."""
    return create_app(settings)


@pytest.fixture(scope="session")
def old_summary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus of one summary and its index, which nobody changes."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "old.md").write_text("---\ntitle: Old\n---\nNothing.", "utf-8")
    build_index(Settings(corpus=folder / "corpus", index=folder / "index"))
    return folder


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A reader without a browser."""
    return app.test_client()


@pytest.fixture
def free_port() -> int:
    """A port on which nothing listens."""
    return servers.free_port()
