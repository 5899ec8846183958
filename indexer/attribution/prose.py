"""Statements in running prose, where speakers stand in bold, in capitals, or just by name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.attribution import lexicon
from indexer.attribution.clauses import Clause, Member, find_clauses, find_labelled, labelled
from indexer.attribution.names import Name, NameFinder, Print, bold_names
from indexer.attribution.passage import Passage, SpeakerLine
from indexer.attribution.tokens import TAGS, Token, tag_of, tags_of, tokens
from indexer.markup.sentences import split_sentences
from indexer.summary import (
    Kind,
    Role,
    Span,
    Speaker,
    Statement,
    changed_speakers,
    parted,
)

REPORTING = frozenset({Role.STATEMENT, Role.CHAIR, Role.WRITTEN})
SHOUTING = 0.6
RUN_IN_HEADING = re.compile(r"[A-Z][^:]{2,120}:\s+")
TOOK_FLOOR = re.compile(
    r",?\s+(?:(?:also|then)\s+)?(?:took the floor|spoke|intervened"
    r"|(?:made|gave|delivered) (?:\w+ ){0,2}(?:statements?|interventions?|presentations?))\s*[.;]?$"
)
WRITTEN = re.compile(
    r"\b(?:written (?:statement|intervention|contribution)s?|in writing|for the record)\b",
    re.IGNORECASE,
)
STATEMENT_OF = re.compile(r"\s+(?:statement|intervention)\b")
OTHERS_SPEAK = re.compile(
    r"(?:In (?:general|addition), )?(?:The (?:vast )?majority of|A (?:large |small )?(?:number|"
    r"majority|group) of|Many|Most|Several|Some|Few|Various|Numerous|Other|All|No|Both|Two|Three|"
    r"Delegat\w+|Participants|Parties|States Parties|Countries|States|Speakers|Members|The (?:"
    r"plenary|meeting|conference|chair|president|co-chairs?|secretariat|declaration|drafts?))\b"
)
WORD = re.compile(r"[A-Za-z]+")
TELLING = lexicon.SPEECH | {
    *("he", "she", "they", "He", "She", "They", "supported", "opposed"),
    *("Chair", "Chairs", "Chairman", "President", "Minister"),
}
ELSEWHERE = re.compile(
    r"\b(?:history|upcoming|things to look for|calendar|glossary)\b", re.IGNORECASE
)
SUBJECT = re.compile(
    r"(?:^|[.!?] |\n)([A-Z][^\W\d_A-Z]{2,}) (?:(?:also|then|later) )?([a-z]+ed|said|spoke)\b"
)
RETURNING = 3
SURNAME = re.compile(r"[A-Z][\w-]{2,}")
ALONE = re.compile(
    r"(?<!Chair)(?<!Chairs)(?<!President)(?:\b[A-Z][\w.'’-]*|\b(?:de|van|von|der)) $"
)
OTHERS_FIRST = re.compile(r"[^gPTvsxVmb]+[vsxVmb].*(?:,?W|,&|;)(?=[^vsxVmb]*$)")
CLAUSE_BOUNDARY = re.compile(r"[;:W]|,&")


class Prose:
    """Reads the paragraphs of a summary in prose.

    `bold`: speakers are printed in bold, and a sentence without a subject of its own goes with
    the one before; else only one whose subject is a pronoun does. `capitals`: speakers are
    printed in capitals; where neither is so, an acronym says no more than any other name.
    """

    def __init__(self, finder: NameFinder, bold: bool, capitals: bool) -> None:
        self.finder, self.bold, self.capitals = finder, bold, capitals
        self.lines: Mapping[int, SpeakerLine] = {}
        self.warnings: tuple[str, ...] = ()

    def statements(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """Give each passage its statements."""
        read = list(self._read(passages))
        fuller = _fuller_names(read)
        for statements in read:
            yield tuple(_with_full_names(statement, fuller) for statement in statements)

    def _read(self, passages: Sequence[Passage]) -> Iterator[tuple[Statement, ...]]:
        """Read passage by passage; "he" at the head of one may be who spoke last in another."""
        last: tuple[Speaker, ...] = ()
        people = {} if self.bold else dict(_bare_surnames(passages, self.finder))
        section: tuple[str, ...] = ()
        for passage in passages:
            if passage.section != section:
                last = ()
            paragraph = _Paragraph(self, passage, last, people)
            yield tuple(paragraph.read())
            last, section = paragraph.last if self.capitals else (), passage.section


class _Paragraph:
    """Reads one paragraph, sentence by sentence.

    `last` are those who spoke last; `people` maps surnames to those named in full before.
    """

    def __init__(
        self,
        prose: Prose,
        passage: Passage,
        last: tuple[Speaker, ...],
        people: dict[str, Name],
    ) -> None:
        self.prose, self.block = prose, passage.block
        self.text = passage.block.text
        self.section = passage.section
        self.shouted = _shouted(self.text)
        self.done: list[Statement] = []
        self.current: Statement | None = None
        self.last = last
        self.people = people
        self.headed = False
        self.heading = _speaker_heading(passage, prose.finder)

    def read(self) -> list[Statement]:
        """Give the statements in order; a section that looks back or ahead has none."""
        if any(map(ELSEWHERE.search, self.section)):
            return []
        heading = None if self.prose.bold else _run_in_heading(self.text, self.prose.finder)
        for sentence in split_sentences(self.text):
            start = max(sentence.start, heading.end() if heading else 0)
            if sentence.end > start:
                self._read_sentence(Span(start, sentence.end))
        self._close()
        return self.done

    def _close(self) -> None:
        if self.current:
            self.done.append(self.current)
            self.current = None

    def _names(self, sentence: Span, words: str) -> list[Name]:
        """Give the names of a sentence by place; those that overlap, but once."""
        finder = self.prose.finder
        if not self.prose.bold:
            known = finder.known(words, self.block.language)
            others = () if self.shouted else finder.capitals(words)
            named = known if self.prose.capitals else map(_as_ordinary, known)
            return _disjoint([*named, *others, *self._surnames(words)])
        bold = [
            Span(max(run.start - sentence.start, 0), min(run.end - sentence.start, len(words)))
            for run in self.block.bold
            if run.start < sentence.end and sentence.start < run.end
        ]
        return _disjoint([*bold_names(words, bold, finder.register, self.block.language)])

    def _meet(self, found: Sequence[Token]) -> None:
        """Remember the people of a sentence by surname; "the Chair" has none."""
        for token in found:
            name = token.name
            if name and token.tag in "qpe":
                surname = (name.delegate or name.printed).split()[-1]
                if surname.casefold() not in TAGS and not surname.isupper():
                    self.people.setdefault(surname, name)

    def _under_heading(self, found: Sequence[Token], clauses: list[Clause]) -> list[Clause]:
        """Let the person who opens a section with a speaker's name speak for that speaker."""
        if self.heading is None or self.done or self.current or not clauses:
            return clauses
        if not any(
            m.name.kind in (Kind.PERSON, Kind.CHAIR) or m.delegate for m in clauses[0].members
        ):
            return clauses
        self.headed = True
        return [replace(clauses[0], members=(labelled(self.heading, found),))]

    def _surnames(self, words: str) -> Iterator[Name]:
        for word in SURNAME.finditer(words):
            person = self.people.get(word[0])
            if person and not ALONE.search(words[: word.start()]):
                span = Span(word.start(), word.end())
                printed = person.printed if person.delegate else word[0]
                yield replace(person, span=span, printed=printed)

    def _read_sentence(self, sentence: Span) -> None:
        words = self.text[sentence.start : sentence.end]
        names = self._names(sentence, words)
        found = tokens(words, names) if _may_report(words, names) else []
        self._meet(found)
        label = None if self.prose.bold else find_labelled(found)
        if label:
            self.headed = True
            self._report(sentence, words, found, [label])
            return
        if self.headed and self.current:
            self.current = replace(self.current, end=sentence.end)
            return
        clauses = _represented(words, found, find_clauses(words, found))
        clauses = self._under_heading(found, clauses)
        if clauses:
            self._report(sentence, words, found, clauses)
        elif self.prose.bold and not OTHERS_SPEAK.match(words):
            if self.current:
                self.current = replace(self.current, end=sentence.end)
        else:
            self._close()

    def _report(
        self, sentence: Span, words: str, found: Sequence[Token], clauses: Sequence[Clause]
    ) -> None:
        starts = [sentence.start + _start(words, found, clauses, i) for i in range(len(clauses))]
        for i, (clause, start) in enumerate(zip(clauses, starts, strict=True)):
            end = starts[i + 1] if i + 1 < len(clauses) else sentence.end
            self._take(clause, _trimmed(self.text, start, end), found, sentence)

    def _take(self, clause: Clause, span: Span, found: Sequence[Token], sentence: Span) -> None:
        if clause.silent:
            self._close()
            self.last = tuple(member.speaker(Role.STATEMENT) for member in clause.members)
            return
        if clause.they and not clause.members and not self.current:
            return
        if clause.attached and self.current:
            self.current = _with_members(replace(self.current, end=span.end), clause)
        elif clause.again and not clause.members and self.current:
            self.current = replace(self.current, end=span.end)
        else:
            after = self.text[sentence.start + found[clause.last - 1].span.end : span.end]
            statement = self._statement(clause, span, after)
            if statement is None:
                return
            self._close()
            self.current = statement
        self.last = tuple(s for s in self.current.speakers if s.role in REPORTING) or self.last

    def _statement(self, clause: Clause, span: Span, after: str) -> Statement | None:
        words = self.text[span.start : span.end]
        role = Role.WRITTEN if WRITTEN.search(words) else Role.STATEMENT
        role = Role.FLOOR if TOOK_FLOOR.match(after) else role
        members = [member.speaker(role) for member in clause.members]
        speakers = {s.id: s for s in (*(self.last if clause.again else ()), *members)}
        ordered, opposed = parted(speakers.values())
        if not ordered:
            return None
        return Statement(
            span.start,
            span.end,
            ordered,
            ordered[0].role if len({s.role for s in ordered}) == 1 else role,
            tuple(dict.fromkeys(m.delegate for m in clause.members if m.delegate)),
            opposed,
        )


