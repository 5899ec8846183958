"""Pages that are pictures: their text is recognised by ocrmypdf and Tesseract, where these are."""

import io
import logging
import shutil
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.errors import UnreadableSummary
from indexer.formats.pdf.words import Page, read_pages

FEWEST_LETTERS = 20
HOW = (
    "install Tesseract (apt install tesseract-ocr, brew install tesseract) and"
    " pip install 'tookthefloor[ocr]', and its text is recognised"
)


def with_recognised_text(
    data: bytes, pages: tuple[Page, ...]
) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """Give the pages with the text of those that are scans, and what a user has to know of it.

    Raises UnreadableSummary for a document without any text where none can be recognised.
    """
    scans = [number for number, page in enumerate(pages, start=1) if page.scanned]
    empty = not _has_text(pages)
    if not scans and not empty:
        return pages, ()
    if not can_recognise():
        if empty:
            raise UnreadableSummary(f"it has no text: this is a scan: {HOW}")
        return pages, (f"{_listed(scans)} without text, a scan: {HOW}",)
    recognised = read_pages(_recognised(data))
    if not _has_text(recognised):
        raise UnreadableSummary("it is a scan, and no text can be recognised in it")
    pages_meant = "it" if empty else _listed(scans)
    return recognised, (f"the text of {pages_meant} was recognised in a scan: compare it",)


def can_recognise() -> bool:
    """Tell whether text can be recognised here."""
    return find_spec("ocrmypdf") is not None and shutil.which("tesseract") is not None


def _has_text(pages: Sequence[Page]) -> bool:
    return sum(len(word.text) for page in pages for word in page.words) >= FEWEST_LETTERS


def _listed(scans: Sequence[int]) -> str:
    return f"page{'s' * (len(scans) > 1)} {', '.join(map(str, scans))}"


def _recognised(data: bytes) -> bytes:
    """Have a layer of text made for the pages that lack one."""
    ocrmypdf = import_module("ocrmypdf")
    logging.getLogger("ocrmypdf").setLevel(logging.ERROR)
    with TemporaryDirectory() as folder:
        made = Path(folder) / "recognised.pdf"
        try:
            ocrmypdf.ocr(
                io.BytesIO(data),
                made,
                skip_text=True,
                output_type="pdf",
                optimize=0,
                progress_bar=False,
            )
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # its own errors, and those of the programs that it calls
            raise UnreadableSummary(
                f"it is a scan, and recognising its text failed: {HOW}"
            ) from error
        return made.read_bytes()
