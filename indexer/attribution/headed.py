"""Headings without a colon that name who speaks below them, in the first person."""

import re
from collections.abc import Iterable, Iterator, Sequence

from indexer.attribution.elsewhere.labels import Elsewhere
from indexer.attribution.elsewhere.phrases import folded, phrases
from indexer.attribution.passage import SpeakerLine
from indexer.markup.blocks import Block
from indexer.words import ENGLISH

FEWEST = 3
ASIDE = re.compile(r"\s*[(（](?P<aside>[^()（）]*)[)）]\s*$")
JOINT = re.compile(r"\s*(?:,|&|\band\b)\s*")


def headed_by_speakers(
    blocks: Sequence[Block], level: int, elsewhere: Elsewhere
) -> dict[int, SpeakerLine]:
    """The headings of a level with who speaks below each, if most name somebody who is known.

    A report on countries has such headings too, so most of what stands below must say "we" or "I".
    """
    lines = {
        number: _line(block, elsewhere)
        for number, block in enumerate(blocks)
        if block.level == level
    }
    named = [number for number, line in lines.items() if line.names]
    if len(named) < FEWEST or len(named) * 2 <= len(lines):
        return {}
    own = sum(says_own(_below(blocks, number), elsewhere) > 0 for number in named)
    return lines if own * 2 > len(named) else {}


def says_own(blocks: Iterable[Block], elsewhere: Elsewhere) -> int:
    """Count the blocks in which something is said in the first person."""
    return sum(_is_own(block, elsewhere) for block in blocks)


def _line(block: Block, elsewhere: Elsewhere) -> SpeakerLine:
    aside = ASIDE.search(block.text)
    printed = block.text[: aside.start()] if aside else block.text
    names = tuple(_names(printed.strip(), block.language, elsewhere))
    known = phrases(block.language, elsewhere.register.phrases.get(block.language))
    if not names and aside and known.starts("titles", folded(aside["aside"])):
        names = (printed.strip(),)
    return SpeakerLine(names, block.text)


def _names(printed: str, language: str, elsewhere: Elsewhere) -> Iterator[str]:
    """The names of a heading, where all of them are known."""
    if language != ENGLISH:
        names = elsewhere.told(printed, language)
        yield from names if all(name in elsewhere.speakers for name in names) else ()
        return
    parts = [printed] if elsewhere.register.find(printed) else JOINT.split(printed)
    yield from parts if all(map(elsewhere.register.find, parts)) else ()


def _below(blocks: Sequence[Block], heading: int) -> Iterator[Block]:
    for block in blocks[heading + 1 :]:
        if block.level:
            return
        yield block


def _is_own(block: Block, elsewhere: Elsewhere) -> bool:
    own = elsewhere.register.phrases.get(block.language)
    return phrases(block.language, own).within("first_person", folded(block.text)) is not None
