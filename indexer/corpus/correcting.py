"""Corrections of who speaks, written into a summary's front matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.corpus.front_matter import with_values
from indexer.reading.paragraphs import DIGEST_LENGTH
from indexer.reading.summaries import split_front_matter
from indexer.summary import Paragraph, Role

WORDS_HASH = re.compile(rf"-([0-9a-f]{{{DIGEST_LENGTH}}})$")


@dataclass(frozen=True, slots=True)
class Given:
    """A statement as a person gives it: a stretch of a paragraph, names, and their role."""

    start: int
    end: int
    speakers: tuple[str, ...]
    role: Role
    on_behalf_of: tuple[str, ...] = ()
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
    entry: dict[str, object] = {"speakers": list(given.speakers)}
    if given.start > 0:
        entry["from"] = _first_words(text, given.start, given.end)
    if given.end < len(text):
        entry["to"] = _last_words(text, given.start, given.end)
    entry["role"] = str(given.role)
    if given.on_behalf_of:
        entry["on_behalf_of"] = list(given.on_behalf_of)
    if given.delegates:
        entry["delegates"] = list(given.delegates)
    return entry


def _first_words(text: str, start: int, end: int) -> str:
    """Give the first words of a stretch, as many as no earlier place has."""
    for stop in range(start + 1, end + 1):
        words = text[start:stop]
        if (stop == end or text[stop].isspace()) and text.find(words) == start:
            return words
    return text[start:end]


def _last_words(text: str, start: int, end: int) -> str:
    """Give the last words of a stretch, as many as no earlier place in it has."""
    for begin in range(end - 1, start - 1, -1):
        words = text[begin:end]
        if (begin == start or text[begin - 1].isspace()) and text.find(words, start) == begin:
            return words
    return text[start:end]


def _mapping(text: str, key: str) -> dict[object, object]:
    value = split_front_matter(text)[0].get(key)
    return dict(value) if isinstance(value, dict) else {}
