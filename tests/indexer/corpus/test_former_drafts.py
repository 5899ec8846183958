"""Drafts that an earlier version kept in the index are not lost with it."""

import json
from pathlib import Path

import pytest

from indexer.corpus.contributing import Contributions
from indexer.corpus.draft_store import DraftStore
from indexer.settings import Settings

ID = "0123456789abcdef"


@pytest.fixture
def former(settings: Settings) -> Path:
    """A draft of a document, as it was kept in the index."""
    folder = settings.index / "desk" / ID
    folder.mkdir(parents=True)
    about = {"label": "Ferry.txt", "name": "Ferry.md"}
    (folder / "about.json").write_text(json.dumps(about))
    (folder / "summary.md").write_text("**Norway** asked for a night boat.\n")
    (folder / "document.txt").write_text("Norway: asked for a night boat.\n")
    return folder


def test_draft_is_moved_with_its_document_and_its_address(settings: Settings, former: Path) -> None:
    found = Contributions(settings).review(ID)
    assert found.pending.text == "**Norway** asked for a night boat.\n"
    assert found.pending.label == "Ferry.txt"
    assert found.pending.document and found.pending.document.read_text().startswith("Norway: ")
    assert not former.exists()


def test_move_that_was_interrupted_is_ended(settings: Settings, former: Path) -> None:
    """The draft is there already, and may have been changed since."""
    text = (former / "summary.md").read_text()
    Contributions(settings).set_text(ID, Contributions(settings).review(ID).pending.version, "New.")
    former.mkdir()
    (former / "about.json").write_text('{"label": "a", "name": "a.md"}')
    (former / "summary.md").write_text(text)
    assert Contributions(settings).review(ID).pending.text == "New."
    assert not former.exists()


def test_what_is_no_draft_stays(settings: Settings, former: Path) -> None:
    (former / "about.json").write_text("[]")
    stranger = former.with_name("notes.txt")
    stranger.write_text("Mine.")
    Contributions(settings)
    assert former.exists()
    assert stranger.read_text() == "Mine."
    assert DraftStore(settings.corpus).all() == ()
