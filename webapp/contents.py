"""A summary's paragraphs under its headings, for reading and for the table of contents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from indexer.search.results import Hit


@dataclass(slots=True)
class HeadedHits:
    """A heading as the reader meets it, and the paragraphs before the next one.

    `level` is 1 for a section of the summary itself, 0 for what stands before any heading.
    """

    title: str
    level: int
    anchor: str
    hits: list[Hit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match:
    """One of the paragraphs that a query matched: its number, and the ids of those beside it."""

    number: int
    previous: str
    next: str


def matches(hits: Sequence[Hit]) -> dict[str, Match]:
    """Number the paragraphs with marked words, by id, in reading order; "" at the ends."""
    ids = [hit.paragraph.id for hit in hits if hit.marks]
    around = zip(["", *ids], ids, [*ids[1:], ""], strict=False)
    return {id_: Match(n, before, after) for n, (before, id_, after) in enumerate(around, start=1)}


def sections(hits: Sequence[Hit]) -> list[HeadedHits]:
    """Set the paragraphs of a summary under their headings, in reading order."""
    found = [HeadedHits("", 0, "")]
    path: tuple[str, ...] = ()
    anchors: Counter[str] = Counter()
    for hit in hits:
        found.extend(_entered(path, hit.paragraph.section, anchors))
        found[-1].hits.append(hit)
        path = hit.paragraph.section
    return [section for section in found if section.title or section.hits]


def _entered(
    old: tuple[str, ...], new: tuple[str, ...], anchors: Counter[str]
) -> Iterator[HeadedHits]:
    """The headings that stand between a paragraph and the one before it."""
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))))
    reopened = shared == len(new) < len(old)
    for depth in range(max(0, shared - reopened), len(new)):
        yield HeadedHits(new[depth], depth + 1, _anchor(new[: depth + 1], anchors))


def _anchor(path: tuple[str, ...], anchors: Counter[str]) -> str:
    words = re.findall(r"\w+", " ".join(path).lower())
    anchor = "-".join(["section", *words])
    anchors[anchor] += 1
    return anchor if anchors[anchor] == 1 else f"{anchor}-{anchors[anchor]}"
