"""What a summary is called, and which lines at its top belong to its title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, takewhile

from slugify import slugify

from indexer.attribution.elsewhere.phrases import is_kind
from indexer.markup.blocks import Block
from indexer.markup.outline import is_bold_line, is_heading, printed_lines, set_off
from indexer.markup.runs import CELL
from indexer.patterns import later
from indexer.reading.date_parts import DatePart
from indexer.reading.dates import around_dates, printed_dates
from indexer.reading.named_days import FULL_IN_NAME, NAMED_BY_FOLDER
from indexer.reading.several import days_named

KINDS = ("summary", "highlights", "minutes", "notes", "meeting notes", "report", "transcript")
WORDS = later(
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
LONGEST_ID = 200  # characters: it is part of file names, which have 255 bytes
LABELLED = re.compile(r"[^\W\d_][\w /&'’-]{1,30}[:：]\s*\S")
NAMED = re.compile(
    r"(?:title|subject|event|meeting|(?:name|title|subject) of (?:the )?meeting"
    r"|meeting (?:name|title))\s*[:：|]+\s*(?P<title>[^\W_][^|\n]+)",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?:item |section |part )?\(?\d{1,2}[.)]\s|(?:item|section|part) \d", re.IGNORECASE
)
SUFFIX = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
WITHIN = 4  # blocks from the top, or it is a heading further down
AT_TOP = 8  # blocks, among which a title may stand
LETTERHEAD = 6  # lines in bold above a text
TELLS = re.compile(r"[^\W\d_]{4}")
LONGEST_LINE = 150  # characters of a line that is no paragraph
LONGEST_TITLE = 300  # characters
MARGIN = " \t,;:–—-|()[]·"
SENTENCE_END = (".", "!", "?", ",", ";", ":", "：", "。")


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """The title lines at the top of a summary: which blocks they are and what they say."""

    first: int = 0
    size: int = 0
    lines: tuple[str, ...] = ()
    bold: bool = False

    @property
    def title(self) -> str:
        """The line that the meeting is called by: the first, unless it is a letterhead."""
        meetings = (line for line in self.lines[1:] if WORDS.search(line) and not kind_of(line))
        letterhead = self.bold and not WORDS.search(self.lines[0])
        return next(meetings, self.lines[0]) if letterhead else next(iter(self.lines), "")


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
    last = max(last, first + _size_of_letterhead(blocks[first:]))
    lines = [line.strip() for block in blocks[first:last] for line in block.text.split("\n")]
    bold = is_bold_line(blocks[first])
    return HeadingBlock(first, last - first, tuple(line for line in lines if line), bold)


def _heads_of_days(blocks: Sequence[Block]) -> Iterator[int]:
    """The headings that name a day each, as others do that look the same."""
    dated: dict[tuple[int, str], dict[int, DatePart]] = {}
    for place, printed in days_named(blocks):
        block = blocks[place]
        dated.setdefault((block.level, set_off(block)), {})[place] = printed.first
    for days in dated.values():
        if len(set(days.values())) > 1:
            yield from days


def _titles(blocks: Sequence[Block], titled: bool) -> Iterator[int]:
    """The headings that may be the title."""
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
    if (following is not None and _goes_on(following)) or _size_of_letterhead(blocks[first:]):
        return True
    if NUMBERED.match(block.text):
        return False
    if PEOPLE.fullmatch(without_dates(block.text)):
        return False
    generic = GENERIC.fullmatch(block.text.rstrip(":")) is not None
    if WORDS.search(block.text) and not generic:
        return True
    others = [b for i, b in enumerate(blocks) if is_heading(b) and i != first]
    alone = not any(0 < b.level <= block.level for b in others)
    return block.level > 0 and alone and not (generic and not others)


def _size_of_letterhead(blocks: Sequence[Block]) -> int:
    """How many lines in bold stand at the top, the last of them with a date or the kind."""
    lines = list(takewhile(is_bold_line, blocks[:LETTERHEAD]))
    ends = [size for size, line in enumerate(lines, 1) if _is_title_line(line)]
    return max(ends, default=0)


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
    return _has_day(text) or kind_of(text) != ""


def _has_day(text: str) -> bool:
    return any(printed.first.day for printed in printed_dates(text))


def without_dates(line: str) -> str:
    """A line without the dates in it, and the marks around them."""
    return " ".join(around_dates(line).split()).strip(MARGIN)


def kind_of(line: str) -> str:
    """The line if it is the name of a kind of summary, such as "Minutes", else ""."""
    return line.strip() if line.strip().casefold() in KINDS or is_kind(line) else ""


def title_in_text(blocks: Sequence[Block]) -> str:
    """The title of a summary without a heading at its top, "" where no line reads as one.

    It stands behind a label, or is the first line, or the one that says most of a meeting among
    the lines above the text, where a date or a kind stands among them.
    """
    bold = bool(blocks) and set_off(blocks[0]) != "" and not is_heading(blocks[0])
    named = _named(blocks[:AT_TOP])
    return next(chain(named, _printed([*_top_lines(blocks)], bold), _of_days(blocks)), "")


def _of_days(blocks: Sequence[Block]) -> Iterator[str]:
    """What all headings of the highest level say, each beside a day of its own."""
    heads = [blocks[place] for place in _heads_of_days(blocks)]
    rests = {without_dates(head.text) for head in heads if head.level == 1}
    yield from (rest for rest in rests if len(rests) == 1 and TELLS.search(rest))


def _named(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        for line in printed_lines(block):
            found = NAMED.fullmatch(line)
            if found and without_dates(found["title"]) and "://" not in line:
                yield found["title"].strip()


def _printed(lines: Sequence[str], bold: bool) -> Iterator[str]:
    """Choose among the lines at the top; `bold` says that the first one is."""
    titles = [line for line in lines if TELLS.search(without_dates(line)) and not kind_of(line)]
    if titles and any(kind_of(line) or _has_day(line) for line in lines[1:]):
        best = max(titles, key=lambda line: len(WORDS.findall(line)))  # the first of those that tie
        if WORDS.search(best) or not _has_day(best):
            yield best
    elif lines and (WORDS.search(lines[0]) or bold):
        yield lines[0]


def _top_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines above the text that may be a title's."""
    for block in blocks[:LETTERHEAD]:
        if block.depth or block.note or block.level:
            return
        for line in printed_lines(block):
            if not _may_be_title(line):
                return
            yield line


