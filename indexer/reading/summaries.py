"""Markdown text to a Summary: front matter, title, sections, paragraphs, speakers."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import PurePosixPath

from indexer.accounting import Account, LeftOut, account_lines
from indexer.attribution.conventions import NOTES, PROSE, choose_reader
from indexer.attribution.corrections import Corrections
from indexer.attribution.names import NameFinder
from indexer.errors import UnreadableSummary
from indexer.markup.blocks import Block, Content, read_blocks, read_content
from indexer.markup.source import source_text
from indexer.reading.front_matter import ABSTRACTS, PRESENT, FrontMatter, read_front_matter
from indexer.reading.headings import tell_headings
from indexer.reading.language import in_languages, unheard
from indexer.reading.layout import lay_out
from indexer.reading.meeting import Opening, read_opening
from indexer.reading.mojibake import look_alikes, misread
from indexer.reading.paragraphs import read_paragraphs
from indexer.reading.signs import without_commands
from indexer.saying import say
from indexer.summary import LARGEST_FILE, Meeting, Section, Summary

TOO_DEEP = "its brackets or lists are nested too deep: it is read as plain text"
SAMPLE = 20_000  # bytes, by which an encoding is told
WESTERN_PAGE = "cp1252"
# What is printed in the languages of Western Europe.
WESTERN = frozenset(
    "àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ«»‘’“”„–—…°§€ºª¿¡\u00a0"
)


def decode(data: bytes) -> str:
    """Turn a file's bytes into text, its letters composed (NFC), without a byte order mark.

    Raises UnreadableSummary for a file that is empty, too large or not UTF-8.
    """
    if len(data) > LARGEST_FILE:
        cut = len(data) == LARGEST_FILE + 1  # no more of it was read
        raise UnreadableSummary(
            say(
                "it holds {size} MB and the limit is {most} MB: split it into one file a meeting",
                size=f"{'> ' if cut else ''}{len(data) / 1e6:.0f}",
                most=f"{LARGEST_FILE / 1e6:.0f}",
            )
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSummary(
            say(
                "it is not UTF-8 (byte {start}){likely}: save it again with the encoding UTF-8",
                start=str(error.start),
                likely=_likely(data),
            ),
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None
    if not text.strip():
        raise UnreadableSummary(say("it is empty: write the summary into it, or remove it"))
    return unicodedata.normalize("NFC", text)


def _likely(data: bytes) -> str:
    """Name the encoding that makes sense of bytes, "" where none does."""
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    western = data[:SAMPLE].decode(WESTERN_PAGE, "replace")
    if all(char.isascii() or char in WESTERN for char in western):
        return say(", it looks like {encoding}", encoding=WESTERN_PAGE)
    best = from_bytes(data[:SAMPLE]).best()
    return (
        say(", it looks like {encoding}", encoding=best.encoding.replace("_", "-")) if best else ""
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A text cut into blocks: the values above it, what it holds, and what was doubtful."""

    front: FrontMatter
    content: Content
    blocks: Sequence[Block]
    doubts: tuple[str, ...]


def read_summary(text: str, name: str, finder: NameFinder) -> Summary:
    """Read one summary; `name` is its path in the corpus, with slashes.

    Raises UnreadableSummary for a text without a paragraph.
    """
    told = _told(text, finder)
    return _summary(told, _opening(told, told.front, name), finder)


def read_meeting(text: str, name: str, finder: NameFinder) -> Meeting:
    """Read which meeting a summary reports, and nothing else of it."""
    told = _told(text, finder)
    return _opening(told, told.front, name).meeting


def read_without_facts(
    text: str, name: str, finder: NameFinder, facts_of: Callable[[Meeting], Mapping[str, str]]
) -> tuple[Summary, Mapping[str, str]]:
    """Read a summary, and give those facts of its meeting that can be written above its text.

    None of them where the text would be read otherwise below them. Raises UnreadableSummary.
    """
    told = _told(text, finder)
    opening = _opening(told, told.front, name)
    facts = facts_of(opening.meeting)
    above = replace(told.front, values={**told.front.values, **facts})
    same = _opening(told, above, name) == opening
    return _summary(told, opening, finder), facts if same else {}


