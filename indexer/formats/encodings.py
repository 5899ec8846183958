"""Bytes of a text file become text: UTF-8, UTF-16, and the code pages of older programs."""

import codecs
import re

from charset_normalizer import from_bytes

from indexer.errors import UnreadableSummary
from indexer.formats.alphabets import page_of
from indexer.saying import say

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Latin letters differ too little between code pages to be told by how frequent they are: the
# first page is taken in which no word has a sign or a capital in its middle.
LATIN = ("cp1252", "cp1250", "mac_roman", "cp850")
OUT_OF_PLACE = re.compile(
    r"[^\W\d_](?:[^\w\s.,;:!?'’‘“”\"()\[\]/&@#*+=|<>\x00-\x7f–—…-]|[\x80-\x9f])"
)
CAPITAL_INSIDE = re.compile(r"[a-z][^\W\d_a-zA-Z]")
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.001  # of all characters: text has hardly any
NAMES = {"mac_roman": "Mac OS Roman", "koi8_r": "KOI8-R", "iso8859_2": "ISO 8859-2"} | {
    f"cp{number}": f"Windows-{number}" for number in range(1250, 1259)
}
SAMPLE = 200_000  # bytes, by which an encoding is told
MOSTLY = 2  # characters for each stray byte: then they were one in UTF-8


def read_text(data: bytes) -> tuple[str, str]:
    """Decode a text file; also names the encoding where it was guessed, else gives "".

    Raises UnreadableSummary for what is no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, "replace")), ""
    try:
        return _checked(data.decode("utf-8")), ""
    except UnicodeDecodeError:
        mended = data.decode("utf-8", STRAY)
        if sum(not char.isascii() for char in mended) >= MOSTLY * _stray(data):
            return _checked(mended), "UTF-8 with some Windows-1252"
    except UnreadableSummary:
        pass
    encoding = _guessed(data)
    return _checked(data.decode(encoding, "replace")), NAMES.get(encoding, encoding)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows has them, one by one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return piece.decode("cp1252", "replace"), error.end


STRAY = "floor.stray"
codecs.register_error(STRAY, _as_windows)


def _stray(data: bytes) -> int:
    """Count the bytes that are not UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    return sum("\udc80" <= char <= "\udcff" for char in text)


def _checked(text: str) -> str:
    """Refuse what has control characters as a program or a picture has them."""
    controls = len(NOT_TEXT.findall(text))
    if "\0" in text or controls > MOST_CONTROLS * len(text) + 1:
        raise UnreadableSummary(
            say("it is not text: save it as plain text with the encoding UTF-8")
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _guessed(data: bytes) -> str:
    page = page_of(data[:SAMPLE])
    if page:
        return page
    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise UnreadableSummary(
            say("it is not text: save it as plain text with the encoding UTF-8")
        )
    letters = [char for char in str(best) if char.isalpha()]
    basic = sum(char.isascii() for char in letters)
    if best.encoding.startswith("utf") or basic * 2 < len(letters):
        return best.encoding
    return next((page for page in LATIN if _fits(data, page)), best.encoding)


def _fits(data: bytes, page: str) -> bool:
    try:
        text = data[:SAMPLE].decode(page)
    except UnicodeDecodeError:
        return False
    inside = any(found[0][1].isupper() for found in CAPITAL_INSIDE.finditer(text))
    return not inside and not OUT_OF_PLACE.search(text)
