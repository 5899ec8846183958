"""Notes in which labels tell who speaks: a statement runs from one label to the next.

A label stands before the words (`WH: text`), on a line of its own (`**Tim Beiko**`), or is a
heading (`### Audrey Tang:`).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from indexer.attribution.labels import REPEATED, Cast, Form, Label, count_words, labels_in
from indexer.attribution.legend import Legend, read_legend
from indexer.attribution.lexicon import LABEL_WORDS
from indexer.attribution.passage import Passage, SpeakerLine
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading
from indexer.register.identity import name_key, speaker_id
from indexer.register.register import Register
from indexer.summary import Kind, Role, Span, Speaker, Statement

REMARK = re.compile(
    r"[\[(]*\d{1,2}:\d\d(?::\d\d)?[\])]*|[*_:]*[(\[（【].*[)\]）】][*_.:]*|\*\*.*|\.\.\..*\.\.\.|::.*"
    r"|(?:\(|\[|\.{3})?(?:general |mixed |more |brief |long |some )*discussion\b.*",
    re.IGNORECASE | re.DOTALL,
)
RULE = re.compile(r"[-–—=*_.\s]+")
NOT_MINUTES = re.compile(r"\bagenda\b|^attendees", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
SENTENCE = r"(?=[A-Z][^|]{0,40}? [a-z]{2,} )"
SHARE = 0.1
FEWEST = 3
RETURNING = 2
COLON_END = re.compile(r"\s*[:：]\s*$")
STAGE_NOTE = re.compile(r"[(（\[【].*[)）\]】][:：]?\s*")


class Notes:
    """The labels of one summary and who is behind them."""

    def __init__(
        self,
        cast: Cast,
        legend: Legend,
        register: Register,
        lines: Mapping[int, SpeakerLine],
        labels: Mapping[int, Sequence[Label]],
    ) -> None:
        """Take the cast, the attendees, the blocks that are speakers' lines, and all labels.

        Lines are keyed by the block's index, labels by the block's id().
        """
        self.cast, self.legend, self.register, self.lines = cast, legend, register, lines
        self.labels = labels
        self.warnings = tuple(self._warnings())
        self._speakers: dict[str, Speaker] = {}

    @classmethod
    def empty(cls, register: Register) -> "Notes":
        """Give the notes of a summary without a label."""
        return cls(Cast([], (), Counter()), Legend(), register, {}, {})

    def _warnings(self) -> Iterator[str]:
        for name in sorted(self.cast.names):
            people = self.legend.ambiguous(name)
            if people:
                yield (
                    f"{name} stands for {' and '.join(people)}: it is kept as printed; tell them"
                    " apart in the list of attendees, or with attribution: in the front matter"
                )

    def statements(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """Give each passage its statements."""
        reading = _Reading(self)
        for passage in passages:
            yield tuple(reading.read(passage))

    def speaker(self, printed: str) -> Speaker:
        """Find the identity behind a label: an attendee, one of the register, or a new one."""
        if printed not in self._speakers:
            self._speakers[printed] = self._find_speaker(printed)
        return self._speakers[printed]

    def _find_speaker(self, printed: str) -> Speaker:
        full = self.legend.find(printed)
        identity = self.register.find(full or printed)
        if identity and not (full is None and self.legend.ambiguous(printed)):
            return Speaker(identity.id, identity.label, printed, identity.kind, Role.STATEMENT)
        kind = Kind.PERSON if full else Kind.UNKNOWN
        return Speaker(speaker_id(full or printed), full or printed, printed, kind, Role.STATEMENT)


class _Reading:
    """Goes through the passages of a summary and knows who has the floor."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.section: tuple[str, ...] = ()
        self.line: SpeakerLine | None = None
        self.floor: tuple[Speaker, ...] = ()
        self.agenda = False

    def read(self, passage: Passage) -> Iterator[Statement]:
        """Give the statements of the next passage."""
        self._enter(passage)
        block = passage.block
        labels = self.notes.labels.get(id(block), ())
        if self.agenda and not (labels and block.bold and self._plays(labels[0])):
            return
        self.agenda = False
        if RULE.fullmatch(block.text):
            self.floor = ()
        elif labels and not self._plays(labels[0]) and _ends_speech(labels[0], block):
            self.floor = self.floor if self.line else ()
        else:
            yield from self._statements(block, [label for label in labels if self._plays(label)])

    def _statements(self, block: Block, labels: Sequence[Label]) -> Iterator[Statement]:
        """Cut a block at its labels; what comes before the first is the floor's, or a remark."""
        ends = [*(label.span.start for label in labels), len(block.text)]
        if not REMARK.fullmatch(block.text[: ends[0]]):
            yield from self._statement(block, 0, ends[0])
        for label, end in zip(labels, ends[1:], strict=True):
            self.floor = self._speakers(label.names)
            yield from self._statement(block, label.span.start, end)

    def _plays(self, label: Label) -> bool:
        """Tell whether a label hands the floor over: to speakers, or to somebody unnamed."""
        return not label.names or self.notes.cast.plays(label)

    def _enter(self, passage: Passage) -> None:
        if passage.line is not self.line or passage.section != self.section:
            self.section, self.line = passage.section, passage.line
            self.floor = self._speakers(passage.line.names) if passage.line else ()
            self.agenda = any(map(NOT_MINUTES.search, self.section[-1:]))

    def _speakers(self, names: Sequence[str]) -> tuple[Speaker, ...]:
        speakers = {speaker.id: speaker for speaker in map(self.notes.speaker, names)}
        return tuple(speakers.values())

    def _statement(self, block: Block, start: int, end: int) -> Iterator[Statement]:
        stretch = block.text[start:end]
        end -= len(stretch) - len(stretch.rstrip())
        if self.floor and LETTER.search(stretch):
            yield Statement(start, end, self.floor, Role.STATEMENT)


