"""Statements in running prose, where speakers stand in bold, in capitals, or just by name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.attribution.acronyms import explained, with_names_explained
from indexer.attribution.attendance import Listed, in_full, people_present
from indexer.attribution.bare import BareNames
from indexer.attribution.codes import state_codes
from indexer.attribution.delegations import only_delegation
from indexer.attribution.elsewhere.paragraphs import ElsewhereReader
from indexer.attribution.grammar.words import OFFICERS
from indexer.attribution.house import House
from indexer.attribution.legend import Legend, read_legend
from indexer.attribution.names import Name, NameFinder, Print
from indexer.attribution.office_names import is_office
from indexer.attribution.paragraphs import Carried, ParagraphReader
from indexer.attribution.passage import Passage, SpeakerLine
from indexer.attribution.people import People
from indexer.attribution.sentences import Printing, SentenceReader
from indexer.attribution.surnames import named_in_full
from indexer.markup.blocks import Block
from indexer.register.identity import name_key
from indexer.summary import PEOPLE, Kind, Span, Speaker, Statement, changed_speakers
from indexer.words import ENGLISH


class Prose:
    """Reads the paragraphs of a summary in prose.

    Where speakers are printed in bold, a sentence without a subject of its own goes with the one
    before; else only one whose subject is a pronoun does. Where they are printed neither so nor in
    capitals, an acronym says no more than any other name.
    """

    def __init__(self, finder: NameFinder, printing: Printing) -> None:
        self.finder, self.printing = finder, printing
        self.lines: Mapping[int, SpeakerLine] = {}
        self.warnings: tuple[str, ...] = ()

    def statements(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """The statements of each passage."""
        read = list(self._read(passages))
        texts = [passage.block.text for passage in passages]
        fuller = dict(named_in_full(read, texts)) | _fuller_names(read)
        names = explained(read, texts)
        register = self.finder.register
        for found in read:
            named = [with_names_explained(s, names, register) for s in found] if names else found
            yield tuple([_with_full_names(s, fuller) for s in named] if fuller else named)

    def _learn(self, people: People, bare: BareNames) -> None:
        """Tell of names of one word what the texts say of them."""
        told = tuple(bare.people()) if self.printing.plain else ()
        for person in told:
            people.add_person(person.short, person.full)
        bodies = tuple(bare.bodies()) if self.printing.plain else ()
        surnames = {*bare.surnames()} - {name.short for name in (*bodies, *told)}
        for body in bodies:
            people.add_body(body.short, body.full)
        for name in sorted(surnames):
            if not people.is_known(name):
                people.meet(Name(Span(0, 0), name, Print.PERSON, Kind.PERSON))

    def _listed(self, passages: Sequence[Passage], legend: Legend) -> Iterator[Listed]:
        """Those present, also as notes list them: "AnnLee", "[x] Ann Lee"."""
        listed = tuple(people_present(passages, self.finder.register))
        yield from listed
        known = {name_key(person.name) for person in listed}
        surnames = {name.split()[-1] for name in known}
        for name in legend.full_names:
            own = name_key(name) not in known and name_key(name).split()[-1] not in surnames
            if own and not is_office(name):
                yield Listed(name)

    def _read(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """Read passage by passage; "he" at the head of one may be who spoke last in another."""
        legend = read_legend(list(_with_titles(passages)) if self.printing.plain else ())
        texts = [passage.block.text for passage in passages]
        house = House(texts if self.printing.plain else ())
        people = People(in_full(self._listed(passages, legend), passages), house)
        for short, full in legend.calls.items():
            people.add_person(short, full)
        if not self.printing.bold:
            self._learn(people, BareNames(texts, self.finder))
        reader = SentenceReader(self.finder, self.printing, people)
        if self.printing.plain:
            reader.codes = state_codes(texts, self.finder.register, people.knows)
            reader.delegation = only_delegation(texts, self.finder)
        elsewhere = ElsewhereReader(self.finder, self.printing)
        elsewhere.languages = tuple(dict.fromkeys(p.block.language for p in passages))
        carried = Carried()
        section: tuple[str, ...] = ()
        said: Statement | None = None
        for passage in passages:
            if passage.section != section:
                carried = Carried()
            if passage.block.language != ENGLISH:
                last = said if passage.section == section else None
                statements = tuple(elsewhere.read(passage, last))
                carried, section = Carried(), passage.section
                said = _last_said(passage, statements)
                yield statements
                continue
            paragraph = ParagraphReader(reader, passage, carried)
            statements = tuple(paragraph.read())
            yield statements
            carried, section = paragraph.carried_on(statements), passage.section
            said = None


def _last_said(passage: Passage, statements: Sequence[Statement]) -> Statement | None:
    """The statement with which a paragraph ends."""
    whole = len(passage.block.text.rstrip())
    return statements[-1] if statements and statements[-1].end >= whole else None


def _fuller_names(read: Sequence[Sequence[Statement]]) -> dict[str, Speaker]:
    """Map the end of each person's or chair's name to the one fullest name that has it."""
    people = {
        speaker.printed: speaker
        for statements in read
        for statement in statements
        for speaker in (*statement.speakers, *statement.opposed)
        if speaker.kind in PEOPLE and " " in speaker.printed and not _is_office(speaker.printed)
    }
    found: dict[str, set[str]] = {}
    for printed in people:
        words = printed.split()
        for start in range(1, len(words)):
            found.setdefault(" ".join(words[start:]), set()).add(printed)
    fullest = {end: _longest(names) for end, names in found.items()}
    return {end: people[name] for end, name in fullest.items() if name}


def _is_office(printed: str) -> bool:
    """Tell "Deputy Leader", which is not the full name of "Leader"."""
    return not OFFICERS.isdisjoint(re.split(r"[\s-]", printed.casefold()))


def _longest(names: set[str]) -> str:
    """The name that all others are the end of, "" where there is none."""
    longest = max(names, key=len)
    return longest if all(f" {longest}".endswith(f" {name}") for name in names) else ""


def _with_full_names(statement: Statement, fuller: dict[str, Speaker]) -> Statement:
    if not any(s.printed in fuller for s in (*statement.speakers, *statement.opposed)):
        return statement

    def named(speaker: Speaker) -> Speaker:
        full = fuller.get(speaker.printed)
        if full is None or speaker.kind not in PEOPLE:
            return speaker
        return replace(speaker, id=full.id, name=full.name)

    return changed_speakers(statement, named)


def _with_titles(passages: Sequence[Passage]) -> Iterator[Block]:
    """The blocks of a summary, each section's behind its title."""
    section: tuple[str, ...] = ()
    for passage in passages:
        if passage.section and passage.section != section:
            yield Block(passage.section[-1], "", level=1)
        section = passage.section
        yield passage.block
