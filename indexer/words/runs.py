"""Which runs of characters are words, in scripts that put no spaces between words?

Nobody looks them up in a dictionary: what a summary prints again and again is offered as one types.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from indexer.words.cutting import TERM, unspaced
from indexer.words.folding import fold

SHORTEST, LONGEST = 2, 4  # characters, or clusters
FEWEST = 2  # times in a summary
MOST = 300  # of a summary, the most frequent


def repeated_runs(texts: Iterable[str]) -> list[str]:
    """The runs of characters that stand more than once in some texts, the most frequent first.

    One that stands only within a longer one is left out.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        for stretch in _stretches(text) if not text.isascii() else ():
            counts.update(_runs(stretch))
    again = {run: count for run, count in counts.items() if count >= FEWEST}
    within = {
        part
        for run, count in again.items()
        for part in (run[1:], run[:-1])
        if again.get(part) == count
    }
    kept = sorted(again.keys() - within, key=lambda run: (-again[run], run))
    return ["".join(run) for run in kept[:MOST]]


def _stretches(text: str) -> Iterator[list[str]]:
    """Cut a text into stretches of such characters with nothing between them."""
    stretch: list[str] = []
    end = 0
    for found in TERM.finditer(text):
        if stretch and (found.start() > end or not unspaced(found[0])):
            yield stretch
            stretch = []
        if unspaced(found[0]):
            stretch.append(fold(found[0]))
        end = found.end()
    yield stretch


def _runs(stretch: list[str]) -> Iterator[tuple[str, ...]]:
    for length in range(SHORTEST, LONGEST + 1):
        for start in range(len(stretch) - length + 1):
            yield tuple(stretch[start : start + length])
