"""Rich Text (.rtf), by pandoc; striprtf's simpler reading tells what pandoc loses.

Before each item of a list the file holds its number as it is printed, for programs that know no
lists. pandoc counts anew, and goes wrong, so it is given those numbers as text. Footnotes, which it
leaves out, are put back.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indexer.accounting import LeftOut
from indexer.errors import UnreadableSummary
from indexer.formats import extras
from indexer.formats.converted import Converted, picture_remarks
from indexer.formats.escaping import escaped
from indexer.formats.pandoc import by_pandoc
from indexer.saying import say

KIND = "a Rich Text document (.rtf)"
BEGINS = b"{\\rtf"
ENCODING = ("cp1252", "surrogateescape")  # any byte comes back as it was
PICTURE = b"{\\pict"
LIST = re.compile(r"\\ls\d+(?![\w-])\s?|(?<=\{)\\(?:listtext|pntext)(?![a-z])\s?")
KINDS = {
    "header": "the head of its pages",
    "footer": "the foot of its pages",
    "annotation": "a comment",
}
ASIDE = re.compile(r"\{(?:\\\*)?\\(header|footer|annotation)[lrf]?(?![a-z])")
NOTE = re.compile(r"\{(?:\\\*)?\\(footnote)(?![a-z])")
SIGN = re.compile(r"\\chftn(?![a-z])\s?")
# A sign by its number, with the one that stands for it in old programs right behind: \u233?
SIGN_BY_NUMBER = re.compile(r"\\\\|(\\u-?\d+)(?=[^\\{}\s\d])")
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
MARK = "FLOORNOTE{}MARK"
MARKS = re.compile(r"FLOORNOTE(\d+)MARK")


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of the file, from brace to brace, and its words; `kind` is how it begins."""

    kind: str
    start: int
    end: int
    words: str


def to_markdown(data: bytes) -> Converted:
    """Read an .rtf; raises UnreadableSummary for another file."""
    if not data.startswith(BEGINS):
        raise UnreadableSummary(say("it is not {kind}: open it and save it anew", kind=KIND))
    striprtf = extras.load("striprtf.striprtf", "office", KIND)

    def words_of(rtf: str) -> str:
        return str(striprtf.rtf_to_text(rtf, errors="replace"))

    text = data.decode(*ENCODING)
    beside = {g.words: g for g in _groups(text, ASIDE, words_of) if g.words}.values()
    notes = list(_groups(text, NOTE, words_of))
    body = LIST.sub("", SIGN.sub("", _with_marks(text, notes)))
    body = SIGN_BY_NUMBER.sub(_parted, body)
    read = by_pandoc(body.encode(*ENCODING), "rtf", KIND)
    aside = tuple(LeftOut(KINDS[group.kind], group.words) for group in beside)
    source = " ".join([words_of(text), *(group.words for group in (*beside, *notes))])
    written = [f"[^{n}]: {escaped(note.words)}\n" for n, note in enumerate(notes, start=1)]
    markdown = "\n".join([MARKS.sub(r"[^\1]", read.text), *written])
    remarks = picture_remarks(data.count(PICTURE))
    return Converted(markdown, source, (*aside, *read.left_out), remarks)


def _parted(sign: re.Match[str]) -> str:
    """Part a sign by its number from the one behind it: pandoc takes the next letter away else."""
    return f"{sign[1]} " if sign[1] else sign[0]


def _groups(text: str, begin: re.Pattern[str], words_of: Callable[[str], str]) -> Iterator[_Group]:
    for found in begin.finditer(text):
        end = _end(text, found.end())
        words = words_of(f"{{\\rtf1 {SIGN.sub('', text[found.end() : end])}}}")
        yield _Group(found[1], found.start(), end + 1, " ".join(words.split()))


def _end(text: str, start: int) -> int:
    """Find the brace that closes a group."""
    depth = 1
    for found in BRACE.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return found.start()
    return len(text)


def _with_marks(text: str, notes: list[_Group]) -> str:
    """Put a mark in the place of each footnote."""
    pieces, place = [], 0
    for number, note in enumerate(notes, start=1):
        pieces += [text[place : note.start], MARK.format(number)]
        place = note.end
    return "".join([*pieces, text[place:]])
