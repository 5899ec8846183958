"""Who is the subject of a sentence, and where one may begin."""

import re
from collections.abc import Iterable

from indexer.attribution.grammar import verbs, words
from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.company import Part
from indexer.attribution.grammar.inside import is_inside, is_subordinate
from indexer.attribution.grammar.members import Member, phrase_name, represent
from indexer.attribution.grammar.promising import PROMISES
from indexer.attribution.grammar.tags import FINITE, PARTICIPLES, TELLING, Tag, letters, pattern
from indexer.attribution.grammar.telling import BODILY, is_office, speaks
from indexer.attribution.names import Name
from indexer.summary import PEOPLE, Role

# "Thanking NORWAY, FIJI said": the first is no subject.
OBJECT_FIRST = pattern("{speaker}(?:{and}{speaker})?{comma}{list}{gap}{verb_group}")
# What stands before a subject: "Supported by CHILE, PERU said", "On behalf of the EU, Sweden said".
NO_START = letters(
    "preposition|on|by|of|with|for|from|through|behalf|article|his|including|according|that"
)
BOUNDARIES = letters("comma|semicolon|colon|open|quote|stop|while|close")
BEFORE_COMPANY = BOUNDARIES | {Tag.AND}
STRONG = letters("marked")
PLACE_BEFORE = pattern("{preposition}(?:{capital}{1,3}|{person}|{ordinary}){comma}$")
# "met in Bonn, GERMANY, and agreed"
IN_TOWN = pattern("{preposition}(?:{capital|generic}{1,3}|{person}|{ordinary}){comma}$")
AND_DID = pattern("{article}?{marked|acronym|ordinary}{comma}{and}{adverb}*{verb_group}")
# "The meeting in Bonn, GERMANY, agreed"
MET_IN_TOWN = pattern(
    "^{article}{^comma|verb|says|supported|opposed|modal|be}+{preposition}{capital|generic}{1,3}{comma}$"
)
DID = pattern("{article}?{marked|acronym|ordinary}{comma}{adverb}*{verb_group}")
LISTED_BEFORE = pattern("(?:{article}?{name}|{chair}|{person}|{close}|{capital}){and}$")
# "Mr Bo agreed with Mrs Ek and Ms Rue asked": a verb right behind the last is hers.
SAYS_AT_ONCE = pattern("{article}?{envoy|person|chair}{says}")
# "When her time ran out the Chair asked"
CLAUSE_BEFORE = pattern(
    "(?:{when}|{preposition|while}){^says|verb|supported|opposed|modal|be|comma}+"
    "(?:{verb|be|modal}{verb|says}?){^says|verb|supported|opposed|modal|be|comma|that|preposition|by|with}*"
)
REPORTED_BEFORE = pattern(
    r"(?:{telling}|{verb})(?:{article}?{name})?{that}{article}?(?:{name}{comma}?{and}?{article}?)*$"
)
# "proposals by China, the Netherlands and the US, the Chair noted"
CHAIN_BEFORE = pattern("{preposition|on|by|of|with|for|from}{speaker}(?:{join}{speaker})*{comma}$")
LISTED = pattern("{speaker}(?:{and}{speaker})?{comma}{and}?{speaker}")
WHICH_BEFORE = pattern("{comma}{preposition|on|of|by|with|for|from}?{which}$")
TO_WHICH = pattern("{comma}{preposition}{which}$")
SIDES = letters("supported|opposed")
BARE = letters("stop|semicolon|comma|and")
# "asked for a share for the AF and PERU said"
SUBJECT_BEHIND_AND = pattern("{acronym|ordinary|unknown|institution|close|capital}{and}$")
MARKED_SUBJECT = pattern(
    "{article}?{marked}(?:{comma}{article}?{marked})*(?:{comma}?{and}{article}?{marked})?{adverb}*{says}"
)
# "The NGO River Watch asked"
DESCRIBING = frozenset(
    "ngo ngos organisation organization organisations organizations contractor contractors company"
    " network observer observers coalition alliance charity association campaign firm union".split()
)
NEITHER = ("nor", "neither", "not")
WHEN_BEHIND_COMMA = Tag.COMMA + Tag.WHEN
# "They were up but for the pool, where the manager wanted others."
PLACES = ("where", "because")
NO_BOUNDARY = letters("word|generic|capital|number|says|verb|supported|modal|be")
OBJECTED = "objected"
# "a paper, in which the Clerk submitted the draft"
HANDED_IN = frozenset(
    "submitted presented transmitted forwarded circulated conveyed provided".split()
)
TELLING_OF_IT = verbs.QUOTED | verbs.CALLED
# "All but PERU agreed."
ALL = frozenset("all none nobody everybody everyone nothing".split())
VERB_AT_END = pattern("{article}?{speaker}{says}(?={stop}|{comma}|$)")


