"""Markdown text to a Summary: front matter, heading block, sections, paragraphs, speakers."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

import frontmatter
import yaml

from indexer.accounting import Account, LeftOut, account, words_in
from indexer.attribution.conventions import choose_reader
from indexer.attribution.corrections import Corrections
from indexer.attribution.names import NameFinder
from indexer.errors import UnreadableSummary
from indexer.markup.blocks import Block, Content, read_content
from indexer.markup.outline import is_heading
from indexer.markup.source import source_text
from indexer.reading.headings import tell_headings
from indexer.reading.language import in_languages, languages
from indexer.reading.layout import lay_out
from indexer.reading.paragraphs import read_paragraphs
from indexer.reading.title import HeadingBlock, find_heading_block, read_meeting
from indexer.summary import Meeting, Section, Summary

LARGEST_FILE = 8_000_000


def decode(data: bytes) -> str:
    """Turn a file's bytes into text, its letters composed (NFC), without a byte order mark.

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
    return unicodedata.normalize("NFC", text)


def read_summary(text: str, name: str, finder: NameFinder) -> Summary:
    """Read one summary; `name` is its path in the corpus, with slashes.

    Raises UnreadableSummary for broken front matter and for a text without a paragraph.
    """
    front, body = split_front_matter(text)
    content = read_content(body)
    blocks = tell_headings(content.blocks, finder)
    heading = find_heading_block(blocks, titled=bool(front.get("title")))
    meeting = read_meeting(name, front, heading)
    title, blocks = _parted_at_title(blocks, heading, meeting)
    reader = choose_reader(blocks, finder, *_speakers(front))
    layout = lay_out(blocks, reader.lines)
    if not layout.passages:
        raise UnreadableSummary("it has no paragraph of text: write the summary into it")
    corrections = Corrections(front, finder.register)
    paragraphs = read_paragraphs(meeting.id, layout.passages, reader, corrections, finder)
    spoken = languages([p.text for p in paragraphs], str(front.get("language") or "").strip())
    paragraphs = in_languages(paragraphs, spoken)
    printed = "\n".join(block.text for block in title) or meeting.title
    sections = (Section((), printed, 1, len(paragraphs)), *layout.sections)
    summary = Summary(meeting, paragraphs, sections=sections)
    warnings = (
        *_warnings(meeting, content),
        *spoken.warnings,
        *words_of(body, summary, layout.lines, content.left_out).warnings(),
        *reader.warnings,
        *corrections.warnings(),
    )
    return replace(summary, warnings=warnings)


def words_of(
    body: str, summary: Summary, lines: Iterable[str], left_out: Sequence[LeftOut]
) -> Account:
    """Account for the words of a summary's text: those in its paragraphs, headings and lines."""
    kept = [
        *(section.text for section in summary.sections),
        *(paragraph.text for paragraph in summary.paragraphs),
        *lines,
    ]
    return account(words_in(source_text(body)), words_in("\n".join(kept)), left_out)


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


def _parted_at_title(
    blocks: list[Block], heading: HeadingBlock, meeting: Meeting
) -> tuple[list[Block], list[Block]]:
    """Part the heading block, and a heading that only repeats the title, from what follows."""
    size = heading.size
    rest = blocks[size:]
    if rest and is_heading(rest[0]) and rest[0].text.casefold() == meeting.title.casefold():
        size += 1
    return blocks[:size], blocks[size:]


def _warnings(meeting: Meeting, content: Content) -> Iterator[str]:
    if meeting.date is None:
        yield "it has no date: add a line such as date: 2011-09-16 between --- lines at its top"
    if content.plain:
        yield "its brackets or lists are nested too deep: it is read as plain text"


def corpus_name(path: PurePosixPath) -> str:
    """Give the name of a file outside a corpus, as if its folder were one."""
    return f"{path.parent.name}/{path.name}" if path.stem.casefold() == "index" else path.name
