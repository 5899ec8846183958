"""What is read of a file beside what a person reads: right answers, answers, and those wanted."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from indexer.register.identity import speaker_id
from indexer.register.register import Register
from indexer.summary import Certainty, Paragraph, Role, Summary
from tests.accuracy.alignment import Alignment
from tests.accuracy.readings import Reading, ReadParagraph, ReadStatement

MEASURES = (
    "speaker",
    "statement",
    "boundary",
    "role",
    "on behalf of",
    "delegate",
    "mention",
    "certainty",
    "inferred",
)
NEAR = 1
LABEL_LINE = re.compile(r"[*_]{2}.{1,60}|[*+-] .{1,60}[:：]")
LABELLED = re.compile(r"[^\n]{1,60}[:：>\])–—-][*_\s]*")

Fact = tuple[str, ...]
Facts = dict[str, dict[int, set[Fact]]]

# "Ann Bo, MP" is Ann Bo.
LETTERS = re.compile(r",? (?:MP|MEP|MSP|OBE|MBE|CBE|QC|KC|SC|JP)$")


@dataclass
class Score:
    """Counts of right answers, answers, and what should have been answered."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    def count(self, right: int, given: int, wanted: int) -> None:
        self.right += right
        self.given += given
        self.wanted += wanted


@dataclass
class Report:
    """The scores of a file or convention by measure, and what went wrong."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    paragraphs: int = 0
    mistakes: list[str] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        self.paragraphs += other.paragraphs
        self.mistakes += other.mistakes
        for measure, score in other.scores.items():
            self.scores[measure].count(score.right, score.given, score.wanted)


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement, or its part in one paragraph of both readings; places are words.

    It may begin anywhere from `earliest` to `start`: a label belongs to it or not.
    """

    earliest: int
    start: int
    end: int
    speakers: frozenset[str]
    certainty: str


def compare(reading: Reading, summary: Summary, register: Register) -> Report:
    """Compare what is read of one file with what a person reads."""
    return _Comparison(reading, summary, register).report


