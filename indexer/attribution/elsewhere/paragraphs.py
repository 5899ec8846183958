"""Statements of one paragraph in another language than English.

Each sentence in which a name speaks is a statement, one without a name goes on, and one about many
delegations or the meeting ends it. Where nothing sets names off, a sentence goes on only where its
first word says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from indexer.attribution.elsewhere.chairs import chair_within, person_in_bold
from indexer.attribution.elsewhere.going_on import carried
from indexer.attribution.elsewhere.lists import listed_names
from indexer.attribution.elsewhere.named import Named, Part, Print, Took
from indexer.attribution.elsewhere.persons import person_before, person_behind
from indexer.attribution.elsewhere.phrases import Phrases, folded, phrases
from indexer.attribution.elsewhere.returning import people_within
from indexer.attribution.elsewhere.subjects import Subjects
from indexer.attribution.grammar.members import Member
from indexer.attribution.names import Name, NameFinder
from indexer.attribution.names import Print as Shown
from indexer.attribution.nobody import is_nobodys
from indexer.attribution.passage import Passage
from indexer.attribution.sentences import Printing
from indexer.markup.blocks import Block
from indexer.markup.sentences import split_sentences
from indexer.register.identity import Identity
from indexer.register.register import Register
from indexer.summary import Kind, Role, Span, Statement, parted
from indexer.words import ENGLISH

LABEL = re.compile(r"(?P<name>[^:：\n]{1,60}?)[\s*]*[:：](?!//|\d)")
COLONS = (":", "：")
QUESTION_MARKS = ("?", "؟", "？", "՞", "\u037e")
CHAIR = re.compile(
    r"(?:[^\W\d_]{1,3}['’\s]\s*)?(?P<chair>(?P<title>[^\W\d_]{5,})(?:\s[^\W\d_a-z][\w'’-]+){1,3})"
)
AUXILIARIES = 3
ROLES = {Part.SUPPORTS: Role.SUPPORT, Part.OPPOSES: Role.OPPOSE}
RULE, LABEL_RULE = "name in another language", "label in another language"


@dataclass(frozen=True, slots=True)
class Question:
    """A question in nobody's words: it belongs to who answers it, if it names that one.

    `said` is the statement before it, `done` how many are finished before that.
    """

    start: int
    names: frozenset[str]
    said: Statement | None
    done: int


class ElsewhereReader:
    """Reads the paragraphs of one summary that are in other languages than English."""

    def __init__(self, finder: NameFinder, printing: Printing) -> None:
        self.finder, self.printing = finder, printing
        self.bold, self.capitals = printing.bold, printing.capitals
        self.languages: tuple[str, ...] = ()
        self.people: dict[str, Name] = {}

    def read(self, passage: Passage, before: Statement | None = None) -> list[Statement]:
        """The statements of a passage in order; who spoke `before` it may go on in it."""
        if is_nobodys(passage):
            return []
        return _Paragraph(self, passage.block, before).read()


class _Paragraph:
    """One paragraph, read sentence by sentence."""

    def __init__(self, reader: ElsewhereReader, block: Block, before: Statement | None) -> None:
        self.before = before
        register = reader.finder.register
        self.reader, self.block, self.text = reader, block, block.text
        self.phrases = phrases(block.language, register.phrases.get(block.language))
        others = tuple(one for one in reader.languages if one != block.language)
        self.find = partial(_found, register, (block.language, *others))
        self.others = tuple(phrases(one, register.phrases.get(one)) for one in others)
        self.done: list[Statement] = []
        self.current: Statement | None = None
        self.question: Question | None = None

    def read(self) -> list[Statement]:
        label = LABEL.match(self.text)
        if label:
            labelled = self._labelled(label)
            if labelled is not None:
                return labelled
        for span in self._sentences():
            self._read_sentence(span)
        self._close()
        return self.done

    def _sentences(self) -> Iterator[Span]:
        """The sentences; where nothing ends one, each bold name begins another."""
        for sentence in split_sentences(self.text, self.block.language):
            start = sentence.start
            for run in () if self.phrases.full_stops else unlabelled(self.block):
                before = self.text[start : run.start]
                if start < run.start < sentence.end and self._begins(before):
                    yield Span(start, start + len(before.rstrip()))
                    start = run.start
            yield Span(start, sentence.end)

    def _begins(self, before: str) -> bool:
        """Tell what stands before a bold name that begins a sentence: nothing that leads to it."""
        words = folded(before)
        leads = ("and", "behalf", "support", "not_before", "delegation", "while")
        return before[-1:].isspace() and not any(self.phrases.ends(key, words) for key in leads)

    def _labelled(self, label: re.Match[str]) -> list[Statement] | None:
        """Read a paragraph behind a label: a known name's, nobody's, or None where it is none."""
        if self.phrases.is_only("fields", folded(label["name"])):
            return []
        run = Span(label.start("name"), label.end("name"))
        names = list(self._listed(self.text, run))
        if not names or not all(name.identity or name.kind is Kind.CHAIR for name in names):
            return None
        members = [Member(name) for name in names]
        statement = self._statement(members, Span(0, len(self.text.rstrip())), Role.STATEMENT)
        return [statement._replace(rule=LABEL_RULE)]

    def _close(self) -> None:
        if self.current:
            self.done.append(self.current)
            self.current = None

    def _read_sentence(self, span: Span) -> None:
        words = self.text[span.start : span.end]
        named = list(self._named(span, words))
        subjects = Subjects(words, named, self.phrases, self.reader.bold)
        taken = list(subjects.parts())
        members = self._speaking(taken, words)
        question, self.question = self.question, None
        if span.start == 0 and not members and self.before:
            self.current = carried(self.before, subjects.words, self.phrases, span)
            if self.current:
                return
        if members:
            if question and question.names & {member.name.id for member in members}:
                del self.done[question.done :]
                self.current, span = question.said, Span(question.start, span.end)
            self._close()
            statement = self._statement(members, span, self._role(_without_names(words, named)))
            self.current = statement._replace(delegates=self._delegates(members, words))
            return
        if words.endswith(QUESTION_MARKS):
            ids = frozenset(each.name.id for each in named)
            self.question = Question(span.start, ids, self.current, len(self.done))
        if self.current and self._goes_on(subjects, taken):
            self.current = _joined(self.current, _supporting(taken), span.end)
            if self.current.role is Role.FLOOR and self.phrases.within("says", subjects.words):
                self.current = _told(self.current)
        else:
            self._close()

    def _speaking(self, taken: Sequence[Took], words: str) -> list[Member]:
        """Who speaks; for a group alone, something must be said."""
        members = _members(taken)
        alone = all(took.part is not Part.SPEAKS for took in taken)
        said = self.phrases.within("says", folded(words))
        return members if not alone or said else []

    def _delegates(self, members: Sequence[Member], words: str) -> tuple[str, ...]:
        """Who speaks for the speakers: "Ms Bo (Norway)", "for the CMC, Ann Bo"."""
        own = tuple(member.delegate for member in members if member.delegate)
        if own or len(members) != 1:
            return own
        span = members[0].name.span
        before = person_before(words[: span.start], self.phrases)
        person = before or person_behind(words[span.end :], self.phrases)
        said = self.phrases.within("says", folded(words[span.end :]))
        return (person,) if person and said and not self.find(person) else ()

    def _goes_on(self, subjects: Subjects, taken: Sequence[Took]) -> bool:
        """Tell a sentence that goes on with who spoke last."""
        words = subjects.words
        if subjects.many or self.phrases.begins("chair", words):
            return False
        told = any(self.phrases.starts(key, words) for key in ("pronouns", "same", "says"))
        named = any(took.part is Part.NAMED for took in taken)
        return told or (self.reader.bold and not named)

    def _named(self, span: Span, words: str) -> Iterator[Named]:
        """The names of a sentence, by place; what is set off goes before what is not."""
        bold = list(self._bold(span, words)) if self.reader.bold else []
        found = [*bold]
        known = list(self._known(words))
        presiding = self._presiding(words, [named.name.span for named in known])
        people = people_within(words, known, self.phrases, self.reader.people)
        for named in (*known, *self._unknown(words), *presiding, *people):
            if not _overlaps(named.name.span, (other.name.span for other in found)):
                found.append(named)
        yield from sorted(found, key=lambda named: named.name.span.start)

    def _known(self, words: str) -> Iterator[Named]:
        """The known names that nothing but capitals sets off; UNEP/12 is a document.

        In brackets stands who has been named in full; behind a title stands a person.
        """
        for name in self.reader.finder.known(words, self.block.language):
            beside = (
                words[max(0, name.span.start - 1) : name.span.start],
                words[name.span.end :][:1],
            )
            titled = _is_titled(words[: name.span.start], self.phrases)
            if name.print is not Shown.ADJECTIVE and "/" not in beside and not titled:
                yield Named(name, self._print(name))

    def _unknown(self, words: str) -> Iterator[Named]:
        """The names in capitals that the register lacks."""
        if not self.reader.capitals:
            return
        chair = self._chair(words)
        if chair:
            yield Named(chair, Print.CAPITALS)
        for name in self.reader.finder.capitals(words):
            if len(name.printed.split()) > 1:
                yield Named(name, Print.CAPITALS)

    def _chair(self, words: str) -> Name | None:
        """Find a chair by name at the beginning of a sentence: "El Presidente Salas"."""
        found = CHAIR.match(words)
        if found is None or not self.phrases.begins("chair", folded(found["title"])):
            return None
        return Name(Span(*found.span("chair")), found["chair"], Shown.CHAIR, Kind.CHAIR)

    def _presiding(self, words: str, known: Sequence[Span]) -> Iterator[Named]:
        """Who presides, in ordinary print: "the Chair said"; not the president of a state."""
        if not self.reader.bold:
            chair = chair_within(words, self.phrases, known)
            if chair:
                yield Named(chair, Print.PLAIN)

    def _bold(self, span: Span, words: str) -> Iterator[Named]:
        for run in unlabelled(self.block):
            if run.start < span.end and span.start < run.end:
                start, end = max(run.start - span.start, 0), min(run.end, span.end) - span.start
                for name in self._listed(words, Span(start, end)):
                    person = person_in_bold(name, words[:start], self.phrases)
                    yield Named(person, Print.BOLD, run.start)

    def _listed(self, text: str, run: Span) -> Iterator[Name]:
        return listed_names(text, run, self.find, self.phrases, self.others)

    def _print(self, name: Name) -> Print:
        shown = self.reader.capitals and name.print in (Shown.MARKED, Shown.ACRONYM)
        return Print.CAPITALS if shown else Print.PLAIN

    def _role(self, words: str) -> Role:
        """Tell how those in a sentence take part; some summaries say so in English."""
        for known in (self.phrases, phrases(ENGLISH)):
            if known.within("written", words):
                return Role.WRITTEN
            floor = known.within("floor", words)
            if floor:
                before = f" {' '.join(words[: floor.start()].split()[:-AUXILIARIES])} "
                said = known.within("says", before) or known.within("says", words[floor.end() :])
                return Role.STATEMENT if said else Role.FLOOR
        return Role.STATEMENT

    def _statement(self, members: Iterable[Member], span: Span, role: Role) -> Statement:
        speakers = {s.id: s for s in (member.speaker(role) for member in members)}
        speaking, opposed = parted(speakers.values())
        roles = {speaker.role for speaker in speaking}
        return Statement(
            span.start,
            span.end,
            speaking,
            speaking[0].role if len(roles) == 1 else role,
            opposed=opposed,
            rule=RULE,
            convention=self.reader.printing.convention,
        )


def _found(register: Register, languages: Sequence[str], printed: str) -> Identity | None:
    """Find a name in the first language of several in which it is one."""
    found = (register.find(printed, language) for language in languages)
    return next(filter(None, found), None)


def _members(taken: Sequence[Took]) -> list[Member]:
    """Who speaks, for whom and with whom; a group for which nobody named speaks itself."""
    speaking = any(took.part is Part.SPEAKS for took in taken)
    members: list[Member] = []
    waiting: list[Name] = []
    for took in taken:
        if took.part is Part.SPEAKS or (took.part is Part.SPOKEN_FOR and not speaking):
            members += [Member(name, behalf=tuple(waiting)) for name in took.names]
            waiting = []
        elif took.part is Part.SPOKEN_FOR and members and members[-1].role is Role.STATEMENT:
            own = members[-1]
            members[-1] = own._replace(behalf=(*own.behalf, *took.names))
        elif took.part is Part.SPOKEN_FOR:
            waiting += took.names
        elif took.part in ROLES and speaking:
            members += [Member(name, ROLES[took.part]) for name in took.names]
    return members


def _is_titled(before: str, known: Phrases) -> bool:
    """Tell what ends with a person's title, and not "the ambassador (of)"."""
    word = folded(" ".join(before.split()[-1:]))
    return known.is_only("titles", word) and not known.ends("delegation", word)


