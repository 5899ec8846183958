"""Rich Text (.rtf), by pandoc; striprtf's simpler reading tells what pandoc loses."""

from indexer.errors import UnreadableSummary
from indexer.formats import extras
from indexer.formats.converted import Converted, picture_remarks
from indexer.formats.pandoc import by_pandoc

KIND = "a Rich Text document (.rtf)"
BEGINS = b"{\\rtf"
PICTURE = b"{\\pict"


def to_markdown(data: bytes) -> Converted:
    """Read an .rtf; raises UnreadableSummary for what is none."""
    if not data.startswith(BEGINS):
        raise UnreadableSummary(f"it is not {KIND}: open it and save it anew")
    read = by_pandoc(data, "rtf", KIND)
    striprtf = extras.load("striprtf.striprtf", "office", "a document in .rtf")
    source: str = striprtf.rtf_to_text(data.decode("cp1252", "replace"), errors="replace")
    return Converted(read.text, source, read.left_out, picture_remarks(data.count(PICTURE)))
