"""Whom a pronoun means: who has spoken in a paragraph, was asked, or is named there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.attribution.grammar import words
from indexer.attribution.grammar.clauses import Clause
from indexer.attribution.grammar.company import NAMES
from indexer.attribution.grammar.members import Member
from indexer.attribution.grammar.tags import Tag, pattern
from indexer.attribution.grammar.telling import BODILY
from indexer.attribution.grammar.tokens import Token
from indexer.attribution.sentences import Sentence
from indexer.attribution.titles import title_key
from indexer.patterns import later
from indexer.summary import PEOPLE, Role, Speaker, Statement

LISTED = pattern("{speaker}{join}{speaker}")
NAMED_OR_END = pattern("{name}|{person|chair|stop}")
QUESTION_TO = later(r"(?:put|posed|addressed|directed) (?:\w+ ){1,3}questions? to\b")
# "gave the floor to CHAD", "invited CHAD to speak"
GIVES_FLOOR = later(
    r"(?:gave|yielded|offered|passed|handed|granted) (?:over )?the floor (?:over )?to\b"
    r"|(?:gave|offered|granted) [^.;,]{1,60} the floor\b"
    r"|(?:invited|asked|requested|called (?:up)?on) [^.;,]{1,60} to (?:speak|take the floor"
    r"|intervene|address (?:the|this)|make (?:an?|his|her|its|their) (?:\w+ )?statement)\b"
)
TWO = 2
REPORTING = frozenset({Role.STATEMENT, Role.CHAIR, Role.WRITTEN})


class Voice(NamedTuple):
    """Those who have spoken, or somebody who was asked or named; titles tell he from she."""

    speakers: tuple[Speaker, ...]
    delegates: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def is_many(self) -> bool:
        """Tell that "they" may be meant: several, or one that is no person."""
        return len(self.speakers) > 1 or all(s.kind not in PEOPLE for s in self.speakers)

    @property
    def is_body(self) -> bool:
        """Tell that "it" may be meant: one that is no person, and nobody speaks for it."""
        return len(self.speakers) == 1 and self.speakers[0].kind not in PEOPLE

    def either(self, which: int) -> "Voice":
        """The first or the last of those who spoke together."""
        return Voice(self.speakers[which:][:1], (), self.titles[which:][:1])

    def speaks_in(self, statement: Statement) -> bool:
        """Tell that a statement is this one's."""
        return self._ids <= {speaker.id for speaker in statement.speakers}

    def has(self, other: "Voice") -> bool:
        """Tell that another voice is of the same people."""
        return other._ids <= self._ids

    @property
    def _ids(self) -> set[str]:
        return {speaker.id for speaker in self.speakers}

    def one(self, pronoun: str) -> "Voice | None":
        """The one of several who must be "he" or "she", None where that is not clear."""
        if len(self.speakers) == 1:
            return self
        alone = [Voice((s,), (), (t,)) for s, t in zip(self.speakers, self.titles, strict=True)]
        fit = [voice for voice in alone if voice.must_be(pronoun)]
        return fit[0] if len(fit) == 1 else None

    def may_be(self, pronoun: str) -> bool:
        """Tell that "he" or "she" does not speak against it."""
        return not all(t in (words.WOMEN if pronoun == "he" else words.MEN) for t in self._sexes())

    def must_be(self, pronoun: str) -> bool:
        """Tell that "he" or "she" speaks for it."""
        return all(t in (words.MEN if pronoun == "he" else words.WOMEN) for t in self._sexes())

    def _sexes(self) -> Iterator[str]:
        return map(title_key, self.titles or ("",))


