"""What is cited of a hit: the statement that was asked for, else the paragraph."""

from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import quote

from flask import request as here

from indexer.search.addresses import path_of
from indexer.search.citing import citation, printed_position
from indexer.search.results import Hit
from indexer.search.rows import located, names_in
from indexer.summary import Statement

MOST_KEEPABLE = 5  # statements of a paragraph that a result offers to keep
WHOLE = 12  # words: what has more is named by its first and its last ones
EDGE = 5  # words


@dataclass(frozen=True, slots=True)
class Taken:
    """What can be taken of a hit: what is cited of it, with its address, speakers and words.

    `position` is the number of the paragraph, `kept` are the addresses of what can be kept.
    """

    url: str
    names: tuple[str, ...]
    text: str
    position: str
    citation: str
    kept: list[str]


def taken(hit: Hit) -> Taken:
    """Cite the speaker's own statement, or the only stretch that matches.

    Where several match, or only the paragraph as a whole does, that is cited. Kept are the first
    few statements that have speakers.
    """
    root, chosen, paragraph = here.script_root, _chosen(hit), hit.paragraph
    found = dict(zip(hit.stretches, located(hit, root), strict=False))
    if chosen and chosen[0] in found:
        stretch, url = found[chosen[0]]
    else:
        stretch, url = next(located(replace(hit, stretches=chosen), root))
    kept = (url for stretch, url in found.values() if names_in(stretch))
    return Taken(
        url,
        names_in(stretch),
        paragraph.text[stretch.span.start : stretch.span.end],
        printed_position(paragraph),
        citation(hit.meeting, paragraph, stretch.statement),
        list(islice(kept, MOST_KEEPABLE)),
    )


def text_fragment(text: str) -> str:
    """What has a browser mark a text, behind an address with a # on the page that holds it."""
    words = text.split(None, WHOLE)
    ends = [words] if len(words) <= WHOLE else [words[:EDGE], text.rsplit(None, EDGE)[1:]]
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
