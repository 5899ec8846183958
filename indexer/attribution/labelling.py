"""All labels of one summary, weighed: who speaks from where, and where the speech before ends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.attribution.candidates import LISTED, Candidates, Talk, Weighed
from indexer.attribution.cast import Cast, Known, Words
from indexer.attribution.elsewhere.labels import Elsewhere
from indexer.attribution.heading_lines import below, heading_lines
from indexer.attribution.labels import Form
from indexer.attribution.legend import Legend, read_legend
from indexer.attribution.nicks import introduced, nicks, robots
from indexer.attribution.passage import SpeakerLine
from indexer.attribution.reported import is_reported
from indexer.markup.blocks import Block
from indexer.register.identity import Identity
from indexer.register.register import Register


@dataclass(frozen=True)
class Labelling:
    """The labels of one summary.

    `lines` are the blocks, by number, that only say who speaks next; `labels` are those of the
    other blocks, by the block's id(), with what they do. `partly` says that only some sections are
    notes; `elsewhere` are those known by a name that is not English.
    """

    legend: Legend
    cast: Cast
    lines: Mapping[int, SpeakerLine] = field(default_factory=dict)
    labels: Mapping[int, Sequence[Weighed]] = field(default_factory=dict)
    partly: bool = False
    elsewhere: Mapping[str, Identity] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> "Labelling":
        """The labelling of a summary without a label."""
        return cls(Legend(), Cast([], Known(), Words(())))


def label_blocks(
    blocks: Sequence[Block], register: Register, asked: str = "", listed: Iterable[str] = ()
) -> Labelling | None:
    """Weigh a summary's labels; None where it has too few to be notes, unless `asked` for.

    `asked` is the convention that the summary's front matter names; `listed` are the people whom
    it lists. Where it is no notes as a whole, the sections that are by themselves are labelled.
    """
    present = tuple(listed)
    said = tuple(nicks(blocks))
    words = Words(blocks)
    legend = read_legend(blocks, present, robots(said), lambda: words.times)
    for name, nick in introduced(said):
        legend.add(name, nick)
    abroad = Elsewhere(register)
    headings = heading_lines(blocks, abroad, words, force=asked == Form.HEADING)
    apart = {id(blocks[number]) for number in below(blocks, headings)} | legend.blocks
    talk = Talk(blocks, legend, words, said)
    found = Candidates(talk, register, apart)
    cast = found.cast(forced=bool(asked))
    if not asked and is_reported(found, cast):
        return None
    enough = min(LISTED, len(present)) or LISTED
    partly = not (asked or headings or found.are_notes(cast, enough))
    if partly:
        apart |= {id(block) for block in _prose_sections(found, register)}
        if len(apart) == len(blocks):
            return None
        found = Candidates(talk, register, apart)
        cast = found.cast(forced=True)
    lines = {**dict(found.lines(cast)), **headings}
    speakers = {**found.elsewhere.speakers, **abroad.speakers}
    return Labelling(legend, cast, lines, found.weighed(cast), partly, speakers)


def _prose_sections(found: "Candidates", register: Register) -> Iterator[Block]:
    """The blocks of those sections that are no notes by themselves."""
    sections: dict[int, list[Block]] = defaultdict(list)
    for section, block in zip(found.sections, found.blocks, strict=True):
        sections[section].append(block)
    for blocks in sections.values():
        labels = sum(bool(found.found.get(id(block))) for block in blocks)
        if labels >= LISTED:
            apart = {id(block) for block in blocks if id(block) not in found.found}
            part = Candidates(found.talk._replace(blocks=blocks), register, apart)
            if part.are_notes(part.cast(forced=False)):
                continue
        yield from blocks