class Voices:
    """The voices of one paragraph; `carried` are those of the one before."""

    def __init__(self, carried: Sequence[Voice]) -> None:
        self.carried = tuple(carried)
        self.spoken: list[Voice] = []
        self.named: list[Voice] = []
        self.asked: Voice | None = None
        self.addressed: Voice | None = None  # by a question, whether in person or not
        self.asking = False

    @property
    def last(self) -> Voice | None:
        """Who spoke last in this paragraph."""
        return self.spoken[-1] if self.spoken else None

    def forget_carried(self) -> None:
        """Look no more behind the paragraph: only its first sentence does."""
        self.carried = ()

    def hear(self, statement: Statement, clause: Clause, sentence: Sentence) -> None:
        """Remember who speaks in a statement, and whom they ask."""
        reporting = tuple([s for s in statement.speakers if s.role in REPORTING])
        if reporting:
            titles = _titles(reporting, clause)
            self.spoken.append(Voice(reporting, statement.delegates, titles))
        self._note_question(clause, sentence)
        self._note_floor(clause, sentence)

    def repeat(self, voice: Voice) -> None:
        """Remember that somebody goes on."""
        self.spoken.append(voice)
        self.asked, self.asking = None, False

    def see(self, clause: Clause, sentence: Sentence) -> None:
        """Remember people who do something and say nothing."""
        speakers = tuple(member.speaker(Role.STATEMENT) for member in clause.members)
        self.spoken.append(Voice(speakers, (), _titles(speakers, clause)))
        self._note_floor(clause, sentence)

    def name(self, sentence: Sentence) -> None:
        """Remember the people with a title who are named in a sentence."""
        if BODILY.isdisjoint(sentence.tags):
            return
        for token in sentence.tokens:
            if token.name and token.name.title and token.tag in BODILY:
                self.named.append(_voice(token))

    def meant(self, pronoun: str, replying: bool, asking: bool = False) -> Voice | None:
        """Find who is "he" or "she": somebody who was asked, has spoken, or is named."""
        if pronoun in words.OF_TWO:
            return self._of_two(words.OF_TWO[pronoun])
        asked = self.asked
        if asked and (asked.must_be(pronoun) or (replying and asked.may_be(pronoun))):
            return asked
        if asked and asked.may_be(pronoun) and self.last and not self.last.may_be(pronoun):
            return asked  # "Mr Bo asked Dr Ek whether it was. She said"
        unclear = asked and asked.may_be(pronoun) and not asking
        if replying and self.asking and self.addressed:
            return self.addressed
        if unclear and not (self.last and self.last.must_be(pronoun)):
            return None  # "Bo asked Dr Ek whether it was. She said": hardly Bo, but who knows?
        heard = [*self.carried, *self.spoken]
        if heard and self.asking and (replying or self._answers(heard, pronoun)):
            del heard[-1]  # who asks does not answer
        heard = [voice for voice in heard if voice.may_be(pronoun)]
        if heard:
            return heard[-1].one(pronoun)
        return next((voice for voice in reversed(self.named) if voice.must_be(pronoun)), None)

    def _of_two(self, which: int) -> Voice | None:
        """Find the former or the latter of two who have spoken, together or one by one."""
        since: list[Voice] = []
        for voice in reversed(self.spoken):
            if len(voice.speakers) == TWO:
                return voice.either(which) if all(map(voice.has, since)) else None
            since.insert(0, voice)
        return since[-TWO:][which] if len(since) >= TWO else None

    def _answers(self, heard: Sequence[Voice], pronoun: str) -> bool:
        """Tell that "he" is rather one who spoke before a question than who asked it."""
        sure = any(voice.titles and voice.must_be(pronoun) for voice in heard[:-1])
        return sure and not heard[-1].must_be(pronoun)

    def answering(self, replying: bool) -> Voice | None:
        """Find who is "it" or "they": who spoke last, but who asks does not answer."""
        return self.addressed if self.asking and replying else self.last

    def _note_floor(self, clause: Clause, sentence: Sentence) -> None:
        """Remember to whom the floor is given as the last who spoke; nobody if that is unclear."""
        if sentence.does(clause, GIVES_FLOOR):
            self.spoken.append(_first_named(sentence, clause.last) or Voice(()))

    def _note_question(self, clause: Clause, sentence: Sentence) -> None:
        put = sentence.does(clause, QUESTION_TO)
        self.asking = put or sentence.verb(clause) in words.ASKED
        self.asked = None
        asked_by = _first_named if put else _asked_by
        self.addressed = asked_by(sentence, clause.last) if self.asking else None
        if self.asking and clause.last + 1 < len(sentence.tokens):
            token = sentence.tokens[clause.last + 1]
            self.asked = _voice(token) if token.name and token.tag in BODILY else None


def _asked_by(sentence: Sentence, verb: int) -> Voice | None:
    """The one whom a verb addresses: "asked CHAD why", not "asked why CHAD was late"."""
    behind = verb + 1
    while sentence.tags[behind : behind + 1] in (Tag.ARTICLE, Tag.ADVERB):
        behind += 1
    return _only_one(sentence, behind)


def _first_named(sentence: Sentence, verb: int) -> Voice | None:
    """The one who is named first behind a verb: "gave the floor to CHAD"."""
    named = NAMED_OR_END.search(sentence.tags, verb + 1)
    return _only_one(sentence, named.start()) if named else None


def _only_one(sentence: Sentence, place: int) -> Voice | None:
    """The one named at a place; None where nobody is, or several are."""
    tags = sentence.tags
    if tags[place : place + 1] not in NAMES or LISTED.match(tags, place):
        return None
    return _voice(sentence.tokens[place])


def _voice(token: Token) -> Voice:
    if token.name is None:
        return Voice(())
    member = Member(token.name)
    delegates = (member.delegate,) if member.delegate else ()
    return Voice((member.speaker(Role.STATEMENT),), delegates, (token.name.title,))


def _titles(speakers: Sequence[Speaker], clause: Clause) -> tuple[str, ...]:
    """The title of each speaker, "" where none is printed."""
    if not any([member.name.title for member in clause.members]):
        return ("",) * len(speakers)
    printed = {member.name.id: member.name.title for member in clause.members}
    return tuple(printed.get(speaker.id, "") for speaker in speakers)


def is_it(clause: Clause, sentence: Sentence) -> bool:
    """Tell "it" from "they"."""
    return sentence.tags.startswith(Tag.IT, clause.first) or Tag.THEY not in sentence.tags


def names_delegation(clause: Clause, sentence: Sentence) -> bool:
    """Tell "the delegation" and "another member of the delegation" from "it"."""
    place = sentence.tags.find(Tag.IT, clause.first)
    return place >= 0 and sentence.word(place).endswith(words.DELEGATION)


def pronoun_of(clause: Clause, sentence: Sentence) -> str:
    """The pronoun of a clause: "he", "she", or "he" for "his delegation"."""
    for place in range(clause.first, len(sentence.tags)):
        if sentence.tags[place] == Tag.HE:
            word = sentence.word(place)
            if word in words.OF_TWO:
                return word
            word = word.split()[0]
            return {"his": "he", "her": "she"}.get(word, word)
    return ""
