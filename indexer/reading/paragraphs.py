"""How what stands in a summary becomes its paragraphs: text, number, footnotes, who speaks."""

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.attribution.conventions import Reader
from indexer.attribution.corrections import Corrections
from indexer.attribution.names import NameFinder
from indexer.attribution.passage import Passage
from indexer.markup.blocks import Block
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
    seen: Counter[str] = Counter()
    spoken = _attributed(passages, reader)
    paragraphs = []
    for position, (passage, statements) in enumerate(zip(passages, spoken, strict=True), start=1):
        id_ = _paragraph_id(meeting, passage.block.text, seen)
        text, shift = _text(passage.block), _shift(passage.block)
        corrected = corrections.statements(position, id_, text)
        own = _shifted(statements, shift) if corrected is None else corrected
        own = corrections.renamed(own)
        mentions = tuple(_mentions(text, own, finder, passage.block.language))
        paragraphs.append(_paragraph(passage, id_, position, text, own, mentions))
    return tuple(_told_apart(list(_with_notes(paragraphs, passages))))


def _attributed(passages: Sequence[Passage], reader: Reader) -> Iterator[tuple[Statement, ...]]:
    """Who speaks in each passage; in footnotes and headings nobody does."""
    speech = [passage for passage in passages if not _is_apart(passage)]
    statements = iter(reader.statements(speech))
    for passage in passages:
        yield () if _is_apart(passage) else next(statements)


def _is_apart(passage: Passage) -> bool:
    return passage.heading or bool(passage.block.note)


def _paragraph(
    passage: Passage,
    id_: str,
    position: int,
    text: str,
    statements: tuple[Statement, ...],
    mentions: tuple[str, ...],
) -> Paragraph:
    block = passage.block
    shift = _shift(block)
    own_number = PRINTED_NUMBER.match(text)
    return Paragraph(
        id=id_,
        position=position,
        section=passage.section,
        text=text,
        html=f"{html.escape(block.number)} {block.html}" if block.number else block.html,
        list_depth=block.depth,
        bold=tuple(Span(b.start + shift, b.end + shift) for b in block.bold)
        if shift
        else block.bold,
        statements=statements,
        mentions=mentions,
        speaker_line=passage.line.printed if passage.line else "",
        number=block.number or (own_number[0] if own_number else ""),
        date=passage.date,
        language=block.language,
        notes=tuple(Note(m.at + shift, f"[{m.label}]", "") for m in block.notes)
        if block.notes
        else (),
    )


def _text(block: Block) -> str:
    """A block's text with the number that is printed before it."""
    return f"{block.number} {block.text}" if block.number else block.text


def _shift(block: Block) -> int:
    return len(block.number) + 1 if block.number else 0


def _shifted(statements: tuple[Statement, ...], by: int) -> tuple[Statement, ...]:
    if not by:
        return statements
    return tuple(s._replace(start=s.start + by, end=s.end + by) for s in statements)


def _with_notes(
    paragraphs: Iterable[Paragraph], passages: Sequence[Passage]
) -> Iterator[Paragraph]:
    """Tie each mark of a footnote to the footnote's first paragraph."""
    listed = list(paragraphs)
    found: dict[str, str] = {}
    for paragraph, passage in zip(listed, passages, strict=True):
        if passage.block.note:
            found.setdefault(f"[{passage.block.note}]", paragraph.id)
    for paragraph in listed:
        yield _tied(paragraph, found) if paragraph.notes else paragraph


def _told_apart(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Note the paragraphs whose printed number stands for others too, as in several lists."""
    printed = Counter(paragraph.number for paragraph in paragraphs)
    for paragraph in paragraphs:
        again = bool(paragraph.number) and printed[paragraph.number] > 1
        yield paragraph._replace(repeated=True) if again else paragraph


def _tied(paragraph: Paragraph, found: Mapping[str, str]) -> Paragraph:
    """Let each mark lead to its footnote, in the HTML too."""

    def link(mark: re.Match[str]) -> str:
        return f'<a href="#{found.get(f"[{html.unescape(mark[1])}]", "")}" {mark[0][3:]}'

    notes = (replace(note, paragraph=found.get(note.mark, "")) for note in paragraph.notes)
    return paragraph._replace(notes=tuple(notes), html=NOTE.sub(link, paragraph.html))


def _mentions(
    text: str, statements: tuple[Statement, ...], finder: NameFinder, language: str
) -> Iterable[str]:
    """Who is named and is not on record: where somebody else speaks, or nobody does."""
    named = dict.fromkeys([identity.id for identity in finder.identities(text, language)])
    if not named:
        return ()
    on_record = {id_ for statement in statements for id_ in statement.on_record}
    return (id_ for id_ in named if id_ not in on_record)


def _paragraph_id(meeting: str, text: str, seen: Counter[str]) -> str:
    """Make an id from the words alone, so that it outlives what is inserted around it."""
    words = " ".join(text.split()).casefold()
    digest = hashlib.sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]
    seen[digest] += 1
    repeat = f"-{seen[digest]}" if seen[digest] > 1 else ""
    return f"{meeting}-{digest}{repeat}"
