"""How many words of the real corpora are in no paragraph and no heading: none may be lost unseen.

`python -m tests.accuracy.words` reads all of them and prints a line each.
"""

import logging
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from indexer.accounting import words_in
from indexer.attribution.names import NameFinder
from indexer.reading.summaries import decode, read_summary
from indexer.register.register import Register
from tests.accuracy.readings import SHARED

MOST_LEFT_OUT = 0.005
FILE_OWN = re.compile(r" '.*'|\W*\bline \d+\)?")  # what differs from file to file in a reason


@dataclass
class Words:
    """The words of a corpus: how many, of which are left out with a reason, and which are lost."""

    source: int = 0
    left_out: int = 0
    lost: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """Which share is left out."""
        return self.left_out / self.source if self.source else 0.0


def corpora() -> dict[str, list[Path]]:
    """The summaries of each corpus, by its name."""
    folders = [*sorted((SHARED / "corpora").glob("*")), *sorted((SHARED / "scale").glob("*"))]
    return {folder.name: sorted(folder.rglob("*.md")) for folder in folders}


def words_of(paths: Sequence[Path]) -> Words:
    """Account for the words of some files."""
    finder = NameFinder(Register([]))
    words = Words()
    for path in paths:
        found = read_summary(decode(path.read_bytes()), path.name, finder).words
        words.source += found.source
        words.left_out += found.missing - len(found.lost)
        for part in found.left_out:
            words.reasons[FILE_OWN.sub("", part.what)] += len(words_in(part.text))
        if found.lost:
            words.lost[path.name] = found.lost
    return words


def main() -> None:
    """Print the figures of the corpora that are named as arguments, or of all."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for name, paths in corpora().items():
        if name in (sys.argv[1:] or [name]):
            words = words_of(paths)
            print(f"{name:14} {words.source:10,} words, left out {words.share:.4%}", words.lost)
            for reason, count in words.reasons.most_common():
                print(f"{'':14} {count:10,} {reason}")


if __name__ == "__main__":
    main()
