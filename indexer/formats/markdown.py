"""Markdown needs no conversion."""

from pathlib import Path

from indexer.reading.summaries import decode


def to_markdown(path: Path) -> str:
    """Give the text as it is; raises UnreadableSummary where it is not UTF-8 or too large."""
    return decode(path.read_bytes())
