"""Corpora that a test makes of a few texts."""

from collections.abc import Mapping
from pathlib import Path

from indexer.corpus.indexing import build_index
from indexer.settings import DEFAULT_ENGINE, Settings


def indexed(folder: Path, texts: Mapping[str, str], engine: str = DEFAULT_ENGINE) -> Settings:
    """Write files into a corpus below a folder, by their names, and index all of them."""
    settings = Settings(folder / "corpus", folder / "index", engine=engine)
    settings.corpus.mkdir()
    for name, text in texts.items():
        (settings.corpus / name).write_text(text, "utf-8")
    assert build_index(settings).problems == ()
    return settings