def _ends_speech(label: Label, block: Block) -> bool:
    """Tell "Poll:" and "Decision 3:", behind which nobody speaks, from a word in a list."""
    words = [word for name in label.names for word in name_key(name).split()]
    numbered = any(word.isdigit() for word in words)
    return (
        label.span.start == 0
        and label.form is not Form.PLAIN
        and (numbered or not block.depth)
        and any(not word.isdigit() for word in words)
        and all(word in LABEL_WORDS or word.isdigit() for word in words)
    )


def read_notes(blocks: Sequence[Block], register: Register, asked: str = "") -> Notes | None:
    """Read a summary's labels; None where it has too few to be notes, unless `asked` for.

    `asked` is "prefix", "line" or "heading" where the summary's front matter says so.
    """
    headings = _heading_labels(blocks, register, force=asked == "heading")
    legend = read_legend(blocks)
    if headings:
        cast = Cast([], legend.names, Counter())
        return Notes(cast, legend, register, headings, {})
    labels = {id(block): tuple(labels_in(block)) for block in blocks}
    every = [label for found in labels.values() for label in found]
    if not every:
        return None
    known = (*legend.names, *register.names)
    cast = Cast(every, known, count_words(blocks), 1 if asked else REPEATED)
    few = cast.size < max(FEWEST, SHARE * len(blocks)) or cast.returning < RETURNING
    if not asked and few:
        return None
    lines = dict(_line_labels(blocks, labels, cast))
    return Notes(cast, legend, register, lines, _with_unmarked(labels, blocks, legend, cast))


def _with_unmarked(
    labels: Mapping[int, Sequence[Label]], blocks: Sequence[Block], legend: Legend, cast: Cast
) -> dict[int, Sequence[Label]]:
    """Add the full names before a sentence behind which the colon was forgotten."""
    people = {*legend.full_names, *(name for name in cast.names if cast.has(name))}
    names = sorted((re.escape(name) for name in people if " " in name), key=len, reverse=True)
    if not names:
        return dict(labels)
    name = re.compile(f"({'|'.join(names)}) {SENTENCE}")
    found = {id(block): name.match(block.text) for block in blocks if not is_heading(block)}
    return dict(labels) | {
        block: [Label((match[1],), Span(0, match.end()), Form.PLAIN)]
        for block, match in found.items()
        if match and not labels[block]
    }


def _line_labels(
    blocks: Sequence[Block], labels: Mapping[int, Sequence[Label]], cast: Cast
) -> Iterator[tuple[int, SpeakerLine]]:
    """Find the blocks that are nothing but a speaker's label."""
    for index, block in enumerate(blocks):
        label = next(iter(labels[id(block)]), None)
        if label is None or block.level or block.lines or label.form is not Form.LINE:
            continue
        if cast.plays(label):
            yield index, SpeakerLine(label.names, block.text)


def _heading_labels(
    blocks: Sequence[Block], register: Register, force: bool
) -> dict[int, SpeakerLine]:
    """Find the level of headings at which most are names that return and end in a colon."""
    for level in range(6, 0, -1):
        found = {index: block for index, block in enumerate(blocks) if block.level == level}
        colons = sum(bool(COLON_END.search(block.text)) for block in found.values())
        if not found or (not force and colons <= len(found) / 2):
            continue
        lines = {index: _heading_line(block) for index, block in found.items()}
        labels = [Label(line.names, Span(0, 0), Form.COLON) for line in lines.values()]
        cast = Cast(labels, register.names, count_words(blocks))
        named = cast.returning >= RETURNING and cast.size > len(found) / 2
        if force or named or _mostly_return(lines.values()):
            return lines
    return {}


def _mostly_return(lines: Collection[SpeakerLine]) -> bool:
    """Tell headings of which most are there more than once, and not in capitals."""
    counts = Counter(name for line in lines for name in line.names if not name.isupper())
    again = [count for count in counts.values() if count > 1]
    return len(again) >= RETURNING and sum(again) > len(lines) / 2


def _heading_line(block: Block) -> SpeakerLine:
    name = " ".join(COLON_END.sub("", block.text).split())
    nobody = not name or name.casefold() in LABEL_WORDS or STAGE_NOTE.fullmatch(block.text)
    return SpeakerLine(() if nobody else (name,), block.text)
