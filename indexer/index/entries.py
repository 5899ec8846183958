"""What an index knows of each summary, beside the words of its paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer.index.stored import load_meeting
from indexer.summary import Kind, Meeting


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
    ISO 8601: when it was last written, if the index has not seen it before.
    """

    hash: str
    meeting: Meeting
    paragraphs: int
    speakers: Mapping[str, FileSpeaker]
    mentions: Mapping[str, str]
    acronyms: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    added: str = ""


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting of the corpus, the size of its summary, and when that was added."""

    meeting: Meeting
    paragraphs: int
    speakers: int
    added: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which summaries a state of an index holds, by file, and with what it was made of them."""

    engine: str
    register: str = ""
    files: Mapping[str, FileEntry] = field(default_factory=dict)


def load_entry(data: Mapping[str, Any]) -> FileEntry:
    """Read an entry from its JSON form."""
    speakers = {
        speaker: FileSpeaker(**{**known, "kind": Kind(known["kind"])})
        for speaker, known in data["speakers"].items()
    }
    return FileEntry(**{**data, "meeting": load_meeting(data["meeting"]), "speakers": speakers})
