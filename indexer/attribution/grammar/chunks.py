"""Names made of words and other names: people, those they stand for, chairs, organisations.

Each rule joins the tokens that its pattern finds into one; the rules are tried in order. To read
a new form, add a rule with its example.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from indexer.attribution.grammar import words
from indexer.attribution.grammar.tags import Tag, letters, pattern
from indexer.attribution.grammar.tokens import Token, tags_of
from indexer.attribution.names import POSSESSIVE, Name, Print, titled
from indexer.summary import Kind, Span

OWNER = re.compile(r"['’]s? ")
OWNERS = letters("marked|acronym|ordinary|unknown|institution|owner|adjective|envoy")
NAME_WORDS = letters("capital|capitals|unknown|ordinary|marked|particle|stop|person")
HEADS = letters("chair_word|president")
SPOKEN_FOR = letters("marked|acronym|ordinary|unknown|institution|owner")

# What person's names, offices and chairs are made of.
SURNAME = r"(?:{chair|person}|{particle}{0,2}{capital}(?:{stop}?{particle}{0,2}{capital})*)"
TITLED_NAME = (
    r"(?:{capital|capitals|unknown|ordinary|marked}{stop}?{particle}{0,2}){0,4}"
    r"{capital|capitals|unknown|ordinary|marked}"
)
BODY = (
    r"(?:{open}{acronym|unknown|generic|capital|capitals}{close}"
    r"|{acronym|unknown|generic|number|capital|capitals|slash|of|institution})*"
)
CHAIRING = BODY + r"{chair_word|president}(?:{and}{chair_word|president})?"
OFFICE_NAME = (
    r"(?:{title|capital|generic|capitals|adjective|slash|unknown|institution}(?:{and})?)*"
    r"{title|office}"
)
COMPLEMENT = (
    r"(?:{of|for|from|preposition|on}{article}?(?:{capital|generic|capitals|title|adjective|word|acronym"
    r"|ordinary|institution|unknown|president|office}(?:{comma}?{and}|{of|for}{article}?)?){1,6})"
)
BEFORE_VERB = r"(?={comma}?{adverb}*{verb_group})"
BEFORE_SAYING = r"(?={adverb}*{telling})"

Maker = Callable[[str, Sequence[Token]], list[Token]]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A rule: which tokens are joined, how, and an example with what is joined in it."""

    name: str
    pattern: str
    make: Maker
    example: str
    joined: str
    tag: Tag


def join(sentence: str, found: list[Token]) -> list[Token]:
    """Join the tokens of a sentence to names, rule after rule."""
    tags = tags_of(found)
    for rule in CHUNKS:
        if pattern(rule.pattern).search(tags):
            found = _joined(sentence, found, tags, rule)
            tags = tags_of(found)
    return found


def _joined(sentence: str, found: list[Token], tags: str, rule: Chunk) -> list[Token]:
    """Replace each run of tokens that a rule finds by what it makes of it."""
    made: list[Token] = []
    place = 0
    for match in pattern(rule.pattern).finditer(tags):
        run = rule.make(sentence, found[match.start() : match.end()])
        if run:
            made += [*found[place : match.start()], *run]
            place = match.end()
    return [*made, *found[place:]] if place else found


def _token(tag: Tag, run: Sequence[Token], name: Name | None) -> Token:
    return Token(tag, run[0].start, run[-1].end, name)


def _written(sentence: str, run: Sequence[Token]) -> tuple[Span, str, bool]:
    """Give the place and wording of a name, and whether it is possessive."""
    start, end = run[0].start, run[-1].end
    whole = sentence[start:end]
    printed = OWNER.split(POSSESSIVE.sub("", whole))[0]
    owned = len(whole) > len(printed) or sentence[end : end + 1] in ("'", "’")
    return Span(start, start + len(printed)), printed, owned


def _person_named(sentence: str, run: Sequence[Token], title: str = "") -> Token:
    span, printed, owned = _written(sentence, run)
    name = Name(span, printed, Print.PERSON, Kind.PERSON, title=title)
    return _token(Tag.OWNER if owned else Tag.PERSON, run, name)


