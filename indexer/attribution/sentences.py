"""A sentence of prose: its names, as the summary prints them, and its clauses."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from indexer.attribution.bold import bold_names
from indexer.attribution.codes import coded
from indexer.attribution.grammar.chunking import Cascade
from indexer.attribution.grammar.chunks import CHUNKS
from indexer.attribution.grammar.clauses import Clause
from indexer.attribution.grammar.finding import find_clauses
from indexer.attribution.grammar.surnames import with_surnames
from indexer.attribution.grammar.tags import FINITE, IN_FULL, Tag, letters, pattern
from indexer.attribution.grammar.tokens import (
    KNOWN_WORDS,
    Token,
    cut,
    quotations,
    tag_of,
    tags_of,
)
from indexer.attribution.grammar.words import POLICE
from indexer.attribution.names import Name, NameFinder, Print
from indexer.attribution.people import People, called_by
from indexer.markup.blocks import Block
from indexer.register.identity import Identity
from indexer.summary import Kind, Span

NAMES = Cascade(CHUNKS)
SPAN = itemgetter(0)
SHOUTING = 0.6  # of the letters are capitals
# The patterns take time with the square of a sentence's tokens; a longer one is none.
LONGEST_TOKENS = 1_500
SMALL_WORDS = re.compile(r"(?:\b[a-z]+\b[^\w]+){6}")
# Most texts have as many between mere spaces, which is quick to see.
PLAIN_WORDS = re.compile(" [a-z]++" * 6 + " ")
WORD = re.compile(r"[A-Za-z]+")
PERSONAL = pattern("{chair|person|envoy|owner|unknown}")
SECRETARIAT = re.compile(r"(?<=the )secretariat\b(?!['’])")
AS_OFFICE = re.compile(r" as (?:the |its )?(?P<office>[A-Z][\w-]*)\b")
# "Ann Bo took the chair", "The meeting was chaired by Ann Bo"
PRESIDES = re.compile(
    r",? (?:(?:again|then|duly|was|is|being) )?(?:(?:took|taking|occupied|in) the [Cc]hair\b"
    r"|chaired (?:the|this) meeting\b|presid(?:ed|ing)\b)"
)
CHAIRED_BY = ("chaired by ", "presided over by ")
UNDER = re.compile(r"\bunder the (?:chair\w*ship|presidency) of $")
VERBS = letters("says|verb")
OFFICERS_DO = frozenset(
    {"reported", "presented", "briefed", "updated", "conducted", "convened", "chaired"}
    | {"co-chaired", "facilitated", "co-facilitated", "undertook", "introduced"}
)
OFFICES = letters("office|title|chair_word|president")
SAYING = letters("says|supported|opposed|he|they|office")
ABOUT_PEOPLE = letters("he|they|courtesy|office|chair_word|president|title")
SPEECH = frozenset(
    [word for word, tag in KNOWN_WORDS.items() if tag in SAYING]
    + [word.capitalize() for word, tag in KNOWN_WORDS.items() if tag in ABOUT_PEOPLE]
    + [word.upper() for word in POLICE]
    + ["statement", "statements", "Statement", "Statements"]
)


@dataclass(frozen=True, slots=True)
class Printing:
    """How a summary prints speakers: in bold, in capitals, or by nothing but their names."""

    bold: bool = False
    capitals: bool = False

    @property
    def convention(self) -> str:
        """What it is called."""
        return "bold" if self.bold else "capitals" if self.capitals else "names"

    @property
    def plain(self) -> bool:
        """Tell that nothing in the print sets a speaker off."""
        return not self.bold and not self.capitals


class Sentence(NamedTuple):
    """A sentence where it stands in its paragraph, cut and read; `tags` are those of its tokens."""

    span: Span
    words: str
    tokens: Sequence[Token] = ()
    tags: str = ""
    clauses: Sequence[Clause] = ()

    def with_clauses(self, clauses: Sequence[Clause]) -> "Sentence":
        """The same sentence with other clauses."""
        return Sentence(self.span, self.words, self.tokens, self.tags, clauses)

    def verb(self, clause: Clause) -> str:
        """The verb of a clause, folded; "" for one without."""
        return self.word(clause.last) if clause.last < len(self.tokens) else ""

    def does(self, clause: Clause, phrase: re.Pattern[str]) -> bool:
        """Tell that a phrase begins with the verb of a clause: "took the floor"."""
        if clause.last >= len(self.tokens):
            return False
        return phrase.match(self.words, self.tokens[clause.last].start) is not None

    @property
    def finite(self) -> tuple[str, str]:
        """The first finite verb with its tag, both "" where there is none."""
        place = next((i for i, tag in enumerate(self.tags) if tag in FINITE), None)
        return ("", "") if place is None else (self.tags[place], self.word(place))

    def word(self, token: int) -> str:
        """The word of a token, folded."""
        return self.words[self.tokens[token].start : self.tokens[token].end].casefold()


class SentenceReader:
    """Reads the sentences of one summary."""

    def __init__(self, finder: NameFinder, printing: Printing, people: People) -> None:
        self.finder, self.printing, self.people = finder, printing, people
        self.codes: Mapping[str, Identity] = {}
        self.delegation: Identity | None = None

    def read(self, block: Block, span: Span, shouted: bool) -> Sentence:
        """Find who speaks in a sentence; `shouted` where capitals tell nothing."""
        words = block.text[span.start : span.end]
        quoted = quotations(words)
        names = _disjoint(self._names(block, span, words, shouted), quoted)
        if not names and SPEECH.isdisjoint(WORD.findall(words)):
            return Sentence(span, words)
        found, tags = with_surnames(words, *cut(words, names, quoted))
        if len(found) > LONGEST_TOKENS:
            return Sentence(span, words)
        found, tags = NAMES.join(words, found, tags)
        tags = self._put_people(words, found, tags)
        if self.printing.capitals and Tag.ENVOY in tags:
            found = list(_with_officers(words, found))[::-1]
            tags = tags_of(found)
        clauses = find_clauses(words, found, tags)
        for clause in clauses:
            for member in clause.members:
                if member.is_in_person:
                    self.people.meet(member.name)
        if not IN_FULL.isdisjoint(tags):
            self._meet_those_named_in_full(found)
        return Sentence(span, words, found, tags, clauses)

    def _meet_those_named_in_full(self, found: Iterable[Token]) -> None:
        """Meet who says nothing too: "by the outgoing President, Mr. Ole Berg (Iceland)"."""
        for name in filter(None, (t.name for t in found if t.tag in IN_FULL)):
            full = name.delegate or name.printed
            if " " in full:
                person = Name(name.span, full, Print.PERSON, Kind.PERSON, title=name.title)
                self.people.meet(person)

    def _hold(self, words: str, token: Token, name: Name) -> None:
        """Remember an office that a name is printed with, or that is told of behind it."""
        if name.office:
            self.people.hold(name)
        elif PRESIDES.match(words, token.end) or words.endswith(CHAIRED_BY, 0, token.start):
            self.people.hold(name._replace(office="Chair"))
        elif self.printing.plain and UNDER.search(words[: token.start]):
            self.people.hold(_in_person(name)._replace(office="Chair"))
        elif called := tuple(called_by(name.title)) if name.title else ():
            for office in called:
                self.people.hold(name._replace(office=office))
        else:
            self._hold_elected(words, token, name)

    def _hold_elected(self, words: str, token: Token, name: Name) -> None:
        """Remember who became what: "elected Ann Bo (Peru) as Rapporteur"."""
        elected = AS_OFFICE.match(words, token.end)
        if elected and tag_of(elected["office"]) in OFFICES:
            self.people.hold(_in_person(name)._replace(office=elected["office"]))

    def _put_people(self, words: str, found: list[Token], tags: str) -> str:
        """Put the names that the summary has for people in the place of those printed.

        Give the tags of what is found then.
        """
        others = False
        for personal in PERSONAL.finditer(tags):
            token = found[personal.start()]
            if token.name:
                self._hold(words, token, token.name)
                meant = self._meant(token, token.name)
                if meant is not token:
                    found[personal.start()], others = meant, True
        return tags_of(found) if others else tags

    def _names(self, block: Block, span: Span, words: str, shouted: bool) -> Iterable[Name]:
        """The names of a sentence, of overlapping ones the likelier first."""
        known = self.finder.known_within(block.text, span, block.language)
        if "secretariat" in words:
            known = [*known, *self._secretariat(words)]
        people, bodies = self.people.surnames(words), self.people.bodies(words)
        if self.printing.bold:
            runs = _runs_within(block.bold, span)
            bold = bold_names(words, runs, self.finder.register, block.language)
            return chain(bold, map(_unmarked, known), bodies, people)
        others = () if shouted else self.finder.capitals(words, known)
        named = known if self.printing.capitals else map(_unmarked, known)
        initials = self.people.initials(words)
        states = self._coded(words) if self.codes else ()
        return chain(initials, named, states, bodies, others, people)

    def _coded(self, words: str) -> Iterator[Name]:
        """The codes that the summary uses for states."""
        for span, code, state in coded(words, self.codes):
            yield Name(span, code, Print.ORDINARY, state.kind, state)

    def _secretariat(self, words: str) -> Iterator[Name]:
        """Where it says "the secretariat", a name in small letters."""
        for word in SECRETARIAT.finditer(words):
            if identity := self.finder.register.find(word[0]):
                span = Span(*word.span())
                yield Name(span, word[0], Print.ORDINARY, identity.kind, identity)

    def _meant(self, token: Token, printed: Name) -> Token:
        """Put into a person's token the name that the summary has for that person."""
        name = self.people.meant(printed)
        if name is printed:
            return token
        tag = {Print.ENVOY: Tag.ENVOY, Print.PERSON: Tag.PERSON}.get(name.print, token.tag)
        if token.tag is Tag.OWNER:
            tag = token.tag
        return token._replace(name=name, tag=tag)