def _bare_surnames(passages: Sequence[Passage], finder: NameFinder) -> Iterator[tuple[str, Name]]:
    """Give the words that stand time and again where a speaker does, and are nothing but names."""
    texts = [passage.block.text for passage in passages]
    told = Counter(
        word[1] for text in texts for word in SUBJECT.finditer(text) if tag_of(word[2]) == "v"
    )
    for word, count in told.items():
        if count < RETURNING or tag_of(word) != "C" or any(finder.known(word)):
            continue
        common = re.compile(rf"\b(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Mm]any) {word}|{word.lower()})\b")
        if not any(map(common.search, texts)):
            yield word, Name(Span(0, 0), word, Print.PERSON, Kind.PERSON)


def _represented(words: str, found: Sequence[Token], clauses: list[Clause]) -> list[Clause]:
    """Let a person speak for the one whose statement it is, or on whose behalf it is made."""
    if not any(m.name.print is Print.PERSON for clause in clauses for m in clause.members):
        return clauses
    for place, token in enumerate(found):
        if token.name is None or token.tag == "p":
            continue
        before = found[place - 1].tag if place else ""
        before = found[place - 2].tag if before == "t" and place > 1 else before
        if before == "B" or STATEMENT_OF.match(words, token.span.end):
            return [_delegated(c, token.name) for c in clauses if token.name not in _names_of(c)]
    return clauses


