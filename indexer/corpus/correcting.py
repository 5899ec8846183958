"""Corrections of who speaks, written into a summary's front matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.corpus.front_matter import with_values
from indexer.reading.front_matter import split_front_matter
from indexer.reading.paragraphs import DIGEST_LENGTH
from indexer.summary import Paragraph, Role

WORDS_HASH = re.compile(rf"-([0-9a-f]{{{DIGEST_LENGTH}}})$")


@dataclass(frozen=True, slots=True)
class GivenSpeaker:
    """A speaker as a person names it, with its role and those on whose behalf it speaks."""

    name: str
    role: Role
    on_behalf_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A statement as a person gives it: a stretch of a paragraph, and who is on record there."""

    start: int
    end: int
    speakers: tuple[GivenSpeaker, ...]
    delegates: tuple[str, ...] = ()


def with_name(text: str, printed: str, name: str) -> str:
    """Have a printed name mean a speaker, in one summary."""
    names = _mapping(text, "names")
    return with_values(text, {"names": {**names, printed: name}})


def without_speaker(text: str, printed: str) -> str:
    """Have what is printed not be taken for a speaker, in one summary."""
    value = split_front_matter(text)[0].get("not_speakers")
    never = dict.fromkeys([*(value if isinstance(value, list) else []), printed])
    return with_values(text, {"not_speakers": list(never)})


def with_statements(text: str, paragraph: Paragraph, given: Sequence[Given]) -> str:
    """Set the statements of a paragraph; its key is the end of its address, which stays."""
    once = WORDS_HASH.search(paragraph.id)
    key = once[1] if once else paragraph.id
    entries = _mapping(text, "attribution")
    entries.pop(paragraph.position, None)
    entries.pop(str(paragraph.position), None)
    entries[key] = [_entry(paragraph.text, statement) for statement in given]
    return with_values(text, {"attribution": entries})


def _entry(text: str, given: Given) -> dict[str, object]:
    speaking = [speaker for speaker in given.speakers if speaker.role is not Role.OPPOSE]
    opposed = [speaker.name for speaker in given.speakers if speaker.role is Role.OPPOSE]
    entry: dict[str, object] = {}
    if speaking:
        entry["speakers"] = [_speaker(speaker, speaking[0]) for speaker in speaking]
    if given.start > 0:
        entry["from"] = _first_words(text, given.start, given.end)
    if given.end < len(text):
        entry["to"] = _last_words(text, given.start, given.end)
    if speaking:
        entry["role"] = str(speaking[0].role)
        behalf = speaking[0].on_behalf_of
        entry |= {"on_behalf_of": list(behalf)} if behalf else {}
    entry |= {"delegates": list(given.delegates)} if given.delegates else {}
    return entry | ({"opposed": opposed} if opposed else {})


def _speaker(speaker: GivenSpeaker, first: GivenSpeaker) -> object:
    """Write a speaker: its name, and what is otherwise with it than with the first one."""
    own: dict[str, object] = {}
    if speaker.role is not first.role:
        own["role"] = str(speaker.role)
    if speaker.on_behalf_of != first.on_behalf_of:
        own["on_behalf_of"] = list(speaker.on_behalf_of)
    return {"name": speaker.name, **own} if own else speaker.name


def _first_words(text: str, start: int, end: int) -> str:
    """The first words of a stretch, as many as no earlier place has."""
    for stop in range(start + 1, end + 1):
        words = text[start:stop]
        if (stop == end or text[stop].isspace()) and text.find(words) == start:
            return words
    return text[start:end]


def _last_words(text: str, start: int, end: int) -> str:
    """The last words of a stretch, as many as no earlier place in it has."""
    for begin in range(end - 1, start - 1, -1):
        words = text[begin:end]
        if (begin == start or text[begin - 1].isspace()) and text.find(words, start) == begin:
            return words
    return text[start:end]


def _mapping(text: str, key: str) -> dict[object, object]:
    value = split_front_matter(text)[0].get(key)
    return dict(value) if isinstance(value, dict) else {}
