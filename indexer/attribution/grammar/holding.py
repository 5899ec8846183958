"""How a name is made of an office: "the Clerk", "the applicant, Mr Bo", "the PCSO".

The makers are as those in `joining`.
"""

import re
from collections.abc import Sequence

from indexer.attribution.grammar import words
from indexer.attribution.grammar.joining import token_of
from indexer.attribution.grammar.tags import IN_FULL, Tag, letters
from indexer.attribution.grammar.tokens import Token
from indexer.attribution.name_words import POSSESSIVE, unowned
from indexer.attribution.names import Name, Print
from indexer.summary import Kind, Span

PART_OF_DELEGATION = re.compile(
    r"(?:an?|another|one|a (?:second|third|further)|the other|other) "
    r"(?:members?|representatives?|officials?|experts?) of (?:the|his|her|its) delegation"
)
PRINTED = letters("marked|unknown")
MARKS = IN_FULL | {Tag.COMMA, Tag.OPEN}


def make_delegation(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the State party" and "another member of the delegation" as whoever sent them."""
    spelt = sentence[run[0].start : run[-1].end].casefold()
    told = PART_OF_DELEGATION.fullmatch(spelt) or spelt == "the state party"
    return [token_of(Tag.IT, run, None)] if told else []


def make_office(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the Executive Secretary", with no name, as somebody of that office."""
    cut = next((i for i, t in enumerate(run) if _is_about(sentence, t)), len(run))
    if cut < len(run):  # "the Inspector about the gate"
        return [*make_office(sentence, run[:cut]), *run[cut:]]
    heads = [t for t in run if t.tag in letters("title|office")]
    spelt = {POSSESSIVE.sub("", sentence[t.start : t.end]).casefold() for t in heads}
    unnamed = sentence[run[0].start : run[0].end].casefold() in ("a", "an")
    unnamed = unnamed or not {"'", "’"}.isdisjoint(sentence[run[0].start : run[-1].start])
    parts = {part for word in spelt for part in (word, word.rpartition("-")[2])}
    if unnamed or not parts & words.OFFICE_HEADS or any(word.endswith("rs") for word in spelt):
        return []
    start, end = next(t.start for t in run if t.tag is not Tag.ARTICLE), run[-1].end
    printed, owned = unowned(sentence, start, end)
    name = Name(Span(start, end), printed[:1].upper() + printed[1:], Print.PERSON, Kind.PERSON)
    return [token_of(Tag.OWNER if owned else Tag.PERSON, run, name)]


def make_title_alone(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the PCSO", with no name, as the one who is called so."""
    if sentence[run[-1].start : run[-1].end].casefold() not in words.CALLED_ALONE:
        return []
    titles = [token for token in run if token.tag is not Tag.ARTICLE]
    span = Span(titles[0].start, titles[-1].end)
    title = sentence[span.start : span.end]
    name = Name(span, title[:1].upper() + title[1:], Print.PERSON, Kind.PERSON)
    return [token_of(Tag.PERSON, run, name)]


def _is_about(sentence: str, token: Token) -> bool:
    """Tell "about" from "to" and "in", which belong to offices: "the Clerk to the Council"."""
    return token.tag is Tag.PREPOSITION and sentence[token.start : token.end] not in ("to", "in")


def _may_hold_office(token: Token) -> bool:
    """Tell a person, also one that is printed as a speaker and that nobody knows."""
    unknown = token.name is not None and not token.name.identity and " " in token.name.printed
    return token.tag in IN_FULL or (token.tag in PRINTED and unknown)


def make_office_holder(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "The applicant, Mr Ole Berg," as the person."""
    who = next((i for i in reversed(range(len(run))) if _may_hold_office(run[i])), 0)
    person = run[who].name
    if person is None or (person.print is Print.ENVOY and not person.delegate):
        return []
    if person.delegate:
        person = Name(person.span, person.delegate, Print.PERSON, Kind.PERSON, title=person.title)
    head = max(i for i, t in enumerate(run[:who]) if t.tag in letters("title|office"))
    start = next(t.start for t in run if t.tag in letters("title|office|capital|generic"))
    end = next((i for i, t in enumerate(run) if i > head and t.tag in MARKS), head + 1)
    office = sentence[start : run[end - 1].end]
    held = office[:1].isupper() or office in words.HELD_ALONE
    held = held or office.startswith(words.OFFICES_OF_TWO_WORDS)
    shown = person._replace(office=office) if held else person
    return [token_of(Tag.PERSON, run, shown)]


def make_described(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "A third speaker, Ole Berg, a nurse," as the person."""
    (person,) = (token for token in run if token.tag is Tag.PERSON)
    return [token_of(Tag.PERSON, run, person.name)]


def make_his_officer(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "its Secretary, Mrs Bo" as the person."""
    return [token_of(Tag.PERSON, run, run[-1].name)]
