"""Text that is no Markdown gets into Markdown: characters that mean something there are escaped."""

import re

SPECIAL = re.compile(r"([\\`*_\[\]])")
ENTITY = re.compile(r"&(?=#?\w+;)")
LINE_START = re.compile(r"^(#|>|[+-](?=\s|$)|~~~|\||(?:[-=]\s*)+$)")
NUMBERED = re.compile(r"^(\d+)([.)](?:\s|$))")


def escaped(text: str) -> str:
    """Escape one line of text; a backslash before < would not keep it from opening a tag."""
    text = ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return NUMBERED.sub(r"\1\\\2", LINE_START.sub(r"\\\1", SPECIAL.sub(r"\\\1", text)))
