"""Sentences of notes that tell in the third person who said what, about people who are known.

`Ann said that it is late. Bo agreed, and Cy asked why.` has three statements, and so has
`Ann, it is late. Bo, is it? Ann, yes.` in a list item.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.attribution.closings import closes
from indexer.attribution.grammar.tags import TELLING, Tag
from indexer.attribution.grammar.tokens import tag_of
from indexer.attribution.label_words import SHOWN, UNTOLD
from indexer.attribution.labels import CAPITALISED, Form, Label
from indexer.attribution.leading import beginnings
from indexer.markup.blocks import Block
from indexer.markup.lines import stands_alone
from indexer.markup.outline import lines_of
from indexer.patterns import later
from indexer.summary import Span

# Where a sentence begins, or what is told behind a topic and a dash; where a clause does.
# Each begins with a sign that is looked for at once, and not with what stands before it.
SENTENCE = re.compile(r"[.!?;][\"”’)]* (?=[^\W\d_a-z])")
DASH = re.compile(r" (?<=\S )[-–—] (?=[^\W\d_a-z])")
CLAUSE = re.compile(
    r" (?:and|but|while|whereas) (?=[^\W\d_a-z])|; (?=[^\W\d_a-z])|, (?=[^\W\d_a-z])"
)
VERB = re.compile(
    r" (?:(?:also|then|again|just|still|later|only) )?(?!added to\b)(?P<verb>[a-z]+)\b(?![-'’])"
)
SAID = re.compile(r", (?=[a-z\d“\"'‘+]|I\b)")
COLON = re.compile(r" ?: (?=\S)")
ALSO = r"(?: (?:also|then|later|again))?"
# "The guest from town asked", "Norway also said", but not "I said", "It is what people asked"
SAID_BEFORE = r"(?P<verb>[a-z]+ed|said|told|felt|thought|wrote)\b(?! (?:by|to be|as)\b)"
NO_SUBJECT = r"(?:I|we|you|that|which|who|is|are|was|were|has|have|had|can|could|will|would|should)"
PRONOUN = (
    r"(?:I|We|You|He|She|They|It|This|That|These|Those|There|Who|What|Which|If|When|As|In|On|Then"
    r"|So|But|And|Yes|No|Not|Also)"
)
SOMEBODY = later(
    rf"(?:(?:The|A|An|One|Another)(?: (?!{NO_SUBJECT}\b)[\w'’-]+){{1,6}}?"
    rf"|(?!{PRONOUN}\b){CAPITALISED}){ALSO} {SAID_BEFORE}"
)
LONGEST_NAME = 40  # letters of a name of several words


class Told(NamedTuple):
    """Who is known in a summary: a test of names, and the words with which they may begin."""

    knows: Callable[[str], bool]
    first: frozenset[str]


def narrated(block: Block, first: Label | None, known: Told) -> Sequence[Label]:
    """The further labels of a block that has the `first` one, if any, and none on other lines."""
    if not _may_tell(block, first, known) or not _names(block, known):
        return ()
    found = tuple(_further(block, first, known))
    return () if found and closes(block) else found


def _further(block: Block, first: Label | None, known: Told) -> Iterable[Label]:
    opened = first is not None and first.form is Form.OPENING and not first.span.start
    if first and not opened:
        return _answers(block, first, known) if first.form is Form.PREFIX else ()
    return _told(block, opened, known)


def _told(block: Block, opened: bool, known: Told) -> Iterator[Label]:
    """Read `Ann said that it is late. Bo agreed.`, where a name may be `opened` as a label."""
    text = block.text
    chained = bool(block.depth) or opened
    commas = opened and _follows(SAID, text, _name_at(text, 0, known))
    clauses = False
    for start, whole in _starts(block):
        name = _name_at(text, start, known)
        end = start + len(name)
        if not name or (start and not chained):
            continue
        told = is_told(text, end)
        colon = COLON.match(text, end) if start and whole else None
        comma = commas and whole and SAID.match(text, end)
        if colon:
            yield Label((name,), Span(start, colon.end()), Form.PREFIX, start)
        elif start and (comma or (told and (whole or clauses))):
            yield Label((name,), Span(start, start), Form.NARRATED, start)
        elif not start and told and not opened:
            yield Label((name,), Span(0, 0), Form.NARRATED, 0)
        chained = chained or told
        clauses = clauses or told


def _may_tell(block: Block, first: Label | None, known: Told) -> bool:
    """Tell cheaply whether anything may be found."""
    if first is None:
        return block.depth > 0 or _name_at(block.text, 0, known) != ""
    if block.lines or first.form is Form.OPENING:
        return True
    return block.text.find(": ", first.span.end) >= 0


def _names(block: Block, known: Told) -> bool:
    """Tell cheaply whether a block may name somebody who is known."""
    words = block.text.replace(",", " ").replace(":", " ").split()
    return not known.first.isdisjoint(words) or any(map(str.isupper, words))


def _starts(block: Block) -> list[tuple[int, bool]]:
    """Where sentences begin, and (False) clauses."""
    whole = {0, *_sentences(block.text), *_lines(block)}
    clauses = {clause.end() for clause in CLAUSE.finditer(block.text)} - whole
    return sorted([*((start, True) for start in whole), *((start, False) for start in clauses)])


def _sentences(text: str, start: int = 0) -> set[int]:
    """Where sentences begin behind a place, but the first."""
    found = {sentence.end() for sentence in SENTENCE.finditer(text, max(0, start - 1))}
    return found | {dash.end() for dash in DASH.finditer(text, start)}


def _lines(block: Block) -> frozenset[int]:
    """Where lines begin that do not go on from the line above."""
    spans = list(lines_of(block))
    lines = [block.text[line.start : line.end] for line in spans]
    alone = (place for place in range(1, len(lines)) if stands_alone(lines, place))
    return frozenset(spans[place].start for place in alone)


def _answers(block: Block, first: Label, known: Told) -> Iterator[Label]:
    """Read `Ann: is it late? Bo: yes.`, and below a label `Bo said that it is.`."""
    text, lines = block.text, _lines(block)
    for start in sorted(_sentences(text, first.span.end) | lines):
        name = _name_at(text, start, known)
        end = start + len(name)
        colon = COLON.match(text, end) if name else None
        if colon:
            yield Label((name,), Span(start, colon.end()), Form.PREFIX, start)
        elif name and start in lines and is_told(text, end):
            yield Label((name,), Span(start, start), Form.NARRATED, start)


def _name_at(text: str, start: int, known: Told) -> str:
    """The longest known name that begins at a place, or ""."""
    if not text[start : start + 1].isupper():
        return ""
    stretch = text[start : start + LONGEST_NAME]
    first = stretch.split(None, 1)[0].rstrip(",:")
    if first not in known.first and not first.isupper():
        return ""
    return next(filter(known.knows, beginnings(stretch, ",:")), "")


def _follows(pattern: re.Pattern[str], text: str, name: str) -> bool:
    return bool(name) and pattern.match(text, len(name)) is not None


def reports_somebody(text: str) -> bool:
    """Tell "The guest asked why" and "Norway said that" from what somebody goes on saying."""
    found = SOMEBODY.match(text) if text[:1].isupper() else None
    return found is not None and tag_of(found["verb"]) is Tag.SAYS


def is_told(text: str, end: int) -> bool:
    """Tell "Ann said" and "Ann demoed" from "Ann needs" and "Ann left"."""
    found = VERB.match(text, end)
    verb = found["verb"] if found else ""
    return bool(verb) and verb not in UNTOLD and (verb in SHOWN or tag_of(verb) in TELLING)
