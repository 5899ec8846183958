"""Addresses of what was said, below the root of the service: a paragraph's, and a statement's.

/meetings/MEETING#PARAGRAPH            a paragraph in its summary
/meetings/MEETING/DIGEST/2-1f3a9c      the second stretch of a paragraph, with a hash of its words

`DIGEST` is what the paragraph's id has behind that of the meeting. The hash tells whether the
words have been corrected since.
"""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote

from indexer.index.pieces import Stretch
from indexer.summary import Paragraph, Span, Statement

MEETINGS = "/meetings"
HASH_LENGTH = 6  # hexadecimal digits: it is compared with one statement, not with all
PLACE = re.compile(rf"(?P<number>[1-9]\d{{0,5}})-(?P<hash>[0-9a-f]{{{HASH_LENGTH}}})")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a paragraph: its number, from 1, and a hash of its words."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}-{self.hash}"


def read_place(text: str) -> Place | None:
    """Read a place from an address; None for other text."""
    found = PLACE.fullmatch(text)
    return Place(int(found["number"]), found["hash"]) if found else None


def place_of(paragraph: Paragraph, number: int, stretch: Stretch) -> Place:
    """The place of a stretch, which has a number in its paragraph."""
    return Place(number, words_hash(paragraph.text[stretch.span.start : stretch.span.end]))


def words_hash(text: str) -> str:
    """Hash words, whatever their capitals and blanks."""
    words = " ".join(text.split()).casefold()
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]


def paragraph_path(meeting: str, paragraph: str) -> str:
    """The address of a paragraph in its summary."""
    return f"{MEETINGS}/{quote(meeting, safe='')}#{quote(paragraph)}"


def statement_path(meeting: str, paragraph: str, place: Place) -> str:
    """The address of a statement by itself."""
    digest = paragraph.removeprefix(f"{meeting}-")
    return f"{MEETINGS}/{quote(meeting, safe='')}/{quote(digest, safe='')}/{place}"


def path_of(meeting: str, paragraph: Paragraph, statement: Statement) -> str:
    """The address of a statement of a paragraph by itself."""
    numbered = enumerate(paragraph.statements, start=1)
    number = next(n for n, s in numbered if s.start == statement.start and s == statement)
    stretch = Stretch(Span(statement.start, statement.end), statement)
    return statement_path(meeting, paragraph.id, place_of(paragraph, number, stretch))
