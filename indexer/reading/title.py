"""What a summary is called, and which lines at its top belong to its title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from slugify import slugify

from indexer.attribution.elsewhere.phrases import is_kind
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading, set_off
from indexer.reading.dates import Part, printed_dates
from indexer.reading.days import day_named

KINDS = ("summary", "highlights", "minutes", "notes", "meeting notes", "report", "transcript")
WORDS = re.compile(
    r"\b(?:minutes|agenda|meeting|notes|summary|report|call|session|workshop|teleconference|telcon"
    r"|conference|assembly|council|committee|highlights|hearing|forum|seminar|talk|interview|debate"
    r"|dialogue|roundtable|symposium|congress|plenary|board|f2f|standup|sync|retreat|review|record"
    r"|proceedings|transcript|arrangements)\b",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"(?:meeting )?(?:attendees|participants|attendance|present|roll call|regrets)", re.IGNORECASE
)
GENERIC = re.compile(
    r"(?:table of )?contents|agenda|introduction|summary|abstract|executive summary|logistics"
    r"|opening|welcome|date|notes|minutes|overview|topics?|discussion|contacts?|registration"
    r"|action items|toc",
    re.IGNORECASE,
)
LONGEST_ID = 200
LABELLED = re.compile(r"[^\W\d_][\w /&'’-]{1,30}[:：]\s*\S")
SUFFIX = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
ONLY_FILES = ("index", "readme")
WITHIN = 4
LONGEST_LINE = 150
LONGEST_TITLE = 300
MARGIN = " \t,;:–—-|()[]·"
SENTENCE_END = (".", "!", "?", ",", ";", ":", "：", "。")


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """The title lines at the top of a summary: which blocks they are and what they say."""

    first: int = 0
    size: int = 0
    lines: tuple[str, ...] = ()


def find_heading_block(blocks: Sequence[Block], titled: bool) -> HeadingBlock:
    """Find the title lines; `titled` says that the front matter gives a title already.

    The first heading is the title when it stands above all text and looks like one: nothing
    else as heavy, or several lines, a date, a word such as "minutes", or more title lines under
    it. A table of contents above it is passed over.
    """
    days = frozenset(_heads_of_days(blocks))
    first = next(_titles(blocks, titled), None)
    if first is None or first in days:
        return HeadingBlock()
    last = first + 1
    while last < len(blocks) and last not in days and _is_title_heading(blocks[last]):
        last += 1
    lines = [line.strip() for block in blocks[first:last] for line in block.text.split("\n")]
    return HeadingBlock(first, last - first, tuple(line for line in lines if line))


def _heads_of_days(blocks: Sequence[Block]) -> Iterator[int]:
    """Give the headings that name a day each, as others do that look the same."""
    dated: dict[tuple[int, str], dict[int, Part]] = {}
    for place, block in enumerate(blocks):
        printed = day_named(block)
        if printed:
            dated.setdefault((block.level, set_off(block)), {})[place] = printed.first
    for days in dated.values():
        if len(set(days.values())) > 1:
            yield from days


def _titles(blocks: Sequence[Block], titled: bool) -> Iterator[int]:
    """Give the headings that may be the title."""
    text = 0
    for place, block in enumerate(blocks):
        if is_heading(block):
            contents = block.text.casefold().rstrip(":") in ("table of contents", "contents")
            if contents and not titled:
                text = -len(blocks)
            elif _is_title(blocks, place, titled):
                yield place
                return
            else:
                return
        else:
            text += 1
            if text > WITHIN or (text > 1 and len(block.text) > LONGEST_LINE):
                return


def _is_title(blocks: Sequence[Block], first: int, titled: bool) -> bool:
    block = blocks[first]
    if _is_title_line(block):
        return True
    if titled:
        return False
    following = blocks[first + 1] if first + 1 < len(blocks) else None
    if following is not None and _goes_on(following):
        return True
    if PEOPLE.fullmatch(without_dates(block.text)):
        return False
    generic = GENERIC.fullmatch(block.text.rstrip(":")) is not None
    if WORDS.search(block.text) and not generic:
        return True
    others = [b for i, b in enumerate(blocks) if is_heading(b) and i != first]
    alone = not any(0 < b.level <= block.level for b in others)
    return block.level > 0 and alone and not (generic and not others)


def _goes_on(block: Block) -> bool:
    """Tell a line under the title that belongs to it: a date, a place of one, `Date: ...`."""
    dated = LABELLED.match(block.text) and any(printed_dates(block.text))
    return _is_title_heading(block) or (is_heading(block) and bool(dated))


def _is_title_heading(block: Block) -> bool:
    return is_heading(block) and _is_title_line(block)


def _is_title_line(block: Block) -> bool:
    if LABELLED.match(block.text) or PEOPLE.fullmatch(without_dates(block.text)):
        return False
    return "\n" in block.text or is_title_line(block.text)


def is_title_line(text: str) -> bool:
    """Tell a line that gives the day of a meeting, or the kind of its summary."""
    return any(p.first.day for p in printed_dates(text)) or kind_of(text) != ""


def without_dates(line: str) -> str:
    """Give a line without the dates in it, and the marks around them."""
    for printed in reversed(list(printed_dates(line))):
        line = f"{line[: printed.span.start]} {line[printed.span.end :]}"
    return " ".join(line.split()).strip(MARGIN)


def kind_of(line: str) -> str:
    """Give the line if it is the name of a kind of summary, such as "Minutes", else ""."""
    return line.strip() if line.strip().casefold() in KINDS or is_kind(line) else ""


def title_in_text(blocks: Sequence[Block]) -> str:
    """Give the first line of a summary without a heading at its top, if it reads as a title."""
    if not blocks or blocks[0].depth or blocks[0].note or is_heading(blocks[0]):
        return ""
    line = blocks[0].text.split("\n")[0].strip()
    short = len(line) <= LONGEST_LINE and not line.endswith(SENTENCE_END)
    if not short or not line[0].isalnum() or LABELLED.match(line):
        return ""
    return line if WORDS.search(line) or set_off(blocks[0]) else ""


def clipped(title: str) -> str:
    """Cut a title that no list could show, at a word; all of it stands in the summary."""
    if len(title) <= LONGEST_TITLE:
        return title
    return f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def meeting_id(name: str) -> str:
    """Make a meeting's id from its file's path in the corpus: lower-case ASCII and hyphens."""
    parts = SUFFIX.sub("", name).split("/")
    if len(parts) > 1 and parts[-1].casefold() in ONLY_FILES:
        parts.pop()
    return slugify("-".join(parts)) or "meeting-" + name.encode().hex()[:24]


def shortened(id_: str, most: int = LONGEST_ID) -> str:
    """Cut an id that no file name could hold, and tell it from others with the same beginning."""
    if len(id_) <= most:
        return id_
    return f"{id_[:most]}-{sha256(id_.encode()).hexdigest()[:8]}"


def title_of_name(name: str) -> str:
    """Make a title of a file's path."""
    stem = meeting_id(name) if name.isascii() else SUFFIX.sub("", name).split("/")[-1]
    words = re.sub(r"^\d{4}-\d{2}-\d{2}-?", "", stem).replace("-", " ").strip() or stem
    return words[:1].upper() + words[1:]
