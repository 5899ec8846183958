"""Scribed chat rooms: a scribe writes down, under an own nick, what others say.

    <cleo> Ann: the crane is broken
    <cleo> ... since Monday

is Ann's, if `Scribe: cleo` stands above or `scribe+ cleo` is said; what Cleo writes without a name
is her own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from indexer.attribution.cast import is_field
from indexer.attribution.labels import SPLIT, Form, Label, find_inner_label
from indexer.attribution.legend import Legend
from indexer.attribution.titles import person_key
from indexer.markup.blocks import Block
from indexer.markup.outline import lines_of

# "Scribe: cleo, dan", "scribe+ cleo", "ScribeNick: cleo"; "scribe+" is whoever says so.
SCRIBES = re.compile(
    r"scribe(?:s|\(s\)| ?nick)?(?:\+:?|\s*[:=])\s*(?P<names>.{0,80})$", re.IGNORECASE
)
GOES_ON = re.compile(r"(?:\.{2,}|…)")
# "[laughter]", "-> https://example.org"
NOT_SAID = re.compile(r"\[[^\]]*\]\s*$|-+> ?\S")


class Scribes:
    """Who are the scribes of a summary, and whose words they write down line by line."""

    def __init__(
        self, blocks: Iterable[Block], said: Sequence[tuple[str, str]], legend: Legend
    ) -> None:
        named = (name for name in _named(blocks, said) if name) if said else ()
        self.legend = legend
        self.nicks = frozenset(self._key(name) for name in named)
        self.voice: tuple[str, ...] = ()

    def _key(self, nick: str) -> str:
        return person_key(self.legend.find(nick) or nick)

    def read(self, labels: Sequence[Label], block: Block) -> Sequence[Label]:
        """The labels of a block, those of a scribe's lines as whose words they are."""
        return tuple(self._scribed(labels, block)) if self.nicks else labels

    def _scribed(self, labels: Iterable[Label], block: Block) -> Iterator[Label]:
        ends = {line.start: line.end for line in lines_of(block)}
        for label in labels:
            scribed = label.form is Form.NICK and self._key(label.names[0]) in self.nicks
            yield self._read(label, block, ends[label.span.start]) if scribed else label

    def _read(self, label: Label, block: Block, end: int) -> Label:
        nobody = label._replace(names=(), form=Form.UNNAMED)
        start = label.span.end
        if NOT_SAID.match(block.text, start, end):
            return nobody
        if GOES_ON.match(block.text, start, end):
            on = label._replace(names=self.voice, form=Form.SCRIBED, start=start, goes_on=True)
            return on if self.voice else nobody
        inner = find_inner_label(block.text, label, end)
        if not inner:
            return label
        field = is_field(inner)
        self.voice = () if field else inner.names
        return nobody if field else inner._replace(form=Form.SCRIBED)


def _named(blocks: Iterable[Block], said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The scribes, as the meeting's fields or its chat room name them."""
    for nick, words in said:
        found = SCRIBES.match(words)
        if found:
            names = found["names"].strip(" .")
            yield from SPLIT.split(names) if names and names != "me" else [nick]
    for block in blocks:
        for line in lines_of(block):
            field = SCRIBES.match(block.text, line.start, line.end)
            if field:
                yield from SPLIT.split(field["names"].strip(" ."))
