"""What is made of a sentence where a frame's pattern matches: who speaks, or that nobody does."""

import re
from collections.abc import Sequence

from indexer.attribution.grammar import verbs, words
from indexer.attribution.grammar.clauses import Clause, Reading
from indexer.attribution.grammar.company import Part
from indexer.attribution.grammar.gapping import is_known_person
from indexer.attribution.grammar.members import Member
from indexer.attribution.grammar.promising import IN_FAVOUR
from indexer.attribution.grammar.subjects import tags_since
from indexer.attribution.grammar.tags import FINITE, Tag, letters, pattern
from indexer.attribution.grammar.telling import BODILY, is_office
from indexer.attribution.grammar.tokens import Token
from indexer.attribution.names import Name, Print
from indexer.patterns import later
from indexer.summary import Role

# "… asked for time, and CHAD, supported by MALI, for money": MALI supports CHAD.
OTHER_SUBJECT = pattern("{and|semicolon|while}{article}?{name}{comma}$")
# "the fund proposed by PERU and opposed by FIJI had"
DESCRIBED = pattern("{comma}?{adverb}*{verb_group}")
THING_BEFORE = pattern(
    "(?:{that}|{says}{article})(?:{^comma|semicolon|verb|says|supported|opposed|modal|be|and|while}"
    "|{says|verb}{by}{speaker}{and})+{comma}?$"
)
SOMEBODYS = pattern("(?:{of|by|from}{speaker}|{owner}{word}){comma}?$")
SAID_THAT = pattern("(?:{telling}|{verb}|{saying}){that}{comma}?$")
HEARD = later(
    r"\b(?:(?:statements?|interventions?|presentations?|contributions?|remarks|speeches|addresses"
    r"|written (?:\w+ )?(?:reports?|submissions?|answers?|comments?|representations?|responses?"
    r"|questions?|objections?|statements?))\b"
    r"[^.;:]{0,60}\b(?:from|by)|heard(?: \w+){0,4} (?:from|by)"
    r"|heard (?:was|were)"
    r"|(?:speaking|spoke|speakers?|took the floor|participating|taking part|intervening|taking the"
    r" floor|contributing|briefing|addressing|among (?:them|these)"
    r"|(?:making|delivering|giving) (?:\w+ ){0,2}(?:statements?|remarks))\b[^.;:]{0,60}"
    r"\b(?:were|was|included?)"
    r"|(?:took the floor|spoke|speakers?):):? (?:the )?$",
    re.IGNORECASE,
)
NOTHING = ("none", "nil")
# "The statements of PERU and CHAD were circulated in writing."
STATEMENTS_OF = re.compile(
    r"(?:The |Written )?(?:written )?(?:statements?|submissions?) of (?:the )?$"
)
SUBMITTED = re.compile(
    r" (?:was|were) (?:then |also )?(?:submitted|circulated|distributed|handed in|read out)\b"
)
# "NORWAY asked for time, and statements were made by PERU"
OWN_CLAUSE = pattern(
    "(?:{comma}{and}|{comma}?{while}|{semicolon})(?P<own>{adverb|word|article|number}{1,5}"
    "{be}{adverb}*(?:{verb|says|modal}{adverb}*)?(?:{from|by}{article}?)?)$"
)
# "Cllr Bo against: it was too steep"
EXPLAINED_BEHIND = pattern("{colon|semicolon|that|when|while|stop}")
# "Bo – aye; Ek – nay", "Bo: none"
VOTE = re.compile(
    r"\s*(?:aye|yea|nay|abstain\w*|excused|none|nil|nothing)\s*(?:[.;,]|$)"
    r"|\s*(?-i:(?!OK|NO|YES)[A-Z]{2,4}+) ?(?-i:[.;,A-Z]|$)",
    re.IGNORECASE,
)
HEADLINE_END = pattern("{comma|semicolon|stop|colon}")
LETTER = re.compile(
    r"\b(?:letter|e-?mail|message|petition|memorandum|submission) (?:dated [\w ]{1,20} )?"
    r"(?:(?:had|has|have) been received |was received )?from (?:the )?$",
    re.IGNORECASE,
)
# "A statement by MALI called for grants": what it says is reported.
REPORTS_BEHIND = pattern(
    "{comma}?{adverb}*{says|saying}|{that}|{comma}{which}{adverb}*{says}"
    "|{be|modal}{^comma|stop|semicolon}{1,4}{comma}(?:{adverb}*{saying}|{preposition}{which})"
)
RAISED = later(
    r"^(?:(?:Calls?|Requests?|Pleas?|Appeals?|Questions?|Concerns?|Warnings?|Criticism|Praise)"
    r" (?:[\w-]+ ){0,8}(?:came|was heard|were heard) from"
    r"|There (?:was|were|came) (?!no |little |few )(?:\w+ ){0,3}"
    r"(?:questions?|quer(?:y|ies)|concerns?|comments?"
    r"|calls?|suggestions?|requests?|objections?|complaints?|criticism|praise|pleas?)(?: \w+){0,2}"
    r" (?:from|by)|(?:Query|Question|Comment|Request|Suggestion|Concern|Complaint|Q)"
    r"(?: \d+)?(?: to [\w. ]{1,40})?,? from"
    r"|(?:An? |The )?(?:\w+ )?(?:motions?|reports?|updates?|statements?) (?:by|from)) (?:the )?$",
    re.IGNORECASE,
)
MOTION_MADE = re.compile(r"(?:An? |The )?(?:\w+ )?[Mm]otions?\b")
# "Request from the Rowing Club" has come by post.
HEADLINE = re.compile(r"(?:Request|Query|Comment|Suggestion|Complaint) from (?:the )?$")
BODY_LIKE = (Print.UNKNOWN, Print.INSTITUTION)
MOVED = re.compile(r"(?:motion|report|update|statement)s? (?:by|from)", re.IGNORECASE)
SUPPORT = re.compile(
    r"^(?:\w+ ){0,4}support(?: \w+){0,6} (?:came|was (?:\w+ )?(?:expressed|voiced|given|offered))"
    r" (?:from|by) (?:the )?$",
    re.IGNORECASE,
)
# "Advised by the Clerk that the lease was up."
TOLD_THAT = pattern("{that}{^comma}*$")
WHO_SAID = pattern(
    "{comma}?{which}(?:{adverb}*{says}|{^stop|semicolon|comma|that|marked|person|envoy}*{and}{adverb}*{says})"
)


