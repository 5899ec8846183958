"""Words on one height, from left to right: what a reader sees as one line across the page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from indexer.formats.pdf.words import Word

SAME_LINE = 0.5  # of the size of the print, and so all below
SPACE = 0.1  # between two words
RAISED = 0.85  # of the size of the row: notes, and letters such as those of 1st
NEAR = 0.35  # on which a raised mark stands at its word
SMALLEST_PITCH = 0.9  # between two lines
LARGEST_PITCH = 2.6  # between two lines; what is further is another paragraph
FEW = 0.05  # of all distances: a rarer one is chance
FEWEST_SPACED = 4  # letters set apart from each other, as in H E A D
BETWEEN_WORDS = 1.6  # times the gap between such letters

Row = tuple[Word, ...]


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Put words on one height beside each other, from the top to the foot of a page."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.bottom):
        if rows and abs(word.bottom - rows[-1][-1].bottom) < SAME_LINE * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    settled = _with_raised(rows)
    return [tuple(_unspaced(sorted(row, key=lambda w: w.x0))) for row in settled]


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Put small signs that stand higher or lower on the line that they belong to."""
    done: list[list[Word]] = []
    for row in rows:
        below = done[-1] if done else None
        if (below and _is_raised(below, row)) or (below and _is_raised(row, below)):
            done[-1] = below + row
        else:
            done.append(row)
    return done


def _is_raised(small: Sequence[Word], row: Sequence[Word]) -> bool:
    """Tell words that are smaller than a line and stand within its height."""
    if max(w.size for w in small) > RAISED * max(w.size for w in row) or small[0].rows:
        return False
    top, bottom = min(w.top for w in row), max(w.bottom for w in row)
    return all(top <= s.middle[1] <= bottom and any(_touch(s, w) for w in row) for s in small)


def _touch(small: Word, word: Word) -> bool:
    """Tell a sign right before or behind a word."""
    near = NEAR * word.size
    return -near <= small.x0 - word.x1 <= near or -near <= word.x0 - small.x1 <= near


def _unspaced(row: list[Word]) -> Iterator[Word]:
    """Make words of letters that are set apart: F I S H E R I E S."""
    run: list[Word] = []
    for word in [*row, None]:
        if word is not None and len(word.text) == 1 and word.text.isalpha():
            run.append(word)
            continue
        yield from _joined_letters(run) if len(run) >= FEWEST_SPACED else run
        run = []
        if word is not None:
            yield word


def _joined_letters(run: list[Word]) -> Iterator[Word]:
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    between = median(gaps) * BETWEEN_WORDS
    word = run[0]
    for gap, letter in zip(gaps, run[1:], strict=True):
        if gap > between:
            yield word
            word = letter
        else:
            word = replace(word, text=word.text + letter.text, x1=letter.x1)
    yield word


def joined(words: Sequence[Word]) -> str:
    """Set words beside each other, with a space where there is a gap between them."""
    pieces = [words[0].text]
    for before, word in pairwise(words):
        if is_apart(before, word):
            pieces.append(" ")
        pieces.append(word.text)
    return "".join(pieces)


def parted(words: Sequence[Word]) -> str:
    """Set words beside each other, a small sign such as calls a footnote apart from its word."""
    size = most_common_size(words)
    return " ".join(joined(run) for run in _runs_of_size(words, RAISED * size))


def _runs_of_size(words: Sequence[Word], small: float) -> Iterator[Sequence[Word]]:
    for _, run in groupby(words, key=lambda word: word.size < small):
        yield tuple(run)


def is_apart(before: Word, word: Word) -> bool:
    """Tell whether there is a space between two words of a line, or one is set over the other."""
    return abs(word.x0 - before.x1) > SPACE * word.size


def most_common_size(words: Iterable[Word]) -> float:
    """The size of most letters, in points, to the half point."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def pitches(distances: Iterable[tuple[float, float]]) -> dict[float, float]:
    """The distance from line to line, for each size of type, from many of them with theirs.

    It is the smallest that comes often enough: wider ones are between paragraphs, however many.
    """
    found: dict[float, Counter[float]] = {}
    for size, distance in distances:
        if SMALLEST_PITCH * size <= distance <= LARGEST_PITCH * size:
            found.setdefault(size, Counter())[round(distance * 2) / 2] += 1
    return {size: _smallest(counts) for size, counts in found.items()}


def _smallest(counts: Counter[float]) -> float:
    """The smallest distance that comes often; half a point makes no difference."""
    total = counts.total()
    for distance in sorted(counts):
        alike = sum(counts[distance + step] for step in (0, 0.5, 1))
        if alike >= max(2, FEW * total):
            return distance
    return min(counts)
