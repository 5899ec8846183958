"""A table in Markdown, its figures on the right."""

from collections.abc import Iterable, Sequence

NONE = "–"


def table(head: Sequence[str], lines: Iterable[Sequence[str]], align: str = "---:") -> str:
    """A table with an empty line behind it."""
    rows = [head, ["---", *[align] * (len(head) - 1)], *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