def _in_person(name: Name) -> Name:
    """The person who stands for somebody, or the name itself."""
    full = name.delegate or name.printed
    return Name(name.span, full, Print.PERSON, Kind.PERSON, title=name.title)


def _with_officers(words: str, found: Sequence[Token]) -> Iterator[Token]:
    """Take "Ann Bo (Malta) reported" for an officer's where states that speak are in capitals."""
    doing = ""
    for token in reversed(found):
        if token.tag in VERBS:
            doing = words[token.start : token.end]
        officer = token.tag is Tag.ENVOY and doing in OFFICERS_DO
        yield _as_officer(token) if officer and "(" in words[token.start : token.end] else token


def _as_officer(token: Token) -> Token:
    name = token.name
    if name is None or name.kind is not Kind.STATE:
        return token
    officer = Name(name.span, name.delegate, Print.CHAIR, Kind.CHAIR)
    return token._replace(name=officer, tag=Tag.CHAIR)


def _runs_within(runs: Iterable[Span], sentence: Span) -> Iterator[Span]:
    length = sentence.end - sentence.start
    for run in runs:
        if run.start < sentence.end and sentence.start < run.end:
            start, end = run.start - sentence.start, run.end - sentence.start
            yield Span(max(start, 0), min(end, length))


def _unmarked(name: Name) -> Name:
    """Take for ordinary print what would be marked in a summary that prints so."""
    if name.print in (Print.ACRONYM, Print.MARKED):
        return name._replace(print=Print.ORDINARY)
    return name


def _disjoint(names: Iterable[Name], quoted: Sequence[Span] = ()) -> list[Name]:
    """Keep the first of overlapping names, and none in a quotation; order them by place."""
    taken = 0  # a bit for each character
    for span in quoted:
        taken |= (1 << span.end) - (1 << span.start)
    kept: list[Name] = []
    for name in names:
        place = (1 << name.span.end) - (1 << name.span.start)
        if not taken & place:
            taken |= place
            kept.append(name)
    return sorted(kept, key=SPAN)


def is_shouted(text: str) -> bool:
    """Tell a text that is all in capitals, where these tell nothing."""
    if PLAIN_WORDS.search(text) or SMALL_WORDS.search(text):
        return False
    return sum(map(str.isupper, text)) > SHOUTING * sum(map(str.isalpha, text))