# "The Secretary appointed by the Council was thanked."
DONE_BY = pattern(
    "(?<!{comma}.)(?<!{supported|opposed}){by}{article}?(?:{name}|{person}|{chair}|{capital|generic})"
)


def read_subject(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read a subject with its verb, and those named before it."""
    place, verb = match.start(), match.start("verb")
    members = reading.members(match, "group") if _may_be_subject(reading, match) else ()
    if not members or DONE_BY.match(reading.tags, verb + 1):
        return None
    if is_inside(reading, match, members):
        return Clause(place, verb, members, nobody=True)
    if reading.word(verb) == "seconded":
        seconds = _in_role(members, Role.SUPPORT)
        return Clause(place, verb, seconds, attached=bool(reading.clauses))
    group = slice(match.start("group"), verb)
    if not speaks(reading.sentence, reading.found, group, members):
        people = all(m.name.kind in PEOPLE for m in members)
        people = people and not (reading.clauses and Tag.THAT in tags_since(reading, place))
        return Clause(place, verb, members, silent=people, nobody=not people)
    if _takes_sides(reading, place, verb) or _merely_objects(reading, verb):
        opposed = reading.tags[verb] == Tag.OPPOSED or reading.word(verb) == OBJECTED
        sides = _in_role(members, Role.OPPOSE if opposed else Role.SUPPORT)
        return Clause(place, verb, sides, attached=True, alone=_merely_objects(reading, verb))
    before = reading.before(place)
    promised = PROMISES.match(reading.sentence, reading.found[verb].start) is not None
    if promised and before:
        return None
    told = _introduced(reading, match, members)
    begins = before.endswith(WHEN_BEHIND_COMMA)
    return Clause(place, verb, told, begins=begins, answers=promised)


def _may_be_subject(reading: Reading, match: re.Match[str]) -> bool:
    """Tell a subject from an object, and from those of whom none does what is told."""
    place, start = match.start(), match.start("group")
    before = reading.before(place)
    if not before:
        return True
    if match["company"] and _goes_on_before(reading, before):
        return False
    if match["with"] and before[-1] not in BEFORE_COMPANY:
        return False  # "Associating herself with SAMOA, the representative of FIJI said"
    if match["for_them"] == Tag.FOR and before[-1] in NO_BOUNDARY and _has_verb(before):
        return False  # "NORWAY announced funds for training, PERU listed projects"
    if _ends_chain(before) and LISTED.match(reading.tags, start):
        return False
    if is_subordinate(reading, place) or _is_excluded(reading, match, before):
        return False
    if _is_told_of_it(reading, match, before):
        return True
    return _may_begin(reading, place, before, reading.tags[start:])


def _is_excluded(reading: Reading, match: re.Match[str], before: str) -> bool:
    """Tell "nor did PERU", "though not PERU" and what somebody would do on a condition.

    And "a paper, in which the Clerk submitted the draft".
    """
    if reading.word(match.start() - 1) in NEITHER or _is_condition(reading, match, before):
        return True
    in_which = before.endswith(Tag.WHICH) and reading.word(match.start() - 2) == "in"
    return in_which and reading.word(match.start("verb")) in HANDED_IN


def _ends_chain(before: str) -> bool:
    """Tell "proposals by China, the Netherlands and the US," from other words with a comma."""
    return before[-1] == Tag.COMMA and CHAIN_BEFORE.search(before) is not None


def _is_told_of_it(reading: Reading, match: re.Match[str], before: str) -> bool:
    """Tell "a floor, which the EU called too low" from "a paper, which the EU submitted"."""
    if before[-1] != Tag.WHICH or WHICH_BEFORE.search(before) is None:
        return False
    shown = reading.shown(match)
    return shown == Tag.ACRONYM and reading.word(match.start("verb")) in TELLING_OF_IT


def _has_verb(tags: str) -> bool:
    return any(tag in FINITE for tag in tags)


def _in_role(members: Iterable[Member], role: Role) -> tuple[Member, ...]:
    return tuple(member._replace(role=role) for member in members)


def _merely_objects(reading: Reading, verb: int) -> bool:
    """Tell "PERU objected." from what is reported: "PERU objected that it was late"."""
    bare = reading.tags[verb + 1 : verb + 2] in ("", Tag.STOP, Tag.SEMICOLON)
    return bare and reading.word(verb) == OBJECTED


def _takes_sides(reading: Reading, place: int, verb: int) -> bool:
    """Tell "ICELAND proposed, and EGYPT opposed, a reference": one thing for both."""
    if not reading.clauses or reading.tags[verb] not in SIDES:
        return False
    if WHICH_BEFORE.search(reading.before(place)) or _is_in_which(reading, place, verb):
        return True  # "PERU asked for a vote, which CHILE opposed"
    first = reading.tags[reading.clauses[-1].last + 1 : place]
    return first == Tag.COMMA + Tag.AND and reading.tags[verb + 1 : verb + 2] == Tag.COMMA


def _is_in_which(reading: Reading, place: int, verb: int) -> bool:
    """Tell "which CHILE supported and PERU opposed": the same thing for both."""
    said = [clause for clause in reading.clauses if not clause.attached]
    since = reading.tags[said[-1].last : place] if said else ""
    bare = reading.tags[verb + 1 : verb + 2] in ("", *BARE)
    return bare and reading.clauses[-1].attached and Tag.COMMA + Tag.WHICH in since


def tags_since(reading: Reading, place: int) -> str:
    """The tags between the last clause and a place."""
    return reading.tags[reading.clauses[-1].last : place] if reading.clauses else ""


def _is_condition(reading: Reading, match: re.Match[str], before: str) -> bool:
    """Tell "would act if all acted, and the EU committed itself" from what somebody says."""
    verb = match.start("verb")
    if before[-1] != Tag.AND:
        return False
    if reading.tags[verb] != Tag.VERB and not reading.word(verb + 1).endswith("self"):
        return False
    since = reading.clauses[-1].last if reading.clauses else 0
    return any(reading.word(i) in ("if", "unless") for i in range(since, match.start()))


def _goes_on_before(reading: Reading, before: str) -> bool:
    """Tell "KENYA urged speed and, supported by FIJI, asked": no other subject comes."""
    last = before.rstrip(Tag.COMMA)[-1:]
    return bool(reading.clauses) and last not in (Tag.SEMICOLON, Tag.WHILE)


def read_pronoun(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "he said" and "With BHUTAN, he said": whoever spoke before goes on."""
    before = reading.before(match.start())
    if before and (before[-1] not in BEFORE_COMPANY or is_subordinate(reading, match.start())):
        return None
    pronoun = reading.tags[match.start("pronoun")]
    of_two = reading.word(match.start("pronoun")) in words.OF_TWO
    if of_two and reading.tags[match.start("verb")] != Tag.SAYS:
        return None
    if pronoun == Tag.IT and reading.tags[match.start("verb")] not in TELLING:
        return None  # "It was late", but not "It urged"
    they = pronoun in (Tag.THEY, Tag.IT)
    first, verb = match.start(), match.start("verb")
    if match["behalf"] or match["phrase"]:
        behalf = () if before else tuple(_groups(reading, match))
        return Clause(first, verb, (), again=True, they=they, behalf=behalf)
    return Clause(first, verb, _introduced(reading, match, ()), again=True, they=they)


def read_pronoun_with(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "With PERU and others, she said" and "He, with PERU, said": others say it too."""
    if match["others"] is None and match["beside"] is None:
        return None
    named = (*reading.members(match, "others"), *reading.members(match, "beside"))
    before = reading.before(match.start())
    if not named or (before and before[-1] not in BEFORE_COMPANY):
        return None
    they = reading.tags[match.start("pronoun")] in (Tag.THEY, Tag.IT)
    return Clause(match.start(), match.start("verb"), named, again=True, they=they)


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
    for group in _groups(reading, match):
        last = represent(last, group)
    return (*others, last)


def _groups(reading: Reading, match: re.Match[str]) -> list[Name]:
    """Those before a subject for whom it speaks."""
    if match["phrase"]:
        return _phrase(reading, match)
    return [member.name for member in reading.members(match, "introduced")]


def _phrase(reading: Reading, match: re.Match[str]) -> list[Name]:
    """Read "For the Andean constituency, Ms Bo said", but not "For the first time, she said"."""
    phrase = phrase_name(reading.sentence, reading.found[slice(*match.span("phrase"))])
    if phrase is None:
        return []
    group = phrase.printed.casefold().split()[-1] in words.GROUP_NOUNS
    return [phrase] if group or match["for_them"] == Tag.BEHALF else []


def _may_begin(reading: Reading, place: int, before: str, subject: str) -> bool:
    """Tell whether a clause may begin at a place: behind a mark, "and", "while" or nothing."""
    last = before[-1]
    if last in NO_START or (Tag.THAT in before and REPORTED_BEFORE.search(before)):
        return _is_as_said(reading, place)
    if reading.word(place - 1) == "but" and reading.word(place - 2) in ALL:
        return False
    if reading.word(place - 1) in PLACES and _is_unknown_office(reading, place):
        return False
    if last == Tag.COMMA and _is_whereabouts(before, subject):
        return False
    if last == Tag.COMMA and subject[0] == Tag.ORDINARY:
        somewhere = PLACE_BEFORE.search(before)
        return not somewhere or reading.word(somewhere.start()) in words.COMPARING
    described = subject[0] == Tag.UNKNOWN and reading.word(place - 1) in DESCRIBING
    if (described and not _has_verb(before)) or _may_follow(last, before, subject):
        return True
    return _is_told(reading, subject) and SUBJECT_BEHIND_AND.search(before) is not None


def _is_whereabouts(before: str, subject: str) -> bool:
    """Tell "met in Bonn, GERMANY, and agreed" from "In Bonn, GERMANY said"."""
    if AND_DID.match(subject):
        return IN_TOWN.search(before) is not None
    return DID.match(subject) is not None and MET_IN_TOWN.search(before) is not None


def _is_unknown_office(reading: Reading, place: int) -> bool:
    """Tell "the manager" from "Ann Bo", "the Chair" and an office that somebody holds."""
    name = reading.found[place].name
    if name is None or name.identity or reading.tags[place] != Tag.PERSON:
        return False
    return is_office(name) and not name.title


def _is_told(reading: Reading, subject: str) -> bool:
    """Tell "called for a fund for the AF and PERU stressed" from "the AF and PERU met"."""
    return bool(reading.clauses) and MARKED_SUBJECT.match(subject) is not None


def _is_as_said(reading: Reading, place: int) -> bool:
    """Tell "It was late, as the Clerk explained" from "as the Clerk proposed"."""
    name = VERB_AT_END.match(reading.tags, place)
    told = name is not None and reading.word(name.end() - 1) in words.SAID_AS
    return told and reading.word(place - 1) == "as" and reading.word(place - 2) == ","


def _may_follow(last: str, before: str, subject: str) -> bool:
    """Tell whether a subject may stand behind a tag, the last of those before it."""
    if last == Tag.AND:
        at_once = SAYS_AT_ONCE.match(subject) is not None
        return _has_verb(before) and (at_once or not LISTED_BEFORE.search(before))
    if last in BOUNDARIES:
        return True
    strong = subject.lstrip(Tag.ARTICLE)[:1]
    if CLAUSE_BEFORE.fullmatch(before) and SAYS_AT_ONCE.match(subject):
        return True
    if before.endswith(WHEN_BEHIND_COMMA):  # but "It was in May, when Ann Bo said"
        return strong in BODILY and not before.startswith(Tag.IT + Tag.BE)
    if last in FINITE or (last in PARTICIPLES and OBJECT_FIRST.match(subject)):
        return False
    if strong in STRONG:
        return True
    if last == Tag.WHICH:
        told = TO_WHICH.search(before) and strong in letters("ordinary|acronym|institution")
        return bool(told) or (strong in BODILY and WHICH_BEFORE.search(before) is not None)
    return strong in BODILY | {Tag.ACRONYM} and not _has_verb(before)