def _names_of(clause: Clause) -> list[Name]:
    return [member.name for member in clause.members]


def _delegated(clause: Clause, name: Name) -> Clause:
    members = tuple(
        Member(replace(name, delegate=m.name.printed), m.role)
        if m.name.print is Print.PERSON
        else m
        for m in clause.members
    )
    return replace(clause, members=members)


def _start(words: str, found: Sequence[Token], clauses: Sequence[Clause], index: int) -> int:
    """Give where a clause begins: the first with the sentence, others behind "and", "while"."""
    tags = tags_of(found)
    first = clauses[index].first
    if index == 0:
        others = OTHERS_FIRST.match(tags[:first])
        start = found[others.end()].span.start if others else 0
        return start or _bracket(words, found[first].span.start)
    if first and tags[first - 1] == ",":
        between = tags[clauses[index - 1].last : first - 1]
        boundaries = list(CLAUSE_BOUNDARY.finditer(between))
        if boundaries:
            first = clauses[index - 1].last + boundaries[-1].end()
    return found[first].span.start


def _bracket(words: str, first: int) -> int:
    """Begin at a bracket that is open there: "(which the United Kingdom referred to as …)"."""
    opened = words.rfind("(", 0, first)
    if opened > 0 and ")" not in words[opened:first] and len(words[opened:first].split()) < 4:
        return opened
    return 0


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end].rstrip()
    bare = re.sub(r"[\s,;]+(?:and|but|while|whereas|although)?$", "", stretch)
    return Span(start, start + len(bare))