def _may_be_title(line: str) -> bool:
    short = len(line) <= LONGEST_LINE and not line.endswith(SENTENCE_END)
    return short and line[0].isalnum() and not LABELLED.match(line) and CELL not in line


def clipped(title: str) -> str:
    """Cut a title that no list could show, at a word; all of it stands in the summary."""
    if len(title) <= LONGEST_TITLE:
        return title
    return f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _parts_of(name: str) -> list[str]:
    """The folders and the name of a file, without its ending, nor one that says nothing."""
    parts = SUFFIX.sub("", name).split("/")
    return parts[:-1] if len(parts) > 1 and parts[-1].casefold() in NAMED_BY_FOLDER else parts


def meeting_id(name: str) -> str:
    """Make a meeting's id from its file's path in the corpus: lower-case ASCII and hyphens."""
    parts = _parts_of(name)
    return slugify("-".join(parts)) or "meeting-" + name.encode().hex()[:24]


def shortened(id_: str, most: int = LONGEST_ID) -> str:
    """Cut an id that no file name could hold, and tell it from others with the same beginning."""
    if len(id_) <= most:
        return id_
    return f"{id_[:most]}-{sha256(id_.encode()).hexdigest()[:8]}"


def title_of_name(name: str) -> str:
    """Make a title of a file's path: of its own name, unless that is but a date or a number."""
    parts = _parts_of(name)
    own = _words_of(FULL_IN_NAME.sub(" ", parts[-1]))
    if not TELLS.search(WORDS.sub(" ", own)):
        own = "-".join(parts) if len(parts) > 1 and not TELLS.search("".join(parts)) else ""
        own = own or _words_of(" ".join(parts)) or meeting_id(name)
    return own[:1].upper() + own[1:]


def _words_of(stem: str) -> str:
    return " ".join(re.sub(r"[-_\s]+", " ", stem).split()).strip(MARGIN)
