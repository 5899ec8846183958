"""How the frames are applied: at each place of a sentence the first that fits."""

from collections.abc import Mapping, Sequence
from functools import cache

from indexer.attribution.grammar import verbs
from indexer.attribution.grammar.clauses import Clause, Frame, Reading
from indexer.attribution.grammar.frames import FRAMES
from indexer.attribution.grammar.tags import Tag, letters, pattern
from indexer.attribution.grammar.tokens import Token

# Where a frame may begin: at the first token, and anywhere.
FIRST = pattern(
    "{article}(?={word}{of|from})|{while}(?={for}{person})|{preposition}(?={article}?{person|chair})|{on}{article}{word|says}{of}"
    "|{says|verb}(?:{by}|{person|chair|colon})"
    "|{capital|generic|word|capitals|number}{1,4}{open}{person|chair}{close}{colon}"
    "|{on|article}{0,2}{generic|word|capital}(?:{by}|{of}|{from})(?={person|chair})"
    "|{capital|generic|word|capitals}{capital|generic|word|capitals|number|of|and}{0,6}{semicolon}"
    "{person|chair}{colon}"
)
BY_ITSELF = (
    "marked|acronym|ordinary|unknown|institution|envoy|person|chair|owner|he|they|it|supported"
    "|opposed|including|through|according|alike|open|with|for|behalf"
)
SENT = "generic|word|delegate|office"
# A class of letters, which is quick to find, and behind it what else must stand there.
START = pattern(
    f"{{{BY_ITSELF}|article|adverb|saying|doing|says|be|modal|verb|comma|from}}(?:(?<={{{BY_ITSELF}}})"
    "|(?<={article})(?={name}|{person|chair|owner})|(?<={adverb}){adverb}*(?={with|behalf})"
    "|(?<={saying|doing}){adverb}*(?={behalf})|(?<={comma|quote|stop}{says})"
    "|(?:(?<={be})|(?<={modal}){word}){adverb}*{says|verb}"
    "(?:{word|adverb}|{comma}(?:{preposition}{word}|{including}))?{by}"
    "|(?<={says|verb}){adverb}?{by}(?={article}?{person|chair})"
    f"|(?:(?<={{{SENT}}}{{from}})|(?<={{{SENT}}}{{comma}}){{from}})(?={{article}}?{{name}}))"
)
AT_END = pattern("{says}{adverb}*{stop|close|quote}*")
MIDDLE = pattern("{comma}.*{says}(?:{comma}|{stop})")


def find_clauses(sentence: str, found: Sequence[Token], tags: str) -> list[Clause]:
    """Find the clauses of a sentence, given with its tokens and tags, that report somebody."""
    reading = Reading(sentence, found, tags)
    start = FIRST.match(tags) or START.search(tags)
    while start:
        place = start.start()
        frames = _frames_behind(tags[place - 1 : place + 1]) if place else FRAMES_AT_START[tags[0]]
        clause = _clause_at(reading, place, frames)
        if clause and not clause.nobody:
            reading.clauses.append(clause)
        start = START.search(tags, clause.last if clause else place + 1)
    return _told_behind(reading) or _told_in_the_middle(reading)


def _told_behind(reading: Reading) -> list[Clause]:
    """Let "The club prefers oak, NORWAY said." be what NORWAY said, and not the club."""
    *before, last = reading.clauses or (None,)
    if not before or last is None or last.attached:
        return []
    said = reading.word(last.last) in verbs.MERELY_SAID
    bare = said and reading.tags[last.first - 1] == Tag.COMMA
    return [last._replace(first=0)] if bare and AT_END.fullmatch(reading.tags, last.last) else []


def _told_in_the_middle(reading: Reading) -> list[Clause]:
    """Let "They were not, NORWAY said, though" begin with what NORWAY said, and not with "they"."""
    for place, clause in enumerate(reading.clauses):
        if not (clause.they and not clause.behalf):
            told = place and MIDDLE.match(reading.tags, clause.first - 1, clause.last + 2)
            quoting = told and reading.word(clause.last) in verbs.QUOTED
            return reading.clauses[place:] if quoting else reading.clauses
    return reading.clauses


def _clause_at(reading: Reading, place: int, frames: Sequence[Frame]) -> Clause | None:
    """Read the first frame that fits at a place; None where none does."""
    for frame in frames:
        match = frame.match(reading.tags, place)
        clause = frame.read(reading, match) if match else None
        if clause:
            return clause.by(frame.name)
    return None


def _by_tag(frames: Sequence[Frame]) -> Mapping[str, Sequence[Frame]]:
    """The frames that may begin at each tag, in order."""
    return {str(tag): [f for f in frames if tag in letters(f.at)] for tag in Tag}


FRAMES_AT_START = _by_tag(FRAMES)
FRAMES_AT = _by_tag([frame for frame in FRAMES if not frame.pattern.startswith("^")])


@cache
def _frames_behind(tags: str) -> Sequence[Frame]:
    """The frames that may begin at the second of two tags, behind the first."""
    return [f for f in FRAMES_AT[tags[1]] if not f.behind or tags[0] in letters(f.behind)]
