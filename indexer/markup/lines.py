"""Which lines of a paragraph are paragraphs of their own, as a person would cut them.

`GP: text`, `10:01 <gina> text`, `(a) text`, `• text` and `| a | b |` each begin one, though no
blank line stands between them.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from markdown_it.token import Token

from indexer.patterns import later

TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
HALF = r"[ \u202f]?[apAP]\.?[mM]\b\.?"  # of the day; no word begins with it
CLOCK = rf"{TIME}(?:{HALF})?"
DAY = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"  # as chats are exported
STAMP = rf"(?:[\[(]{{0,2}}(?:{DAY},? )?{CLOCK}[\])]{{0,2}} ?[-–]? ?)"
NAME = r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,4}"
ASIDE = r"(?: ?[(\[][^()\[\]]{1,40}[)\]])?"
LABEL = later(
    rf"{STAMP}?[*_\[@]{{0,3}}(?P<name>{NAME}){ASIDE}[*_\]]{{0,3}}(?: ?{STAMP})?"
    r" ?[:：][*_]{0,3}(?=\s|$|[^\W\d])(?!//)"
)
NICK = re.compile(rf"{STAMP}?<[@+]?[^\W\d_][\w.|\[\]`^-]{{0,30}}>(?=\s)")
LISTED = re.compile(
    r"\|.*\|\s*$|[QA]\.\s+[^\W\d_]|[•◦▪‣·●○■□–—]\s+\S|\((?:[a-z]|[ivx]{1,4}|\d{1,3})\)\s+\S|[a-z][.)]\s+\S"
)
SENTENCE_END = re.compile(r"[.!?:;…。！？][\"'”’)\]*_]*$")
BREAKS = ("softbreak", "hardbreak")
SHORT = 60  # characters: a longer line is wrapped, and goes on
LONGEST_LABEL = 60  # characters before a colon


def paragraph_starts(lines: Sequence[str]) -> frozenset[int]:
    """The places of the lines that begin a paragraph, the first one left out."""
    labelled = [place for place, line in enumerate(lines) if _is_labelled(line)]
    listed = [place for place, line in enumerate(lines) if LISTED.match(line)]
    starts = {place for place in labelled if labelled[0] == 0 or stands_alone(lines, place)}
    if len(listed) > 1:
        starts |= set(listed)
    return frozenset(starts - {0})


def cuts_in(children: Sequence[Token]) -> frozenset[int]:
    """The places of those line breaks in a text's tokens behind which a paragraph begins."""
    breaks = [place for place, child in enumerate(children) if child.type in BREAKS]
    if not breaks:
        return frozenset()
    edges = [-1, *breaks, len(children)]
    lines = [
        "".join(child.content for child in children[start + 1 : end])
        for start, end in pairwise(edges)
    ]
    depths = [0, *accumulate(child.nesting for child in children)]
    outside = {place for place in breaks if not depths[place]}
    return frozenset(breaks[line - 1] for line in paragraph_starts(lines)) & outside


def _is_labelled(line: str) -> bool:
    begins = line[:LONGEST_LABEL]
    if ">" in begins and NICK.match(line):
        return True
    label = LABEL.match(line) if ":" in begins or "：" in begins else None
    return bool(label and label.end() <= LONGEST_LABEL and _may_be_name(label["name"]))


def _may_be_name(name: str) -> bool:
    """Tell a name, or one short word as in chats, from the beginning of a sentence."""
    return not name[0].islower() or " " not in name


def stands_alone(lines: Sequence[str], place: int) -> bool:
    """Tell whether the line above ends by itself, and not because the page is so wide."""
    above = lines[place - 1].strip() if place else ""
    short = len(above) < SHORT and not lines[place][:1].islower()
    return short or bool(SENTENCE_END.search(above))
