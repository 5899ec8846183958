"""What an index knows of each summary, beside the words of its paragraphs; and as lines of a file.

A line has what is always needed of a summary, then, behind tabs, what is read when it is asked
for: who speaks in it, who is mentioned, which acronyms it explains. So to add a summary costs a
line, and the others are written again as they were read.
"""

import json
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

from indexer.index.stored import json_form, load_meeting
from indexer.summary import Kind, Meeting
from indexer.system.disk import Sight

KINDS = {kind.value: kind for kind in Kind}  # quicker than to ask the class for each of many
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class FileSpeaker:
    """A speaker of one summary, or of several: `printed` counts its paragraphs by printed name."""

    label: str
    kind: Kind
    known: bool
    printed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What the index knows of one summary.

    `speakers` and `mentions` are by id, the latter to labels; `acronyms` counts the long forms
    of each acronym that the summary explains. `added` is when the file was first seen, in UTC as
    ISO 8601: when it was last written, if the index has not seen it before. `sight` tells the file
    that has this `hash` from one that was written into since (see `system.disk`); `written` is how
    the entry itself was read, without what is read when it is asked for.
    """

    hash: str
    meeting: Meeting
    paragraphs: int
    speakers: Mapping[str, FileSpeaker]
    mentions: Mapping[str, str]
    acronyms: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    added: str = ""
    sight: Sight = ()
    written: bytes = field(default=b"", compare=False, repr=False)

    def seen(self, sight: Sight) -> "FileEntry":
        """The entry of a file that looks otherwise and has the same content."""
        return self if sight == self.sight else replace(self, sight=sight, written=b"")


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting of the corpus, the size of its summary, and when that was added."""

    meeting: Meeting
    paragraphs: int
    speakers: int
    added: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which summaries a state of an index holds, by file, and with what it was made of them.

    `register` is the text of the corpus's own, "" for none. Unless entries are `full`, they don't
    say who is heard in a summary.
    """

    engine: str
    register: str = ""
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    full: bool = True


class Unread(Mapping[str, Value], Generic[Value]):
    """A mapping that is read from JSON when it is first looked into; how long it is is known."""

    def __init__(self, data: bytes, size: int, load: Callable[[Any], Value]) -> None:
        self.data = data
        self._size = size
        self._load = load

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __getitem__(self, key: str) -> Value:
        return self._found[key]

    def items(self) -> ItemsView[str, Value]:
        """Its pairs, as quick as those of a dictionary."""
        return self._found.items()

    @cached_property
    def _found(self) -> dict[str, Value]:
        return {key: self._load(value) for key, value in json.loads(self.data).items()}


def usual_kind(counts: Mapping[Kind, int]) -> Kind:
    """What most summaries take a speaker for, by how many do; a group where none says it.

    A group of which nobody but others speaks is in the summaries' lists of speakers nowhere.
    """
    if len(counts) > 1:
        return max(Kind, key=lambda kind: counts.get(kind, 0))
    return next(iter(counts), Kind.GROUP)


def dump_entries(files: Mapping[str, FileEntry]) -> bytes:
    """Write entries, a line each."""
    return b"".join(_line(name, entry) for name, entry in files.items())


def load_entries(data: bytes) -> dict[str, FileEntry]:
    """Read entries; raises ValueError, KeyError or TypeError for other data."""
    lines = [line.split(b"\t") for line in data.splitlines()]
    heads = json.loads(f"[{b','.join(head for head, *_ in lines).decode()}]")  # sooner than each
    return {
        known["file"]: _entry(known, head, parts)
        for known, (head, *parts) in zip(heads, lines, strict=True)
    }


def _line(name: str, entry: FileEntry) -> bytes:
    parts = (entry.speakers, entry.mentions, entry.acronyms)
    written = (part.data if isinstance(part, Unread) else _json(dict(part)) for part in parts)
    return b"\t".join((entry.written or _head(name, entry), *written)) + b"\n"


def _head(name: str, entry: FileEntry) -> bytes:
    return _json(
        {
            "file": name,
            "hash": entry.hash,
            "meeting": entry.meeting,
            "paragraphs": entry.paragraphs,
            "added": entry.added,
            "sight": entry.sight,
            "sizes": [len(part) for part in (entry.speakers, entry.mentions, entry.acronyms)],
        }
    )


def _json(value: object) -> bytes:
    return json.dumps(value, default=json_form).encode()


def _entry(known: Mapping[str, Any], head: bytes, parts: Sequence[bytes]) -> FileEntry:
    speakers, mentions, acronyms = known["sizes"]
    return FileEntry(
        known["hash"],
        load_meeting(known["meeting"]),
        known["paragraphs"],
        Unread(parts[0], speakers, _speaker),
        Unread(parts[1], mentions, str),
        Unread(parts[2], acronyms, dict),
        known["added"],
        tuple(known["sight"]),
        head,
    )


def _speaker(data: Mapping[str, Any]) -> FileSpeaker:
    return FileSpeaker(data["label"], KINDS[data["kind"]], data["known"], data["printed"])


def load_former(data: Mapping[str, Any]) -> FileEntry:
    """Read an entry as indexes of version 15 and before have it."""
    speakers = {id_: _speaker(known) for id_, known in data["speakers"].items()}
    return FileEntry(**{**data, "meeting": load_meeting(data["meeting"]), "speakers": speakers})
