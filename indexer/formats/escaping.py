"""Text that is no Markdown gets into Markdown: characters that mean something there are escaped."""

import re
from collections.abc import Sequence

SPECIAL = re.compile(r"([\\`*_\[\]])")
ENTITY = re.compile(r"&(?=#?\w+;)")
LINE_START = re.compile(r"^(#|>|[+-](?=\s|$)|~~~|\||(?:[-=]\s*)+$)")
NUMBERED = re.compile(r"^(\d+)([.)](?:\s|$))")


def escaped(text: str) -> str:
    """Escape one line of text; a backslash before < would not keep it from opening a tag."""
    text = ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return NUMBERED.sub(r"\1\\\2", LINE_START.sub(r"\\\1", SPECIAL.sub(r"\\\1", text)))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Write rows of plain text as a table; the first one is its head, as Markdown must have one."""
    return markdown_table([[escaped(cell) for cell in row] for row in rows])


def markdown_table(rows: Sequence[Sequence[str]]) -> str:
    """Write rows of Markdown as a table of as many columns as the longest has."""
    width = max(map(len, rows))
    lines = [_row([*row, *[""] * (width - len(row))]) for row in rows]
    return "\n".join([lines[0], _row(["---"] * width), *lines[1:]])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
