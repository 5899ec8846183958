"""Statements of one paragraph of prose, put together from the clauses of its sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from indexer.attribution.extent import begins_at, trimmed
from indexer.attribution.from_floor import opens_floor, with_label
from indexer.attribution.grammar import verbs, words
from indexer.attribution.grammar.clauses import Clause
from indexer.attribution.grammar.frames import COLON, LABEL, MOTION
from indexer.attribution.grammar.members import Member, represented
from indexer.attribution.grammar.tags import Tag, letters
from indexer.attribution.grammar.telling import TOOK_FLOOR
from indexer.attribution.names import Name, Print
from indexer.attribution.nobody import closes, decides, gives_tasks, is_nobodys, others_speak
from indexer.attribution.passage import Passage
from indexer.attribution.representing import with_groups
from indexer.attribution.run_in import headed
from indexer.attribution.sentences import Sentence, SentenceReader, is_shouted
from indexer.attribution.voices import (
    REPORTING,
    Voice,
    Voices,
    is_it,
    names_delegation,
    pronoun_of,
)
from indexer.attribution.written import is_written
from indexer.markup.sentences import split_sentences
from indexer.summary import Certainty, Kind, Role, Span, Speaker, Statement, parted

LEADS_ON = (":", "–", "-", "as follows.", "the following.")
NUMBERING = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]?(?: [–-])?\s+(?=[A-Z“\"*])"
)
LETTERED = re.compile(r"\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)\s")
# In bold, who is not understood to speak: "This was no news to the Reef Trust."
PRINTED = letters("marked|unknown")
MARKS = letters("stop|close|comma|semicolon")
FEW_TOKENS = 3
# "Proposed by Mr Bo, seconded by Mrs Ek, as a true record."
AS_RECORD = re.compile(r"\W*as (?:an?|the) (?:true|correct|accurate|fair|full)\b")
CARRIED = frozenset({"carried", "agreed", "approved", "unanimous", "unanimously"})
ANSWERS = re.compile(r"(?:In (?:answer|reply|response)|Responding|Replying|Answering)\b")
NATIONAL = re.compile(r"\bin (?:his|her|its|their|a) national capacity\b")
BACKSHIFTED = frozenset({"had", "would", "could", "was", "were", "should", "might", "did"})


class Carried(NamedTuple):
    """What a paragraph takes over from the one before: who spoke last, and to whom a list is.

    The list is `open` where it has what several said.
    """

    voices: tuple[Voice, ...] = ()
    listing: Statement | None = None
    depth: int = 0
    open: bool = False


class ParagraphReader:
    """Reads one paragraph, sentence by sentence."""

    def __init__(self, reader: SentenceReader, passage: Passage, carried: Carried) -> None:
        self.reader, self.passage, self.block = reader, passage, passage.block
        self.text = passage.block.text
        ended = (
            carried.listing and self.block.depth <= carried.depth and not LETTERED.match(self.text)
        )
        self.carried = carried._replace(listing=None) if ended else carried
        self.is_open = carried.open and self.block.depth > carried.depth
        self.voices = Voices(carried.voices)
        self.done: list[Statement] = []
        self.current: Statement | None = None
        self.before = 0
        self.headed = False
        self.heading = _speaker_heading(passage, reader)

    def read(self) -> list[Statement]:
        """The statements in order; a section that looks back or ahead has none."""
        if is_nobodys(self.passage):
            return []
        shouted = is_shouted(self.text)
        for number, span in enumerate(self._sentences()):
            if number == 1:
                self.voices.forget_carried()
            sentence = self.reader.read(self.block, span, shouted)
            self._read_sentence(with_label(sentence) if self.is_open and not number else sentence)
        self._close()
        return self._as_listed()

    def carried_on(self, statements: Sequence[Statement]) -> Carried:
        """What the next paragraph takes over."""
        led = leads_on(self.text, statements)
        spoken = tuple(self.voices.spoken)
        if led:
            return Carried(spoken, led, self.block.depth)
        if opens_floor(self.text):
            return Carried(spoken, None, self.block.depth, open=True)
        voices, listing, depth, _ = self.carried
        return Carried(spoken or (voices if listing else ()), listing, depth, self.is_open)

    def _sentences(self) -> Iterator[Span]:
        """The sentences, without a heading that runs into the first."""
        first = 0 if self.reader.printing.bold else headed(self.block, self.reader)
        for sentence in split_sentences(self.text, self.block.language):
            start = max(sentence.start, first)
            numbered = NUMBERING.match(self.text, start, sentence.end)
            start = numbered.end() if numbered else start
            if sentence.end > start:
                yield Span(start, sentence.end)

    def _as_listed(self) -> list[Statement]:
        """An item of somebody's list to whoever it is of, up to where others speak in it."""
        listing = self.carried.listing
        own = {s.id for s in listing.speakers} if listing else set()
        others = any(s.id not in own for statement in self.done for s in statement.speakers)
        if listing is None or closes(self.text):
            return self.done
        end = self.done[0].start if others else len(self.text)
        if others and (not end or self.done[0].certainty is not Certainty.STATED):
            return self.done
        first = listing._replace(
            start=0,
            end=len(self.text[:end].rstrip()),
            certainty=Certainty.INFERRED,
            rule="item of a list",
        )
        return [first, *(self.done if others else ())]

    def _close(self) -> None:
        if self.current:
            self.done.append(self.current)
            self.current = None

    def _read_sentence(self, sentence: Sentence) -> None:
        clauses = sentence.clauses
        self.voices.name(sentence)
        if clauses and clauses[0].rule == LABEL and not self.reader.printing.bold:
            self.headed = self.headed or not (self.done or self.current)
            self._report(sentence.with_clauses(clauses[:1]))
        elif self.headed and self.current:
            self.current = self.current._replace(end=sentence.span.end)
        elif closes(sentence.words) or self._is_bare_motion(sentence) or self._is_task(clauses):
            self._close()
        elif clauses:
            self._report(sentence.with_clauses(self._under_heading(with_groups(sentence))))
        elif self.current and not others_speak(sentence):
            self._go_over(sentence)
        else:
            self._close()

    def _is_task(self, clauses: Sequence[Clause]) -> bool:
        """Tell "Bo – monthly report" of what is to be done from what Bo said."""
        return bool(clauses) and clauses[0].rule == COLON and gives_tasks(self.passage)

    def _is_bare_motion(self, sentence: Sentence) -> bool:
        """Tell "Proposed Cllr Bo, seconded Cllr Rao." of what stands before from a motion.

        That is one if it says what is proposed, there or before: "That the gate be painted."
        """
        clauses = sentence.clauses
        if not clauses or clauses[0].rule != MOTION or len(clauses) > 1:
            return False
        behind = sentence.tokens[clauses[0].last :]
        said = any(token.tag not in MARKS for token in behind[:FEW_TOKENS])
        said = said and AS_RECORD.match(sentence.words, behind[0].start) is None
        carried = any(sentence.word(clauses[0].last + i) in CARRIED for i in range(len(behind)))
        before = list(split_sentences(self.text[: sentence.span.start], self.block.language))
        moved = bool(before) and self.text[before[-1].start :].startswith("That ")
        return (carried or not said) and not moved

    def _go_over(self, sentence: Sentence) -> None:
        """Go over a sentence that names nobody who speaks: the last one's, nobody's, or unclear.

        In bold print it is the last one's unless it has a subject of its own that speaks; in
        ordinary print if it is in the tense of reported speech, else if "she" goes on behind it.
        """
        tag, verb = sentence.finite
        goes_on = verb in BACKSHIFTED
        if self.reader.printing.bold:
            other = not PRINTED.isdisjoint(sentence.tags) or decides(sentence)
            goes_on = tag != Tag.SAYS and not other
        if goes_on and self.current and not self.reader.printing.capitals:
            self.current = self.current._replace(end=sentence.span.end)
        elif not self.reader.printing.plain:
            self._close()

    def _under_heading(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        """Let the person who opens a section with a speaker's name speak for that speaker."""
        if self.heading is None or self.done or self.current or not clauses:
            return clauses
        first = clauses[0]
        if not any(m.name.kind is Kind.PERSON or m.delegate for m in first.members):
            return clauses
        self.headed = True
        delegate = next(m.delegate or m.name.label for m in first.members)
        return [first._replace(members=(Member(self.heading._replace(delegate=delegate)),))]

    def _report(self, sentence: Sentence) -> None:
        """Make statements of the clauses of a sentence."""
        starts = [
            sentence.span.start + begins_at(sentence, i) for i in range(len(sentence.clauses))
        ]
        ends = [*starts[1:], sentence.span.end]
        for index, clause in enumerate(sentence.clauses):
            span = trimmed(self.text, starts[index], ends[index])
            if span.end < ends[index] and ends[index] == sentence.span.end:
                span = Span(span.start, sentence.span.end)
            self._take(clause, span, sentence)

    def _take(self, clause: Clause, span: Span, sentence: Sentence) -> None:
        if clause.silent or (clause.answers and not self.current):
            self._close()
            self.voices.see(clause, sentence)
        elif clause.attached:
            self._attach(clause, span, sentence)
        elif clause.again:
            self._go_on(clause, span, sentence)
        else:
            self._begin(self._statement(clause, span, sentence), clause, sentence)

    def _attach(self, clause: Clause, span: Span, sentence: Sentence) -> None:
        """Add those who support, oppose or join what has been said."""
        if self.current is None:
            if clause.alone:
                own = _on_their_own(clause)
                self._begin(self._statement(own, span, sentence), own, sentence)
            return
        if self.current.start < sentence.span.start and sentence.clauses[0] is not clause:
            earlier = self.current._replace(end=self.before)
            self.done.append(earlier)
            certainty = Certainty.INFERRED if sentence.clauses[0].again else Certainty.STATED
            self.current = self.current._replace(
                start=sentence.span.start, certainty=certainty, rule=clause.rule
            )
        self.current = _with_members(self.current._replace(end=span.end), clause)

    def _go_on(self, clause: Clause, span: Span, sentence: Sentence) -> None:
        """Let whoever a pronoun means go on."""
        voice = self._meant(clause, sentence)
        if voice is None:
            if not clause.they or self.voices.asking:
                self._close()
            return
        own = NATIONAL.search(sentence.words) is not None or ANSWERS.match(sentence.words)
        same = self.current and voice is self.voices.last and voice.speaks_in(self.current)
        if self.current and same and not clause.members and not clause.behalf and not own:
            self.before = self.current.end
            self.current = self.current._replace(end=span.end)
            return
        if sentence.verb(clause) in verbs.ACTED:
            self._close()  # "Mrs Bo was late. She drove to Leeds."
            return
        speakers = voice.speakers
        if NATIONAL.search(sentence.words):
            speakers = tuple(replace(speaker, represents=()) for speaker in speakers)
        if clause.behalf:
            groups = tuple(represented(group) for group in clause.behalf)
            speakers = tuple(replace(speaker, represents=groups) for speaker in speakers)
        statement = self._statement(clause, span, sentence, speakers, voice.delegates)
        if statement:
            inferred = statement._replace(certainty=Certainty.INFERRED)
            self._begin(inferred, clause, sentence, voice)

    def _meant(self, clause: Clause, sentence: Sentence) -> Voice | None:
        """Find whom a pronoun means: who spoke last and may be a "he" or a "she"."""
        replying = sentence.verb(clause) in words.REPLIED
        if clause.they:
            last = self.voices.answering(replying) if self.current else None
            fits = last and (last.is_body if is_it(clause, sentence) else last.is_many)
            return last if fits else self._delegation(clause, sentence)
        asking = sentence.verb(clause) in words.ASKED
        pronoun = pronoun_of(clause, sentence)
        if pronoun in words.OF_TWO and self._others_came():
            return None
        return self.voices.meant(pronoun, replying, asking)

    def _others_came(self) -> bool:
        """Tell that those of the last statement, who support or oppose it, have not spoken."""
        last = self.voices.last
        return bool(self.current and last and not last.speaks_in(self.current))

    def _delegation(self, clause: Clause, sentence: Sentence) -> Voice | None:
        """Find whose "the delegation" is, where the summary tells of one alone."""
        sent = self.reader.delegation
        if sent is None or not names_delegation(clause, sentence):
            return None
        return Voice((Speaker(sent.id, sent.label, sent.label, sent.kind, Role.STATEMENT),))

    def _statement(
        self,
        clause: Clause,
        span: Span,
        sentence: Sentence,
        again: tuple[Speaker, ...] = (),
        delegates: tuple[str, ...] = (),
    ) -> Statement | None:
        words = self.text[span.start : span.end]
        role = Role.WRITTEN if is_written(words) else Role.STATEMENT
        if role is Role.STATEMENT and (clause.floor or sentence.does(clause, TOOK_FLOOR)):
            role = Role.FLOOR
        members = [member.speaker(role) for member in clause.members]
        speakers, opposed = parted({s.id: s for s in (*again, *members)}.values())
        if not speakers:
            return None
        named = tuple(dict.fromkeys([m.delegate for m in clause.members if m.delegate]))
        roles = {speaker.role for speaker in speakers}
        return Statement(
            span.start,
            span.end,
            speakers,
            roles.pop() if len(roles) == 1 else role,
            named or delegates,
            opposed,
            rule=clause.rule,
            convention=self.reader.printing.convention,
        )

    def _begin(
        self,
        statement: Statement | None,
        clause: Clause,
        sentence: Sentence,
        voice: Voice | None = None,
    ) -> None:
        """Begin a statement, and remember who speaks."""
        if statement is None:
            return
        self._close()
        self.current = statement
        self.before = statement.end
        if voice:
            self.voices.repeat(voice)
        else:
            self.voices.hear(statement, clause, sentence)


def leads_on(text: str, statements: Sequence[Statement]) -> Statement | None:
    """The statement that a list is the rest of: "She reported as follows:"."""
    if not statements or not text.endswith(LEADS_ON):
        return None
    last = statements[-1]
    return last if last.end >= len(text.rstrip(" .:–-")) and last.role in REPORTING else None


def _on_their_own(clause: Clause) -> Clause:
    """Let those who only object to what nobody has said speak for themselves."""
    if any(member.role is not Role.OPPOSE for member in clause.members):
        return clause  # "It was late, supported by PERU and opposed by CHILE"
    own = tuple(member._replace(role=Role.STATEMENT) for member in clause.members)
    return clause._replace(members=own)


def _with_members(statement: Statement, clause: Clause) -> Statement:
    known = {speaker.id for speaker in (*statement.speakers, *statement.opposed)}
    added = [member.speaker(statement.role) for member in clause.members]
    speakers, opposed = parted(speaker for speaker in added if speaker.id not in known)
    return statement._replace(
        speakers=(*statement.speakers, *speakers),
        opposed=(*statement.opposed, *opposed),
    )


def _speaker_heading(passage: Passage, reader: SentenceReader) -> Name | None:
    """The state or organisation whose name a section's title is."""
    title = passage.section[-1] if passage.section else ""
    identity = reader.finder.register.find(title)
    if identity is None:
        return None
    return Name(Span(0, 0), title, Print.MARKED, identity.kind, identity)
