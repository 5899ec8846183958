"""More summaries than there are: real ones drawn again and again, each as another meeting.

Whole summaries are drawn, as a speaker's abbreviation means nothing outside its own summary.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from indexer.errors import UnreadableSummary
from indexer.markup.blocks import read_blocks
from indexer.markup.outline import is_heading
from indexer.reading.front_matter import split_front_matter
from indexer.reading.summaries import decode

FIRST_DAY = date(1995, 1, 1)
DAYS = (date(2025, 12, 31) - FIRST_DAY).days + 1


def resample(paths: Sequence[Path], corpus: Path, paragraphs: int, seed: int = 1995) -> None:
    """Write summaries drawn with replacement until they have so many paragraphs.

    Each has an id and a title of its own, and a day of the years 1995 to 2025. `paths` must
    hold a summary that can be read.
    """
    chance = random.Random(seed)
    summary = cache(_summary)
    number = 0
    while paragraphs > 0:
        text, size = summary(chance.choice(paths))
        if size:
            number += 1
            day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
            head = f'---\nid: made-{number:05}\ntitle: "Made meeting {number}"\ndate: {day}\n---\n'
            (corpus / f"{number:05}.md").write_text(f"{head}\n{text}\n", "utf-8")
            paragraphs -= size


def _summary(path: Path) -> tuple[str, int]:
    """A summary without its front matter, and how many paragraphs it has; 0 if unreadable."""
    try:
        _, text = split_front_matter(decode(path.read_bytes()))
    except UnreadableSummary:
        return "", 0
    return text, sum(not is_heading(block) for block in read_blocks(text))
