"""Markdown text to a Summary: front matter, heading block, sections, paragraphs, speakers."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import frontmatter
import yaml

from indexer.attribution.conventions import Reader, choose_reader
from indexer.attribution.corrections import Corrections
from indexer.attribution.names import NameFinder
from indexer.attribution.passage import Passage, SpeakerLine
from indexer.errors import UnreadableSummary
from indexer.markup.blocks import Block, read_blocks
from indexer.markup.outline import Outline, is_heading
from indexer.reading.title import HeadingBlock, find_heading_block, read_meeting
from indexer.summary import Meeting, Paragraph, Statement, Summary

LARGEST_FILE = 8_000_000
DIGEST_LENGTH = 10


def decode(data: bytes) -> str:
    """Turn a file's bytes into text, without a byte order mark.

    Raises UnreadableSummary for a file that is empty, too large or not UTF-8.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableSummary(
            f"it holds {len(data) / 1e6:.0f} MB and the limit is {LARGEST_FILE / 1e6:.0f} MB:"
            " split it into one file a meeting"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSummary(
            f"it is not UTF-8 (byte {error.start}): save it again with the encoding UTF-8",
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None
    if not text.strip():
        raise UnreadableSummary("it is empty: write the summary into it, or remove it")
    return text


def read_summary(text: str, name: str, finder: NameFinder) -> Summary:
    """Read one summary; `name` is its path in the corpus, with slashes.

    Raises UnreadableSummary for broken front matter and for a text without a paragraph.
    """
    front, body = split_front_matter(text)
    blocks = read_blocks(body)
    heading = find_heading_block(blocks, titled=bool(front.get("title")))
    meeting = read_meeting(name, front, heading)
    blocks = _without_title(blocks, heading, meeting)
    asked, listed = _speakers(front)
    reader = choose_reader(blocks, finder, asked, listed)
    passages = list(_passages(blocks, reader.lines))
    if not passages:
        raise UnreadableSummary("it has no paragraph of text: write the summary into it")
    corrections = Corrections(front, finder.register)
    paragraphs = tuple(_paragraphs(meeting, passages, reader, corrections, finder))
    warnings = (*_warnings(meeting), *reader.warnings, *corrections.warnings())
    return Summary(meeting, paragraphs, warnings)


def split_front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """Part the lines between `---` from the text below; raises UnreadableSummary if broken."""
    try:
        front, body = frontmatter.parse(text)
    except ValueError as error:  # 2011-02-31
        raise UnreadableSummary(
            f"a date in its front matter is none ({error}): write it as date: 2011-09-16",
            key="date",
        ) from None
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())[:160]
        mark = getattr(error, "problem_mark", None)
        raise UnreadableSummary(
            f"its front matter (between the --- lines) is not valid YAML: {reason}",
            line=mark.line + 1 if mark else 0,
        ) from None
    return front, body


def _speakers(front: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
    """Tell a convention that the front matter asks for from a list of who was present."""
    given = front.get("speakers") or ""
    if isinstance(given, list):
        return "", tuple(str(name) for name in given)
    return str(given).strip(), ()


def _without_title(blocks: list[Block], heading: HeadingBlock, meeting: Meeting) -> list[Block]:
    """Leave out the heading block, and a first heading that only repeats the title."""
    rest = blocks[heading.size :]
    if rest and is_heading(rest[0]) and rest[0].text.casefold() == meeting.title.casefold():
        return rest[1:]
    return rest


def _passages(blocks: list[Block], lines: Mapping[int, SpeakerLine]) -> Iterator[Passage]:
    """Give what becomes a paragraph, with its section and the speaker's line above it."""
    headings = [b for i, b in enumerate(blocks) if is_heading(b) and i not in lines]
    outline = Outline(headings)
    line: SpeakerLine | None = None
    for index, block in enumerate(blocks):
        if index in lines:
            line = lines[index]
        elif is_heading(block):
            outline.enter(block)
            line = None
        else:
            yield Passage(block, outline.path, line)


def _paragraphs(
    meeting: Meeting,
    passages: list[Passage],
    reader: Reader,
    corrections: Corrections,
    finder: NameFinder,
) -> Iterator[Paragraph]:
    seen: Counter[str] = Counter()
    read = zip(passages, reader.statements(passages), strict=True)
    for position, (passage, statements) in enumerate(read, start=1):
        text = passage.block.text
        id_ = _paragraph_id(meeting.id, text, seen)
        corrected = corrections.statements(position, id_, text)
        own = corrections.renamed(statements if corrected is None else corrected)
        mentions = tuple(dict.fromkeys(_mentions(text, own, finder)))
        yield _paragraph(passage, id_, position, own, mentions)


def _paragraph(
    passage: Passage,
    id_: str,
    position: int,
    statements: tuple[Statement, ...],
    mentions: tuple[str, ...],
) -> Paragraph:
    block = passage.block
    return Paragraph(
        id=id_,
        position=position,
        section=passage.section,
        text=block.text,
        html=block.html,
        list_depth=block.depth,
        bold=block.bold,
        statements=statements,
        mentions=mentions,
        speaker_line=passage.line.printed if passage.line else "",
    )


def _mentions(text: str, statements: tuple[Statement, ...], finder: NameFinder) -> Iterator[str]:
    """Give who is named where somebody else speaks, or nobody does."""
    for name in finder.known(text):
        around = (s for s in statements if s.start <= name.span.start < s.end)
        if not any(name.id in s.speaking_for for s in around):
            yield name.id


def _paragraph_id(meeting: str, text: str, seen: Counter[str]) -> str:
    """Make an id from the words alone, so that it outlives what is inserted around it."""
    words = " ".join(text.split()).casefold()
    digest = hashlib.sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]
    seen[digest] += 1
    repeat = f"-{seen[digest]}" if seen[digest] > 1 else ""
    return f"{meeting}-{digest}{repeat}"


def _warnings(meeting: Meeting) -> tuple[str, ...]:
    if meeting.date is None:
        return ("it has no date: add a line such as date: 2011-09-16 between --- lines at its top",)
    return ()


def corpus_name(path: PurePosixPath) -> str:
    """Give the name of a file outside a corpus, as if its folder were one."""
    return f"{path.parent.name}/{path.name}" if path.stem.casefold() == "index" else path.name