def _with_members(statement: Statement, clause: Clause) -> Statement:
    known = {speaker.id for speaker in (*statement.speakers, *statement.opposed)}
    added = [member.speaker(statement.role) for member in clause.members]
    speakers, opposed = parted(speaker for speaker in added if speaker.id not in known)
    return replace(
        statement,
        speakers=(*statement.speakers, *speakers),
        opposed=(*statement.opposed, *opposed),
    )


def _as_ordinary(name: Name) -> Name:
    return replace(name, print=Print.ORDINARY) if name.print is Print.ACRONYM else name


def _speaker_heading(passage: Passage, finder: NameFinder) -> Name | None:
    """Give the state or organisation whose name a section's title is."""
    title = passage.section[-1] if passage.section else ""
    identity = finder.register.find(title)
    if identity is None:
        return None
    return Name(Span(0, 0), title, Print.MARKED, identity.kind, identity)


def _may_report(words: str, names: Sequence[Name]) -> bool:
    """Tell quickly a sentence in which nobody can speak: no name in it and no verb of speech."""
    return bool(names) or not TELLING.isdisjoint(WORD.findall(words))


def _run_in_heading(text: str, finder: NameFinder) -> re.Match[str] | None:
    """Find a heading in capitals before a paragraph: "OTHER ISSUES (AWG-KP): The group"."""
    heading = RUN_IN_HEADING.match(text)
    if heading is None or not _shouted(heading[0]):
        return None
    return None if finder.register.find(heading[0].rstrip(" :")) else heading


def _shouted(text: str) -> bool:
    """Tell a text that is all in capitals, where these tell nothing."""
    return sum(map(str.isupper, text)) > SHOUTING * sum(map(str.isalpha, text))


def _disjoint(names: list[Name]) -> list[Name]:
    """Keep of overlapping names the first source's, and order all by place."""
    kept: list[Name] = []
    for name in names:
        span = name.span
        if all(span.end <= k.span.start or k.span.end <= span.start for k in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.span.start)


def _fuller_names(read: Sequence[Sequence[Statement]]) -> dict[str, Speaker]:
    """Map the end of each person's or chair's name to the one fullest name that has it."""
    people = {
        speaker.printed: speaker
        for statements in read
        for statement in statements
        for speaker in (*statement.speakers, *statement.opposed)
        if speaker.kind in (Kind.CHAIR, Kind.PERSON) and " " in speaker.printed
    }
    found: dict[str, set[str]] = {}
    for printed in people:
        words = printed.split()
        for start in range(1, len(words)):
            found.setdefault(" ".join(words[start:]), set()).add(printed)
    fullest = {end: _longest(names) for end, names in found.items()}
    return {end: people[name] for end, name in fullest.items() if name}


def _longest(names: set[str]) -> str:
    """Give the name that all others are the end of, "" where there is none."""
    longest = max(names, key=len)
    return longest if all(f" {longest}".endswith(f" {name}") for name in names) else ""


def _with_full_names(statement: Statement, fuller: dict[str, Speaker]) -> Statement:
    def named(speaker: Speaker) -> Speaker:
        full = fuller.get(speaker.printed)
        if full is None or speaker.kind not in (Kind.CHAIR, Kind.PERSON):
            return speaker
        return replace(speaker, id=full.id, name=full.name)

    return changed_speakers(statement, named)
