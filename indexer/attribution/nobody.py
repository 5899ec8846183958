"""What in prose is nobody's: decisions and votes, crowds, lists of people, what looks back."""

import re
from functools import lru_cache

from indexer.attribution.attendance import lists_people
from indexer.attribution.grammar import words
from indexer.attribution.grammar.tags import FINITE, TELLING
from indexer.attribution.passage import Passage
from indexer.attribution.sentences import Sentence
from indexer.markup.runs import CELL
from indexer.patterns import later

OTHERS = re.compile(
    r"(?:In (?:general|addition), )?(?:The (?:vast )?majority of|A (?:large |small )?(?:number|"
    r"majority|group) of|Many|Most|Several|Some|Few|Various|Numerous|Other|All|No|Both|Two|Three)\b"
)
CROWD = re.compile(
    r"(?:In (?:general|addition), )?(?:Delegat\w+|Participants|Parties|States Parties|Countries"
    r"|States|Speakers|Members|Others|Residents|The (?:plenary|meeting|conference|chair|president"
    r"|co-chairs?|secretariat|declaration|drafts?|council|committee|board|group))\b"
)
CLOSING = later(
    r"(?:it was (?:\w+ )?(?:resolved|agreed|decided|noted(?! by)|carried)"
    r"|(?:un)?resolved\b|resolutions?\b"
    r"|agreed(?: to| that|:|\.|$)|carried|approved|noted\b|deferred|decisions?\b|voting|votes?:"
    r"|actions?(?: items?| points?)?(?: \d+)?:|on being put|on a (?:vote|show of hands)|elected:"
    r"|roll call\b|(?:the )?(?:\w+ )?(?:motion|amendment|resolution)s?,? (?:as (?:\w+ly )?\w+,? )?"
    r"(?:then |duly |was |were |has been )*"
    r"(?:carried|lost|passed|failed|died|adopted|defeated|rejected|put|approved|fell)\b"
    r"|in favour|for [^.]{1,30}: |against|abstain\w*:"
    r"|by (?:an? )?(?:recorded |unanimous )?(?:vote|consensus|\d+ votes))",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:history|upcoming|things to look for|glossary)\b|^(?:meetings? )?calendar(?: of \w+)?$",
    re.IGNORECASE,
)
# "The report was adopted as amended.", "No agreement was reached."
DECISION = later(
    r"(?:[^,.;:]{1,80}, )?(?:(?:the|this|these|both|all|an?)\b[^,;:.]{1,80}? (?:was|were)"
    r" (?:then |duly |subsequently |unanimously |provisionally |finally |thus |not )?"
    r"(?:adopted|granted|approved|agreed|endorsed|elected|adjourned|suspended|closed|postponed"
    r"|deferred|forwarded"
    r"|gavelled|accepted|referred|concluded|established|set up|formed|bracketed)\b"
    r"|(?:no |broad |general )?(?:consensus|agreement|discussions?|debates?|negotiations?"
    r"|consultations?|deliberations|views|opinions|talks)\b[^,;:.]{0,40}?"
    r" (?:was|were|could|continued|followed|ensued|proved|emerged|diverged|differed|centered"
    r"|centred|revolved|focused|remained"
    r"|went|ended|resumed|addressed|proceeded|ranged)\b"
    r"|there was (?:no |broad |general |wide |little |some |much )*(?:support|agreement|consensus"
    r"|opposition|objection|debate|discussion|applause|disagreement)\b)",
    re.IGNORECASE,
)
# "Action: Bo to write. Ek – monthly report."
TASKS = re.compile(
    r"\W*(?:agreed )?(?:actions?(?: (?:points?|items?|list|log|required|by))?|tasks"
    r"|to[- ]do(?: list)?|next steps)(?: (?:from|of) [\w ]+)?(?: \d+)?\s*(?::|–|$)",
    re.IGNORECASE,
)
MOST_SECTIONS = 1_000  # remembered: each has many paragraphs


def is_nobodys(passage: Passage) -> bool:
    """Tell a table's row, a footnote, code, people present, a section that looks back or ahead."""
    text, block = passage.block.text, passage.block
    if CELL in text or block.note or block.is_code:
        return True
    return lists_people(text, passage.section) or _looks_elsewhere(passage.section)


@lru_cache(MOST_SECTIONS)
def _looks_elsewhere(section: tuple[str, ...]) -> bool:
    """Tell a section that looks back or ahead: "A brief history"."""
    return any(map(ELSEWHERE.search, section))


def closes(text: str) -> bool:
    """Tell what closes a discussion: "It was RESOLVED to", "In favour: 7"."""
    return CLOSING.match(text) is not None


def gives_tasks(passage: Passage) -> bool:
    """Tell where "Bo – monthly report" is what Bo is to do, and not what Bo said."""
    return any(map(TASKS.match, (passage.block.text, *passage.section[-1:])))


def decides(sentence: Sentence) -> bool:
    """Tell what the meeting did, in the passive: "After a break, the report was adopted"."""
    return DECISION.match(sentence.words) is not None


def others_speak(sentence: Sentence) -> bool:
    """Tell "Many delegations agreed" and "The plenary adopted it" from "Two ports were shut"."""
    if CROWD.match(sentence.words):
        return True
    if not OTHERS.match(sentence.words):
        return False
    finite = next((i for i, tag in enumerate(sentence.tags) if tag in FINITE), len(sentence.tags))
    told = sentence.tags[finite : finite + 1] in TELLING
    return told or any(sentence.word(i) in words.SPEAKING_CROWDS for i in range(1, finite))
