"""Headings that run into a paragraph: in capitals, before a dash, or on a line of its own."""

import re

from indexer.attribution.grammar.tags import Tag
from indexer.attribution.grammar.tokens import tag_of
from indexer.attribution.sentences import SentenceReader, is_shouted
from indexer.markup.blocks import Block

RUN_IN_HEADING = re.compile(r"[A-Z][^:]{2,120}:\s+")
BEHIND_HEADING = re.compile(r"\s*[–—-]\s+(?=\S)")


def headed(block: Block, reader: SentenceReader) -> int:
    """Where a paragraph begins behind a heading in capitals or in bold that runs into it."""
    heading = _run_in_heading(block.text, reader)
    if heading:
        return heading.end()
    first = block.bold[0] if block.bold else None
    if first is None or first.start:
        return 0
    line = next(iter(block.lines), 0)
    if 0 <= line - first.end <= 1 and _is_topic(block.text[: first.end], reader):
        return line
    dash = BEHIND_HEADING.match(block.text, first.end)
    return dash.end() if dash else 0


def _is_topic(heading: str, reader: SentenceReader) -> bool:
    """Tell "7. Police report" on a line of its own from somebody's name."""
    spelt = heading.split()
    named = tag_of(spelt[0]) is Tag.COURTESY or reader.people.is_known(spelt[-1].rstrip(":"))
    return not named and not reader.finder.register.find(heading.rstrip(" :"))


def _tells(heading: str) -> bool:
    """Tell "PERU urged: more time" from "OTHER ISSUES of the day: the group met"."""
    return any(word.islower() and tag_of(word) is Tag.SAYS for word in heading.strip(": ").split())


def _run_in_heading(text: str, reader: SentenceReader) -> re.Match[str] | None:
    """Find a heading in capitals before a paragraph: "OTHER ISSUES (AWG-KP): The group"."""
    heading = RUN_IN_HEADING.match(text)
    if heading is None or not is_shouted(heading[0]) or _tells(heading[0]):
        return None
    return None if reader.finder.register.find(heading[0].rstrip(" :")) else heading
