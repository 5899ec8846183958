"""PDF with a text layer, by pdfplumber: words to lines to blocks to Markdown."""

from indexer.formats.converted import Converted
from indexer.formats.pdf.lines import text_of
from indexer.formats.pdf.scans import with_recognised_text
from indexer.formats.pdf.words import read_pages
from indexer.formats.pdf.writing import Writer


def to_markdown(data: bytes) -> Converted:
    """Read a PDF; raises UnreadableSummary for one that is damaged or locked, or can't be read."""
    pages, remarks = with_recognised_text(data, read_pages(data))
    text = text_of(pages)
    writer = Writer(text)
    markdown = writer.markdown()
    left_out = (*text.left_out, *writer.repeated)
    return Converted(markdown, text.source, left_out, remarks, writer.signs)
