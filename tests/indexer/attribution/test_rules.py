"""Each rule of the grammar reads the example that stands beside it."""

import re
from importlib import import_module
from typing import Any

import pytest

from indexer.attribution.grammar.chunking import Cascade, Chunk
from indexer.attribution.grammar.chunks import CHUNKS
from indexer.attribution.grammar.clauses import Frame
from indexer.attribution.grammar.frames import FRAMES
from indexer.attribution.grammar.tags import Tag, expand
from indexer.attribution.grammar.tokens import cut
from indexer.attribution.names import NameFinder
from tests.indexer.attribution.prose_cases import Case, normal, read, told

# What Python makes of a pattern before it compiles it.
parser, signs = import_module("re._parser"), import_module("re._constants")
REPEATS = (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT)
INSIDE = (signs.SUBPATTERN, signs.ATOMIC_GROUP, signs.ASSERT)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_frame_reads_its_example(frame: Frame, finder: NameFinder) -> None:
    """It is this frame that reads it, and gives those who stand beside it."""
    expected = tuple(frame.speakers.split(" | "))
    summary = read(Case(frame.name, "capitals", frame.example, expected), finder)
    lines = [line.removeprefix("? ") for line in told(summary, expected, finder.register)]
    assert lines == [normal(line, finder.register) for line in expected]
    found = {s.rule for paragraph in summary.paragraphs for s in paragraph.statements}
    assert frame.name in found or frame.name in (
        "supported or opposed",
        "together with",
        "as did somebody",
    )


@pytest.mark.parametrize("chunk", CHUNKS, ids=lambda chunk: chunk.name)
def test_chunk_joins_its_example(chunk: Chunk, finder: NameFinder) -> None:
    """The rules up to it join what stands beside it, and those before it do not."""
    names = sorted(
        {
            n.span.start: n for n in (*finder.capitals(chunk.example), *finder.known(chunk.example))
        }.values(),
        key=lambda name: name.span.start,
    )
    tokens, tags = cut(chunk.example, names)
    at = CHUNKS.index(chunk)
    (before, _), (behind, _) = (
        Cascade(CHUNKS[:end]).join(chunk.example, tokens, tags) for end in (at, at + 1)
    )
    joined = (chunk.joined, chunk.tag)
    assert joined in [(chunk.example[t.start : t.end], t.tag) for t in behind]
    assert before != behind


@pytest.mark.parametrize("chunk", CHUNKS, ids=lambda chunk: chunk.name)
def test_chunk_needs_the_tags_that_it_says(chunk: Chunk) -> None:
    """Its pattern matches nothing without one of each set, however it goes on."""
    pattern = parser.parse(expand(chunk.pattern))
    assert all(_requires(pattern, needed) for needed in chunk.needed)


def _requires(pattern: Any, letters: frozenset[str]) -> bool:
    """Tell whether all that a pattern matches has one of some letters."""
    return any(_part_requires(sign, given, letters) for sign, given in pattern)


def _part_requires(sign: Any, given: Any, letters: frozenset[str]) -> bool:
    if sign is signs.LITERAL:
        return chr(given) in letters
    if sign is signs.IN:
        return all(kind is signs.LITERAL and chr(one) in letters for kind, one in given)
    if sign is signs.BRANCH:
        return all(_requires(way, letters) for way in given[1])
    if sign in REPEATS:
        return given[0] > 0 and _requires(given[2], letters)
    inside = given if sign is signs.ATOMIC_GROUP else given[-1] if sign in INSIDE else ()
    return _requires(inside, letters)


def test_no_pattern_is_written_in_letters_of_tags() -> None:
    """Outside of names in braces there are only signs of regular expressions."""
    letters = "".join(tag for tag in Tag if tag.isalpha())
    for rule in (*FRAMES, *CHUNKS):
        bare = re.sub(r"\{\^?[a-z_|]+\}|\(\?P<\w+>", "", rule.pattern)
        assert not set(bare) & set(letters), rule.name
        assert re.compile(expand(rule.pattern))
