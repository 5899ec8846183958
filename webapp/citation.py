"""What is cited of a hit: the statement that was asked for, else the paragraph."""

from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import quote

from flask import request as here

from indexer.search.addresses import path_of
from indexer.search.results import Hit
from indexer.search.rows import Row, located, names_in, rows_of
from indexer.summary import Statement

MOST_KEEPABLE = 5
WHOLE = 12  # words: what has more is named by its first and its last ones
EDGE = 5  # words


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement that can be kept: its address and its speakers."""

    url: str
    names: tuple[str, ...]


def cited(hit: Hit) -> Row:
    """The row of the speaker's own statement, or of the only stretch that matches.

    Where several match, or only the paragraph as a whole does, it is the row of the paragraph.
    """
    return next(rows_of(replace(hit, stretches=_chosen(hit)), here.script_root))


def keepable(hit: Hit) -> list[Kept]:
    """The statements of a hit that have speakers, the first few: what can be kept of it."""
    found = located(hit, here.script_root)
    kept = (Kept(url, names_in(stretch)) for stretch, url in found if names_in(stretch))
    return list(islice(kept, MOST_KEEPABLE))


def text_fragment(text: str) -> str:
    """What has a browser mark a text, behind an address with a # on the page that holds it."""
    words = text.split()
    ends = [words] if len(words) <= WHOLE else [words[:EDGE], words[-EDGE:]]
    return ":~:text=" + ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)


def _chosen(hit: Hit) -> tuple[int, ...]:
    own = hit.own_statements
    theirs = tuple(n for n, s in enumerate(hit.paragraph.statements, start=1) if s in own)
    satisfied = tuple(number for number in theirs if number in hit.stretches)
    if hit.own or len(hit.stretches) == 1:
        return (satisfied or theirs or hit.stretches)[:1]
    return ()


def statement_address(hit: Hit, statement: Statement) -> str:
    """The address of a statement of a paragraph."""
    return f"{here.script_root}{path_of(hit.meeting.id, hit.paragraph, statement)}"
