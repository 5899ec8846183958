"""Rows of cells as Markdown: a table, or fields, each a paragraph: "Present: Ann, Bob"."""

from collections.abc import Sequence

from indexer.formats.escaping import escaped

LONGEST_FIELD = 40  # characters of a name before a colon
COLONS = (":", "：")


def are_fields(rows: Sequence[Sequence[str]]) -> bool:
    """Tell names with a colon, each with its value beside it."""
    names = [name.strip() for row in rows for name in row[::2] if name.strip()]
    values = [value.strip() for row in rows for value in row[1::2]]
    return (
        bool(names)
        and all(name.endswith(COLONS) and len(name) <= LONGEST_FIELD for name in names)
        and not any(value.endswith(COLONS) for value in values)
        and all(len(row) % 2 == 0 for row in rows)
    )


def rows_to_markdown(rows: Sequence[Sequence[str]]) -> str:
    """Write rows of plain text; the first one of a table is its head, as Markdown must have one."""
    if are_fields(rows):
        pairs = (row[place : place + 2] for row in rows for place in range(0, len(row), 2))
        return "\n\n".join(escaped(" ".join(pair).strip()) for pair in pairs if any(pair))
    width = max(map(len, rows))
    lines = [_row([*map(escaped, row), *[""] * (width - len(row))]) for row in rows]
    return "\n".join([lines[0], _row(["---"] * width), *lines[1:]])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
