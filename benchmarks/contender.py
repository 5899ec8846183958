"""What takes part: it makes an index in a folder, opens it, and answers questions."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.material import Row
from benchmarks.questions import Question

FACETS = ("speaker", "section", "meeting", "year")


class Contender(Protocol):
    """Made once in a folder, and opened from it: `Contender(folder)`."""

    name: str

    def __init__(self, folder: Path) -> None: ...

    @staticmethod
    def make(folder: Path, rows: Sequence[Row]) -> None:
        """Make the index; raises ImportError where what it needs is not installed."""
        ...

    def ask(self, question: Question) -> int | None:
        """Answer as a page would need it; gives the total, None for a question it can't answer."""
        ...
