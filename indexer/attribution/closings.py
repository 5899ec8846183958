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
    r"|(?:\(|\[|\.{3})?(?:general |mixed |more |brief |long |some )*discussion\b.*",
    re.IGNORECASE | re.DOTALL,
)
SHORT_REMARK = re.compile(
    r"[^.:]{2,40} (?:is )?(?:presenting|presents|taking notes|taking over)\b[^.:]{0,40}"
    rf"|{COMING_AND_GOING}",
    re.IGNORECASE | re.DOTALL,
)
REMARKED = ("present", "taking", "leaves", "left", "join")  # each short remark has one of these
LONGEST_REMARK = 99  # letters of such a remark
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
    r"|no (?:further )?(?:objections?|comments?|questions?)\b(?! from )|\+1 from\b|thumbs up\b"
    r"|next (?:meeting|steps?|call)\b|minutes (?:by|taken|were)\b|(?:scribed|notes) by\b",
    re.IGNORECASE,
)
# What was done, at the end of a paragraph's first line, if it is not too long.
DONE_LAST = re.compile(rf"(?<=..)[.;:] {DONE}\.?$", re.IGNORECASE)
LONGEST_END, LONGEST_LINE = 24, 300
# What was done, further on in a paragraph; and the words of which such has one.
WAS_DONE = re.compile(
    r"[^.:;]{2,60}? (?:was|were|has been|have been) (?:then |duly |unanimously )?"
    rf"{DONE}\b|[^.:;]{{2,80}}? (?:proposed|moved)\b.*\bseconded\b",
    re.IGNORECASE,
)
SAYING_SO = (" was ", " were ", " been ", "seconded")
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


def is_remark(text: str) -> bool:
    """Tell what a note taker puts in brackets, or a time stamp alone."""
    return REMARK.fullmatch(text) is not None or _is_short_remark(text)


def _is_short_remark(text: str) -> bool:
    """Tell "Ann is presenting" and "Bo left the call"."""
    if len(text) > LONGEST_REMARK or not any(map(text.lower().__contains__, REMARKED)):
        return False
    return SHORT_REMARK.fullmatch(text) is not None


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
        or _was_done(text)
        or bool(COUNT.fullmatch(text) or TITLE.fullmatch(text))
        or set_off(block) != ""
        or _only_links(block)
        or _closes_elsewhere(block)
    )


def _was_done(text: str) -> bool:
    """Tell "The motion was carried", "Ann moved it, Bo seconded" and "A vote on it: carried."."""
    if any(map(text.lower().__contains__, SAYING_SO)) and WAS_DONE.match(text):
        return True
    last = DONE_LAST.search(text, max(0, len(text) - LONGEST_END))
    return last is not None and last.start() <= LONGEST_LINE and "\n" not in text[: last.start()]


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
