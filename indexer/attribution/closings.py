"""What is nobody's in notes: remarks, and what closes a discussion.

Each pattern stands with an example in the tests.
"""

import re

from indexer.attribution.elsewhere.phrases import folded, phrases
from indexer.markup.blocks import Block
from indexer.markup.outline import set_off
from indexer.patterns import later
from indexer.words import ENGLISH

LETTER = re.compile(r"[^\W\d_]")
RULE = re.compile(r"[-–—=*_.\s]+")
# What a note taker puts between the speeches, which go on behind it.
COMING_AND_GOING = (
    r"(?!.*\b(?:is|are|was|were) left\b)[^.:]{2,40} "
    r"(?:leaves|left|(?:re)?join(?:s|ed))(?: the (?:call|meeting|room)\b[^.:]{0,30})?\.?"
)
REMARK = later(
    r"[\[(]*\d{1,2}:\d\d(?::\d\d)?[\])]*|[*_:]*[(\[（【<].*[)\]）】>][*_.:]*|\*\*.*|\.\.\..*\.\.\.|::.*"
    r"|(?!.{100})[^.:]{2,40} (?:is )?(?:presenting|presents|taking notes|taking over)\b[^.:]{0,40}"
    rf"|{COMING_AND_GOING}"
    r"|(?:\(|\[|\.{3})?(?:general |mixed |more |brief |long |some )*discussion\b.*",
    re.IGNORECASE | re.DOTALL,
)
# What the meeting did, at the beginning of a paragraph that no label precedes.
DONE = (
    r"(?:agreed|agreement|resolved|resolution|approved|adopted|carried|rejected|defeated|decided"
    r"|decision|adjourned|ended|(?:re-?)?elected|appointed|co-opted|voted|voting|votes?|moved|seconded"
    r"|motions?|consensus|unanimous(?:ly)?|closed|minuted|noted|deferred|withdrawn|passed|ratified"
    r"|actions?(?: items?| points?)?|todo|conclusions?|outcomes?)"
)
MEETING = r"(?:the |this )?(?:meeting|group|committee|council|board|panel|session|chair|wg|tag)"
CLOSING = later(
    rf"(?:it was |{MEETING} (?:has |have |was |then |also )?)?(?:unanimously )?{DONE}\b"
    r"|[^.:;]{2,60}? (?:was|were|has been|have been) (?:then |duly |unanimously )?"
    rf"{DONE}\b"
    rf"|[^.:;]{{2,80}}? (?:proposed|moved)\b.*\bseconded\b|.{{2,300}}[.;:] {DONE}\.?$"
    r"|no (?:further )?(?:objections?|comments?|questions?)\b(?! from )|\+1 from\b|thumbs up\b"
    r"|next (?:meeting|steps?|call)\b|minutes (?:by|taken|were)\b|(?:scribed|notes) by\b",
    re.IGNORECASE,
)
TASKS_HEAD = re.compile(
    r"(?:to-?dos?|action (?:items?|points?)|actions|ais|next steps|follow-?ups|tasks|decisions"
    r"|agreements|resolutions)\s*:?",
    re.IGNORECASE,
)
# "GP and OL can live with medium": where they stand, and nobody's words.
STANDING = later(
    r"[^\W\d_][\w.’'-]*(?:(?:, | and | & )[^\W\d_][\w.’'-]*)+,? "
    r"(?:can|could|are|were|will|would|to|agreed?|have|abstain\w*|voted?|in favou?r|against)\b"
)
QUESTION = re.compile(r"[QA]\d*[.)] ")
COUNT = re.compile(r"(?:[A-Za-z]{1,12}[ :=]{0,2}\d{1,3}[,;/ .]*){2,}")
TITLE = re.compile(r"[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|&|and|of|the|for))+")
LINKED = re.compile(r"<a [^>]*>.*?</a>|<code>.*?</code>", re.DOTALL)
SMALL_WORD = re.compile(r"(?<![@#\w])[a-z]{2,}")


def is_code(block: Block) -> bool:
    """Tell a block of code."""
    return block.html.startswith("<pre")


def is_remark(text: str) -> bool:
    """Tell what a note taker puts in brackets, or a time stamp alone."""
    return bool(REMARK.fullmatch(text))


def introduces(text: str) -> bool:
    """Tell words that introduce what stands below them."""
    return text.rstrip().endswith((":", "："))


def heads_tasks(block: Block) -> bool:
    """Tell "TODO" and "Next steps:" over a list: what is below is nobody's, wherever it stands."""
    return not block.depth and bool(TASKS_HEAD.fullmatch(block.text))


def closes(block: Block) -> bool:
    """Tell a paragraph without a label that is what the meeting did, and nobody's words."""
    text = block.text
    return (
        bool(RULE.fullmatch(text) or CLOSING.match(text) or QUESTION.match(text))
        or bool(COUNT.fullmatch(text) or TITLE.fullmatch(text))
        or set_off(block) != ""
        or _only_links(block)
        or _closes_elsewhere(block)
    )


def _closes_elsewhere(block: Block) -> bool:
    """Tell what the meeting did, by how a paragraph begins in another language than English."""
    if block.language == ENGLISH:
        return False
    return phrases(block.language).begins("done", folded(block.text))


def tells_where_people_stand(block: Block) -> bool:
    """Tell "GP and OL can live with it": a count of opinions, and nobody's words."""
    return bool(STANDING.match(block.text))


def _only_links(block: Block) -> bool:
    """Tell an item of an agenda that is links and whom it is assigned to."""
    return "<a " in block.html and not SMALL_WORD.search(
        re.sub(r"<[^>]*>", "", LINKED.sub("", block.html))
    )
