"""Lines in the order of reading: columns one after the other, without running heads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from indexer.formats.pdf.words import Page, Word

SAME_LINE = 0.5
GUTTER = 9
NO_GUTTER = 0.7
MIDDLE = (0.2, 0.8)
CROSSED_BY = 0.08
FEWEST_ROWS = 4
MARGIN = 0.12
PAGE_NUMBER = re.compile(r"^(page\s*)?[-–—\s]*\d{1,4}[-–—\s]*((of|/)\s*\d{1,4})?$", re.IGNORECASE)
SPACE = 0.1


@dataclass(frozen=True)
class Line:
    """A line of one column: its words from left to right, and the column's edges."""

    words: tuple[Word, ...]
    left: float
    right: float
    column: tuple[int, int]

    @cached_property
    def text(self) -> str:
        """Give the words, with a space where there is a gap."""
        return joined(self.words)

    @cached_property
    def size(self) -> float:
        """Give the size of most letters, in points, to the half point."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
        return sizes.most_common(1)[0][0]

    @property
    def x0(self) -> float:
        """Give where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Give where it ends."""
        return self.words[-1].x1

    @property
    def bottom(self) -> float:
        """Give the place of its foot."""
        return max(word.bottom for word in self.words)

    @property
    def all_bold(self) -> bool:
        """Tell whether nothing in it is light."""
        return all(word.bold for word in self.words)


def joined(words: Sequence[Word]) -> str:
    """Set words beside each other, with a space where there is a gap between them."""
    pieces = [words[0].text]
    for before, word in pairwise(words):
        if is_apart(before, word):
            pieces.append(" ")
        pieces.append(word.text)
    return "".join(pieces)


def is_apart(before: Word, word: Word) -> bool:
    """Tell whether there is a space between two words of a line."""
    return word.x0 - before.x1 > SPACE * word.size


def lines_of(pages: Sequence[Page]) -> Iterator[Line]:
    """Give the lines of a document in the order of reading."""
    furniture = _furniture(pages)
    for number, page in enumerate(pages):
        rows = [row for row in _rows(page.words) if not _is_furniture(row, page, furniture)]
        words = [word for row in rows for word in row]
        for place, column in enumerate(_columns(words)):
            left, right = min(w.x0 for w in column), max(w.x1 for w in column)
            for row in _rows(column):
                yield Line(row, left, right, (number, place))


def _rows(words: Iterable[Word]) -> list[tuple[Word, ...]]:
    """Put words on one height beside each other, from the top to the foot of a page."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.bottom):
        if rows and abs(word.bottom - rows[-1][-1].bottom) < SAME_LINE * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [tuple(sorted(row, key=lambda w: w.x0)) for row in rows]


def _columns(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut a page at its gutter; what goes across it parts what is above from what is below."""
    gutter = _gutter(words)
    if gutter is None:
        if words:
            yield list(words)
        return
    left: list[Word] = []
    right: list[Word] = []
    for row in _rows(words):
        if _goes_across(row, gutter):
            yield from _columns(left)
            yield from _columns(right)
            yield list(row)
            left, right = [], []
        else:
            left += [word for word in row if word.x1 <= gutter]
            right += [word for word in row if word.x0 >= gutter]
    yield from _columns(left)
    yield from _columns(right)


def _goes_across(row: Sequence[Word], gutter: float) -> bool:
    """Tell a row with a word across the gutter, or with no more than a space there."""
    before = max((word.x1 for word in row if word.x1 <= gutter), default=None)
    after = min((word.x0 for word in row if word.x0 >= gutter), default=None)
    if any(word.x0 < gutter < word.x1 for word in row):
        return True
    return before is not None and after is not None and after - before < row[0].size * NO_GUTTER


def _gutter(words: Sequence[Word]) -> float | None:
    """Find the middle of the widest upright band that hardly any row goes across."""
    rows = _rows(words)
    if len(rows) < FEWEST_ROWS:
        return None
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    width = int(right - left) + 1
    crossed = [0] * (width + 1)
    for word in words:
        for x in range(max(0, int(word.x0 - left)), min(width, int(word.x1 - left) + 1)):
            crossed[x] += 1
    band, start = _widest(crossed, int(width * MIDDLE[0]), int(width * MIDDLE[1]), len(rows))
    gutter = left + start + band / 2
    return gutter if band >= GUTTER and _has_two_sides(rows, gutter) else None


def _widest(crossed: Sequence[int], first: int, last: int, rows: int) -> tuple[int, int]:
    """Give the width and the start of the widest stretch that few rows cross."""
    best, start = (0, 0), -1
    for x in range(first, last + 1):
        if crossed[x] > max(1, rows * CROSSED_BY):
            start = -1
        else:
            start = x if start < 0 else start
            best = max(best, (x - start, start))
    return best


def _has_two_sides(rows: Sequence[tuple[Word, ...]], gutter: float) -> bool:
    """Tell columns from a list of short lines: enough rows lie on either side."""
    on_left = sum(any(word.x1 <= gutter for word in row) for row in rows)
    on_right = sum(any(word.x0 >= gutter for word in row) for row in rows)
    return min(on_left, on_right) >= max(FEWEST_ROWS, len(rows) // 5)


def _furniture(pages: Sequence[Page]) -> frozenset[str]:
    """Find what stands at the top or foot of several pages, whatever number is in it."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(row) for row in _rows(page.words) if _is_in_margin(row, page)})
    fewest = max(2, len(pages) // 3)
    return frozenset(pattern for pattern, count in seen.items() if count >= fewest)


def _is_furniture(row: Sequence[Word], page: Page, furniture: frozenset[str]) -> bool:
    if not _is_in_margin(row, page):
        return False
    return _pattern(row) in furniture or bool(PAGE_NUMBER.match(joined(row)))


def _is_in_margin(row: Sequence[Word], page: Page) -> bool:
    return row[0].bottom < MARGIN * page.height or row[0].top > (1 - MARGIN) * page.height


def _pattern(row: Sequence[Word]) -> str:
    return re.sub(r"\d+", "#", joined(row))