def _told(text: str, finder: NameFinder) -> _Text:
    front = read_front_matter(without_commands(text))
    content = read_content(front.body)
    blocks, doubts = in_languages(content.blocks, front.text("language"))
    return _Text(front, content, tell_headings(blocks, finder), doubts)


def _opening(told: _Text, front: FrontMatter, name: str) -> Opening:
    return read_opening(name, front, _abstract(front), told.blocks)


def _summary(told: _Text, opening: Opening, finder: NameFinder) -> Summary:
    front = told.front
    reader = choose_reader(opening.blocks, finder, *_speakers(front))
    layout = lay_out(opening.blocks, reader.lines, opening.dated)
    if not layout.passages:
        raise UnreadableSummary(say("it has no paragraph of text: write the summary into it"))
    corrections = Corrections(front.values, finder.register)
    meeting = opening.meeting
    paragraphs = read_paragraphs(meeting.id, layout.passages, reader, corrections, finder)
    finder.forget()
    printed = "\n".join(block.text for block in opening.title) or meeting.title
    counted = sum(not passage.block.note for passage in layout.passages)
    sections = (Section((), printed, 1, counted), *layout.sections)
    summary = Summary(meeting, paragraphs, sections=sections)
    words = words_of(front, summary, told.content.left_out)
    warnings = (
        *front.warnings,
        *_unknown_convention(front),
        *opening.warnings,
        *told.doubts,
        *unheard(paragraphs),
        *look_alikes(paragraphs),
        *misread("\n".join(paragraph.text for paragraph in paragraphs)),
        *((TOO_DEEP,) if told.content.plain else ()),
        *words.warnings(),
        *reader.warnings,
        *corrections.warnings(),
    )
    return replace(summary, warnings=warnings, words=words)


def _speakers(front: FrontMatter) -> tuple[str, tuple[str, ...]]:
    """Tell a convention that the front matter asks for, and give those whom it lists."""
    asked = front.text("speakers").casefold()
    known = asked in (*PROSE, *NOTES)
    keys = PRESENT if known else PRESENT | {"speakers"}
    listed = (name for key in sorted(keys) for name in _names(front.values.get(key)))
    return asked if known else "", tuple(listed)


def _unknown_convention(front: FrontMatter) -> Iterator[str]:
    """Say that one lower-case word is taken for a name, where a convention may be meant."""
    asked = front.text("speakers")
    if asked.islower() and asked.isalpha() and asked not in (*PROSE, *NOTES):
        known = ", ".join((*PROSE, *NOTES))
        yield say(
            "speakers: {asked} is taken for somebody present: conventions are {known}",
            asked=asked,
            known=known,
        )


def _names(value: object) -> Iterator[str]:
    """The names in a list, in the keys of a mapping, or in a text with commas."""
    if isinstance(value, str):
        yield from filter(None, map(str.strip, re.split(r"[,;]", value)))
    elif isinstance(value, list):
        for each in value:
            yield from _names(each) if isinstance(each, dict) else [str(each)]
    elif isinstance(value, dict):
        yield from map(str, value)


def _abstract(front: FrontMatter) -> list[Block]:
    """What front matter holds of the text itself."""
    texts = (front.values.get(key) for key in sorted(ABSTRACTS))
    return [block for text in texts if isinstance(text, str) for block in read_blocks(text)]


def words_of(front: FrontMatter, summary: Summary, left_out: Sequence[LeftOut]) -> Account:
    """Account for the words of a summary: those in its paragraphs and its headings."""
    headings = [(section.position, section.text) for section in summary.sections]
    paragraphs = [(paragraph.position, paragraph.text) for paragraph in summary.paragraphs]
    kept = [text for _, text in sorted((*headings, *paragraphs), key=itemgetter(0))]
    ignored = [part.text for part in front.left_out]
    lines = [*front.body.split("\n"), *ignored]
    return account_lines(lines, source_text, kept, (*front.left_out, *left_out))


def corpus_name(path: PurePosixPath) -> str:
    """The name of a file outside a corpus, as if its folder were one."""
    return f"{path.parent.name}/{path.name}" if path.stem.casefold() == "index" else path.name
