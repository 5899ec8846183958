"""The documents from which summaries were made: corpus/originals/<meeting id>.<suffix>."""

from pathlib import Path

from indexer.corpus.catalogue import ORIGINALS
from indexer.formats.choosing import CONVERTERS


def original_of(corpus: Path, meeting_id: str) -> Path | None:
    """The original of a meeting's summary, or None where there is none."""
    names = (corpus / ORIGINALS / f"{meeting_id}{suffix}" for suffix in CONVERTERS)
    return next((path for path in names if path.is_file()), None)
