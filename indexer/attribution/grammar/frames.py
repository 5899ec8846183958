"""Frames: the ways in which a sentence says that somebody speaks.

Each is a pattern over tags, tried at each place of a sentence, in order. To read a new way, add
a frame with its example to `FRAMES`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.attribution.grammar import words
from indexer.attribution.grammar.clauses import Clause, Frame, Reading
from indexer.attribution.grammar.members import Member, Part, phrase_name, represent
from indexer.attribution.grammar.tags import Tag, letters, pattern
from indexer.attribution.grammar.telling import BODILY, speaks
from indexer.attribution.grammar.tokens import Token
from indexer.attribution.names import Name, Print
from indexer.summary import Kind, Role

LABEL = "label"

# What stands before a subject: "Supported by CHILE, PERU said", "On behalf of the EU, Sweden said".
INTRODUCED = (
    r"(?:(?:(?:(?P<company>{supported|opposed}{by})|(?P<with>{with})"
    r"|(?P<behalf>{saying|doing}?{adverb}*{behalf}|{for}))"
    r"(?P<introduced>{short_list}(?:{comma}?{and}?(?:{supported|opposed}{by}|{with}){short_list})*)"
    r"|{behalf}(?P<phrase>{article}?{word|capital|generic|capitals|owner}{between}{0,9}?))"
    r"{comma}{adverb}*{comma}?)"
)
VERB = r"(?P<verb>{verb_group})"

FINITE = letters("verb|says|supported|opposed|modal|be")
NO_START = letters("preposition|on|by|of|with|for|from|behalf|article|his|including|according|that")
BOUNDARIES = letters("comma|semicolon|colon|open|quote|stop|while|close")
STRONG = letters("marked")
PLACE_BEFORE = pattern("{preposition}(?:{capital}{1,3}|{person}|{ordinary}){comma}$")
LISTED_BEFORE = pattern("(?:{article}?{name}|{chair}|{person}|{close}|{capital}){and}$")
REPORTED_BEFORE = pattern(
    r"(?:{telling}|{verb})(?:{article}?{name})?{that}{article}?(?:{name}{comma}?{and}?{article}?)*$"
)
LONGER_NAME = letters("capital|generic")
# "proposals by China, the Netherlands and the US, the Chair noted"
CHAIN_BEFORE = pattern(
    "{preposition|on|by|of|with|for|from}{speaker}(?:{join}{speaker})*{comma}$"
)
LISTED = pattern("{speaker}(?:{and}{speaker})?{comma}{and}?{speaker}")
# "… asked for time, and CHAD, supported by MALI, for money": MALI supports CHAD.
OTHER_SUBJECT = pattern("{and|semicolon|while}{article}?{name}{comma}$")
NAME_IN_BRACKETS = pattern("{open}(?:{article}?{name}(?:{comma}?{and}?|{slash}))+{close}")
HEARD = re.compile(
    r"\b(?:(?:statements?|interventions?|presentations?|contributions?|remarks|speeches|addresses)\b"
    r"[^.;:]{0,60}\b(?:from|by)|heard(?: \w+){0,4} (?:from|by)"
    r"|(?:speaking|spoke|speakers?|took the floor)\b[^.;:]{0,60}\b(?:were|was|included?)"
    r"|(?:took the floor|spoke|speakers?):) (?:the )?$",
    re.IGNORECASE,
)
WRITTEN_BY = re.compile(
    r"\s*written (?:statement|report|submission|contribution|answer|question)s?\b"
)
IN_PERSON = letters("person|envoy|chair")


def find_clauses(sentence: str, found: Sequence[Token]) -> list[Clause]:
    """Find the clauses of a sentence that report somebody, in order."""
    reading = Reading(sentence, found)
    place = 0
    while place < len(found):
        clause = _clause_at(reading, place) if reading.tags[place] in STARTS else None
        if clause:
            reading.clauses.append(clause)
            place = clause.last
        else:
            aside = NAME_IN_BRACKETS.match(reading.tags, place)
            place = aside.end() if aside else place + 1
    return reading.clauses


def _clause_at(reading: Reading, place: int) -> Clause | None:
    for frame in FRAMES:
        match = pattern(frame.pattern).match(reading.tags, place)
        clause = frame.read(reading, match) if match else None
        if clause:
            return replace(clause, rule=frame.name)
    return None


def _labelled(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read whoever a label names; the person named first behind it is the delegate."""
    name = next(t.name for t in reading.found[: match.end()] if t.name)
    return Clause(0, match.end(), (labelled(name, reading.found),)) if name else None


