"""Where in a sentence a statement begins and ends."""

import re

from indexer.attribution.grammar.finding import AT_END
from indexer.attribution.grammar.tags import Tag, pattern
from indexer.attribution.sentences import Sentence
from indexer.summary import Span

# "Many agreed, and" before "NORWAY said": that much is others'.
OTHERS_FIRST = pattern(
    "(?:{preposition|on|when|doing}{^comma|verb|says|supported|opposed|modal|be}*{comma})?"
    "{^saying|doing|preposition|on|that|quote|verb|says|supported|opposed|modal|be}+"
    "{verb|says|supported|opposed|modal|be}"
    ".*(?:{comma}?{while}|{comma}{and}|{semicolon}|{comma}(?={preposition|on|of|with|for}?{which}))"
    "(?={^verb|says|supported|opposed|modal|be}*$)"
)
# "Article 4:" before a speaker in bold, "Item 9 –"
TOPIC = pattern(
    "{^comma|verb|says|supported|opposed|modal|be|quote|doing|saying}{1,5}{colon}"
    "|{generic|capital|word}{number}{semicolon}"
)
BOUNDARY = pattern("{semicolon|colon|while}|{comma}{and}")
JOINING = re.compile(
    r"[\s,;]+(?:and|but|(?:even )?though|while|whilst|whereas|although|with|by|for|to"
    r"|(?:(?:to|of|on|with|for|after|at|by|from|in|upon|before|during) )?which)?,?$"
)
LONGEST_JOINING = 20
FEW_WORDS = 4


def begins_at(sentence: Sentence, index: int) -> int:
    """Where a clause begins in the words of its sentence.

    The first begins with the sentence, unless others speak before it; others begin behind "and"
    or "while".
    """
    clauses, tags = sentence.clauses, sentence.tags
    clause = clauses[index]
    first = clause.first
    if clause.begins:
        return sentence.tokens[first].start
    if index == 0:
        if not first:
            return 0
        if AT_END.fullmatch(tags, clause.last):
            return 0  # "Was it late, and who knew, NORWAY asked?"
        topic = TOPIC.fullmatch(tags[:first])
        if topic:
            return sentence.tokens[first].start
        others = OTHERS_FIRST.match(tags[:first])
        start = sentence.tokens[others.end()].start if others else 0
        return start or _bracket(sentence.words, sentence.tokens[first].start)
    if first and tags[first - 1] == Tag.COMMA:
        between = tags[clauses[index - 1].last : first - 1]
        boundaries = list(BOUNDARY.finditer(between))
        if boundaries:
            first = clauses[index - 1].last + boundaries[-1].end()
    return sentence.tokens[first].start


def _bracket(words: str, first: int) -> int:
    """Begin at a bracket that is open there: "(which the United Kingdom referred to as …)"."""
    opened = words.rfind("(", 0, first)
    if opened > 0 and ")" not in words[opened:first]:
        return opened if len(words[opened:first].split()) < FEW_WORDS else 0
    return 0


def trimmed(text: str, start: int, end: int) -> Span:
    """Leave out what only joins a statement to the next one."""
    end = start + len(text[start:end].rstrip())
    joining = JOINING.search(text, max(start, end - LONGEST_JOINING), end)
    return Span(start, joining.start() if joining else end)
