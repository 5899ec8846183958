"""The words of a PDF with their place and font, page by page, by pdfplumber."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from indexer.errors import UnreadableSummary
from indexer.formats import extras

BEGINS = b"%PDF-"
HEADER_BYTES = 1024
MOST_PAGES = 1000
FEWEST_LETTERS = 20
WORD_GAP = 0.15
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a part of one in one font; distances in points from the page's top left."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page's height in points, and its words in no particular order."""

    height: float
    words: tuple[Word, ...]


def read_pages(data: bytes) -> tuple[Page, ...]:
    """Read a PDF; raises UnreadableSummary for one that is damaged, locked, or a scan."""
    pdfplumber = extras.load("pdfplumber", "pdf", "a PDF")
    if BEGINS not in data[:HEADER_BYTES]:
        raise UnreadableSummary("it is not a PDF: check the file")
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise UnreadableSummary(
                    f"it has {len(pdf.pages)} pages and the limit is {MOST_PAGES}: split it"
                )
            pages = tuple(_pages(pdf))
    except UnreadableSummary:
        raise
    except Exception as error:  # a damaged PDF raises whatever its parser meets
        raise _problem(error) from None
    if sum(len(word.text) for page in pages for word in page.words) < FEWEST_LETTERS:
        raise UnreadableSummary("it has no text: this is a scan: run OCR first, with ocrmypdf say")
    return pages


def _problem(error: Exception) -> UnreadableSummary:
    names = f"{type(error).__name__} {error!r}"
    if "Password" in names or "Encrypt" in names:
        return UnreadableSummary("it is protected by a password: save it without one")
    return UnreadableSummary("it is damaged: open it and save or print it as a PDF anew")


def _pages(pdf: Any) -> Iterator[Page]:
    for page in pdf.pages:
        found = page.extract_words(
            x_tolerance_ratio=WORD_GAP, extra_attrs=["fontname", "size"], use_text_flow=False
        )
        yield Page(float(page.height), tuple(map(_word, found)))
        page.close()


def _word(found: dict[str, Any]) -> Word:
    font = str(found["fontname"])
    return Word(
        text=found["text"],
        x0=float(found["x0"]),
        x1=float(found["x1"]),
        top=float(found["top"]),
        bottom=float(found["bottom"]),
        size=float(found["size"]),
        bold=bool(BOLD.search(font)),
        italic=bool(ITALIC.search(font)),
    )
