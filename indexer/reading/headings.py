"""Which blocks look like headings and are text: sentences, reports of speakers, remarks.

What is taken for a heading is no paragraph, and whoever speaks in it is not told; so in doubt
a line that reads as text is text.
"""

import re
from collections.abc import Sequence

from indexer.attribution.grammar import tags, words
from indexer.attribution.grammar.tokens import KNOWN_WORDS
from indexer.attribution.names import NameFinder
from indexer.markup.blocks import Block
from indexer.markup.outline import headings_in, set_off
from indexer.markup.sentences import split_sentences
from indexer.summary import Span

WORD = re.compile(r"[^\W\d_][\w'’-]*")
CREDIT = re.compile(
    r"(?:the )?(?:minutes|notes|summary|report|transcript|recorded|scribed?|taken|written|compiled"
    r"|prepared|drafted|edited)(?: \w+){0,3} by\b",
    re.IGNORECASE,
)
NOUNS = frozenset(
    {"put", "read", "set", "cut", "hit", "let", "run", "saw", "split", "spread", "shed", "shut"}
    | {"cast", "listed", "based"}
)
PRESENT = words.BE | {"says"}
# In the past, for "reports" and "needs" are nouns as well.
FINITE = {
    word
    for word, tag in KNOWN_WORDS.items()
    if tag in tags.FINITE and word not in NOUNS and (not word.endswith("s") or word in PRESENT)
}
PAST = {word for word in FINITE if word.endswith("ed")} | {"said", "spoke", "told"}
SUBJECT = re.compile(r"(?:The |Mr\.? |Ms\.? |Mrs\.? |Dr\.? )?[A-Z]")
FEWEST_WORDS = 4  # of a sentence; less may be a label or a title
SENTENCE_WORDS = 6  # of the first one of a line that is text
NEAR = 60  # characters: as long as a name or a label is
LONGEST = 250  # characters
FEWEST_ALIKE = 2  # one line in italics is for emphasis


def tell_headings(blocks: Sequence[Block], finder: NameFinder) -> list[Block]:
    """Mark the blocks that look like headings and are running text."""
    headings = list(headings_in(blocks))
    looks = [(block.level > 0, set_off(block)) for _, block in headings]
    hashed = any(level and look != "italic" for level, look in looks)
    lone = hashed and sum(look == "italic" for _, look in looks) < FEWEST_ALIKE
    told = list(blocks)
    deeper = False
    for number, (place, block) in enumerate(headings):
        below_title = deeper or place > number  # some text stands above it, or such a heading
        if _is_text(block, finder, lone and below_title):
            told[place] = block._replace(level=0, running=True)
        deeper |= block.level > 1
    return told


def _is_text(block: Block, finder: NameFinder, lone: bool) -> bool:
    if block.level == 0 and _is_remark(block, lone):
        return True
    return _holds_sentences(block.text) or _reports_speaker(block.text, finder)


def _is_remark(block: Block, lone: bool) -> bool:
    """Tell a remark that is set in bold or italics from a heading that is.

    `lone` says that the summary has headings of another kind and no other line in italics.
    """
    first = block.text[0]
    if first.islower() or not (first.isalnum() or first in "\"“'‘«(["):
        return True
    return bool(CREDIT.match(block.text)) or (lone and set_off(block) == "italic")


def _holds_sentences(text: str) -> bool:
    """Tell two sentences, one that has a verb and ends as sentences do, or what is very long."""
    if len(text) > LONGEST:
        return True
    if len(text) < NEAR and not text.endswith((".", "!")):
        return False
    sentences = [text[span.start : span.end] for span in split_sentences(text)]
    long = [WORD.findall(s) for s in sentences if len(WORD.findall(s)) >= FEWEST_WORDS]
    verbs = sum(any(word in FINITE for word in words) for words in long)
    if len(long) > 1:
        return verbs > 0
    return bool(verbs and len(long[0]) >= SENTENCE_WORDS and text.endswith((".", "!")))


def _reports_speaker(text: str, finder: NameFinder) -> bool:
    """Tell a known speaker at the beginning, or a chair, with a verb of speech in the past."""
    if not SUBJECT.match(text):
        return False
    verb = next((w for w in WORD.finditer(text) if w[0] in PAST), None)
    if verb is None or verb.end() == len(text):
        return False
    before = text[: verb.start()]
    if ":" in before or len(before) > NEAR:
        return False
    chair = any(word.casefold() in words.CHAIRS for word in WORD.findall(before))
    return chair or any(_covers_subject(name.span, before) for name in finder.known(before))


def _covers_subject(name: Span, before: str) -> bool:
    return name.start <= len("The ") and name.end <= len(before)
