"""Cases of prose in a text file: a text, and who speaks in it beside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import read_summary
from indexer.register.register import Register
from indexer.summary import Certainty, Role, Speaker, Statement, Summary

FRONT = {"bold": "speakers: bold\n", "capitals": "speakers: capitals\n", "ordinary": ""}
ROLES = "|".join(role for role in Role if role is not Role.STATEMENT)
SHOWN = 3
BREAKS_OFF = re.compile(
    r"\b(?:with|by|for|to|and|which|that|but|as|said|(?:al)?though|whil(?:e|st)|whereas)$"
)


@dataclass(frozen=True)
class Case:
    """A text, and what a person reads in it, a line a statement: "Norway | It was … late"."""

    name: str
    convention: str
    text: str
    statements: tuple[str, ...]
    mentions: str = ""


def cases(path: Path) -> Iterator[Case]:
    """Read the cases of a file."""
    _, *entries = re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)
    for entry in entries:
        title, *lines = entry.strip().split("\n")
        name, _, convention = title.rpartition(", ")
        text = "\n".join(line for line in lines if not line.startswith(("=", "?", "~")))
        read = [line for line in lines if line.startswith(("=", "?"))]
        expected = tuple(line.removeprefix("=").strip() for line in read)
        mentions = next((line[1:].strip() for line in lines if line.startswith("~")), "")
        yield Case(name, convention, text, expected, mentions)


def read(case: Case, finder: NameFinder) -> Summary:
    """Read a case in its convention."""
    front = f"---\ntitle: Case\n{FRONT[case.convention]}---\n"
    return read_summary(f"{front}{case.text}\n", "2001-01-01-case.md", finder)


def broken_off(summary: Summary) -> Iterator[str]:
    """The statements that end at "with", "that" and the like before their sentence does."""
    for paragraph in summary.paragraphs:
        for statement in paragraph.statements:
            words = paragraph.text[statement.start : statement.end]
            rest = paragraph.text[statement.end :].lstrip(' "”’)')
            if BREAKS_OFF.search(words) and rest[:1] not in (".", "?", "!", ""):
                yield words


def both_speaking_and_mentioned(summary: Summary) -> Iterator[str]:
    """Those who speak in a paragraph and are among its mentions."""
    for paragraph in summary.paragraphs:
        for statement in paragraph.statements:
            on_record = {s.id for s in (*statement.speakers, *statement.opposed)}
            yield from sorted(on_record & set(paragraph.mentions))


def told(summary: Summary, expected: tuple[str, ...], register: Register) -> list[str]:
    """Write what was read as the case does, with first words where the case gives them."""
    found = [(p, s) for p in summary.paragraphs for s in p.statements]
    lines = []
    for index, (paragraph, statement) in enumerate(found):
        wanted = expected[index] if index < len(expected) else ""
        line = as_line(statement, register)
        if "|" in wanted or index >= len(expected):
            count = len(wanted.partition("|")[2].split()) or SHOWN
            first, dots, last = wanted.partition("|")[2].partition(" … ")
            words = paragraph.text[statement.start : statement.end].split()
            line += f" | {' '.join(words[: len(first.split()) or count]).rstrip(',.;:')}"
            if dots:
                line += f" … {' '.join(words[-len(last.split()) :]).rstrip(',.;:')}"
        if statement.certainty is Certainty.INFERRED:
            line = f"? {line}"
        lines.append(line)
    return lines or ["nobody"]


def as_line(statement: Statement, register: Register) -> str:
    on_record = (*statement.speakers, *statement.opposed)
    named = [_speaker(speaker, register) for speaker in on_record]
    if statement.delegates:
        named[0] += f" by {', '.join(statement.delegates)}"
    return "; ".join(named)


def normal(line: str, register: Register) -> str:
    """Put the register's labels for the names of an expected line."""
    mark, line = (line[:2], line[2:]) if line.startswith("? ") else ("", line)
    speakers, bar, words = line.partition(" | ")
    return mark + "; ".join(_normal(s.strip(), register) for s in speakers.split(";")) + bar + words


def _normal(speaker: str, register: Register) -> str:
    speaker, by, delegate = speaker.partition(" by ")
    speaker, behalf, groups = speaker.partition(" > ")
    role = re.search(rf" (?:{ROLES})$", speaker)
    name = speaker[: role.start()] if role else speaker
    given = ", ".join(_label(group, register) for group in groups.split(", ")) if groups else ""
    return _label(name, register) + (role[0] if role else "") + behalf + given + by + delegate


def _label(name: str, register: Register) -> str:
    identity = register.find(name)
    return identity.label if identity else name


def _speaker(speaker: Speaker, register: Register) -> str:
    role = "" if speaker.role is Role.STATEMENT else f" {speaker.role}"
    groups = ", ".join(represented.name for represented in speaker.represents)
    return f"{speaker.name}{role}" + (f" > {groups}" if groups else "")
