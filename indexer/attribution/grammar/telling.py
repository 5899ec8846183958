"""Does a verb tell of somebody that something was said?

The less the print of a name says, the more its verb must: a name in bold speaks with any verb but
"attended", one in ordinary print only with a verb of saying.
"""

from collections.abc import Sequence

from indexer.attribution.grammar import promising, verbs, words
from indexer.attribution.grammar.members import Member
from indexer.attribution.grammar.tags import TELLING, Tag, letters, pattern
from indexer.attribution.grammar.tokens import Token, tags_of
from indexer.attribution.label_words import GIVEN_NAMES
from indexer.attribution.names import Name, Print
from indexer.patterns import later
from indexer.summary import PEOPLE, Kind, Role

BODILY = letters("chair|person|envoy")
PASSIVE = letters("verb|says|supported")
STATES = (Kind.STATE, Kind.GROUP)
SAYS_MORE = pattern(
    "{^stop|semicolon}*?(?:{comma|semicolon}{adverb}*{doing}|{saying}|{and}{adverb}*{says}"
    "|{while}{adverb}*(?:{says}|{modal}{word}{that}))"
)
ANSWERS = pattern("{adverb}*{says|verb}{^stop|semicolon|comma}*{and}{adverb}*{says}")
OBJECT = letters("article|his")
FAVOURED = letters("article|his|it")
# "went through the figures"
GOES_THROUGH = later(r"went (?:through|over|on|into|further)\b|came (?:back to|up with)\b")
EXPLAINED = pattern("{^verb|says|comma|semicolon|stop|open|doing}{1,3}{colon}")
ADDS = pattern("{^stop|semicolon|comma}*{comma}{saying}{that}")
TOOK_FLOOR = later(
    r"(?:took the floor|exchanged views[^.;,]*|appeared before the \w+"
    r"|(?:was|were) (?:also |then )?heard(?: as (?:an )?\w+)?"
    r"|(?:participated in|took part in|contributed to) (?:the|this|that) (?:\w+ )?"
    r"(?:discussion|debate|exchange)"
    r"|(?:spoke|intervened|commented)\b"
    r"|(?:made|gave|delivered) (?:\w+ ){0,2}(?:statements?|interventions?|presentations?|remarks))"
    r"(?:,? (?:as well|too|again|also|briefly|in turn|in (?:reply|response) to [^,.;]+"
    r"|in (?:exercise of )?(?:the|their|his|her|its) rights? of reply"
    r"|in (?:explanation|general) of (?:vote|position)s?(?: (?:before|after) the vote)?"
    r"|(?:for(?! an? | \w+ing | more | less | it\b)|on behalf of)"
    r" (?:(?! and (?!the |[A-Z]))[^.;,])+"
    r"|(?:on|under|in) (?:this|that|the same|these) \w+))*"
    r"(?:, (?:of which|which|but|although|though) [^.;]*)?\s*(?:$|[.;])"
)
# What says where somebody stands though its verb alone does not.
STANDS = later(
    r"(?:would|could|can|will) (?:not |also |only |still )?(?:prefer|like|support|accept|agree"
    r"|oppose|welcome|wish|rather|live with(?:out)?|vote|abstain|go along|stand in the way"
    r"|have (?:preferred|liked|wished|welcomed|wanted|supported))\b|undertook to\b|did so,? and\b"
    r"|did not (?:see|share|agree|consider|support|accept|believe|think|want|wish|oppose|favou?r"
    r"|understand|like|find|object|mind|care|doubt)\b"
    r"|sought (?:the |an? |some |more |further )?(?:\w+ )?(?:opinions?|views?|clarifications?"
    r"|advice|assurances?|guidance|information|details?|explanations?|confirmation|to know)\b"
    r"|ha[ds] (?:\w+ ){0,2}(?:doubts?|reservations?|concerns?|objections?|difficult(?:y|ies)"
    r"|questions?|misgivings|comments?|views?|opinions?|preferences?|positions?)\b"
    r"|ha[ds] (?:no (?:problems?|quarrel|trouble|interest)|(?:\w+ )?sympathy)\b"
    r"|saw (?:no|little|some|great|much|every) (?:\w+ )?(?:difficulty|problem|need|reason|merit"
    r"|harm|objection|advantage|point|value|benefit|case|way|alternative)\b"
    r"|voted [^.;,]*\b(?:because|since|as)\b"
    r"|stood (?:ready|firm|by|behind|with)\b|found (?:that|it|the|this|such|no|little)\b"
    r"|(?:entered|lifted|dropped|waived) (?:an?|its|their|the) (?:\w+ )?"
    r"(?:reservations?|objections?|own|positions?)\b|placed on record"
    r"|lent (?:its|his|her|their) (?:support|voice)"
    r"|(?:issued|made|launched|renewed|repeated) (?:an?|the|its|his|her|their) (?:\w+ ){0,2}"
    r"(?:calls?|appeals?|pleas?|warnings?|invitations?|requests?|proposals?|offers?|suggestions?"
    r"|points?)\b"
    r"|came out (?:in favou?r|against)|went (?:on record|further)|stuck (?:to|by)\b"
    r"|set (?:out|forth)\b|spoke (?:up|out|of|about|in favou?r|against|strongly)\b"
    r"|remained (?:\w+ )?(?:opposed|concerned|unconvinced|sceptical|skeptical|committed|open)\b"
)
TAKES_PLACE = later(
    r"(?:took|resumed|vacated|left|retook|assumed) (?:over )?(?:as |from )?"
    r"(?:the |his |her |their )?"
    r"(?:chair|room|meeting|seats?|places?|part|notes?|over)\b|(?:gave|yielded|offered) the floor\b"
    r"|called (?:the|a) roll\b|(?:walked|stormed) out\b|put (?:it|this|\w+ \w+) to (?:the|a) vote\b"
    r"|(?:sent|gave|tendered|offered) (?:\w+ )?apologies\b"
    r"|(?:could|cannot|can|would|will)(?: not)? (?:attend|come|be present|stay|be there)\b"
)
# Verbs with which nothing is said: of a person, of a body that decides, of anybody else.
SILENT_IN_PERSON = verbs.PROCEEDED | verbs.NOT_SAID_IN_PERSON
SILENT_BODY = verbs.DECIDED | verbs.NOT_SAID
BARE = ("", Tag.STOP, Tag.COMMA, Tag.SEMICOLON)
HELD = frozenset("had no some two three four five six several many".split())
HAVING = letters("article|his|number")
PERFECT = frozenset(("has", "have"))
HAD = frozenset("had did could cannot".split())
# "The Clerk had been told that it was late": so the Clerk reports, if it is one of those present.
ADVISED = frozenset("told informed advised assured warned notified reminded".split())
WOULD = frozenset("like prefer welcome support rather".split())


