"""Pages that are pictures: their text is recognised where that can be, else it is said how."""

import io
from pathlib import Path

import pytest
from PIL import Image

from indexer.errors import UnreadableSummary
from indexer.formats.choosing import convert
from indexer.formats.pdf import scans
from indexer.formats.pdf.scans import can_recognise, with_recognised_text
from indexer.formats.pdf.words import Page, Word

SCAN = Path(__file__).parents[2] / "documents" / "formats" / "kinds" / "scan.pdf"
HERE = pytest.mark.skipif(not can_recognise(), reason="ocrmypdf or Tesseract is not installed")
TEXT = Page(600, 800, tuple(Word(f"word{n}", 50, 90, 80, 90, 10) for n in range(9)))
PICTURE = Page(600, 800, (), scanned=True)


@HERE
@pytest.mark.slow
def test_text_of_a_scan_is_recognised_and_that_is_said() -> None:
    converted = convert(SCAN.read_bytes(), "scan.pdf")
    assert converted.text.startswith("Norway said that the boat of the northern shore had been")
    assert converted.remarks == ("the text of it was recognised in a scan: compare it",)


@HERE
@pytest.mark.slow
def test_picture_without_text_is_refused() -> None:
    empty = io.BytesIO()
    Image.new("L", (200, 280), 255).save(empty, "PDF")
    with pytest.raises(UnreadableSummary, match="no text can be recognised"):
        convert(empty.getvalue(), "empty.pdf")


def test_pages_that_are_scans_among_others_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "can_recognise", lambda: False)
    pages, remarks = with_recognised_text(b"", (TEXT, PICTURE, TEXT, PICTURE))
    assert len(pages) == 4
    assert remarks[0].startswith("pages 2, 4 without text, a scan: install Tesseract")


def test_document_with_text_is_left_as_it_is() -> None:
    assert with_recognised_text(b"", (TEXT,)) == ((TEXT,), ())
