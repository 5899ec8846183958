"""Notes in which labels tell who speaks: a statement runs from one label to the next.

A label that is not accepted ends the speech before it: rather nobody than the wrong one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from indexer.attribution.candidates import Weighed
from indexer.attribution.cast import SET_OFF, SPEAK, Verdict, is_field, is_initials
from indexer.attribution.closings import (
    LETTER,
    closes,
    heads_tasks,
    introduces,
    is_remark,
    tells_where_people_stand,
)
from indexer.attribution.floor import BY_LAYOUT, Floor
from indexer.attribution.labelling import Labelling
from indexer.attribution.labels import Form, Label
from indexer.attribution.leading import begins_with_name, is_task
from indexer.attribution.names import titled
from indexer.attribution.narrated import is_told, reports_somebody
from indexer.attribution.nicks import is_command
from indexer.attribution.passage import Passage, SpeakerLine
from indexer.markup.blocks import Block
from indexer.register.identity import Identity, name_key, speaker_id
from indexer.register.register import Register
from indexer.saying import say
from indexer.summary import Certainty, Kind, Role, Speaker, Statement

NOT_MINUTES = re.compile(r"\bagenda\b|^attend|^present$|^participants", re.IGNORECASE)
# `Ann Lee: Pipes`, `Ann Lee - Pipes`, `Pipes (Ann Lee)`, `Pipes - Ann Lee`, `Pipes, by Ann Lee`
PRESENTED = (
    re.compile(r"(?P<name>[^:(–—]{2,40}?)(?:: | [-–—] ).*"),
    re.compile(
        r".*(?:\(|, | [-–—] |\b(?:by|with) )(?P<name>[^():–—,]{2,40}?)\)?(?: ?\([^()]*\d[^()]*\))?"
    ),
)
TOLD = frozenset({Form.NARRATED, Form.OPENING})
CHAT = frozenset({Form.NICK, Form.SCRIBED})
# Whose words stand where they should, whatever they are.
SURE = frozenset({Form.BULLET, Form.QUOTE})
CRIED_AT = frozenset({Form.PREFIX, Form.DASH, Form.BRACKETS})
# What a statement's rule is called: its label says who speaks, or it goes on below one.
LABEL_RULE = "label"
BELOW_RULE = "below a label"
AGAIN = 2
FEW_WORDS = 3


class Notes:
    """Reads a summary by its labels."""

    def __init__(self, labelling: Labelling, register: Register) -> None:
        self.labelling, self.register = labelling, register
        self.lines: Mapping[int, SpeakerLine] = labelling.lines
        self.people = LabelledPeople(labelling, register)
        cast = labelling.cast
        told = (name for name in cast.names if cast.has(name))
        self.known_names = frozenset((*labelling.legend.printed, *told))
        self.warnings = tuple(self._warnings())

    def _warnings(self) -> Iterator[str]:
        for name in sorted(self.labelling.cast.names):
            people = self.labelling.legend.ambiguous(name)
            if people:
                yield (
                    say(
                        "{name} stands for {people}: it is kept as printed; tell them apart in the"
                        " list of attendees, or with attribution: in the front matter",
                        name=name,
                        people=" and ".join(people),
                    )
                )

    def labels(self, block: Block) -> Sequence[Weighed]:
        """The labels of a block."""
        return self.labelling.labels.get(id(block), ())

    def speaks(self, passage: Passage) -> bool:
        """Tell whether a passage has a label that says who speaks, or stands under a line."""
        spoken = any(verdict in SPEAK for _, verdict in self.labels(passage.block))
        return spoken or bool(passage.line)

    def presents(self, section: tuple[str, ...]) -> bool:
        """Tell whether a section's title says who speaks in it."""
        return any(map(self.people.presenter, section[-1:]))

    def statements(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """The statements of each passage."""
        reading = _Reading(self, passages)
        return (tuple(reading.read(passage)) for passage in passages)


class LabelledPeople:
    """Finds who is behind a label: an attendee, one of the register, or somebody new."""

    def __init__(self, labelling: Labelling, register: Register) -> None:
        self.legend, self.cast, self.register = labelling.legend, labelling.cast, register
        self.elsewhere = labelling.elsewhere
        self._speakers: dict[str, Speaker] = {}
        self._joint: dict[tuple[str, ...], tuple[Speaker, ...]] = {}
        played = [name for name in self.cast.names if self.cast.has(name)]
        for name in played:
            if " " in name and not name.islower():
                self.legend.add_label(name)
        above = {name for line in labelling.lines.values() for name in line.names}
        played += sorted(above.difference(played))
        known = [name for name in played if self._identity(name)]
        self.delegations = len(known) * 2 > len(played)
        self.initials = len([name for name in played if is_initials(name) and name not in known])

    def speakers(self, names: tuple[str, ...]) -> tuple[Speaker, ...]:
        """The speakers behind the names of a label, once each."""
        if names not in self._joint:
            speakers = {speaker.id: speaker for speaker in map(self.speaker, names)}
            self._joint[names] = tuple(speakers.values())
        return self._joint[names]

    def speaker(self, printed: str) -> Speaker:
        """The speaker behind a printed name."""
        if printed not in self._speakers:
            self._speakers[printed] = self._find(printed)
        return self._speakers[printed]

    def presenter(self, title: str) -> tuple[Speaker, ...]:
        """The person whom a section's title names, if that person is known otherwise."""
        if self.legend.lists(title):
            return (self.speaker(title),)
        for pattern in PRESENTED:
            found = pattern.fullmatch(title)
            name = found["name"].strip() if found else ""
            if self.legend.find(name):
                return (self.speaker(name),)
            first = name.partition(" ")[0]
            if " " in name and self.cast.has(first) and self.legend.find(first) in (None, first):
                self.legend.add_label(name)
                return (self.speaker(name),)
        return ()

    def _find(self, printed: str) -> Speaker:
        full = self.legend.find(printed)
        identity = self._known(full or printed)
        person = full in (None, printed) and self._is_person(printed)
        if identity and not person and not (full is None and self.legend.ambiguous(printed)):
            role = Role.CHAIR if identity.kind is Kind.CHAIR else Role.STATEMENT
            return Speaker(identity.id, identity.label, printed, identity.kind, role)
        name = full or (titled(printed) if " " in printed else printed)
        id_ = speaker_id(name)
        taken = person and self.register.get(id_)
        kind = Kind.PERSON if full or person else Kind.UNKNOWN
        return Speaker(f"{id_}-person" if taken else id_, name, printed, kind, Role.STATEMENT)

    def _identity(self, printed: str) -> Identity | None:
        """Whom the register knows by a label, unless an attendee stands behind it."""
        full = self.legend.find(printed)
        return self._known(printed) if full in (None, printed) else None

    def _known(self, printed: str) -> Identity | None:
        return self.register.find(printed) or self.elsewhere.get(printed)

    def _is_person(self, printed: str) -> bool:
        """Tell a person who bears the name or the code of a state, among people."""
        identity = self._identity(printed)
        if identity is None or self.delegations:
            return False
        return identity.kind is Kind.STATE or (is_initials(printed) and self.initials > 0)


class _Reading:
    """Goes through the passages of a summary and knows who has the floor.

    `hushed` is the depth of a field or a decision that has what is listed below it, "Voting:".
    """

    def __init__(self, notes: Notes, passages: Sequence[Passage]) -> None:
        self.notes = notes
        self.talks = frozenset(_talks(notes, passages))
        self.section: tuple[str, ...] = ()
        self.line: SpeakerLine | None = None
        self.floor = Floor()
        self.fresh = True
        self.plan = False
        self.introduced = False
        self.hushed: int | None = None

    def read(self, passage: Passage) -> Sequence[Statement]:
        """The statements of the next passage."""
        block = passage.block
        if passage.line is not self.line or passage.section != self.section:
            self._enter(passage)
        if passage.heading:
            self.floor = Floor()
        if passage.heading or block.note:
            return ()
        if self._is_hushed(block):
            return ()
        labels = self._labels(block)
        ends = [*[label.span.start for label, _ in labels], len(block.text)]
        said = [self._before_labels(block, ends[0])] if ends[0] else []
        for (label, verdict), end in zip(labels, ends[1:], strict=True):
            if verdict in SPEAK:
                said.append(self._labelled(block, label, end))
            else:
                self._nobody(block, label, end)
        self.introduced = introduces(block.text)
        return [statement for statement in said if statement]

    def _enter(self, passage: Passage) -> None:
        """Take up the speaker's line or the section's title; a new section ends the speech."""
        self.section, self.line = passage.section, passage.line
        self.fresh, self.hushed = True, None
        self.plan = _is_plan(self.section) and self.section not in self.talks
        people = self.notes.people
        if passage.line:
            form = Form.LINE if passage.line.typed else Form.HEADING
            self.floor = Floor(people.speakers(passage.line.names), form)
        else:
            presenter = people.presenter(self.section[-1]) if self.section else ()
            self.floor = Floor(presenter, Form.PRESENTER)

    def _is_hushed(self, block: Block) -> bool:
        """Tell what is listed below a field or a decision."""
        if self.hushed is not None and block.depth <= self.hushed:
            self.hushed = None
        return self.hushed is not None

    def _labels(self, block: Block) -> Sequence[Weighed]:
        """The labels that count here: not those in a list of who will speak."""
        labels = self.notes.labels(block)
        if not labels or (block.depth and self.plan):
            return ()
        return [(label, v) for label, v in labels if self._counts(label, v, block)]

    def _counts(self, label: Label, verdict: Verdict, block: Block) -> bool:
        """Tell a label from a word before a colon within what somebody says."""
        if verdict is Verdict.SPEAKER and label.form not in TOLD:
            return True
        below = bool(self.floor.speakers) and block.depth > self.floor.depth
        if below and label.form in TOLD and not (self.introduced or self.floor.form in SURE):
            below = not is_told(block.text, label.start + len(label.names[-1]))
        if verdict in SPEAK and label.form is Form.NARRATED:
            free = not self.floor.speakers or self.floor.form in TOLD or block.depth > 0
            listed = all(map(self.notes.labelling.legend.find, label.names))
            return not below and not self._by_layout and (free or listed)
        if verdict in SPEAK and (verdict is Verdict.LONE or label.form is Form.OPENING):
            return not below and (label.form is not Form.OPENING or not self._by_layout)
        if verdict in SPEAK:
            return True
        inside = label.span.start and label.form not in CHAT | SET_OFF
        if verdict is Verdict.TEXT or (verdict is Verdict.LABEL and inside):
            return False
        if self._by_layout and self.floor.speakers:
            numbered = any(name[-1].isdigit() for name in label.names)
            return verdict is Verdict.NOBODY and is_field(label) and (numbered or not block.depth)
        return verdict is Verdict.NOBODY or block.depth <= self.floor.depth

    @property
    def _by_layout(self) -> bool:
        return self.floor.form in BY_LAYOUT

    def _nobody(self, block: Block, label: Label, end: int) -> None:
        """End the speech at a label behind which nobody speaks, but not what a heading holds."""
        if is_field(label) and not block.text[label.span.end : end].strip():
            self.hushed = block.depth
        if not self._by_layout or not label.names:
            self.floor = Floor()

    def _before_labels(self, block: Block, end: int) -> Statement | None:
        """What stands before the first label to whoever has the floor, if it is said."""
        if heads_tasks(block):
            self.floor = Floor()
            return None
        if is_remark(block.text[:end]) or is_task(block, self.notes.known_names):
            return None
        if not self.floor.holds_for(block) or self._ends_at(block, end):
            self.floor = self.floor if self._by_layout else Floor()
            return None
        if self._is_shown(block) or self._is_cry(block):
            return None
        said = self._statement(block, 0, end, self._certainty())
        self.fresh = False
        if self.floor.form is Form.QUOTE:
            self.floor = self.floor._replace(quoted=True) if block.quoted else Floor()
        return said

    def _ends_at(self, block: Block, end: int) -> bool:
        """Tell where a speech ends without a label: at what the meeting did, or a table."""
        if self._by_layout:
            return False
        if self._is_shown(block):
            return True
        whole = end == len(block.text) and self.floor.form not in SURE
        return whole and (closes(block) or self._reports(block))

    def _reports(self, block: Block) -> bool:
        """Tell "Ann not convinced" and "Ann and Bo agree": others, told in the third person."""
        beside = block.depth <= self.floor.depth
        return beside and (
            tells_where_people_stand(block)
            or begins_with_name(block.text, self.notes.known_names)
            or reports_somebody(block.text)
        )

    def _is_cry(self, block: Block) -> bool:
        """Tell "Impasse." and "PR 451": a few words that stand alone are the note taker's."""
        few = len(block.text.split()) < FEW_WORDS and block.text.isascii()
        beside = block.depth == self.floor.depth and self.floor.form in CRIED_AT
        return few and beside and not self.introduced

    def _is_shown(self, block: Block) -> bool:
        """Tell a table or code that a speech goes on behind."""
        return block.row or (block.is_code and not self.introduced)

    def _certainty(self) -> Certainty:
        """Tell what stands under its speaker's heading or line from what goes on further down."""
        form = self.floor.form
        stated = form in (Form.HEADING, Form.QUOTE) or (form is Form.LINE and self.fresh)
        return Certainty.STATED if stated else Certainty.INFERRED

    def _labelled(self, block: Block, label: Label, end: int) -> Statement | None:
        if label.form in CHAT and is_command(block.text[label.span.end : end]):
            self.floor = Floor()
            return None
        speakers = self.notes.people.speakers(label.names)
        self.floor = Floor(speakers, label.form, block.depth)
        if label.form in SURE:
            return None
        until = end if label.until is None else label.until
        certainty = Certainty.INFERRED if label.goes_on else Certainty.STATED
        return self._statement(block, label.start, until, certainty)

    def _statement(
        self, block: Block, start: int, end: int, certainty: Certainty
    ) -> Statement | None:
        """What stands in a stretch, without the blanks around it, if somebody says anything."""
        floor = self.floor
        stretch = block.text[start:end]
        if not floor.speakers or not LETTER.search(stretch):
            return None
        start += len(stretch) - len(stretch.lstrip())
        end -= len(stretch) - len(stretch.rstrip())
        rule = LABEL_RULE if certainty is Certainty.STATED else BELOW_RULE
        form = str(floor.form)
        return Statement(start, end, floor.speakers, floor.role, (), (), certainty, rule, form)


@lru_cache(maxsize=1_000)
def _is_plan(section: tuple[str, ...]) -> bool:
    return any(map(NOT_MINUTES.search, section[-1:]))


def _talks(notes: Notes, passages: Sequence[Passage]) -> Iterator[tuple[str, ...]]:
    """The sections of agendas and attendance in which people do speak, some of them twice."""
    counts: Counter[tuple[tuple[str, ...], str]] = Counter()
    for passage in passages:
        if _is_plan(passage.section):
            for label, verdict in notes.labels(passage.block):
                if verdict in SPEAK:
                    counts.update((passage.section, name_key(name)) for name in label.names)
    return (section for (section, _), count in counts.items() if count >= AGAIN)