def _titled_person(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Cllr Bo" and "Mr. Ole Berg"."""
    titles = [token for token in run if token.tag is Tag.COURTESY]
    last = titles[-1]
    rest = [t for t in run[run.index(last) + 1 :]]
    while rest and rest[0].tag is Tag.STOP:
        rest = rest[1:]
    if not rest:
        return []
    title = sentence[last.start : last.end]
    named = _person_named(sentence, rest, _singular(title))
    return [_token(named.tag, run, named.name)]


def _titled_people(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Cllrs Rao and Finch" as two."""
    title = _singular(sentence[run[0].start : run[0].end])
    made: list[Token] = []
    for token in run[1:]:
        if token.tag in (Tag.COMMA, Tag.AND):
            made.append(token)
        else:
            made.append(_person_named(sentence, [token], title))
    return [_token(made[0].tag, [run[0], made[0]], made[0].name), *made[1:]]


def _singular(title: str) -> str:
    if title in ("Messrs", "Messrs."):
        return "Mr"
    return (
        title[:-1] if title.endswith("s") and title[:-1].casefold() in words.COURTESIES else title
    )


def _person(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read a person's name: "José Antonio Ocampo"."""
    return [_person_named(sentence, run)]


def _person_with_letters(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Ann Bo MP" and "Ann Bo, OBE, MP" as the person."""
    behind = (sentence[t.start : t.end] for t in run[1:] if t.tag is not Tag.COMMA)
    if any(letters_.casefold() not in words.LETTERS for letters_ in behind):
        return []
    return [_token(Tag.PERSON, run, run[0].name)]


def _capital_person(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "ROSA BLUM (Peru)" and "ANN BO, Minister for": capitals of two words and no acronym."""
    span, printed, _ = _written(sentence, run[:1])
    if len(printed.split()) < 2 or set(printed.casefold().split()) & words.INSTITUTIONS:
        return []
    return [Token(Tag.PERSON, span.start, span.end, Name(span, printed, Print.PERSON, Kind.PERSON))]


def _institution(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read the name of an organisation that the register lacks: "World Bus Association"."""
    start, end = run[0].start, run[-1].end
    printed = POSSESSIVE.sub("", sentence[start:end])
    owned = len(printed) < end - start or sentence[end : end + 1] in ("'", "’")
    spelt = [word.strip(",") for word in printed.casefold().split()]
    distinct = any(token.tag is Tag.CAPITAL for token in run)
    generic = any(token.tag is Tag.GENERIC for token in run)
    institution = not words.INSTITUTIONS.isdisjoint(spelt) or (distinct and generic)
    if not institution or not words.NOT_IN_INSTITUTION.isdisjoint(spelt):
        return []
    if spelt[-1] in words.BODIES and not distinct:
        return []
    span = Span(start, start + len(printed))
    tag = Tag.OWNER if owned else Tag.INSTITUTION
    return [_token(tag, run, Name(span, printed, Print.INSTITUTION))]


def _alias(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read an acronym in brackets behind its name as one name with it."""
    first, second = run[0].name, run[2].name
    if first is None or (second and second.kind is Kind.STATE):
        return []
    if second is None:
        return [_token(run[0].tag, run, first)]
    known = second.identity and not first.identity
    return [_token(run[0].tag, run, second if known else first)]


def _group_of(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the CACAM Group" as who is in capitals."""
    if sentence[run[1].start : run[1].end].casefold() not in ("group", "states", "countries"):
        return []
    return [_token(run[0].tag, run, run[0].name)]


def _chair(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "SBI Chair Stoycheva", "the Chair"; the name is without the title."""
    last = max(i for i, token in enumerate(run) if token.tag in HEADS)
    if last == len(run) - 1:
        shown = run[0].tag is Tag.ARTICLE or sentence[run[0].start].isupper()
        return [_untitled_chair(sentence, run)] if shown else []
    joint = next((i for i in range(last + 1, len(run)) if run[i].tag is Tag.AND), None)
    if joint is None:
        return [_named_chair(sentence, run, last)]
    first = [token for token in run[:joint] if token.tag is not Tag.COMMA]
    second = run[joint + 1 :]
    return [_named_chair(sentence, first, last), run[joint], _named_chair(sentence, second, -1)]


def _untitled_chair(sentence: str, run: Sequence[Token]) -> Token:
    end = run[-1].end
    title = sentence[run[-1].start : end]
    span = Span(run[0].start, end)
    name = Name(span, title[:1].upper() + title[1:], Print.CHAIR, Kind.CHAIR)
    return _token(Tag.OWNER if sentence[end : end + 1] in ("'", "’") else Tag.CHAIR, run, name)


def _chair_of(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the Chair of the working group" as the chair."""
    chair = _untitled_chair(sentence, run[:2])
    return [_token(Tag.CHAIR, run, chair.name)]


def _named_chair(sentence: str, run: Sequence[Token], title: int) -> Token:
    named = run[title + 1 :]
    known = named[-1].name
    span, printed, owned = _written(sentence, named)
    if known:
        span, printed = known.span, known.printed
        owned = named[-1].tag is Tag.OWNER
    whole = Span(run[0].start, span.end)
    name = Name(whole, printed, Print.CHAIR, Kind.CHAIR, known.identity if known else None)
    return _token(Tag.OWNER if owned else Tag.CHAIR, run, name)


def _chair_apposed(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "The Chair, Ambassador Ann Bo of Sweden," and "Ann Bo, Chair of the group," as she."""
    named = next((token.name for token in run if token.tag in letters("person|envoy")), None)
    chair = next((token.name for token in run if token.tag is Tag.CHAIR), named)
    if chair is None:
        return []
    person = named or chair
    printed = person.delegate or person.printed
    name = replace(chair, printed=printed, print=Print.CHAIR, kind=Kind.CHAIR, delegate="")
    return [_token(Tag.CHAIR, run, replace(name, identity=named.identity if named else None))]


def _represented(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the representative of Kenya" and "the US delegate" as the state."""
    return [_token(Tag.ENVOY, run, next(token.name for token in run if token.name))]


def _envoy(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read a person with the state or organisation that the person is of."""
    people = [t for t in run if t.tag in letters("person|capital|particle|stop")]
    person = people[0].name or _person_named(sentence, people).name
    owners = [t.name for t in run if t.tag in OWNERS and t.name and t.name is not person]
    if not owners or person is None:
        return [_token(Tag.PERSON, run, person)]
    owner = owners[-1] if run[0].tag is Tag.PERSON else owners[0]
    if person.title and owner.print is Print.INSTITUTION:
        return [_token(Tag.PERSON, run, person)]
    return [_token(Tag.ENVOY, run, standing_for(owner, person))]


def _office_bearer(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Ann Bo, Secretary of the Port Club," as the person, but for one of a known body."""
    (envoy,) = _envoy(sentence, run)
    if envoy.tag is Tag.ENVOY and envoy.name and envoy.name.identity:
        return [envoy]
    person = next(token.name for token in run if token.tag is Tag.PERSON and token.name)
    if person.title or all(token.tag not in HEADS for token in run):
        return [_token(Tag.PERSON, run, person)]
    chair = replace(person, print=Print.CHAIR, kind=Kind.CHAIR)
    return [_token(Tag.CHAIR, run, chair)]


def standing_for(name: Name, person: Name) -> Name:
    """Let a person stand for the one that is named."""
    return replace(name, print=Print.ENVOY, delegate=person.label, title=person.title)


def _titled_envoy(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Head of Unit Ann Bo" as the person."""
    return [_token(run[-1].tag, run, run[-1].name)]


def _apposition(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Ann Bo (Malta), Chair of the group," as the person."""
    return [_token(run[0].tag, run, run[0].name)]


def _apposed_chair(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Ann Bo (Malta), Chair of the group," as the person, who is a chair."""
    named = run[0].name
    if named is None:
        return []
    person = titled(named.delegate or named.printed, "")
    head = next((t for t in run if t.tag is Tag.PRESIDENT), None)
    title = sentence[head.start : head.end] if head else ""
    identity = None if named.delegate else named.identity
    name = Name(named.span, person, Print.CHAIR, Kind.CHAIR, identity, title=title)
    return [_token(Tag.CHAIR, run, name)]


def _office(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the Executive Secretary", with no name, as somebody of that office."""
    heads = [t for t in run if t.tag in letters("title|office")]
    spelt = {sentence[t.start : t.end].casefold() for t in heads}
    if not spelt & words.OFFICE_HEADS or any(word.endswith("rs") for word in spelt):
        return []
    start, end = next(t.start for t in run if t.tag is not Tag.ARTICLE), run[-1].end
    printed = POSSESSIVE.sub("", sentence[start:end])
    name = Name(Span(start, end), printed[:1].upper() + printed[1:], Print.PERSON, Kind.PERSON)
    owned = sentence[end : end + 1] in ("'", "’") or len(printed) < end - start
    return [_token(Tag.OWNER if owned else Tag.PERSON, run, name)]


def _office_holder(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "The applicant, Mr Ole Berg," as the person."""
    person = next(token for token in run if token.tag is Tag.PERSON)
    return [_token(Tag.PERSON, run, person.name)]


def _himself(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "his delegation" as whoever has just spoken."""
    if sentence[run[-1].start : run[-1].end].casefold() not in words.SIDES:
        return []
    return [_token(Tag.HE, run, None)]


CHUNKS = (
    Chunk(
        "people with one title",
        r"{courtesy}{stop}?(?:{capital}{comma})*{capital}{comma}?{and}{capital}(?!{capital|particle})",
        _titled_people,
        "Cllrs Rao and Finch agreed.",
        "Cllrs Rao",
        Tag.PERSON,
    ),
    Chunk(
        "title and name",
        r"{generic}?(?:{courtesy}{stop}?)+" + TITLED_NAME,
        _titled_person,
        "Then H.E. Mr. Ole Berg spoke.",
        "H.E. Mr. Ole Berg",
        Tag.PERSON,
    ),
    Chunk(
        "organisation",
        r"{capital|generic}(?:(?:{of}{article}?|{and}|{for}|{on}|{comma}(?={capital|generic}+{and}))?"
        r"{capital|generic|capitals|adjective})+",
        _institution,
        "The World Bus Association said no.",
        "World Bus Association",
        Tag.INSTITUTION,
    ),
    Chunk(
        "person in capitals",
        r"{unknown}(?={open}{article}?{name}{close}"
        r"|{comma}{title|office|of|chair_word|president|delegate})",
        _capital_person,
        "ROSA BLUM (Peru) said no.",
        "ROSA BLUM",
        Tag.PERSON,
    ),
    Chunk(
        "acronym of a name",
        r"{name}{open}{acronym|ordinary|unknown|capitals}{close}",
        _alias,
        "The World Bus Association (WBA) said no.",
        "World Bus Association (WBA)",
        Tag.INSTITUTION,
    ),
    Chunk(
        "group of a name",
        r"{marked|acronym|unknown}{generic}(?!{capital|generic})",
        _group_of,
        "The CACAM Group said no.",
        "CACAM Group",
        Tag.UNKNOWN,
    ),
    Chunk(
        "state and its president",
        r"{article}?{marked|acronym|ordinary|owner}{president}" + SURNAME,
        _envoy,
        "Kenya's President Moss said no.",
        "Kenya's President Moss",
        Tag.ENVOY,
    ),
    Chunk(
        "chair",
        rf"{{article}}?{CHAIRING}{SURNAME}(?:{{comma}}?{{and}}{SURNAME})?"
        rf"|{{article}}{CHAIRING}(?!{{preposition|of|capital}})(?<!{{president}})"
        rf"|{{article}}{BODY}{{president}}(?={{comma}}?{{adverb}}*{{verb_group}})",
        _chair,
        "SBI Chair Ilse Brandt proposed a walk.",
        "SBI Chair Ilse Brandt",
        Tag.CHAIR,
    ),
    Chunk(
        "chair without an article",
        r"(?:^|(?<={comma|semicolon|stop|and|while|open})){chair_word}" + BEFORE_SAYING,
        _chair,
        "Chair noted that it was late.",
        "Chair",
        Tag.CHAIR,
    ),
    Chunk(
        "chair of a body",
        r"{article}{chair_word}{of}{plain}{1,12}" + BEFORE_SAYING,
        _chair_of,
        "The Chair of the working group said no.",
        "The Chair of the working group",
        Tag.CHAIR,
    ),
    Chunk(
        "person",
        r"(?<!{article}|{capital}){capital}(?:{stop}?{particle}{0,2}{capital})+",
        _person,
        "In reply Ann van Bo said no.",
        "Ann van Bo",
        Tag.PERSON,
    ),
    Chunk(
        "letters behind a person",
        r"{person}(?:{comma}?{capitals})+",
        _person_with_letters,
        "Ann Bo MP asked for time.",
        "Ann Bo MP",
        Tag.PERSON,
    ),
    Chunk(
        "chair with a name behind",
        r"{chair}{comma}(?:{title|courtesy|capital}{stop}?)*{person}"
        r"(?:{of|from}{article}?{name}|{open}{article}?{name}{close})?{comma}",
        _chair_apposed,
        "The Chair, Ambassador Ann Bo of Sweden, said no.",
        "The Chair, Ambassador Ann Bo of Sweden,",
        Tag.CHAIR,
    ),
    Chunk(
        "representative",
        r"{article|his}?{delegate}(?:{of|for|from}){article}?{marked|acronym|ordinary|unknown|institution}"
        r"|{article}?{marked|acronym|ordinary|unknown|institution|owner|adjective}{delegate}",
        _represented,
        "The observer for Palestine said no.",
        "The observer for Palestine",
        Tag.ENVOY,
    ),
    Chunk(
        "state and its minister",
        r"{article}?{marked|acronym|ordinary|unknown|institution|owner|adjective}"
        r"{title|president|office|generic}+(?:{person}(?!{open})|{capital})"
        r"|{article}?{owner|adjective}{person}",
        _envoy,
        "Norwegian Minister Bo said no.",
        "Norwegian Minister Bo",
        Tag.ENVOY,
    ),
    Chunk(
        "person with a state in brackets",
        r"{title|president}*(?:{person}|(?<={title|president}){capital}){open}{article}?"
        r"{marked|acronym|ordinary|unknown|institution}{close}",
        _envoy,
        "Ivo Stern (Malta) told of his loss.",
        "Ivo Stern (Malta)",
        Tag.ENVOY,
    ),
    Chunk(
        "chair with a state in brackets",
        r"{chair}{open}{article}?{name}{close}",
        _apposition,
        "Chair Ann Bo (Malta) said no.",
        "Chair Ann Bo (Malta)",
        Tag.CHAIR,
    ),
    Chunk(
        "person of an organisation",
        r"{title|president}*{person}(?:{comma}?{of}|{comma}?{from}|{comma})"
        r"{article}?{title}*{name}{delegate}?"
        r"(?={comma}?{adverb}*{verb_group}|{comma}{saying|doing|adverb})",
        _envoy,
        "Rosa Blum of the WHO asked for a ban.",
        "Rosa Blum of the WHO",
        Tag.ENVOY,
    ),
    Chunk(
        "person and office for a state",
        r"{person}{comma}{article}?{marked|acronym|ordinary|adjective|owner}"
        r"{title|president|office|delegate}+(?={comma})"
        r"|{person}{comma}(?:{title|office|delegate}|{president}(?={of}{article}?{marked|ordinary}))"
        r"{unsaid}{0,16}?{article}?{marked|acronym|ordinary|unknown}"
        r"(?:{and}{title|capital|generic|word|for|president}{1,6})?"
        r"(?={comma}(?:{adverb}*{verb_group}|{saying|doing|adverb|behalf}))",
        _envoy,
        "Ole Berg, Minister for Water of Nauru, said no.",
        "Ole Berg, Minister for Water of Nauru",
        Tag.ENVOY,
    ),
    Chunk(
        "person and office",
        r"{title|president}*{person}{comma}{article}?{title|president|office|chair_word}{inside}{0,24}?"
        r"{comma}?(?={adverb}*{telling})",
        _office_bearer,
        "Ole Berg, Mayor of Bree, said no.",
        "Ole Berg, Mayor of Bree,",
        Tag.PERSON,
    ),
    Chunk(
        "title and person",
        r"{title|president}+{person}"
        r"|(?<!{marked|acronym|ordinary|unknown|institution|owner}){title|president}+{capital}"
        r"(?={comma}?{adverb}*(?:{telling}|{verb}))",
        _envoy,
        "Minister Sol said no.",
        "Minister Sol",
        Tag.PERSON,
    ),
    Chunk(
        "office and person",
        r"{title}{of}{article}?{generic|capital|capitals|acronym|unknown}*{person}|{title|president}+{envoy|chair}",
        _titled_envoy,
        "Head of Unit Ann Bo said no.",
        "Head of Unit Ann Bo",
        Tag.PERSON,
    ),
    Chunk(
        "chair and what she chairs",
        r"{chair|envoy}{comma}{article}?(?:{chair_word|president}|(?<={chair}{comma}){title})"
        r"{inside}{0,24}?{comma}?(?={adverb}*{telling})",
        _apposed_chair,
        "Chair Ann Bo (Malta), President of the group, said no.",
        "Chair Ann Bo (Malta), President of the group,",
        Tag.CHAIR,
    ),
    Chunk(
        "office with a name behind",
        r"{article}{plain}{0,5}{office|title}{plain}{0,6}{comma}{person}{comma}",
        _office_holder,
        "The applicant, Mr Ole Berg, said no.",
        "The applicant, Mr Ole Berg,",
        Tag.PERSON,
    ),
    Chunk(
        "office alone",
        rf"(?:{{article}}|^){OFFICE_NAME}{COMPLEMENT}?(?={{comma}}|{{and}}|{{adverb}}*{{verb_group}})"
        rf"|(?<={{by}}){{article}}{OFFICE_NAME}{COMPLEMENT}?",
        _office,
        "The Clerk reported that two letters had come.",
        "The Clerk",
        Tag.PERSON,
    ),
    Chunk(
        "his delegation",
        r"{his}(?:{delegate}|{word})" + BEFORE_VERB,
        _himself,
        "His delegation would abstain.",
        "His delegation",
        Tag.HE,
    ),
)
