"""Where a paragraph becomes an indexed document.

A paragraph is one document, and behind it each of its statements is one more, so that words
and speaker can be looked for in one statement; a paragraph that is one statement from end to
end is both. `voice` holds who speaks in a document, in which role, of what kind. A document of
a statement has the position 0.

`text` is stemmed English, `exact` its unstemmed twin for quotes.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import date
from typing import Any

from indexer.summary import (
    Certainty,
    Kind,
    Meeting,
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

SCHEMA_VERSION = 8
SEPARATOR = "\x1f"
FACET_FIELDS = {
    "section": "section_path",
    "meeting": "meeting_id",
    "year": "year",
    "mentions": "mention_id",
}
WORD_FIELDS = (
    "text", "exact", "speaker", "mentions", "kind", "role", "section", "meeting", "place",
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
        for statement in () if _is_one_statement(paragraph) else paragraph.statements:
            yield {**shared, **_about_statement(paragraph, statement, names)}


def _is_one_statement(paragraph: Paragraph) -> bool:
    """Tell a paragraph that reports one statement from end to end, in its words."""
    match paragraph.statements:
        case (one,):
            whole = one.start == 0 and one.end == len(paragraph.text)
            return whole and one.role is not Role.FLOOR
        case _:
            return False


def _about_paragraph(paragraph: Paragraph, names: Names) -> dict[str, Any]:
    one = _is_one_statement(paragraph)
    return {
        "text": paragraph.text,
        "exact": paragraph.text,
        **_about_speakers(paragraph.statements, names),
        "voice": _voices(paragraph.statements[0]) if one else "",
        "mention_id": SEPARATOR.join(paragraph.mentions),
        "section_path": SEPARATOR.join(section_ancestry(paragraph.section)),
        "position": paragraph.position,
    }


def _about_statement(paragraph: Paragraph, statement: Statement, names: Names) -> dict[str, Any]:
    """Describe a statement; who only took the floor is not credited with any words."""
    words = statement.role is not Role.FLOOR
    text = paragraph.text[statement.start : statement.end] if words else ""
    return {
        "text": text,
        "exact": text,
        **_about_speakers([statement], names),
        "voice": _voices(statement),
        "position": 0,
    }


def _about_speakers(statements: Iterable[Statement], names: Names) -> dict[str, str]:
    """Name those who speak, and on whose behalf, by all their names; their kinds and roles."""
    heard: dict[str, None] = {}
    kinds: dict[str, None] = {}
    roles: dict[str, None] = {}
    for statement in statements:
        for speaker in statement.speakers:
            heard |= dict.fromkeys((speaker.name, speaker.printed, *names(speaker.id)))
            kinds[speaker.kind] = roles[speaker.role] = None
        for represented in statement.represented:
            heard |= dict.fromkeys((represented.name, *names(represented.id)))
            kinds[represented.kind] = None
    separate = SEPARATOR.join
    return {"speaker": separate(heard), "kind": separate(kinds), "role": separate(roles)}


def _voices(statement: Statement) -> str:
    """Say who speaks in a statement, and on whose behalf."""
    own = [(s.id, s.role, s.kind) for s in statement.speakers]
    others = [(r.id, s.role, r.kind) for s in statement.speakers for r in s.represents]
    return SEPARATOR.join(map(VOICE_SEPARATOR.join, dict.fromkeys([*own, *others])))


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
