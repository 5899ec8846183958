"""Heads, feet and numbers of the pages of a text file, told by the form feeds between them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.accounting import LeftOut

BREAK = "\f"
NUMBER = re.compile(r"\d+")
ONLY_NUMBER = re.compile(r"\W*(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?\W*", re.IGNORECASE)
WHAT = "heads, feet and numbers of pages"


def without_furniture(text: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Take the first and last lines of pages away that stand on others too, but for a number."""
    if BREAK not in text:
        return text, ()
    pages = [page.split("\n") for page in text.split(BREAK)]
    edges = [set(_edges(page)) for page in pages]
    alike = Counter(
        _shape(page[place]) for page, at in zip(pages, edges, strict=True) for place in at
    )
    left_out = []
    for page, places in zip(pages, edges, strict=True):
        for place in places:
            line = page[place]
            if alike[_shape(line)] > 1 or ONLY_NUMBER.fullmatch(line):
                left_out.append(LeftOut(WHAT, line.strip()))
                page[place] = ""
    return BREAK.join("\n".join(page) for page in pages), tuple(left_out)


def _edges(page: Sequence[str]) -> Iterator[int]:
    """The places of the first and the last line that is not empty."""
    filled = [place for place, line in enumerate(page) if line.strip()]
    yield from filled[:1]
    yield from filled[-1:]


def _shape(line: str) -> str:
    return NUMBER.sub("0", " ".join(line.split()))
