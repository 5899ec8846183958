"""Who goes on at the head of a paragraph in another language than English: "She added that .."."""

from indexer.attribution.elsewhere.phrases import Phrases
from indexer.summary import Certainty, Role, Span, Statement

GOING_ON = (Role.STATEMENT, Role.CHAIR)
NEAR = 6


def carried(before: Statement, words: str, phrases: Phrases, span: Span) -> Statement | None:
    """What a sentence without a name reports of who alone spoke before it; `words` are folded."""
    speaking = tuple(s for s in before.speakers if s.role is not Role.SUPPORT)
    if phrases.begins("others", words):
        return None
    if len(speaking) != 1 or before.role not in GOING_ON or not _is_said(words, phrases):
        return None
    return before._replace(
        start=span.start,
        end=span.end,
        speakers=speaking,
        opposed=(),
        certainty=Certainty.INFERRED,
    )


def _is_said(words: str, phrases: Phrases) -> bool:
    """Tell a pronoun with a verb of saying, or such a verb with "that" right behind it."""
    lead = phrases.behind("while", words)
    for told in dict.fromkeys((words, lead)):
        if phrases.begins("same", told):
            said = told if phrases.verbs_last else " ".join(told.split(" ")[: NEAR + 1]) + " "
            return phrases.within("says", said) is not None
        behind = phrases.behind("says", told)
        if behind != told and phrases.starts("that", behind):
            return True
    return False
