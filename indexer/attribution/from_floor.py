"""What is said from the floor, listed behind names: "Kenya and Fiji: the same position"."""

import re

from indexer.attribution.grammar.clauses import Clause
from indexer.attribution.grammar.company import Part
from indexer.attribution.grammar.members import members_of
from indexer.attribution.grammar.readers import VOTE
from indexer.attribution.grammar.tags import pattern
from indexer.attribution.sentences import Sentence

RULE = "names and colon in a list"
# "Questions and comments from the floor:", "The following points were made:"
OPENS = re.compile(
    r"(?:[\w’'-]+,? ){0,6}(?:questions?|comments?|remarks|interventions?|contributions?|points"
    r"|reactions|observations|discussion|debate)(?:,? [\w’'-]+){0,8}:",
    re.IGNORECASE,
)
LABEL = pattern("^(?P<group>{list}){colon}")
SENTENCE = re.compile(r"\s*(?:\S+\s+)*?[a-z]+\b")


def opens_floor(text: str) -> bool:
    """Tell what leads to a list of those who speak from the floor."""
    return text.endswith(":") and OPENS.fullmatch(text) is not None


def with_label(sentence: Sentence) -> Sentence:
    """Read "Kenya and Fiji: the same position" of such a list as theirs."""
    label = LABEL.match(sentence.tags)
    if label is None or (sentence.clauses and sentence.clauses[0].first < label.end()):
        return sentence
    members = members_of(sentence.words, sentence.tokens[: label.end("group")], Part.SPEAKING)
    behind = sentence.tokens[label.end() - 1].end
    known = members and all(member.name.identity or member.name.title for member in members)
    vote = VOTE.match(sentence.words, behind)
    if not known or vote or not SENTENCE.match(sentence.words, behind):
        return sentence
    return sentence.with_clauses([Clause(0, label.end(), members, RULE), *sentence.clauses])
