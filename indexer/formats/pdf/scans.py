"""Pages that are pictures: their text is recognised by ocrmypdf and Tesseract, where these are."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from indexer.errors import UnreadableSummary
from indexer.formats.pdf.words import Page, read_pages
from indexer.saying import say
from indexer.system.limits import current
from indexer.system.programs import run_program

LOG = logging.getLogger(__name__)
FEWEST_LETTERS = 20  # of a document with a text; fewer are stamps on pictures
NEAR = 0.3  # of the usual size: recognised letters are measured badly
# Tesseract is quicker with a page a process than with many threads a page.
ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}
OPTIONS = ("--quiet", "--skip-text", "--output-type", "pdf", "--optimize", "0")
HOW = (
    "install Tesseract (apt install tesseract-ocr, brew install tesseract) and"
    " pip install 'tookthefloor[ocr]', and its text is recognised"
)


def with_recognised_text(
    data: bytes, pages: tuple[Page, ...]
) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """The pages with the text of those that are scans, and what a user has to know of it.

    Raises UnreadableSummary for a document without any text where none can be recognised.
    """
    scans = [number for number, page in enumerate(pages, start=1) if page.scanned]
    empty = not _has_text(pages)
    if not scans and not empty:
        return pages, ()
    if not can_recognise():
        if empty:
            raise UnreadableSummary(say("it has no text: this is a scan: {how}", how=HOW))
        return pages, (f"{_listed(scans)} without text, a scan: {HOW}",)
    recognised = read_pages(_recognised(data))
    if not _has_text(recognised):
        raise UnreadableSummary(say("it is a scan, and no text can be recognised in it"))
    recognised = tuple(
        page if before.words else _even(page)
        for before, page in zip(pages, recognised, strict=True)
    )
    pages_meant = "it" if empty else _listed(scans)
    return recognised, (f"the text of {pages_meant} was recognised in a scan: compare it",)


def _even(page: Page) -> Page:
    """The words of a scan one size of type, where they differ by what was measured alone."""
    if not page.words:
        return page
    usual = median(word.size for word in page.words)
    words = (
        replace(word, size=usual) if abs(word.size - usual) < NEAR * usual else word
        for word in page.words
    )
    return replace(page, words=tuple(words))


def can_recognise() -> bool:
    """Tell whether text can be recognised here."""
    return find_spec("ocrmypdf") is not None and shutil.which("tesseract") is not None


def _has_text(pages: Sequence[Page]) -> bool:
    return sum(len(word.text) for page in pages for word in page.words) >= FEWEST_LETTERS


def _listed(scans: Sequence[int]) -> str:
    return f"page{'s' * (len(scans) > 1)} {', '.join(map(str, scans))}"


def _recognised(data: bytes) -> bytes:
    """Have a layer of text made for the pages that lack one, by a process of its own."""
    with TemporaryDirectory() as name:
        given, made = Path(name) / "scan.pdf", Path(name) / "recognised.pdf"
        given.write_bytes(data)
        command = [sys.executable, "-m", "ocrmypdf", *OPTIONS, str(given), str(made)]
        try:
            run_program(command, current().ocr, environ=ONE_THREAD)
        except subprocess.TimeoutExpired as late:
            raise UnreadableSummary(
                say(
                    "it is a scan, and its text takes more than {timeout} seconds"
                    " to recognise: split it",
                    timeout=f"{late.timeout:.0f}",
                )
            ) from None
        except subprocess.CalledProcessError as error:
            LOG.warning("ocrmypdf: %s", error.stderr.decode("utf-8", "replace").strip())
            raise UnreadableSummary(
                say("it is a scan, and its text can't be recognised: the log says why")
            ) from None
        return made.read_bytes()
