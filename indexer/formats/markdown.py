"""Markdown needs no conversion."""

from indexer.formats.converted import Converted
from indexer.formats.encodings import read_text
from indexer.reading.summaries import decode
from indexer.summary import LARGEST_FILE


def to_markdown(data: bytes) -> Converted:
    """The text as it is; raises UnreadableSummary where it is not text, or too large."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if len(data) <= LARGEST_FILE:
            text, encoding = read_text(data)
            return Converted(text, remarks=encoding_remarks(encoding))
    return Converted(decode(data))


def encoding_remarks(encoding: str) -> tuple[str, ...]:
    """Say which encoding a text was taken to have, where it was guessed."""
    return (f"its encoding was taken for {encoding}: compare its letters",) if encoding else ()
