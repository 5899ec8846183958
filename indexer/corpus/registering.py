"""A speaker is put into a corpus's own register, and what that will change in its summaries."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from indexer.corpus.changes import Change, What
from indexer.corpus.history import record
from indexer.errors import RegisterError, words_of
from indexer.index.seam import MeetingTable
from indexer.register.identity import name_key
from indexer.register.register import REGISTER_FILE, Register, read_register, register_text
from indexer.saying import say
from indexer.summary import Kind, Meeting

LONGEST_NAME = 200  # letters: what is longer is a sentence


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A speaker as it is typed: `kind` is None for one that is known, whose kind stays."""

    label: str
    kind: Kind | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """In a summary, a printed name of `paragraphs` paragraphs becomes another speaker's."""

    meeting: Meeting
    printed: str
    before: str
    paragraphs: int


def extended(text: str, entry: NewEntry) -> str:
    """Put a speaker into the text of a register: an entry with its label is added to.

    Raises RegisterError for what can't be a speaker, and where the register would be wrong then.
    """
    _refuse_nonsense(entry)
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise _cant_be_read(error) from None
    entries = document.setdefault("speaker", tomlkit.aot())
    found = next((e for e in entries if _is_of(e, entry.label)), None)
    if found is None:
        found = tomlkit.table()
        found["label"] = entry.label
        entries.append(found)
    if entry.kind is not None:
        found["kind"] = str(entry.kind)
    own = name_key(entry.label)
    added = [name for name in entry.names if name_key(name) != own]
    found["names"] = list(dict.fromkeys([*map(str, found.get("names", [])), *added]))
    new = tomlkit.dumps(document)
    register_of(new)
    return new


def _refuse_nonsense(entry: NewEntry) -> None:
    if not name_key(entry.label):
        raise RegisterError(say("say how the speaker is called"))
    if any(len(name) > LONGEST_NAME for name in (entry.label, *entry.names)):
        raise RegisterError(say("a name has at most {most} letters", most=LONGEST_NAME))


def _is_of(entry: Mapping[str, object], label: str) -> bool:
    return name_key(str(entry.get("label", ""))) == name_key(label)


def register_of(text: str) -> Register:
    """The register of a text; raises RegisterError."""
    try:
        return read_register(text)
    except tomllib.TOMLDecodeError as error:
        raise _cant_be_read(error) from None


def _cant_be_read(error: Exception) -> RegisterError:
    problem = words_of(error)
    return RegisterError(
        say("{file} can't be read: {problem}", file=REGISTER_FILE, problem=problem)
    )


def effects(held: MeetingTable, entry: NewEntry) -> Iterator[Effect]:
    """What an entry will change: the printed names that are another speaker's as it stands."""
    claimed = {name_key(name) for name in (entry.label, *entry.names)}
    own = name_key(entry.label)
    for one in held.printing(claimed):
        for printed, count in one.names.items():
            if name_key(printed) in claimed and name_key(one.label) != own:
                yield Effect(one.meeting, printed, one.label, count)


def store_entry(corpus: Path, entry: NewEntry, by: str = "") -> Change:
    """Put a speaker into the register of a corpus; raises RegisterError and CantWrite."""
    data = extended(register_text(corpus), entry).encode()
    title = f"Register: {entry.label}"
    return record(corpus, What.REGISTERED, "", title, {REGISTER_FILE: data}, by=by)