class _Comparison:
    """One file, read twice."""

    def __init__(self, reading: Reading, summary: Summary, register: Register) -> None:
        self.reading, self.paragraphs, self.register = reading, summary.paragraphs, register
        self.same = {self._id(other): self._id(name) for other, name in reading.also.items()}
        self.alignment = Alignment(reading.text, summary.paragraphs)
        own = self.alignment.paragraph_starts
        self.wanted_starts = [self.alignment.place(p.start) for p in reading.paragraphs]
        self.last = self.alignment.place(reading.paragraphs[-1].end)
        self.units = sorted({*own, self.last} & {*self.wanted_starts, self.last})
        self.report = Report(
            paragraphs=sum(not paragraph.doubtful for paragraph in reading.paragraphs)
        )
        self._facts()
        self._pieces()

    def _facts(self) -> None:
        """Compare who speaks and who is mentioned in each paragraph that both readings have."""
        wanted, given = self._wanted_facts(), self._given_facts()
        for measure in ("speaker", "role", "on behalf of", "delegate", "mention"):
            for unit in sorted({*wanted[measure], *given[measure]}):
                self._score(measure, unit, given[measure][unit], wanted[measure][unit])

    def _wanted_facts(self) -> Facts:
        facts = _no_facts()
        for paragraph in self._counted():
            unit = self._unit(self.alignment.place(paragraph.start))
            for statement in paragraph.statements:
                for measure, fact in self._wanted(statement):
                    facts[measure][unit].add(fact)
            facts["mention"][unit] |= {(self._id(name),) for name in paragraph.mentions or ()}
        return facts

    def _given_facts(self) -> Facts:
        facts = _no_facts()
        for index, paragraph in enumerate(self.paragraphs):
            place = self.alignment.paragraph_starts[index]
            if self._counts(place):
                for measure, fact in self._given(paragraph, place):
                    facts[measure][self._unit(place)].add(fact)
        return facts

    def _wanted(self, statement: ReadStatement) -> Iterator[tuple[str, Fact]]:
        for speaker in statement.speakers:
            id_ = self._id(speaker.name)
            yield "role", (id_, speaker.role)
            if speaker.role != Role.OPPOSE:
                yield "speaker", (id_,)
            for group in speaker.on_behalf_of:
                yield "on behalf of", (id_, self._id(group))
            if speaker.delegate:
                yield "delegate", (speaker_id(speaker.delegate),)

    def _given(self, paragraph: Paragraph, place: int) -> Iterator[tuple[str, Fact]]:
        for statement in paragraph.statements:
            for speaker in (*statement.speakers, *statement.opposed):
                id_ = self._named(speaker.id)
                yield "role", (id_, str(speaker.role))
                for group in speaker.on_behalf_of:
                    yield "on behalf of", (id_, self._named(group))
            for speaker in statement.speakers:
                yield "speaker", (self._named(speaker.id),)
            for delegate in statement.delegates if self.reading.names_delegates else ():
                yield "delegate", (speaker_id(delegate),)
        if self._paragraph(place).mentions is not None:
            for mentioned in paragraph.mentions:
                yield "mention", (mentioned,)

    def _score(self, measure: str, unit: int, given: set[Fact], wanted: set[Fact]) -> None:
        pairs = dict(_pairs(given, wanted))
        self.report.scores[measure].count(len(pairs), len(given), len(wanted))
        for fact in sorted(wanted - set(pairs.values())):
            self._note(unit, f"{measure} missed {' '.join(fact)}")
        for fact in sorted(given - set(pairs)):
            self._note(unit, f"{measure} wrong {' '.join(fact)}")

    def _pieces(self) -> None:
        """Compare statements: where they begin and end, and exactly who speaks."""
        given = list(self._given_pieces())
        wanted = list(self._wanted_pieces())
        matched = dict(_matches(given, wanted))
        right = {w: g for w, g in matched.items() if _same(g.speakers, w.speakers)}
        self.report.scores["statement"].count(len(right), len(given), len(wanted))
        ends = sum(abs(g.end - w.end) <= NEAR for w, g in matched.items())
        self.report.scores["boundary"].count(len(matched) + ends, 2 * len(given), 2 * len(wanted))
        answers = set(right.values())
        for piece in wanted:
            if piece not in right:
                self._note(piece.start, f"statement missed {' '.join(sorted(piece.speakers))}")
        for piece in given:
            if piece not in answers:
                self._note(piece.start, f"statement wrong {' '.join(sorted(piece.speakers))}")
        if self.reading.thorough:
            self._certainty(given, wanted, right)

    def _certainty(
        self, given: Sequence[Piece], wanted: Sequence[Piece], right: dict[Piece, Piece]
    ) -> None:
        agreed = sum(g.certainty == w.certainty for w, g in right.items())
        self.report.scores["certainty"].count(agreed, len(right), len(right))
        inferred = [p for p in given if p.certainty == Certainty.INFERRED]
        sought = [p for p in wanted if p.certainty == Certainty.INFERRED]
        found = sum(g in inferred for w, g in right.items() if w in sought)
        self.report.scores["inferred"].count(found, len(inferred), len(sought))
        for wanted_, given_ in right.items():
            if given_.certainty != wanted_.certainty:
                self._note(given_.start, f"certainty {given_.certainty} is {wanted_.certainty}")

    def _given_pieces(self) -> Iterator[Piece]:
        for index, paragraph in enumerate(self.paragraphs):
            for statement in paragraph.statements:
                if not statement.speakers:
                    continue
                start = self.alignment.own_place(index, statement.start)
                end = self.alignment.own_place(index, statement.end)
                speakers = frozenset(self._named(speaker.id) for speaker in statement.speakers)
                whole = Piece(start, start, end, speakers, str(statement.certainty))
                yield from filter(self._in_scope, _cut(whole, self.wanted_starts))

    def _wanted_pieces(self) -> Iterator[Piece]:
        for paragraph in self._counted():
            for statement in paragraph.statements:
                speakers = frozenset(
                    self._id(s.name) for s in statement.speakers if s.role != Role.OPPOSE
                )
                start = self.alignment.place(statement.start)
                whole = Piece(
                    min(start, self.alignment.place(self._label_start(statement.start))),
                    start,
                    self.alignment.place(statement.end),
                    speakers,
                    statement.certainty,
                )
                yield from _cut(whole, self.alignment.paragraph_starts)

    def _label_start(self, start: int) -> int:
        """Where a label begins that stands before the words, or on the line above them."""
        text = self.reading.text
        line = text.rfind("\n", 0, start) + 1
        if text[line:start].strip(" *->"):
            return line if LABELLED.fullmatch(text[line:start]) else start
        above = text.rfind("\n", 0, max(0, line - 1)) + 1
        return above if LABEL_LINE.fullmatch(text[above:line].strip()) else start

    def _counted(self) -> Iterator[ReadParagraph]:
        return (p for p in self.reading.paragraphs if not p.doubtful)

    def _in_scope(self, piece: Piece) -> bool:
        return self._counts(piece.start)

    def _counts(self, place: int) -> bool:
        return self.wanted_starts[0] <= place < self.last and not self._paragraph(place).doubtful

    def _paragraph(self, place: int) -> ReadParagraph:
        """The paragraph of the person's reading that a place lies in."""
        return self.reading.paragraphs[bisect_right(self.wanted_starts, place) - 1]

    def _unit(self, place: int) -> int:
        """The place where the stretch begins that both readings part alike."""
        return self.units[max(0, bisect_right(self.units, place) - 1)]

    def _id(self, name: str) -> str:
        identity = self.register.find(name)
        return identity.id if identity else speaker_id(LETTERS.sub("", name))

    def _named(self, id_: str) -> str:
        """The id that the reading has for a speaker, which may be called otherwise."""
        return self.same.get(id_, id_)

    def _note(self, place: int, what: str) -> None:
        index = min(self.alignment.paragraph(place), len(self.paragraphs) - 1)
        paragraph = self.paragraphs[index]
        words = self.alignment.words(place, 8)
        self.report.mistakes.append(f"[{paragraph.position}] {what} | {words}")


