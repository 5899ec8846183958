"""Whom a pronoun means: who has spoken in a paragraph, was asked, or is named there."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.attribution.grammar import words
from indexer.attribution.grammar.clauses import Clause
from indexer.attribution.grammar.members import Member
from indexer.attribution.grammar.tags import Tag, letters
from indexer.attribution.grammar.tokens import Token
from indexer.attribution.sentences import Sentence
from indexer.summary import Kind, Role, Speaker, Statement

PEOPLE = (Kind.CHAIR, Kind.PERSON)
BODILY = letters("person|chair|envoy")
REPORTING = frozenset({Role.STATEMENT, Role.CHAIR, Role.WRITTEN})


@dataclass(frozen=True, slots=True)
class Voice:
    """Those who have spoken, or somebody who was asked or named; the title tells he from she."""

    speakers: tuple[Speaker, ...]
    delegates: tuple[str, ...] = ()
    title: str = ""

    @property
    def is_many(self) -> bool:
        """Tell that "they" may be meant: several, or one that is no person."""
        return len(self.speakers) > 1 or all(s.kind not in PEOPLE for s in self.speakers)

    def may_be(self, pronoun: str) -> bool:
        """Tell that "he" or "she" does not speak against it."""
        title = self.title.rstrip(".").casefold()
        return title not in (words.WOMEN if pronoun == "he" else words.MEN)

    def must_be(self, pronoun: str) -> bool:
        """Tell that "he" or "she" speaks for it."""
        title = self.title.rstrip(".").casefold()
        return title in (words.MEN if pronoun == "he" else words.WOMEN)


class Voices:
    """The voices of one paragraph; `carried` are those of the one before."""

    def __init__(self, carried: Sequence[Voice]) -> None:
        self.carried = tuple(carried)
        self.spoken: list[Voice] = []
        self.named: list[Voice] = []
        self.asked: Voice | None = None
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
        reporting = tuple(s for s in statement.speakers if s.role in REPORTING)
        if reporting:
            self.spoken.append(Voice(reporting, statement.delegates, _title(clause)))
        self._note_question(clause, sentence)

    def repeat(self, voice: Voice) -> None:
        """Remember that somebody goes on."""
        self.spoken.append(voice)
        self.asked, self.asking = None, False

    def see(self, clause: Clause) -> None:
        """Remember people who do something and say nothing."""
        speakers = tuple(member.speaker(Role.STATEMENT) for member in clause.members)
        self.spoken.append(Voice(speakers, (), _title(clause)))

    def name(self, sentence: Sentence) -> None:
        """Remember the people with a title who are named in a sentence."""
        if BODILY.isdisjoint(sentence.tags):
            return
        for token in sentence.tokens:
            if token.name and token.name.title and token.tag in BODILY:
                self.named.append(_voice(token))

    def meant(self, pronoun: str, replying: bool) -> Voice | None:
        """Find who is "he" or "she": somebody who was asked, has spoken, or is named."""
        if replying and self.asked and self.asked.may_be(pronoun):
            return self.asked
        heard = [*self.carried, *self.spoken]
        if replying and self.asking and heard:
            del heard[-1]  # who asks does not answer
        heard = [voice for voice in heard if voice.may_be(pronoun)]
        if heard:
            return heard[-1]
        return next((voice for voice in reversed(self.named) if voice.must_be(pronoun)), None)

    def _note_question(self, clause: Clause, sentence: Sentence) -> None:
        self.asking = sentence.verb(clause) in words.ASKED
        self.asked = None
        if self.asking and clause.last + 1 < len(sentence.tokens):
            token = sentence.tokens[clause.last + 1]
            self.asked = _voice(token) if token.name and token.tag in BODILY else None


def _voice(token: Token) -> Voice:
    if token.name is None:
        return Voice(())
    member = Member(token.name)
    delegates = (member.delegate,) if member.delegate else ()
    return Voice((member.speaker(Role.STATEMENT),), delegates, token.name.title)


def _title(clause: Clause) -> str:
    titles = [member.name.title for member in clause.members]
    return titles[0] if len(titles) == 1 else ""


def pronoun_of(clause: Clause, sentence: Sentence) -> str:
    """Give the pronoun of a clause: "he", "she", or "he" for "his delegation"."""
    for place in range(clause.first, len(sentence.tags)):
        if sentence.tags[place] == Tag.HE:
            word = sentence.word(place).split()[0]
            return {"his": "he", "her": "she"}.get(word, word)
    return ""