def _supporting(taken: Sequence[Took]) -> list[Member]:
    return [
        Member(name, ROLES[took.part])
        for took in taken
        if took.part in ROLES
        for name in took.names
    ]


def _without_names(words: str, named: Sequence[Named]) -> str:
    """Fold a sentence without its names."""
    places = [0, *(place for each in named for place in _ends(each)), len(words)]
    return folded(" ".join(words[a:b] for a, b in zip(places[::2], places[1::2], strict=True)))


def _ends(named: Named) -> tuple[int, int]:
    return named.name.span.start, named.name.span.end


def _told(statement: Statement) -> Statement:
    """Who took the floor, and is reported after that."""
    speakers = tuple(
        replace(each, role=Role.STATEMENT) if each.role is Role.FLOOR else each
        for each in statement.speakers
    )
    return statement._replace(speakers=speakers, role=Role.STATEMENT)


def _joined(statement: Statement, others: Sequence[Member], end: int) -> Statement:
    known = {speaker.id for speaker in statement.speakers}
    added = [member.speaker(statement.role) for member in others]
    new, opposed = parted(speaker for speaker in added if speaker.id not in known)
    return statement._replace(
        end=end,
        speakers=(*statement.speakers, *new),
        opposed=(*statement.opposed, *opposed),
    )


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def unlabelled(block: Block) -> Iterator[Span]:
    """The bold runs that are no label: "**Observers:** Norway"."""
    for run in block.bold:
        behind = block.text[run.end : run.end + 2].lstrip(" \u00a0\u202f")[:1]
        printed = block.text[run.start : run.end].rstrip()
        line = block.text[: run.start].rpartition("\n")[2]
        if not printed.endswith(COLONS) and (behind not in COLONS or line.strip()):
            yield run
