"""Which meeting a summary reports: its front matter, and the heading block at its top."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dateutil import parser as date_parser
from slugify import slugify

from indexer.errors import UnreadableSummary
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading, section_title
from indexer.summary import Meeting

KINDS = ("summary", "highlights", "minutes", "notes", "meeting notes", "report", "transcript")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b{ORDINAL}(?:\s+of)?\s+{MONTH},?\s+\d{{4}}\b"
    rf"|\b{MONTH}\s+{ORDINAL},?\s+\d{{4}}\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?", re.IGNORECASE)
ONLY_FILES = ("index", "readme")


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """The title lines at the top of a summary: which blocks they are and what they say."""

    size: int = 0
    lines: tuple[str, ...] = ()


def find_heading_block(blocks: list[Block], titled: bool) -> HeadingBlock:
    """Find the title lines; `titled` says that the front matter gives a title already.

    The first heading is the title when it stands above all text and looks like one: nothing
    else at its level, or several lines, or a date, or more title lines right under it.
    """
    first = next((i for i, block in enumerate(blocks) if is_heading(block)), None)
    if first is None or first > 1 or not _is_title(blocks, first, titled):
        return HeadingBlock()
    last = first + 1
    while last < len(blocks) and is_heading(blocks[last]) and _is_title_line(blocks[last]):
        last += 1
    lines = [line.strip() for block in blocks[first:last] for line in block.text.split("\n")]
    return HeadingBlock(size=last, lines=tuple(line for line in lines if line))


def _is_title(blocks: list[Block], first: int, titled: bool) -> bool:
    block = blocks[first]
    if _is_title_line(block):
        return True
    if titled:
        return False
    following = blocks[first + 1] if first + 1 < len(blocks) else None
    if following is not None and is_heading(following) and _is_title_line(following):
        return True
    alike = [b for b in blocks if is_heading(b) and b.level == block.level]
    return block.level == 1 and len(alike) == 1


def _is_title_line(block: Block) -> bool:
    return "\n" in block.text or is_title_line(block.text)


def is_title_line(text: str) -> bool:
    """Tell a line that gives the day of a meeting, or the kind of its summary."""
    return bool(DATE.search(text)) or _kind(text) != ""


def _kind(line: str) -> str:
    return line.strip() if line.strip().casefold() in KINDS else ""


def find_date(text: str) -> date | None:
    """Find the first full date in a text, or None."""
    for found in DATE.finditer(text):
        try:
            return date_parser.parse(found[0].replace(" of ", " ")).date()
        except (ValueError, OverflowError):
            continue
    return None


def read_meeting(name: str, front: Mapping[str, object], heading: HeadingBlock) -> Meeting:
    """Gather the meeting from the front matter, else the heading block, else the file's name.

    `name` is the file's path in the corpus, with slashes. Raises UnreadableSummary for a date
    in the front matter that is none.
    """
    rest = [line for line in heading.lines[1:] if not find_date(line) and not _kind(line)]
    kinds = [_kind(line) for line in heading.lines if _kind(line)]
    title = _text(front, "title") or (heading.lines[0] if heading.lines else _readable(name))
    return Meeting(
        id=slugify(_text(front, "id")) or meeting_id(name),
        title=section_title(title),
        place=_text(front, "place") or ", ".join(rest),
        date=_front_date(front) or find_date(f"{chr(10).join(heading.lines)}\n{title}\n{name}"),
        kind=_text(front, "kind") or (kinds[0] if kinds else ""),
        series=_text(front, "series"),
        source=_text(front, "source") or _text(front, "url"),
        rapporteur=_text(front, "rapporteur"),
    )


def meeting_id(name: str) -> str:
    """Make a meeting's id from its file's path in the corpus: lower-case ASCII and hyphens."""
    parts = name.removesuffix(".md").split("/")
    if len(parts) > 1 and parts[-1].casefold() in ONLY_FILES:
        parts.pop()
    return slugify("-".join(parts)) or "meeting-" + name.encode().hex()[:24]


def _readable(name: str) -> str:
    stem = meeting_id(name) if name.isascii() else name.removesuffix(".md").split("/")[-1]
    words = re.sub(r"^\d{4}-\d{2}-\d{2}-?", "", stem).replace("-", " ").strip() or stem
    return words[:1].upper() + words[1:]


def _text(front: Mapping[str, object], key: str) -> str:
    value = front.get(key)
    return "" if value is None else " ".join(str(value).split())


def _front_date(front: Mapping[str, object]) -> date | None:
    value = front.get("date")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(front, "date")
    return read_date(text) if text else None


def read_date(text: str) -> date:
    """Read a date; raises UnreadableSummary for one that is none, such as 31 February."""
    try:
        return find_date(text) or date.fromisoformat(text)
    except ValueError:
        raise UnreadableSummary(
            f"the date {text!r} is none: write it as date: 2011-09-16", key="date"
        ) from None
