"""What a page of results needs of a paragraph or a heading, as it is stored: JSON, and back."""

import json
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from indexer.summary import (
    Certainty,
    Kind,
    Meeting,
    Note,
    Paragraph,
    Represented,
    Role,
    Section,
    Span,
    Speaker,
    Statement,
)

REMEMBERED = 1_000  # paragraphs that were read lately: who filters or pages meets them again


def dump(meeting: Meeting, paragraph: Paragraph) -> str:
    """Write what a result page needs of a paragraph as JSON."""
    written = paragraph._asdict() | {
        "bold": [run._asdict() for run in paragraph.bold],
        "statements": [statement._asdict() for statement in paragraph.statements],
    }
    return json.dumps({"meeting": meeting, "paragraph": written}, default=json_form)


def json_form(value: Any) -> Any:
    """The fields of a dataclass as they are: `asdict` would copy whatever is in them."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclass_fields(value)}
    return str(value)


def dump_heading(meeting: Meeting, heading: Section, first: Paragraph) -> str:
    """Write what a result page needs of a heading and the first paragraph under it as JSON."""
    needed = {"meeting": meeting, "section": heading._asdict(), "paragraph": first.id}
    return json.dumps(needed, default=json_form)


@lru_cache(maxsize=REMEMBERED)
def load(document: str) -> tuple[Meeting, Paragraph]:
    """Read back what `dump` wrote."""
    data = json.loads(document)
    return load_meeting(data["meeting"]), _load_paragraph(data["paragraph"])


def load_heading(document: str) -> tuple[Meeting, Section, str]:
    """Read back what `dump_heading` wrote: the heading, and the id of that paragraph."""
    data = json.loads(document)
    section = Section(**{**data["section"], "path": tuple(data["section"]["path"])})
    return load_meeting(data["meeting"]), section, data["paragraph"]


def load_meeting(data: dict[str, Any]) -> Meeting:
    """Read a meeting from its JSON form, which is not kept."""
    data["date"], data["end"] = _load_day(data["date"]), _load_day(data["end"])
    return Meeting(**data)


def _load_day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _load_paragraph(data: dict[str, Any]) -> Paragraph:
    data["section"] = tuple(data["section"])
    data["bold"] = tuple([Span(**span) for span in data["bold"]])
    data["statements"] = tuple(map(_load_statement, data["statements"]))
    data["mentions"] = tuple(data["mentions"])
    data["notes"] = tuple([Note(**note) for note in data["notes"]])
    data["date"] = _load_day(data["date"])
    return Paragraph(**data)


def _load_statement(data: dict[str, Any]) -> Statement:
    data["speakers"] = tuple(map(_load_speaker, data["speakers"]))
    data["role"] = Role(data["role"])
    data["delegates"] = tuple(data["delegates"])
    data["opposed"] = tuple(map(_load_speaker, data["opposed"]))
    data["certainty"] = Certainty(data["certainty"])
    return Statement(**data)


def _load_speaker(data: dict[str, Any]) -> Speaker:
    represents = [Represented(r["id"], r["name"], Kind(r["kind"])) for r in data["represents"]]
    data["kind"], data["role"] = Kind(data["kind"]), Role(data["role"])
    data["represents"] = tuple(represents)
    return Speaker(**data)
