"""PDF with a text layer, by pdfplumber: words to lines to paragraphs to Markdown."""

from indexer.formats.converted import Converted
from indexer.formats.pdf import paragraphs
from indexer.formats.pdf.lines import lines_of
from indexer.formats.pdf.words import read_pages


def to_markdown(data: bytes) -> Converted:
    """Read a PDF; raises UnreadableSummary for one that is damaged, locked, or a scan."""
    return Converted(paragraphs.to_markdown(list(lines_of(read_pages(data)))))