def _no_facts() -> Facts:
    return defaultdict(lambda: defaultdict(set))


def _cut(piece: Piece, at: Sequence[int]) -> Iterator[Piece]:
    """Cut a piece where the other reading begins a paragraph."""
    cuts = [place for place in at if piece.start < place < piece.end]
    starts = [piece.start, *cuts]
    for start, end in zip(starts, [*cuts, piece.end], strict=True):
        earliest = piece.earliest if start == piece.start else start
        yield Piece(earliest, start, end, piece.speakers, piece.certainty)


def _matches(given: Iterable[Piece], wanted: Iterable[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Match each statement that is wanted with one that begins there, best with its speakers."""
    left, unmatched = list(given), list(wanted)
    for slip in range(NEAR + 1):
        for piece in tuple(unmatched):
            near = (g for g in left if piece.earliest - slip <= g.start <= piece.start + slip)
            found = min(near, key=lambda g: _distance(g, piece), default=None)
            if found:
                left.remove(found)
                unmatched.remove(piece)
                yield piece, found


def _distance(given: Piece, wanted: Piece) -> tuple[bool, int]:
    return not _same(given.speakers, wanted.speakers), abs(given.start - wanted.start)


def _same(given: frozenset[str], wanted: frozenset[str]) -> bool:
    pairs = _pairs({(name,) for name in given}, {(name,) for name in wanted})
    return len(given) == len(wanted) == len(list(pairs))


def _pairs(given: set[Fact], wanted: set[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Match each answer with one that was wanted: the same one first, then one alike."""
    yield from ((fact, fact) for fact in given & wanted)
    left = set(wanted - given)
    for answer in sorted(given - wanted):
        match = next((fact for fact in sorted(left) if _alike(answer, fact)), None)
        if match is not None:
            left.discard(match)
            yield answer, match


def _alike(a: Fact, b: Fact) -> bool:
    """Tell two names of one person: "Sach", "Karsten Sach"."""
    return all(
        x == y or x.endswith(f"-{y}") or y.endswith(f"-{x}") for x, y in zip(a, b, strict=True)
    )
