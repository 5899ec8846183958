"""The words of a Markdown text with its markup taken away.

This reads the text by patterns, and knows nothing of how the blocks are made of it: so what the
blocks are held against is not made by the same hand.
"""

import html
import re

from indexer.markup.tags import INLINE, NAMES

FENCE = re.compile(r"^([ \t>]*(?:```+|~~~+))[ \t]*[\w+#./-]*[ \t]*(?:\{.*)?$", re.MULTILINE)
DEFINITION = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?\[(?!\^)[^\]\n]+\]:[ \t]*\S+"
    r"(?:[ \t]+\".*\"|[ \t]+'.*'|[ \t]+\(.*\))?[ \t]*$",
    re.MULTILINE,
)
BRACKETED = r"(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.|\([^()\s]*\))*\))*"
TITLE = r"(?:\s+(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?"
TARGET = re.compile(rf"\]\(\s*(?:<[^<>\n]*>|{BRACKETED}){TITLE}\s*\)")
LABELLED = re.compile(r"(?<=\S\])\[[^\[\]\n]*\]")
NOTE = re.compile(r"\[\^[^\]\s]+\]")
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>]*>")
WITHIN_WORDS = INLINE - {"br", "img", "input", "option", "select", "source", "wbr"}
NUMBER = re.compile(r"^[ \t>]*\d{1,9}[.)](?=[ \t])", re.MULTILINE)


def source_text(text: str) -> str:
    """A text without link targets, tags, names of languages and marks of footnotes."""
    text = FENCE.sub(r"\1", text)
    if "](" in text:
        text = TARGET.sub("] ", text)
    if "]:" in text:
        text = DEFINITION.sub("", text)
    if "][" in text:
        text = LABELLED.sub(" ", text)
    if "[^" in text:
        text = NOTE.sub(" ", text)
    if "<" in text:
        text = TAG.sub(_without_tag, text)
    text = _numbered_once(text)
    return html.unescape(text) if "&" in text else text


def _numbered_once(text: str) -> str:
    """Drop the numbers of list items that are all the same: they are counted on."""
    seen: set[str] = set()

    def number(found: re.Match[str]) -> str:
        again = found[0].strip() in seen
        seen.add(found[0].strip())
        return " " if again else found[0]

    return NUMBER.sub(number, text)


def _without_tag(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    if name in WITHIN_WORDS:
        return ""
    return " " if name in NAMES else tag[0]
