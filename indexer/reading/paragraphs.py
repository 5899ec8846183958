"""How what stands in a summary becomes its paragraphs: text, number, footnotes, who speaks."""

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.attribution.conventions import Reader
from indexer.attribution.corrections import Corrections
from indexer.attribution.names import NameFinder
from indexer.attribution.passage import Passage
from indexer.markup.blocks import Block
from indexer.register.identity import Identity
from indexer.summary import Note, Paragraph, Span, Statement

DIGEST_LENGTH = 10  # hexadecimal digits: paragraphs of one meeting are told apart
NOTE = re.compile(r'<a class="note" data-note="([^"]*)"')
PRINTED_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivxlc]{1,6}|[IVXLC]{2,6})[.)]"
    r"|\d{1,3}(?:\.\d{1,3}){1,3}|[¶§] ?\d{1,4}\.?)(?=\s)"
)


def read_paragraphs(
    meeting: str,
    passages: Sequence[Passage],
    reader: Reader,
    corrections: Corrections,
    finder: NameFinder,
) -> tuple[Paragraph, ...]:
    """Make the paragraphs of a meeting, given by its id."""
    seen: dict[str, int] = {}
    corrected = bool(corrections)
    spoken = _attributed(passages, reader)
    paragraphs = []
    for position, (passage, statements) in enumerate(zip(passages, spoken, strict=True), start=1):
        block = passage.block
        id_ = _paragraph_id(meeting, block.text, seen)
        text = f"{block.number} {block.text}" if block.number else block.text
        own = _shifted(statements, _shift(block)) if block.number else statements
        if corrected:
            own = corrections.applied(own, position, id_, text)
        named = finder.identities(text, block.language)
        mentions = _mentions(named, own) if named else ()
        paragraphs.append(_paragraph(passage, id_, position, text, own, mentions))
    return tuple(_told_apart(_with_notes(paragraphs, passages)))


def _attributed(passages: Sequence[Passage], reader: Reader) -> Iterator[tuple[Statement, ...]]:
    """Who speaks in each passage; in footnotes and headings nobody does."""
    apart = [passage.heading or passage.block.note != "" for passage in passages]
    speech = [passage for passage, silent in zip(passages, apart, strict=True) if not silent]
    statements = reader.statements(speech)
    return (() if silent else next(statements) for silent in apart)


def _paragraph(
    passage: Passage,
    id_: str,
    position: int,
    text: str,
    statements: tuple[Statement, ...],
    mentions: tuple[str, ...],
) -> Paragraph:
    block, line = passage.block, passage.line
    shift = _shift(block)
    bold = tuple(Span(b.start + shift, b.end + shift) for b in block.bold) if shift else block.bold
    notes = [Note(m.at + shift, f"[{m.label}]", "") for m in block.notes] if block.notes else ()
    return Paragraph(
        id_,
        position,
        passage.section,
        text,
        f"{html.escape(block.number)} {block.html}" if block.number else block.html,
        block.depth,
        bold,
        statements,
        mentions,
        line.printed if line else "",
        block.language,
        block.number or _printed_number(text),
        tuple(notes),
        passage.date,
    )


def _printed_number(text: str) -> str:
    found = PRINTED_NUMBER.match(text)
    return found[0] if found else ""


def _shift(block: Block) -> int:
    """How far the number that is printed before a block shifts its text."""
    return len(block.number) + 1 if block.number else 0


def _shifted(statements: tuple[Statement, ...], by: int) -> tuple[Statement, ...]:
    return tuple(s._replace(start=s.start + by, end=s.end + by) for s in statements)


def _with_notes(
    paragraphs: Sequence[Paragraph], passages: Sequence[Passage]
) -> Sequence[Paragraph]:
    """Tie each mark of a footnote to the footnote's first paragraph."""
    found: dict[str, str] = {}
    for paragraph, passage in zip(paragraphs, passages, strict=True):
        if passage.block.note:
            found.setdefault(f"[{passage.block.note}]", paragraph.id)
    return [_tied(each, found) if each.notes else each for each in paragraphs]


def _told_apart(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Note the paragraphs whose printed number stands for others too, as in several lists."""
    printed = Counter([paragraph.number for paragraph in paragraphs])
    again = {number for number, times in printed.items() if number and times > 1}
    return [each._replace(repeated=True) if each.number in again else each for each in paragraphs]


def _tied(paragraph: Paragraph, found: Mapping[str, str]) -> Paragraph:
    """Let each mark lead to its footnote, in the HTML too."""

    def link(mark: re.Match[str]) -> str:
        return f'<a href="#{found.get(f"[{html.unescape(mark[1])}]", "")}" {mark[0][3:]}'

    notes = (replace(note, paragraph=found.get(note.mark, "")) for note in paragraph.notes)
    return paragraph._replace(notes=tuple(notes), html=NOTE.sub(link, paragraph.html))


def _mentions(named: Sequence[Identity], statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """Who is named and is not on record: where somebody else speaks, or nobody does."""
    on_record = {id_ for statement in statements for id_ in statement.on_record}
    return tuple(dict.fromkeys(one.id for one in named if one.id not in on_record))


def _paragraph_id(meeting: str, text: str, seen: dict[str, int]) -> str:
    """Make an id from the words alone, so that it outlives what is inserted around it."""
    spaced = text.isprintable() and "  " not in text  # by nothing else than single spaces
    words = (text.strip() if spaced else " ".join(text.split())).casefold()
    digest = hashlib.sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]
    times = seen[digest] = seen.get(digest, 0) + 1
    return f"{meeting}-{digest}-{times}" if times > 1 else f"{meeting}-{digest}"