def speaks(sentence: str, found: Sequence[Token], group: slice, members: Sequence[Member]) -> bool:
    """Tell a speaker from another subject; its verb stands right behind the group."""
    if TOOK_FLOOR.match(sentence, found[group.stop].start):
        return True
    told = _Told(sentence, found, group.stop, members)
    if told.takes_place:
        return told.says_more()
    tags = {token.tag for token in found[group]}
    if Tag.MARKED in tags:
        return told.of_marked()
    if tags & BODILY:
        stranger = all(m.name.kind is Kind.PERSON and is_stranger(m.name) for m in members)
        return told.of_somebody(stranger)
    if Tag.ACRONYM in tags and told.of_states:
        return told.of_acronym()
    return told.of_name(tags)


def takes_stand(
    sentence: str, found: Sequence[Token], place: int, members: Sequence[Member]
) -> bool:
    """Tell "would prefer", "was concerned" and "did not." of somebody whose verb is at a place."""
    return _Told(sentence, found, place, members).takes_stand


def is_stranger(name: Name) -> bool:
    """Tell a name that may be a person's: it has no title, and nothing is known of it."""
    return (
        name.print is Print.PERSON and not name.title and not name.identity and " " in name.printed
    )


def is_listed(name: Name) -> bool:
    """Tell somebody of a list of those present."""
    return name.kind is Kind.PERSON and name.identity is not None


def is_office(name: Name) -> bool:
    """Tell "the Town Clerk" and "the Chair", of whom no name is printed."""
    return name.kind in PEOPLE and not words.OFFICERS.isdisjoint(
        name.printed.casefold().replace("-", " ").split()
    )


