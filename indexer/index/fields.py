"""Where a paragraph becomes an indexed document.

A paragraph is one document, and behind it each part of its statements is one more, so that words
and speaker can be looked for in one statement; a paragraph that is one such part from end to end
is both. `voice` holds who is heard in a document (see `voices`). A document of a part has the
position 0.

`text` is stemmed English, `exact` its unstemmed twin for quotes.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import date
from typing import Any, NamedTuple

from indexer.index.voices import Part, parts
from indexer.summary import (
    Certainty,
    Kind,
    Meeting,
    Note,
    Paragraph,
    Represented,
    Role,
    Span,
    Speaker,
    Statement,
    Summary,
    day_number,
    section_ancestry,
)
from indexer.words import exact_form, stem_form, terms

SCHEMA_VERSION = 9
SEPARATOR = "\x1f"
FACET_FIELDS = {
    "section": "section_path",
    "meeting": "meeting_id",
    "year": "year",
    "mentions": "mention_id",
}
WORD_FIELDS = (
    "text", "exact", "speaker", "for", "mentions", "kind", "role", "certainty", "section",
    "meeting", "place",
)  # fmt: skip
VOICE_SEPARATOR = "\x1e"
Names = Callable[[str], Sequence[str]]


def terms_of(document: Mapping[str, str]) -> dict[str, list[str]]:
    """Give the terms of a document's fields of words.

    They are what the analysers of the schema make of the texts, in a fraction of the time.
    """
    return {
        name: terms(document[name], stem_form if name == "text" else exact_form)
        for name in WORD_FIELDS
    }


def documents(summary: Summary, file: str, names: Names) -> Iterator[dict[str, Any]]:
    """Give the documents of a summary: `file` is its name in the corpus.

    `names` gives for an id all names of a speaker. Each paragraph is followed by its statements.
    """
    meeting = summary.meeting
    about_meeting = {
        "file": file,
        "meeting": " ".join((meeting.title, meeting.place, meeting.series, meeting.id)),
        "place": meeting.place,
        "date": day_number(meeting.date),
    }
    facets = {
        "meeting_id": meeting.id,
        "year": str(meeting.date.year) if meeting.date else "",
    }
    for paragraph in summary.paragraphs:
        section = SEPARATOR.join(paragraph.section)
        mentions = SEPARATOR.join(name for id_ in paragraph.mentions for name in names(id_))
        shared = {**about_meeting, "section": section, "mentions": mentions}
        stored = {"document": dump(meeting, paragraph)}
        yield {**shared, **facets, **_about_paragraph(paragraph, names), **stored}
        for part in _parts_of(paragraph):
            yield {**shared, **_about_part(part, names)}


class _Part(NamedTuple):
    """A part of a statement, with the text of its words."""

    heard: Part
    text: str


def _parts_of(paragraph: Paragraph) -> Iterator[_Part]:
    """Give the parts that have documents of their own; whoever has no words gets no text."""
    if _only_part(paragraph):
        return
    for statement in paragraph.statements:
        for part in parts(statement):
            words = paragraph.text[statement.start : statement.end] if part.has_words else ""
            yield _Part(part, words)


def _only_part(paragraph: Paragraph) -> Part | None:
    """Give the part that a paragraph is, in its words, from end to end."""
    found = [(statement, part) for statement in paragraph.statements for part in parts(statement)]
    match found:
        case [(statement, part)] if part.has_words:
            whole = statement.start <= paragraph.beginning and statement.end == len(paragraph.text)
            return part if whole else None
        case _:
            return None


def _about_paragraph(paragraph: Paragraph, names: Names) -> dict[str, Any]:
    only = _only_part(paragraph)
    heard = [part for statement in paragraph.statements for part in parts(statement)]
    return {
        "text": paragraph.text,
        "exact": paragraph.text,
        **_about_voices(heard, names),
        "voice": _voices(only) if only else "",
        "mention_id": SEPARATOR.join(paragraph.mentions),
        "section_path": SEPARATOR.join(section_ancestry(paragraph.section)),
        "position": paragraph.position,
    }


def _about_part(part: _Part, names: Names) -> dict[str, Any]:
    return {
        "text": part.text,
        "exact": part.text,
        **_about_voices([part.heard], names),
        "voice": _voices(part.heard),
        "position": 0,
    }


def _about_voices(heard: Iterable[Part], names: Names) -> dict[str, str]:
    """Name those who are heard, and on whose behalf, by all their names; the rest by value."""
    named: dict[str, None] = {}
    behalf: dict[str, None] = {}
    facets: dict[str, dict[str, None]] = {"kind": {}, "role": {}, "certainty": {}}
    for part in heard:
        for speaker in part.speakers:
            named |= dict.fromkeys((speaker.name, speaker.printed, *names(speaker.id)))
        for represented in part.represents:
            behalf |= dict.fromkeys((represented.name, *names(represented.id)))
        for voice in part.voices():
            for facet, values in facets.items():
                values[getattr(voice, facet)] = None
    separate = SEPARATOR.join
    joined = {facet: separate(values) for facet, values in facets.items()}
    return {"speaker": separate({**named, **behalf}), "for": separate(behalf), **joined}


def _voices(part: Part) -> str:
    """Write who is heard in a part."""
    return SEPARATOR.join(map(VOICE_SEPARATOR.join, dict.fromkeys(part.voices())))


def dump(meeting: Meeting, paragraph: Paragraph) -> str:
    """Write what a result page needs of a paragraph as JSON."""
    return json.dumps({"meeting": meeting, "paragraph": paragraph}, default=_json_form)


def _json_form(value: Any) -> Any:
    """Give the fields of a dataclass as they are: `asdict` would copy whatever is in them."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclass_fields(value)}
    return str(value)


def load(document: str) -> tuple[Meeting, Paragraph]:
    """Read back what `dump` wrote."""
    data = json.loads(document)
    return load_meeting(data["meeting"]), _load_paragraph(data["paragraph"])


def load_meeting(data: dict[str, Any]) -> Meeting:
    """Read a meeting from its JSON form."""
    day = date.fromisoformat(data["date"]) if data["date"] else None
    return Meeting(**{**data, "date": day})


def _load_paragraph(data: dict[str, Any]) -> Paragraph:
    converted = {
        "section": tuple(data["section"]),
        "bold": tuple(Span(**span) for span in data["bold"]),
        "statements": tuple(_load_statement(statement) for statement in data["statements"]),
        "mentions": tuple(data["mentions"]),
        "notes": tuple(Note(**note) for note in data["notes"]),
    }
    return Paragraph(**{**data, **converted})


def _load_statement(data: dict[str, Any]) -> Statement:
    converted = {
        "speakers": tuple(_load_speaker(speaker) for speaker in data["speakers"]),
        "role": Role(data["role"]),
        "delegates": tuple(data["delegates"]),
        "opposed": tuple(_load_speaker(speaker) for speaker in data["opposed"]),
        "certainty": Certainty(data["certainty"]),
    }
    return Statement(**{**data, **converted})


def _load_speaker(data: dict[str, Any]) -> Speaker:
    represents = (Represented(r["id"], r["name"], Kind(r["kind"])) for r in data["represents"])
    converted = {
        "kind": Kind(data["kind"]),
        "role": Role(data["role"]),
        "represents": tuple(represents),
    }
    return Speaker(**{**data, **converted})
