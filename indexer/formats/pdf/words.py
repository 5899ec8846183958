"""The words of a PDF with their place and font, page by page, by pdfplumber."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from indexer.errors import UnreadableSummary
from indexer.formats import extras
from indexer.saying import say

BEGINS = b"%PDF-"
HEADER_BYTES = 1024  # within which readers look for the beginning of a PDF
MOST_PAGES = 1000  # each takes a moment, and none may take the machine
WORD_GAP = 0.15  # of the size of the print
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
SIGNS = re.compile(r"wingdings|webdings|dingbats|symbol", re.IGNORECASE)
TYPED = re.compile(r"courier|mono|typewriter", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
FEWEST_RULES = 4  # that make a table
LARGE_PICTURE = 0.3  # of the page: a scan
STEEP = 0.05  # by so little may a line go up
DISC = "•"
SMALLEST_DOT = 1.0  # points; and it is as high as wide but for as much
DOT = 0.7  # of the size of the print
FROM_DOT = 2.0  # to the word behind it
FAR = 2.0  # of the size of the print, between a bullet and what is before
UNNAMED = re.compile(r"\(cid:\d+\)")
UNKNOWN = "\ufffd"
MANY_UNKNOWN = 0.3  # of the letters: then the font does not tell which they are

Box = tuple[float, float, float, float]
Grid = tuple[tuple[Box | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a part of one in one font; distances in points from the page's top left.

    A whole table is one too, where the lines of a page are put in order: `rows` are its cells, and
    `bands` the left and right edges of its columns.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    bands: tuple[tuple[float, float], ...] = ()

    @property
    def middle(self) -> tuple[float, float]:
        """The place of its centre."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page's size in points, and its words in no particular order.

    `turned` is what does not run from left to right, `grids` the cells of tables with rules.
    `scanned` tells a page whose text is a picture.
    """

    width: float
    height: float
    words: tuple[Word, ...]
    turned: str = ""
    grids: tuple[Grid, ...] = field(default=())
    scanned: bool = False


def read_pages(data: bytes) -> tuple[Page, ...]:
    """Read a PDF; raises UnreadableSummary for one that is damaged or locked."""
    pdfplumber = extras.load("pdfplumber", "pdf", "a PDF")
    if BEGINS not in data[:HEADER_BYTES]:
        raise UnreadableSummary(say("it is not a PDF: check the file"))
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise UnreadableSummary(
                    say(
                        "it has {size} pages and the limit is {most}: split it",
                        size=len(pdf.pages),
                        most=MOST_PAGES,
                    )
                )
            return tuple(_pages(pdf))
    except (UnreadableSummary, MemoryError, RecursionError):
        raise
    except Exception as error:  # a damaged PDF raises whatever its parser meets
        raise _problem(error) from None


def _problem(error: Exception) -> UnreadableSummary:
    names = f"{type(error).__name__} {error!r}"
    if "Password" in names or "Encrypt" in names:
        return UnreadableSummary(say("it is protected by a password: save it without one"))
    return UnreadableSummary(say("it is damaged: open it and save or print it as a PDF anew"))


def _pages(pdf: Any) -> Iterator[Page]:
    for page in pdf.pages:
        turned = "".join(char["text"] for char in page.chars if not _is_level(char))
        level = page.filter(_is_level) if turned else page
        once = level.dedupe_chars() if _has_doubled(page.chars) else level
        found = once.extract_words(
            x_tolerance_ratio=WORD_GAP, extra_attrs=["fontname", "size"], use_text_flow=False
        )
        words = tuple(_words(found))
        words += tuple(_drawn_bullets(words, (*page.curves, *page.rects)))
        is_picture = not words and _is_picture(page)
        scanned = is_picture or _is_unreadable(words)
        yield Page(
            float(page.width), float(page.height), words, turned, tuple(_grids(page)), scanned
        )
        page.close()


def _drawn_bullets(words: Sequence[Word], shapes: Iterable[dict[str, Any]]) -> Iterator[Word]:
    """Find discs and squares right before a word, which browsers draw for the items of a list."""
    for shape in shapes:
        x0, x1, top, bottom = (float(shape[key]) for key in ("x0", "x1", "top", "bottom"))
        if not _is_dot(x1 - x0, bottom - top):
            continue
        beside = (w for w in words if w.top < (top + bottom) / 2 < w.bottom and w.x0 > x1)
        word = min(beside, key=lambda w: w.x0, default=None)
        if word and x1 - x0 < DOT * word.size and word.x0 - x1 < FROM_DOT * word.size:
            yield replace(word, text=DISC, x0=x0, x1=x1, bold=False, italic=False)


def _is_dot(width: float, height: float) -> bool:
    return width > SMALLEST_DOT and abs(width - height) < SMALLEST_DOT


def _has_doubled(chars: Sequence[dict[str, Any]]) -> bool:
    """Tell a page with letters that are printed twice on one place, to make them bold."""
    places = {(char["text"], round(char["x0"]), round(char["top"])) for char in chars}
    return len(places) < len(chars)


def _is_level(thing: dict[str, Any]) -> bool:
    """Tell a letter that is not turned from a mark across the page, and what is no letter."""
    if "matrix" not in thing or thing["object_type"] != "char":
        return True
    along, up = thing["matrix"][:2]
    return bool(along > 0 and abs(up) < STEEP * along)


def _is_unreadable(words: Sequence[Word]) -> bool:
    """Tell a page whose letters have no names, so that only their pictures can be read."""
    letters = "".join(word.text for word in words)
    return letters.count(UNKNOWN) > MANY_UNKNOWN * len(letters)


def _grids(page: Any) -> Iterator[Grid]:
    """Find the tables that have rules; few pages have any."""
    if len(page.edges) < FEWEST_RULES:
        return
    for table in page.find_tables():
        grid = tuple(tuple(cell for cell in row.cells) for row in table.rows)
        if len(grid) > 1 and max(map(len, grid)) > 1:
            yield grid


def _is_picture(page: Any) -> bool:
    area = float(page.width) * float(page.height)
    return any(i["width"] * i["height"] > LARGE_PICTURE * area for i in page.images)


def _words(found: Sequence[dict[str, Any]]) -> Iterator[Word]:
    """The words of a page, as they stand in its lines; what is printed as a bullet is one."""
    around = zip([None, *found], found, [*found[1:], None], strict=False)
    for before, one, behind in around:
        word = _word(one)
        yield replace(word, text=DISC) if behind and _is_bullet(before, one, behind) else word


def _is_bullet(before: dict[str, Any] | None, one: dict[str, Any], behind: dict[str, Any]) -> bool:
    """Tell a letter of a font of signs, or a typewriter's "o", that begins a line in another font.

    Word prints such before the items of a list.
    """
    font = str(one["fontname"])
    text = UNNAMED.sub(UNKNOWN, one["text"])
    sign = SIGNS.search(font) or (text == "o" and TYPED.search(font))
    if len(text) != 1 or not sign or behind["fontname"] == font:
        return False
    beside = one["top"] < behind["bottom"] and behind["top"] < one["bottom"]
    first = before is None or before["bottom"] <= one["top"] or _is_far(before, one)
    return bool(beside and first and behind["x0"] > one["x1"])


def _is_far(before: dict[str, Any], one: dict[str, Any]) -> bool:
    return bool(not 0 <= one["x0"] - before["x1"] < FAR * one["size"])


def _word(found: dict[str, Any]) -> Word:
    font = str(found["fontname"])
    return Word(
        text=UNNAMED.sub(UNKNOWN, found["text"]),
        x0=float(found["x0"]),
        x1=float(found["x1"]),
        top=float(found["top"]),
        bottom=float(found["bottom"]),
        size=float(found["size"]),
        bold=bool(BOLD.search(font)),
        italic=bool(ITALIC.search(font)),
    )