class _Told:
    """A verb, and what it may tell of whom."""

    def __init__(
        self, sentence: str, found: Sequence[Token], place: int, members: Sequence[Member]
    ) -> None:
        self.sentence, self.found, self.place, self.members = sentence, found, place, members
        self.first = place
        if self._word(place) in PERFECT and self._has_told(place + 1):
            self.place += 1  # "has asked"
        self.tag = self._tag_at(self.place)
        self.word = self._word(self.place)

    @property
    def takes_place(self) -> bool:
        """Tell "took part", "left the room" and the like."""
        return TAKES_PLACE.match(self.sentence, self.found[self.place].start) is not None

    @property
    def of_states(self) -> bool:
        """Tell that one of the members is a state or a group of states."""
        return any(member.name.kind in STATES for member in self.members)

    @property
    def in_person(self) -> bool:
        """Tell that all are people of whom more than a name is known."""
        return all(member.name.title or is_listed(member.name) for member in self.members)

    @property
    def known_people(self) -> bool:
        """Tell that all are people of whom more than a name, or an office, is known."""
        return all(m.name.title or is_listed(m.name) or is_office(m.name) for m in self.members)

    @property
    def in_office(self) -> bool:
        """Tell that all are named by their offices alone."""
        return all(is_office(member.name) for member in self.members)

    @property
    def accompanied(self) -> bool:
        """Tell that somebody supports it, or speaks for another."""
        return any(m.role is not Role.STATEMENT or m.behalf for m in self.members)

    @property
    def takes_stand(self) -> bool:
        """Tell that the verb says where somebody stands, alone or in another's stead."""
        stance = self.tag is Tag.BE and self._takes_a_stance()
        behind = self._next() or self.place + 1
        behind += self._word(behind) == "not"
        return stance or self._has_stand() or self._tag_at(behind) in BARE

    def _has_told(self, place: int) -> bool:
        """Tell "has asked" and, of people, "has spoken to the owner" and "has noticed"."""
        done = self._word(place) in verbs.HAVING_SAID or self._tag_at(place) == Tag.VERB
        return self._tag_at(place) in TELLING or (done and self.known_people)

    @property
    def _rest(self) -> str:
        """The tags behind the verb."""
        return tags_of(self.found[self.place + 1 :])

    def _tag_at(self, place: int) -> str:
        return self.found[place].tag if place < len(self.found) else ""

    def _word(self, place: int) -> str:
        if place >= len(self.found):
            return ""
        return self.sentence[self.found[place].start : self.found[place].end].casefold()

    def of_marked(self) -> bool:
        if self.tag is Tag.BE:
            absent = self._word(self._next() or self.place) in words.PRESENT
            return self._takes_a_stance() or not (self._is_passive() or absent)
        return self.word not in verbs.NOT_SAID or self.says_more()

    def of_somebody(self, stranger: bool) -> bool:
        """Tell of somebody in person; of a stranger, who may be a place, only a verb of saying."""
        if self.tag is Tag.BE:
            explained = self.in_person and (self.says_more() or self._is_explained())
            explained = explained or (self.in_office and self._answers())
            return self._takes_a_stance() or explained or (self.known_people and self._goes_on())
        if stranger and self.tag not in TELLING:
            return self._has_stand() or (self.tag is not Tag.MODAL and self.says_more())
        if stranger and self._is_present():
            return all(m.name.printed.split()[0].casefold() in GIVEN_NAMES for m in self.members)
        silent = self.word in SILENT_IN_PERSON and not self._withdraws_something()
        silent = silent or (self.word in verbs.ACTED and self.place == self.first)
        if self.tag is Tag.MODAL:
            told = self.known_people and self._is_told_modal() and not self._has_acted()
            silent = not told and not self._has_stand()
        return not silent or self.says_more()

    def of_acronym(self) -> bool:
        if self.tag is Tag.BE:
            return self._takes_a_stance()
        if self._is_present():
            return self.word in words.NEVER_NOUNS
        return self.tag is not Tag.VERB or self.word not in SILENT_BODY

    def of_name(self, tags: set[Tag]) -> bool:
        """Tell of a name in ordinary print, or one that nobody knows, that it speaks."""
        if self.tag is Tag.BE:
            return self._takes_a_stance() or (self._adds() and not self._is_passive())
        if self.tag not in TELLING:
            return self.accompanied or self._stands() or self._adds()
        known = self.word in verbs.QUOTED and Tag.ACRONYM not in tags
        if self._is_present() and not known and self.word not in words.NEVER_NOUNS:
            return False
        return not self._is_body() or self.word not in SILENT_BODY

    def _is_body(self) -> bool:
        """Tell "the Finance Committee", which decides, from "the Ferry Club", which speaks."""
        if all(member.name.identity for member in self.members):
            return False
        names = (member.name.printed.casefold().split() for member in self.members)
        return any(name[-1] in words.BODIES or name[0] in words.BODIES for name in names)

    def _stands(self) -> bool:
        """Tell "had doubts" and "stood ready" of a state."""
        known = all(m.name.identity or m.name.print is Print.UNKNOWN for m in self.members)
        return known and self._has_stand()

    def _has_stand(self) -> bool:
        return STANDS.match(self.sentence, self.found[self.place].start) is not None

    def _adds(self) -> bool:
        """Tell "voted against, commenting that it was late" of a state."""
        known = all(member.name.identity for member in self.members)
        return known and ADDS.match(self._rest) is not None

    def _is_present(self) -> bool:
        """Tell "reports" and "concerns", which may be nouns."""
        return self.word.endswith("s")

    def _is_told_modal(self) -> bool:
        """Tell "had no objection" and "would prefer" from "had been asked" and "would chair"."""
        if GOES_THROUGH.match(self.sentence, self.found[self.place].start):
            return True
        if promising.PROMISES.match(self.sentence, self.found[self.place].start):
            return True
        behind = self._word(self.place + 1)
        if self.word in PERFECT:
            return self._tag_at(self.place + 1) in HAVING or behind in HELD
        if self.word == "would":
            return behind in WOULD or (
                behind == "be" and self._word(self.place + 2) in words.STANCES
            )
        if behind == "been" and self._word(self.place + 2) in ADVISED:
            return self.in_office and all(m.name.identity for m in self.members)
        if behind == "not" and self.word == "had" and self._tag_at(self.place + 2) in BARE:
            return False  # "Cllr Bo had read it; Cllr Ek had not."
        return self.word in HAD and behind != "been"

    def _has_acted(self) -> bool:
        """Tell "had left" from "had walked the path", which one reports."""
        behind = self._next()
        return behind is not None and self.word == "had" and self._word(behind) in verbs.GONE

    def says_more(self) -> bool:
        """Tell "opened the meeting, stressing …" from "opened the meeting"."""
        return SAYS_MORE.match(self._rest) is not None

    def _answers(self) -> bool:
        """Tell "was asked whether it was late and said that it was"."""
        return ANSWERS.match(self._rest) is not None

    def _withdraws_something(self) -> bool:
        """Tell "withdrew the proposal" from "withdrew"."""
        return self.word == "withdrew" and self._tag_at(self.place + 1) in OBJECT

    def _is_explained(self) -> bool:
        """Tell "was blunt: they were old"."""
        return EXPLAINED.match(self._rest) is not None

    def _goes_on(self) -> bool:
        """Tell "is waiting for a reply" and "was allowed to speak: it was late"."""
        start = self.found[self.place].start
        told = (promising.UNDER_WAY, promising.LET_SPEAK)
        return any(what.match(self.sentence, start) for what in told)

    def _next(self) -> int | None:
        """The place of the word behind the verb, over adverbs."""
        behind = range(self.place + 1, len(self.found))
        return next((i for i in behind if self.found[i].tag is not Tag.ADVERB), None)

    def _takes_a_stance(self) -> bool:
        """Tell "was concerned about" from "was elected"."""
        place = self._next()
        if place is None:
            return False
        if self._word(place - 1) == "not" and self.found[place].tag is Tag.STOP:
            return True  # "the US was not."
        if self._word(place) == "for" and self._tag_at(place + 1) in FAVOURED:
            return True  # "Cllr Bo was for it"
        if self._word(place) == "in":
            return promising.IN_FAVOUR.match(self.sentence, self.found[place].start) is not None
        return self._word(place) in words.STANCES or self.found[place].tag is Tag.OPPOSED

    def _is_passive(self) -> bool:
        place = self._next()
        return place is not None and self.found[place].tag in PASSIVE