def read_labelled(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read whoever a label names; the person named first behind it is the delegate."""
    (member,) = reading.members(match, "group") or (None,)
    if member is None:
        return None
    told = member if member.behalf else labelled(member.name, reading.found)
    return Clause(0, match.end(), (told,))


def labelled(name: Name, found: Sequence[Token]) -> Member:
    """Make whoever a label or a heading names the speaker, by the person named first."""
    for token in found:
        if token.tag in FINITE:
            break
        if token.name and token.tag in BODILY:
            return Member(name._replace(delegate=token.name.delegate or token.name.label))
    return Member(name)


def read_alike(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "NORWAY asked for time, as did PERU" and "So did PERU"."""
    members = reading.members(match, "group")
    adds = WHO_SAID.match(reading.tags, match.end()) is not None
    own = adds or reading.word(match.start()).startswith("so")
    if not own and not reading.clauses:
        return None
    return Clause(match.start(), match.end(), members, attached=not own)


WHICH = "name, which called"
SECONDED = "seconded"


def read_participle(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Mrs Bo, by e-mail, asking for a bench": an item of a list without a verb."""
    if any(tag in FINITE for tag in reading.tags):
        return None
    members = reading.members(match, "group")
    return Clause(0, match.start("verb"), members) if members else None


def read_unhappy(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Cllr Bo not happy with the hedge", in minutes that leave verbs out."""
    members = reading.members(match, "group")
    place = match.start("stance")
    stance = reading.word(place) in words.STANCES
    if reading.word(place) == "in":
        stance = IN_FAVOUR.match(reading.sentence, reading.found[place].start) is not None
    first = EXPLAINED_BEHIND.split(reading.tags, maxsplit=1)[0]
    told = stance and FINITE.isdisjoint(first) and is_known_person(members)
    return Clause(0, match.start("stance"), members) if told else None


def read_colon(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Cllr Bo: would that stop it?" and "Cllr Bo – it would", for who is known.

    "Clerk: it had been" too, but not "Clerk: Ann Bo", which tells who it is.
    """
    if reading.word(match.end() - 1) == ";":
        return None
    members = reading.members(match, "group")
    if not members:
        return None
    name = members[0].name
    if VOTE.match(reading.sentence, reading.found[match.end() - 1].end):
        return None
    said = any(tag in FINITE for tag in reading.tags[match.end() :])
    first = reading.word(match.start("group")).split()[0]
    officer = (is_office(name) or first in words.OFFICES) and said
    known = name.title or name.identity or officer
    return Clause(0, match.end(), members) if known else None


def read_marked_off(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Ann Bo (a teacher) – asked for a bench", where the verb is hers."""
    members = reading.members(match, "group")
    noun = reading.word(match.start("verb")).endswith("s")
    return None if noun or not members else Clause(0, match.start("verb"), members)


def read_cleft(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "It was NORWAY that asked for time"."""
    return Clause(0, match.end("group"), reading.members(match, "group"))


def read_company(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "…, supported by PERU and opposed by CHINA" behind what they support or oppose."""
    supported = reading.tags[match.start()] == Tag.SUPPORTED
    part = Part.SUPPORTING if supported else Part.OPPOSING
    members = reading.members(match, "group", part)
    shown = reading.shown(match)
    before = reading.before(match.start())
    bare = reading.tags[match.start() + 1 : match.start() + 2] != Tag.BY
    denied = reading.word(match.start() - 1) == "not"
    if denied or OTHER_SUBJECT.search(before) or (bare and reading.word(match.start()) != SECONDED):
        return None
    if before.endswith(Tag.BE) and WHO_SAID.match(reading.tags, match.end()):
        own = tuple(member._replace(role=Role.STATEMENT) for member in members)
        return Clause(match.start(), match.end(), own)
    seconded = reading.word(match.start()) == SECONDED
    if supported and before.endswith(Tag.BE) and not reading.clauses and not seconded:
        known = shown in letters("marked|acronym|envoy|person|chair|ordinary")
        return Clause(match.start(), match.end(), members) if known else None
    if reading.clauses and _describes(reading, match):
        return None
    if reading.clauses:
        alone = supported and all(clause.attached for clause in reading.clauses)
        return Clause(match.start(), match.end(), members, attached=True, alone=alone)
    if shown in letters("marked|acronym"):
        return Clause(match.start(), match.end(), members, attached=True, alone=supported)
    if before.endswith(Tag.BE) and shown in letters("envoy|person|chair|ordinary"):
        return Clause(match.start(), match.end(), members, attached=True)
    return None


def _describes(reading: Reading, match: re.Match[str]) -> bool:
    """Tell "said that the fund, supported by FIJI, was late" from "said so and, supported by".

    And "the view of PERU, shared by FIJI" from "a concern, shared by FIJI".
    """
    if reading.word(match.start()) == "shared":
        return SOMEBODYS.search(reading.before(match.start())) is not None
    told = DESCRIBED.match(reading.tags, match.end()) is not None
    return told and THING_BEFORE.search(reading.before(match.start())) is not None


def read_joined(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "…, and, with FIJI, stressed": others say with the speaker what follows."""
    before = reading.before(match.start()).rstrip(Tag.COMMA)
    spoken = reading.clauses and before[-1:] not in (Tag.THAT, Tag.PREPOSITION)
    shown = reading.shown(match)
    if shown in letters("person|chair|envoy|institution") or not spoken:
        return None
    coordinated = before[-1:] in letters("and|says|verb")
    if not coordinated and shown not in letters("marked|acronym"):
        return None
    return Clause(match.start(), match.end(), reading.members(match, "group"), attached=True)


def read_heard(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Statements were made by Chad and Niger": they spoke, and that is all."""
    place = match.start()
    if place and reading.tags[place - 1] == Tag.ARTICLE:
        return None
    more = bool(reading.clauses)
    between = tags_since(reading, place)
    own = OWN_CLAUSE.search(between) if more else None
    begins = place - len(own["own"]) if own else 0
    before = reading.text_before(place)
    if own and HEARD.search(before[reading.found[begins].start :]):
        return Clause(begins, match.end(), reading.members(match, "group"), floor=True, begins=True)
    if more and (not reading.clauses[-1].floor or any(tag in FINITE for tag in between)):
        return None
    reports = REPORTS_BEHIND.match(reading.tags, match.end()) is not None
    submitted = STATEMENTS_OF.match(before) and SUBMITTED.match(
        reading.sentence, reading.found[match.end() - 1].end
    )
    if reading.tags[place - 1 : place] == Tag.OF and not submitted:
        return None
    if not submitted and not HEARD.search(before) and not (reports and LETTER.search(before)):
        return None
    members = reading.members(match, "group")
    return Clause(place, match.end(), members, floor=not reports, attached=more)


def read_support(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Support came from Chad and Niger" and "There was a query from Cllr Bo"."""
    before = reading.text_before(match.start())
    if not reading.clauses and RAISED.match(before) and _is_told(reading, match):
        members = reading.members(match, "group")
        posted = HEADLINE.match(before) and any(m.name.print in BODY_LIKE for m in members)
        return None if posted else Clause(match.start(), match.end(), members)
    if reading.clauses or not SUPPORT.search(before):
        return None
    return Clause(match.start(), match.end(), reading.members(match, "group", Part.SUPPORTING))


def _is_told(reading: Reading, match: re.Match[str]) -> bool:
    """Tell what is raised, or what a motion or report says, from one that was carried."""
    behind = reading.tags[match.end() : match.end() + 1]
    if MOVED.search(reading.text_before(match.start())):
        said = reading.word(match.end() + 1) not in NOTHING
        return behind in (Tag.COLON, Tag.THAT) and said
    return behind not in FINITE


def read_which(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "That was not lost on PERU, which called it a shame, and CHAD, which did not"."""
    listed = reading.tags[match.start() - 1] == Tag.AND
    others = bool(reading.clauses) and not (listed and reading.clauses[-1].rule == WHICH)
    if others or (listed and not reading.clauses) or reading.word(match.end() - 1).endswith("s"):
        return None
    return Clause(match.start(), match.end(), reading.members(match, "group"))


def read_inverted(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "too late, said NORWAY"."""
    if reading.word(match.start()) not in verbs.QUOTED:
        return None
    members = reading.members(match, "group")
    return Clause(match.start(), match.end("group"), members) if members else None


def read_bracketed(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "points were raised: the use of gases (US); and of other tongues (MONGOLIA)"."""
    before = reading.tags[: match.start()]
    point = max(before.rfind(Tag.COLON), before.rfind(Tag.SEMICOLON))
    if point < 0 or Tag.COLON not in before or not _is_worded(reading, point + 1, match.start()):
        return None
    if reading.tags[match.start() - 1] in letters("person|chair|number"):
        return None
    members = reading.members(match, "group")
    if not all(member.name.identity for member in members):
        return None
    return Clause(point + 1, match.end(), members, begins=True)


def _is_worded(reading: Reading, first: int, last: int) -> bool:
    """Tell "the use of gases (US)" and what is quoted from "Members: CN (China)"."""
    quoted = Tag.QUOTE in reading.tags[first:last]
    words_ = (reading.sentence[token.start] for token in reading.found[first:last])
    return quoted or any(map(str.islower, words_))


def read_according(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "According to Cllr Bo, officers were away"."""
    if SAID_THAT.search(reading.before(match.start())):
        return None  # "said that, according to Mr Bo, it was late"
    members = reading.members(match, "group")
    spoken = [m for m in members if m.name.print is not Print.ORDINARY or m.name.identity]
    return Clause(match.start(), match.end("group"), members) if spoken else None


def read_per(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "Per the Clerk, nobody was in"."""
    if reading.word(match.start()) != "per":
        return None
    return Clause(0, match.end("group"), reading.members(match, "group"))


def read_viewed(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "For Cllr Bo, the loss was what counted"."""
    return Clause(match.start(), match.end("group"), reading.members(match, "group"))


def _is_headline(reading: Reading, match: re.Match[str]) -> bool:
    """Tell "Potholes reported by Cllr Bo." from "The potholes reported by Cllr Bo were filled"."""
    behind = HEADLINE_END.split(reading.tags[match.end() :], maxsplit=1)[0]
    before = reading.tags[: match.start()]
    return not any(tag in FINITE for tag in before + behind) and not reading.clauses


def _is_greeted(reading: Reading, match: re.Match[str]) -> bool:
    """Tell "Mr Bo was welcomed by the Chair" from "the report was welcomed by PERU"."""
    person = reading.before(match.start())[-1:] in (Tag.PERSON, Tag.ENVOY)
    return person and reading.word(match.start("done")) == "welcomed"


def _is_asked_of(reading: Reading, place: int) -> bool:
    """Tell "would be informed by" and "which had been moved by" from "had been told by"."""
    if reading.tags[place] != Tag.MODAL:
        return False
    return reading.word(place + 1) != "been" or reading.before(place)[-1:] == Tag.WHICH


def read_brought(reading: Reading, match: re.Match[str]) -> Clause | None:
    """Read "The draft was introduced by the representative of Maldives, who said that"."""
    if _is_asked_of(reading, match.start()):
        return None
    done = reading.word(match.start("done"))
    first = match.start() == 0 and match.start("done") == 0
    members = reading.members(match, "group")
    in_person = all(member.is_in_person for member in members)
    brought = done in verbs.BROUGHT or (in_person and done in verbs.BROUGHT_IN_PERSON)
    brought = brought or WHO_SAID.match(reading.tags, match.end("group")) is not None
    brought = brought or (done == "made" and MOTION_MADE.match(reading.sentence) is not None)
    asked = first and done in verbs.PUT_TO and not TOLD_THAT.match(reading.tags, match.end("group"))
    if not brought or asked or _is_greeted(reading, match):
        return None
    if match.start("done") == match.start() and not first and not _is_headline(reading, match):
        return None
    if SUPPORT.match(reading.text_before(match.start("group"))):
        members = tuple(member._replace(role=Role.SUPPORT) for member in members)
    return Clause(match.start(), match.end("group"), members) if members else None
