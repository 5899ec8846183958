"""Text that is no Markdown gets into Markdown: characters that mean something there are escaped."""

import re

SPECIAL = re.compile(r"([\\`*_<\[\]])")
LINE_START = re.compile(r"^(#|>|[+-]\s)")
NUMBERED = re.compile(r"^(\d+)([.)]\s)")


def escaped(text: str) -> str:
    """Escape one line of text."""
    return NUMBERED.sub(r"\1\\\2", LINE_START.sub(r"\\\1", SPECIAL.sub(r"\\\1", text)))
