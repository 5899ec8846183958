"""Labels in other languages than English: who is behind them, and which are no people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from indexer.attribution.elsewhere.lists import listed_names
from indexer.attribution.elsewhere.persons import without_title
from indexer.attribution.elsewhere.phrases import folded, phrases
from indexer.attribution.labels import Form, Label
from indexer.attribution.titles import person_key
from indexer.markup.blocks import Block
from indexer.register.identity import Identity, speaker_id
from indexer.register.register import Register
from indexer.summary import Kind, Span
from indexer.words import ENGLISH

ASIDE = re.compile(r"[(（](?P<aside>[^()（）]+)[)）]\s*[:：]\s*$")
LABEL = re.compile(
    r"(?P<name>[^:：()（）\n]{1,80})(?:[(（][^()（）\n]{1,80}[)）])?\s*[:：](?!//|\d)\s*"
)


@dataclass
class Elsewhere:
    """What is known of the labels of one summary: speakers by printed name, and fields, folded."""

    register: Register
    speakers: dict[str, Identity] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    _read_before: dict[tuple[str, str], Sequence[str]] = field(default_factory=dict)

    def read(self, labels: Sequence[Label], block: Block) -> Iterator[Label]:
        """The labels of a block with the names that they join; remember who is known."""
        if block.language == ENGLISH:
            yield from labels
            return
        longer = None if labels else self._longer(block)
        for label in (longer,) if longer else labels:
            yield self._read(label, block)

    def _longer(self, block: Block) -> Label | None:
        """Find a label that is longer than most, if all names in it are known."""
        found = LABEL.match(block.text)
        names = self.told(found["name"].strip(), block.language) if found else ()
        if not found or not all(name in self.speakers for name in names):
            return None
        return Label(tuple(names), Span(0, found.end()), Form.PREFIX, 0)

    def name(self, printed: str, language: str) -> None:
        """Remember who or what is behind a name in a label."""
        if language != ENGLISH:
            self.told(printed, language)

    @property
    def keys(self) -> frozenset[str]:
        """The names of those who are known, folded."""
        return frozenset(map(person_key, self.speakers))

    def _read(self, label: Label, block: Block) -> Label:
        names = tuple(self.told(name, block.language) for name in label.names)
        parted = tuple(one for name in names for one in name)
        aside = ASIDE.search(block.text, label.start, label.span.end)
        if aside and len(parted) == 1 and parted[0] not in self.speakers:
            self._introduce(parted[0], aside["aside"], block.language)
        return label._replace(names=parted) if parted else label

    def _introduce(self, printed: str, aside: str, language: str) -> None:
        """Remember who has a person with a title in brackets, or is said there to preside."""
        known = phrases(language, self.register.phrases.get(language))
        if known.begins("chair", folded(aside)):
            self.speakers[printed] = Identity(speaker_id(printed), printed, Kind.CHAIR)
        elif without_title(aside, known) != aside:
            self.speakers[printed] = Identity(speaker_id(printed), printed, Kind.UNKNOWN)

    def told(self, printed: str, language: str) -> Sequence[str]:
        """Tell who is behind a name, or the names in it if it joins some that are known."""
        if (printed, language) not in self._read_before:
            self._read_before[printed, language] = self._find(printed, language)
        return self._read_before[printed, language]

    def _find(self, printed: str, language: str) -> Sequence[str]:
        known = phrases(language, self.register.phrases.get(language))
        if known.is_only("fields", folded(printed)):
            self.fields.add(person_key(printed))
            return (printed,)
        find = partial(self.register.find, language=language)
        names = list(listed_names(printed, Span(0, len(printed)), find, known))
        for name in names:
            if name.identity:
                self.speakers[name.printed] = name.identity
            elif name.kind is Kind.CHAIR:
                chair = Identity(speaker_id(name.printed), name.printed, Kind.CHAIR)
                self.speakers[name.printed] = chair
        told = [name.printed for name in names if name.printed in self.speakers]
        return told if len(told) == len(names) and told else (printed,)