def labelled(name: Name, found: Sequence[Token]) -> Member:
    """Make whoever a label or a heading names the speaker, by the person named first."""
    for token in found:
        if token.tag in FINITE:
            break
        if token.name and token.tag in BODILY:
            return Member(replace(name, delegate=token.name.delegate or token.name.label))
    return Member(name)


def _subject(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read a subject with its verb, and those named before it."""
    place, start = match.start(), match.start("group")
    if match["company"] and _goes_on_before(reading, place):
        return None
    if CHAIN_BEFORE.search(reading.before(place)) and LISTED.match(reading.tags, start):
        return None
    if not _may_begin(reading, place, reading.tags[start:]):
        return None
    members = reading.members(match, "group")
    if not members:
        return None
    verb = match.start("verb")
    if reading.word(verb) == "seconded":
        seconds = tuple(replace(member, role=Role.SUPPORT) for member in members)
        return Clause(place, verb, seconds, attached=True, alone=True)
    if not speaks(reading.sentence, reading.found, slice(start, verb), members):
        people = all(m.name.kind in (Kind.CHAIR, Kind.PERSON) for m in members)
        return Clause(place, verb, members, silent=True) if people else None
    return Clause(place, verb, _introduced(reading, match, members))


def _goes_on_before(reading: Reading, place: int) -> bool:
    """Tell "KENYA urged speed and, supported by FIJI, asked": no other subject comes."""
    before = reading.before(place).rstrip(Tag.COMMA)
    return bool(reading.clauses) and before[-1:] not in (Tag.SEMICOLON, Tag.WHILE)


def _participle(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Mrs Bo, by e-mail, asking for a bench": an item of a list without a verb."""
    if any(tag in FINITE for tag in reading.tags):
        return None
    members = reading.members(match, "group")
    return Clause(0, match.start("verb"), members) if members else None


def _written(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Cllr Bo's written report had been circulated"."""
    name = reading.found[match.end() - 1].name
    if name is None or not WRITTEN_BY.match(reading.sentence, reading.found[match.end() - 1].end):
        return None
    return Clause(match.start(), match.end(), (Member(replace(name, possessive=False)),))


def _pronoun(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "he said" and "With BHUTAN, he said": whoever spoke before goes on."""
    before = reading.before(match.start())
    if before and before[-1] not in BOUNDARIES | {Tag.AND}:
        return None
    they = reading.tags[match.start("pronoun")] == Tag.THEY
    joined = () if match["behalf"] else _introduced(reading, match, ())
    return Clause(match.start(), match.start("verb"), joined, again=True, they=they)


def _introduced(
    reading: Reading, match: re.Match[str], members: tuple[Member, ...]
) -> tuple[Member, ...]:
    """Add those named before a subject, as they take part."""
    if match["company"]:
        supported = reading.tags[match.start("company")] == Tag.SUPPORTED
        part = Part.SUPPORTING if supported else Part.OPPOSING
        return (*members, *reading.members(match, "introduced", part))
    if match["with"]:
        return (*members, *reading.members(match, "introduced"))
    if not members:
        return members
    *others, last = members
    groups = [member.name for member in reading.members(match, "introduced")]
    if match["phrase"]:
        phrase = phrase_name(reading.sentence, reading.found[slice(*match.span("phrase"))])
        groups = [phrase] if phrase else []
    for group in groups:
        last = represent(last, group)
    return (*others, last)


def _may_begin(reading: Reading, place: int, subject: str) -> bool:
    """Tell whether a clause may begin at a place: behind a mark, "and", "while" or nothing."""
    before = reading.before(place)
    if not before:
        return True
    last = before[-1]
    if last in NO_START or REPORTED_BEFORE.search(before):
        return False
    if last == Tag.AND:
        joins_clauses = any(tag in FINITE for tag in before)
        return joins_clauses and not LISTED_BEFORE.search(before)
    if last in BOUNDARIES:
        return not (subject[0] == Tag.ORDINARY and PLACE_BEFORE.search(before))
    strong = subject.lstrip(Tag.ARTICLE)[:1]
    if last in FINITE:
        return False
    if strong in STRONG:
        return True
    if last == Tag.WHICH and before[-2:-1] == Tag.COMMA:
        return strong in IN_PERSON
    return strong in IN_PERSON | {Tag.ACRONYM} and not any(tag in FINITE for tag in before)


def _with_saying(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "with the EU suggesting that": a clause that begins at "with"."""
    members = reading.members(match, "group")
    said = reading.tags[match.start("verb")] == Tag.SAYING
    return Clause(match.start(), match.start("verb"), members, begins=True) if said else None


def _company(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "…, supported by PERU and opposed by CHINA" behind what they support or oppose."""
    supported = reading.tags[match.start()] == Tag.SUPPORTED
    part = Part.SUPPORTING if supported else Part.OPPOSING
    members = reading.members(match, "group", part)
    shown = reading.tags[match.start("group") :].lstrip(Tag.ARTICLE)[:1]
    if OTHER_SUBJECT.search(reading.before(match.start())):
        return None
    if reading.clauses:
        return Clause(match.start(), match.end(), members, attached=True)
    if shown not in letters("marked|acronym"):
        return None
    return Clause(match.start(), match.end(), members, attached=True, alone=True)


def _joined(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "…, and, with FIJI, stressed": others say with the speaker what follows."""
    before = reading.before(match.start()).rstrip(Tag.COMMA)
    spoken = reading.clauses and before[-1:] not in (Tag.THAT, Tag.PREPOSITION)
    shown = reading.tags[match.start("group") :].lstrip(Tag.ARTICLE)[:1]
    if shown in letters("person|chair|envoy|institution") or not spoken:
        return None
    coordinated = before[-1:] in letters("and|says|verb")
    if not coordinated and shown not in letters("marked|acronym"):
        return None
    return Clause(match.start(), match.end(), reading.members(match, "group"), attached=True)


def _heard(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Statements were made by Chad and Niger": they spoke, and that is all."""
    place = match.start()
    if place and reading.tags[place - 1] == Tag.ARTICLE:
        return None
    more = bool(reading.clauses)
    if more and not reading.clauses[-1].floor:
        return None
    if not HEARD.search(reading.text_before(place)):
        return None
    members = reading.members(match, "group")
    return Clause(place, match.end(), members, floor=True, attached=more)


def _inverted(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "too late, said NORWAY"."""
    if reading.word(match.start()) not in words.QUOTED:
        return None
    members = reading.members(match, "group")
    return Clause(match.start(), match.end("group"), members) if members else None


def _included(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Many countries, including Peru and the US, thanked the hosts"."""
    place = match.start() - 1
    if place >= 0 and reading.tags[place] == Tag.COMMA:
        place -= 1
    if place < 0 or reading.word(place) not in words.SPEAKING_CROWDS:
        return None
    if any(tag in FINITE for tag in reading.tags[:place]):
        return None
    start, verb = match.start("group"), match.start("verb")
    members = reading.members(match, "group")
    if not speaks(reading.sentence, reading.found, slice(start, verb), members):
        return None
    return Clause(match.start(), verb, members)


def _bracketed(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "points were raised: the use of gases (US); and of other tongues (MONGOLIA)"."""
    before = reading.tags[: match.start()]
    point = max(before.rfind(Tag.COLON), before.rfind(Tag.SEMICOLON))
    listed = Tag.COLON in before
    if point < 0 or not listed or reading.tags[match.start() - 1] in letters("person|chair|number"):
        return None
    members = reading.members(match, "group")
    if not all(member.name.identity for member in members):
        return None
    return Clause(point + 1, match.end(), members, begins=True)


def _according(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "According to Cllr Bo, officers were away"."""
    members = reading.members(match, "group")
    spoken = [m for m in members if m.name.print is not Print.ORDINARY or m.name.identity]
    return Clause(match.start(), match.end("group"), members) if spoken else None


def _viewed(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "For Cllr Bo, the loss was what counted"."""
    return Clause(match.start(), match.end("group"), reading.members(match, "group"))


def _brought(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "The draft was introduced by the representative of Maldives, who said that"."""
    if reading.word(match.start("done")) not in words.BROUGHT:
        return None
    members = reading.members(match, "group")
    return Clause(match.start(), match.end("group"), members) if members else None


FRAMES = (
    Frame(
        LABEL,
        r"^{article}?{marked|acronym}{colon}",
        _labelled,
        "CHINA: Chen Yao Bang, Deputy Minister, said that it was late.",
        "China by Chen Yao Bang",
    ),
    Frame(
        "with somebody saying",
        r"{with}(?P<group>{group}){adverb}*(?P<verb>{saying|doing})",
        _with_saying,
        "Many spoke of cost, with the EU suggesting a cap.",
        "European Union",
    ),
    Frame(
        "together with",
        r"(?<={comma|and}){adverb}*{with}(?P<group>{list}){comma}",
        _joined,
        "NORWAY asked for time and, with PERU, stressed the cost.",
        "Norway; Peru",
    ),
    Frame(
        "name and verb",
        rf"{INTRODUCED}?(?P<group>{{group}}{{gap}}){VERB}",
        _subject,
        "NORWAY, for the Nordic Countries, said that it was late.",
        "Norway > Nordic Countries",
    ),
    Frame(
        "name and participle",
        r"^(?P<group>{group}{gap})(?P<verb>{saying})",
        _participle,
        "Mrs Ann Bo, by e-mail, asking for a bench.",
        "Ann Bo written",
    ),
    Frame(
        "somebody's written statement",
        r"^{article}?{owner}",
        _written,
        "Cllr Bo's written report had been circulated.",
        "Cllr Bo written",
    ),
    Frame(
        "pronoun",
        rf"{INTRODUCED}?(?P<pronoun>{{he|they}}){{gap}}{VERB}",
        _pronoun,
        "NORWAY asked for time. With PERU, she said that it was late.",
        "Norway | Norway; Peru",
    ),
    Frame(
        "supported or opposed",
        r"{supported|opposed}{by}(?P<group>{group})",
        _company,
        "NORWAY asked for time and, opposed by PERU, for funds.",
        "Norway; Peru oppose",
    ),
    Frame(
        "took the floor",
        r"(?P<group>{group})",
        _heard,
        "Statements were made by CHAD and NIGER.",
        "Chad floor; Niger floor",
    ),
    Frame(
        "said somebody",
        r"(?<={comma|quote}){says}{adverb}*(?P<group>{unit}(?:{join}{unit})*)"
        r"(?={comma}|{stop}|{semicolon}|{close}|$)",
        _inverted,
        "It was too late, said NORWAY.",
        "Norway",
    ),
    Frame(
        "many, including",
        rf"{{including}}(?P<group>{{group}}{{gap}}){VERB}",
        _included,
        "Many countries, including Iran and Peru, thanked the hosts.",
        "Iran; Peru",
    ),
    Frame(
        "point and name in brackets",
        r"{open}(?P<group>{list}){close}(?={semicolon}|{comma}|{stop}|{and}|$)",
        _bracketed,
        "Points were raised: the use of gases (US); and of other tongues (MONGOLIA).",
        "United States | Mongolia",
    ),
    Frame(
        "according to",
        r"{according}(?P<group>{list})(?={comma})",
        _according,
        "According to Cllr Bo, nobody was in.",
        "Cllr Bo",
    ),
    Frame(
        "for somebody",
        r"^{for}(?P<group>{person}){comma}(?!{he|they|adverb}|{speaker})",
        _viewed,
        "For Cllr Bo, the loss was what counted.",
        "Cllr Bo",
    ),
    Frame(
        "brought by",
        r"(?:{be}{adverb}*|^)(?P<done>{says|verb}){by}(?P<group>{group})",
        _brought,
        "The draft was introduced by the representative of Maldives, who said that it was short.",
        "Maldives",
    ),
)
STARTS = letters(
    "article|marked|acronym|ordinary|unknown|institution|chair|person|envoy|owner|he|they|supported"
    "|opposed|with|behalf|for|saying|doing|adverb|says|verb|be|including|open|according"
)
