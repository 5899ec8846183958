"""Who stands in a group of names, in which role, and for whom.

"Fiji, for the Pacific, and Kenya, supported by Peru," is read from left to right: each word that
joins names (for, supported by, with) says how those behind it take part, until a comma or a
bracket ends that.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.attribution.grammar import words
from indexer.attribution.grammar.company import LEAVING_OUT, NAMES, Part, part_behind
from indexer.attribution.grammar.joining import standing_for
from indexer.attribution.grammar.tags import PARTICIPLES, Tag, letters, pattern
from indexer.attribution.grammar.tokens import Token, tags_of
from indexer.attribution.names import Name, Print
from indexer.summary import PEOPLE, Kind, Represented, Role, Span, Speaker

ROLES = {Tag.SUPPORTED: Role.SUPPORT, Tag.OPPOSED: Role.OPPOSE}
SKIPPED = letters("adverb|and|while|article|including")
MARKERS = letters("supported|opposed|behalf|for|with")
ENDS_OF_PHRASE = letters("comma|close|semicolon|verb|says|modal|be|supported|opposed")
NAMING = letters(
    "capital|generic|capitals|institution|owner|adjective|word|title|office|president|chair_word"
)
MADE = letters("verb|says")
PARTING = letters("close|semicolon")
CLAUSE = pattern("{speaker}{adverb}*{verb_group}(?!{by})")
SEATS = (" MP", " MEP", " MSP", " MLA", " TD", " MS", " AM")
SENT = letters("person|marked|ordinary|envoy")
FEWEST_LETTERS = 3
NAMED_GROUPS = (Print.MARKED, Print.ACRONYM, Print.ORDINARY, Print.UNKNOWN)
OF_MEMBERS = letters("number|word|adverb|generic|of|article")
# What a person speaks for as one of it, and not only on its behalf: companies, and in reports that
# give no titles, where people stand for others, any body.
COMPANIES = frozenset("LLP Ltd Inc plc GmbH LLC Corporation".split())
BODIES = frozenset(
    "Network Alliance Union Institute Foundation Society Council Federation Trust Agency"
    " Association".split()
)


class Member(NamedTuple):
    """A name with the role in which it speaks, and for whom; `person` stands for one group."""

    name: Name
    role: Role = Role.STATEMENT
    behalf: tuple[Name, ...] = ()
    person: Name | None = None

    @property
    def delegate(self) -> str:
        """The person who speaks for the name, "" where none is named."""
        return self.name.delegate

    @property
    def is_in_person(self) -> bool:
        """Tell a person, and one for whom a person speaks."""
        return self.name.kind in PEOPLE or bool(self.delegate)

    def speaker(self, role: Role) -> Speaker:
        """Make a speaker of it; `role` is that of the statement."""
        name = self.name
        own = self.role if self.role is not Role.STATEMENT else role
        if name.kind is Kind.CHAIR and own is Role.STATEMENT:
            own = Role.CHAIR
        behalf = {group.id: represented(group) for group in self.behalf} if self.behalf else {}
        return Speaker(name.id, name.label, name.printed, name.kind, own, tuple(behalf.values()))


def represented(name: Name) -> Represented:
    """Take one whom the register lacks for a group: others rarely speak for anybody else."""
    kind = Kind.GROUP if name.kind is Kind.UNKNOWN else name.kind
    return Represented(name.id, name.label, kind)


ROLE_OF = {Part.SUPPORTING: Role.SUPPORT, Part.OPPOSING: Role.OPPOSE}
PART_OF = {role: part for part, role in ROLE_OF.items()}


def members_of(
    sentence: str, group: Sequence[Token], part: Part = Part.SPEAKING
) -> tuple[Member, ...]:
    """Read the names of a group, in order; `part` is how the first of them takes part."""
    if len(group) == 1 and part is Part.SPEAKING:
        name = group[0].name
        return (Member(name),) if name and group[0].tag in NAMES else ()
    return tuple(_Group(sentence, group, part).members())


class _Group:
    """Reads a group of names from left to right."""

    def __init__(self, sentence: str, group: Sequence[Token], part: Part) -> None:
        self.sentence, self.group, self.part = sentence, group, part
        self.found: list[Member] = []
        self.bracketed = self.beside = False
        last = next((t.tag for t in reversed(group) if t.tag is not Tag.ADVERB), None)
        self.listed = last is Tag.COMMA

    def members(self) -> list[Member]:
        for place, token in enumerate(self.group):
            if token.name and token.tag in NAMES:
                self._add(token)
            else:
                self._pass(place, token.tag)
        return self.found

    def _add(self, token: Token) -> None:
        name = token.name
        if name and self.bracketed and name.kind is Kind.GROUP and self._is_states_bracket(token):
            self.found[-1] = represent(self.found[-1], name)
        if name is None or self.part is Part.ASIDE:
            return
        if self.part is Part.SENT and self.found:
            self.found[-1] = _sent(self.found[-1], name)
            self.part = Part.ASIDE
            return
        if self.part is not Part.SPOKEN_FOR or not self.found:
            self.found.append(Member(name, ROLE_OF.get(self.part, Role.STATEMENT)))
        else:
            self.found[-1] = represent(self.found[-1], name)

    def _is_states_bracket(self, token: Token) -> bool:
        """Tell "Samoa (AOSIS)"."""
        place = self.group.index(token)
        alone = self._tag(place - 1) is Tag.OPEN and self._tag(place + 1) is Tag.CLOSE
        return alone and bool(self.found) and self.found[-1].name.kind is Kind.STATE

    def _pass(self, place: int, tag: Tag) -> None:
        """Go over a token that is no name: it may change how those behind it take part."""
        if tag in ROLES and self._tag(place + 1) is Tag.BY:
            self._take_sides(place, tag)
        elif self._is_behalf(place, tag):
            self._speak_for(place)
        elif self._is_sent(place, tag):
            self.part = Part.SENT
        elif tag is Tag.COMMA and not self._stays_aside():
            self.part = self._behind_comma(place)
        elif tag is Tag.OPEN or self._is_not(place, tag):
            self.part = Part.SUPPORTING if self._is_seconding(place) else Part.ASIDE
            self.bracketed = tag is Tag.OPEN
        elif tag in PARTING or (tag is Tag.WITH and self._is_company(place)):
            self._open_part(place, tag)
        elif self._turns_aside(place, tag):
            self.part = Part.ASIDE

    def _open_part(self, place: int, tag: Tag) -> None:
        """Let those behind "with", or behind a bracket, speak unless words say otherwise."""
        company = tag is Tag.WITH
        behind = self.group[place + 1 :]
        self.part = part_behind(self.sentence, behind) if company else Part.SPEAKING
        self.bracketed, self.beside = False, company

    def _take_sides(self, place: int, tag: Tag) -> None:
        """Tell "supported by PERU" and "opposed by PERU" from "not supported by PERU"."""
        sides = Part.SUPPORTING if tag is Tag.SUPPORTED else Part.OPPOSING
        self.part = Part.ASIDE if self._word(place - 1) == "not" else sides

    def _word(self, place: int) -> str:
        token = self.group[place]
        return self.sentence[token.start : token.end].casefold() if place >= 0 else ""

    def _turns_aside(self, place: int, tag: Tag) -> bool:
        """Tell "Ann Bo of Peru", "for AOSIS and aligning herself with the G-77", "MP for Peru"."""
        if tag is Tag.PREPOSITION and self._word(place) in LEAVING_OUT:
            return True
        if tag is Tag.WHILE and self._has_clause(place + 1):
            return True
        of = tag is Tag.OF and self._tag(place - 1) in NAMES
        of = of or (tag is Tag.FOR and self._is_seat(place))
        return of or (tag in PARTICIPLES and (self.beside or self.part is Part.SPOKEN_FOR))

    def _is_company(self, place: int) -> bool:
        """Tell "Peru, for several states, with Chile," from "Peru, working with Chile,"."""
        if self.part is not Part.ASIDE:
            return True
        return self._tag(place - 1) is Tag.COMMA and next(self._ahead(place + 1), None) in NAMES

    def _stays_aside(self) -> bool:
        """Tell a comma in brackets: "(Japan, KATS)"."""
        return self.bracketed and self.part is Part.ASIDE

    def _is_sent(self, place: int, tag: Tag) -> bool:
        """Tell "the African Group, through Togo" and "the G-33 (Togo)" from other brackets."""
        if tag is Tag.THROUGH:
            return self._tag(place + 1) in SENT
        if tag is not Tag.OPEN or self._tag(place + 2) is not Tag.CLOSE:
            return False
        group, state = self.group[place - 1].name, self.group[place + 1].name
        spoken = self.part is Part.SPEAKING and group is not None and group.kind is Kind.GROUP
        return spoken and state is not None and state.kind is Kind.STATE

    def _is_not(self, place: int, tag: Tag) -> bool:
        """Tell "Chile, but not Fiji"."""
        token = self.group[place]
        return tag is Tag.ADVERB and self.sentence[token.start : token.end] == "not"

    def _is_seconding(self, place: int) -> bool:
        """Tell "Mr Bo (Ms Ek seconding)"."""
        behind = self.group[place + 2 : place + 3]
        return [self.sentence[t.start : t.end] for t in behind] == ["seconding"]

    def _tag(self, place: int) -> Tag | None:
        return self.group[place].tag if 0 <= place < len(self.group) else None

    def _ahead(self, place: int) -> Iterator[Tag]:
        """The tags from a place on, without the words between a comma and a name."""
        return (t.tag for t in self.group[place:] if t.tag not in SKIPPED)

    def _is_behalf(self, place: int, tag: Tag) -> bool:
        """Tell "speaking for AOSIS" from "the statement made on behalf of AOSIS"."""
        if tag is Tag.BEHALF:
            made = self._tag(place - 1) in MADE and self.part is Part.ASIDE
            return not made
        return tag is Tag.FOR and self._opens(place)

    def _opens(self, place: int) -> bool:
        """Tell "Samoa, for AOSIS," from "Samoa, looking for AOSIS,"."""
        before = next((t.tag for t in reversed(self.group[:place]) if t.tag not in SKIPPED), None)
        opens = before in {Tag.COMMA, Tag.OPEN, None} or before in NAMES
        return opens and not self._is_seat(place)

    def _is_seat(self, place: int) -> bool:
        """Tell "Ann Bo, MP for Leeds," who sits for it, from who speaks for it."""
        return self.sentence[: self.group[place].start].rstrip().endswith(SEATS)

    def _speak_for(self, place: int) -> None:
        """Let the last speaker speak for those behind "for": names, or a group without one."""
        self.part = Part.SPOKEN_FOR
        if not self.found or self._are_names(place + 1):
            return
        phrase = phrase_name(self.sentence, self.group[place + 1 :])
        if phrase:
            self.found[-1] = represent(self.found[-1], phrase)
        self.part = Part.ASIDE

    def _are_names(self, place: int) -> bool:
        """Tell "for the EU and Peru" from "for the West Africa constituency"."""
        ahead = (t for t in self.group[place:] if t.tag not in SKIPPED)
        first = next((t for t in ahead if not is_reflexive(self.sentence, t)), None)
        if first is None or first.tag not in NAMES:
            return False
        known = first.name is not None and (first.name.identity or first.tag is Tag.MARKED)
        behind = self._tag(self.group.index(first) + 1)
        return bool(known) or behind not in NAMING

    def _behind_comma(self, place: int) -> Part:
        """Tell who stands behind a comma: another of the same part, a speaker, or an aside."""
        first = next(self._ahead(place + 1), None)
        if first is None or first in MARKERS:
            return self.part
        if first not in NAMES:
            return Part.ASIDE
        if self.part is Part.SPOKEN_FOR:
            own = PART_OF.get(self.found[-1].role, Part.SPEAKING) if self.found else Part.SPEAKING
            return Part.SPOKEN_FOR if self._go_on(place + 1) else own
        if self.part is Part.ASIDE:
            in_list = self._tag(place - 1) in NAMES and self.listed
            return Part.ASIDE if in_list else Part.SPEAKING
        return self.part

    def _go_on(self, place: int) -> bool:
        """Tell that those behind a comma are spoken for too: a comma ends them all.

        "Malta, for the EU, Peru and Chile, said", but "Fiji, for A, and Kenya, for B, said".
        """
        rest = self.group[place:]
        if any(token.tag in (Tag.FOR, Tag.BEHALF) for token in rest):
            return False
        first = next((t for t in rest if t.tag in NAMES), None)
        if first and self._has_aside(self.group.index(first) + 1):
            return False
        behalf = self.found[-1].behalf if self.found else ()
        if first and first.tag is Tag.MARKED and any(n.print is not Print.MARKED for n in behalf):
            return False
        return self.listed

    def _has_clause(self, place: int) -> bool:
        """Tell "while CHAD opposed it" from "while supported by CHAD"."""
        return CLAUSE.match(tags_of(self.group[place:])) is not None

    def _has_aside(self, place: int) -> bool:
        """Tell "and Chile, in its own name," which speaks, from those spoken for."""
        if self._tag(place) is not Tag.COMMA:
            return False
        return self._tag(place + 1) is Tag.PREPOSITION and self._tag(place + 2) is Tag.HIS


def _sent(member: Member, name: Name) -> Member:
    """Let "the African Group, through Togo" be Togo for it, and "Togo, through Ms Bo" be Togo."""
    if name.kind is Kind.STATE:
        return represent(Member(name, member.role), member.name)
    return member._replace(name=standing_for(member.name, name))


def represent(member: Member, group: Name) -> Member:
    """Let a member speak for a group; a person is its delegate where it is a known speaker."""
    person = member.name
    spelt = group.printed.split()
    bodies = COMPANIES if person.title else COMPANIES | BODIES
    body = group.print is Print.INSTITUTION and len(spelt) > 1 and not bodies.isdisjoint(spelt)
    known = group.identity or group.print in (Print.MARKED, Print.UNKNOWN) or body
    if known and person.print is Print.PERSON and not person.identity:
        return Member(standing_for(group, person), member.role, person=person)
    if member.person:  # who speaks for several is the delegate of none
        return Member(member.person, member.role, (member.name, group))
    return member._replace(behalf=(*member.behalf, group))


def is_reflexive(sentence: str, token: Token) -> bool:
    """Tell "itself" of "for itself and Peru"."""
    return sentence[token.start : token.end].endswith(("self", "selves"))


def _are_members(run: Sequence[Token]) -> bool:
    tags = [token.tag for token in run[:-1] if token.tag is not Tag.ARTICLE]
    return tags[-1:] == [Tag.OF] and set(tags[:-1]) <= OF_MEMBERS


def phrase_name(sentence: str, found: Sequence[Token]) -> Name | None:
    """Take "the Sahel members of the fund" for a name: what stands before the next mark."""
    run: list[Token] = []
    for token in found:
        if token.tag in ENDS_OF_PHRASE:
            break
        skipped = token.tag in SKIPPED or token.tag is Tag.HIS
        if run or not (skipped or is_reflexive(sentence, token)):
            run.append(token)
    if not run:
        return None
    if run[-1].name and run[-1].name.print in NAMED_GROUPS and _are_members(run):
        return run[-1].name  # "the 39 members of AOSIS"
    span = Span(run[0].start, run[-1].end)
    printed = sentence[span.start : span.end]
    grouped = run[0].tag is Tag.DOING and printed.casefold().split()[-1] in words.GROUP_NOUNS
    counted = run[0].tag is Tag.NUMBER and printed.casefold().split()[-1] in words.GROUP_NOUNS
    if not grouped and not counted and run[0].tag not in NAMING | NAMES:
        return None
    capital = any(char.isupper() for char in printed) and len(printed) >= FEWEST_LETTERS
    named = capital or printed.casefold().split()[-1] in words.GROUP_NOUNS
    return Name(span, printed, Print.INSTITUTION) if named else None
