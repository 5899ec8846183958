"""Headings that say who speaks below them: `### Ann Lee:`, again and again."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from indexer.attribution.cast import Cast, Known, Words
from indexer.attribution.closings import introduces
from indexer.attribution.elsewhere.labels import Elsewhere
from indexer.attribution.headed import headed_by_speakers
from indexer.attribution.label_words import NO_NAMES
from indexer.attribution.labels import Form, Label
from indexer.attribution.passage import SpeakerLine
from indexer.markup.blocks import Block
from indexer.register.register import Register
from indexer.summary import Span

RETURNING = 2
COLON_END = re.compile(r"\s*[:：]\s*$")
STAGE_NOTE = re.compile(r"[(（\[【].*[)）\]】][:：]?\s*")


def known_names(register: Register, elsewhere: Elsewhere) -> Collection[str]:
    """All names that the register knows, in English and in the languages of a summary."""
    return register.names | elsewhere.keys if elsewhere.speakers else register.names


def _by_level(blocks: Sequence[Block]) -> list[tuple[int, dict[int, Block]]]:
    """The headings of each level with their numbers, the lowest level first."""
    levels: dict[int, dict[int, Block]] = defaultdict(dict)
    for number, block in enumerate(blocks):
        if block.level:
            levels[block.level][number] = block
    return sorted(levels.items(), reverse=True)


def heading_lines(
    blocks: Sequence[Block], elsewhere: Elsewhere, words: Words, force: bool
) -> dict[int, SpeakerLine]:
    """Find the level of headings at which most are names that return and end in a colon.

    Without one they are speakers where they speak in the first person.
    """
    for level, found in _by_level(blocks):
        colons = sum(introduces(block.text) for block in found.values())
        if not force and colons <= len(found) / 2:
            if told := headed_by_speakers(blocks, level, elsewhere):
                return told
            continue
        lines = {index: _heading_line(block) for index, block in found.items()}
        labels = [Label(line.names, Span(0, 0), Form.HEADING, 0) for line in lines.values()]
        for index, line in lines.items():
            for name in line.names:
                elsewhere.name(name, blocks[index].language)
        known = known_names(elsewhere.register, elsewhere)
        cast = Cast(labels, Known(register=known, fields=frozenset(elsewhere.fields)), words)
        named = cast.returning >= RETURNING and cast.size > len(found) / 2
        if force or named or _mostly_return(lines.values()):
            return lines
    return {}


def _mostly_return(lines: Collection[SpeakerLine]) -> bool:
    """Tell headings of which most are there more than once, and not in capitals."""
    counts = Counter(name for line in lines for name in line.names if not name.isupper())
    again = [count for count in counts.values() if count > 1]
    return len(again) >= RETURNING and sum(again) > len(lines) / 2


def _heading_line(block: Block) -> SpeakerLine:
    name = " ".join(COLON_END.sub("", block.text).split())
    nobody = not name or name.casefold() in NO_NAMES or STAGE_NOTE.fullmatch(block.text)
    return SpeakerLine(() if nobody else (name,), block.text)


def below(blocks: Sequence[Block], headings: Mapping[int, SpeakerLine]) -> Iterator[int]:
    """The numbers of the blocks under headings that say who speaks."""
    under = False
    for number, block in enumerate(blocks):
        under = number in headings or (under and not block.level)
        if under:
            yield number
