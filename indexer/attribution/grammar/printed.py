"""Names in capitals or in bold that nobody knows: are they people's?"""

from collections.abc import Sequence

from indexer.attribution.grammar import organisations, words
from indexer.attribution.grammar.chunking import Chunk
from indexer.attribution.grammar.joining import written
from indexer.attribution.grammar.tags import Tag
from indexer.attribution.grammar.tokens import Token
from indexer.attribution.names import Name, Print
from indexer.summary import Kind


def make_capital_person(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "ROSA BLUM (Peru)" and "ANN BO, Minister for": capitals of two words and no acronym."""
    return _person(sentence, run[0], alone=False)


def make_bold_person(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Blum" behind "Minister", but no acronym."""
    acronym = sentence[run[0].start : run[0].end].isupper()
    return _person(sentence, run[0], alone=not acronym)


def _person(sentence: str, token: Token, *, alone: bool) -> list[Token]:
    """Take a printed name for a person's, unless a body's; one word where it may stand `alone`."""
    span, printed, _ = written(sentence, [token])
    spelt = printed.casefold().split()
    if (len(spelt) < 2 and not alone) or not words.INSTITUTIONS.isdisjoint(spelt):
        return []
    return [Token(Tag.PERSON, span.start, span.end, Name(span, printed, Print.PERSON, Kind.PERSON))]


def make_last_a_person(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "The Prime Minister of MALTA, LENA MOSS,": a person stands behind the office."""
    person = make_capital_person(sentence, run[-1:])
    return [*run[:-1], *person] if person else []


PRINTED = (
    Chunk(
        "office and a person in capitals",
        "unknown & title|office|president|courtesy|delegate",
        r"{title|office|president|courtesy|delegate}"
        r"(?:(?:{of|for}{article}?)?{marked|ordinary|acronym|generic|capital|institution}){0,4}"
        r"{comma}{unknown}(?={comma})",
        make_last_a_person,
        "The Minister of Fisheries, LENA MOSS, said no.",
        "LENA MOSS",
        Tag.PERSON,
    ),
    Chunk(
        "acronym of a name in capitals",
        "open & unknown",
        r"{unknown}{open}{unknown|acronym|capitals}{close}",
        organisations.make_initials,
        "The GREEN FUND (GF) said no.",
        "GREEN FUND (GF)",
        Tag.UNKNOWN,
    ),
    Chunk(
        "person in capitals",
        "unknown & comma|open",
        r"{unknown}(?={open}{article}?{name}{close}"
        r"|{comma}{article}?{capital|generic}{0,3}{title|office|of|chair_word|president|delegate})"
        r"|(?<!{comma|and|article}){unknown}(?={comma}{article}?{name}{comma}{adverb}*{verb_group})",
        make_capital_person,
        "ROSA BLUM (Peru) said no.",
        "ROSA BLUM",
        Tag.PERSON,
    ),
    Chunk(
        "person in bold behind an office",
        "unknown & title|office|president",
        r"(?<={title|office|president}){unknown}",
        make_bold_person,
        "Minister ROSA BLUM said no.",
        "ROSA BLUM",
        Tag.PERSON,
    ),
)
