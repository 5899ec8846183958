"""Where a paragraph, or a heading, becomes an indexed document.

A paragraph is one document, and behind it each of its pieces is one more, so that words and
speaker can be looked for in one statement (see `pieces`). `voice` holds who is heard in a document
(see `voices`). A document of a piece has the number of its stretch, below 0, for its position, and
that of a heading has 0. Days are numbers yyyymmdd: `date` the first, `last` the last.

The words of a text are terms of two fields: `text` has their stems, by the language of the
paragraph, `exact` the words as they are, for quotes. The first paragraph of a summary has in `also`
and `printed` how its words may be written otherwise, and how they are printed.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass, replace
from datetime import date
from itertools import repeat
from typing import Any

from indexer.index.pieces import Piece, only_piece, pieces
from indexer.index.voices import Part, parts
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
    Summary,
    day_number,
    section_ancestry,
)
from indexer.words import ENGLISH, cut, exact_form, stem_form, terms
from indexer.words.spelling import other_ways, printed_ways

# Whoever changes what is kept of a document counts it up, and indexes are rebuilt.
SCHEMA_VERSION = 13
SEPARATOR = "\x1f"
FACET_FIELDS = {
    "section": "section_path",
    "meeting": "meeting_id",
    "year": "year",
    "mentions": "mention_id",
    "language": "language",
}
WORD_FIELDS = (
    "text", "exact", "speaker", "for", "mentions", "kind", "role", "certainty", "section",
    "meeting", "place",
)  # fmt: skip
LETTERS = re.compile(r"[^\W\d_]+")
MADE_FIELDS = ("also", "printed")  # of terms, with blanks between them
VOICE_SEPARATOR = "\x1e"
Document = Mapping[str, str | int]
Names = Callable[[str], Sequence[str]]


def terms_of(document: Mapping[str, str]) -> dict[str, list[str]]:
    """Give the terms of a document's fields of words.

    They are those by which a query looks for the words of the texts.
    """
    words = cut(document["text"])
    return {
        "text": list(map(stem_form, words, repeat(document["language"]))),
        "exact": list(map(exact_form, words)),
        **{name: terms(document[name], exact_form) for name in WORD_FIELDS[2:]},
        **{name: document.get(name, "").split() for name in MADE_FIELDS},
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
    }
    for heading in headings(summary):
        yield {**about_meeting, **_held(meeting), **_about_heading(heading, summary)}
    spellings = _spellings(summary)
    for paragraph in summary.paragraphs:
        section = SEPARATOR.join(paragraph.section)
        mentions = SEPARATOR.join(name for id_ in paragraph.mentions for name in names(id_))
        about = {"section": section, "mentions": mentions, "language": paragraph.language}
        shared = {**about_meeting, **_held(meeting, paragraph.date), **about}
        facets = {"meeting_id": meeting.id, "year": shared["year"]}
        stored = {"document": dump(meeting, paragraph)}
        about_paragraph = _about_paragraph(paragraph, names)
        yield {**shared, **facets, **about_paragraph, **stored, **spellings}
        spellings = {}
        for piece in pieces(paragraph):
            yield {**shared, **_about_piece(piece, names)}


def _held(meeting: Meeting, own: date | None = None) -> dict[str, Any]:
    """Say on which days it was: the meeting's, or a day of its `own`."""
    first = own or meeting.date
    last = own or meeting.end or meeting.date
    years = [own.year] if own else meeting.years
    return {
        "date": day_number(first),
        "last": day_number(last),
        "year": SEPARATOR.join(map(str, years)),
    }


def headings(summary: Summary) -> Iterator[Section]:
    """Give the headings of a summary; those that print the same under the same ones are one."""
    alike: dict[tuple[object, ...], list[Section]] = {}
    for section in summary.sections:
        name = " ".join(LETTERS.findall(section.text)) if section.spoken else ""
        alike.setdefault((section.spoken, () if name else section.path, name), []).append(section)
    for found in alike.values():
        text = "\n".join(dict.fromkeys(section.text for section in found))
        count = sum(section.paragraphs for section in found)
        yield replace(found[0], text=text, paragraphs=count)


def _about_heading(heading: Section, summary: Summary) -> dict[str, Any]:
    """Describe a heading, under which at least one paragraph stands."""
    first = summary.paragraphs[heading.position - 1]
    silent = dict.fromkeys(("speaker", "for", "mentions", "kind", "role", "certainty", "voice"), "")
    stored = {"meeting": summary.meeting, "section": heading, "paragraph": first.id}
    return {
        **silent,
        "text": heading.text,
        "section": SEPARATOR.join(heading.path),
        "language": first.language,
        "meeting_id": summary.meeting.id,
        "section_path": SEPARATOR.join(section_ancestry(heading.path)),
        "position": 0,
        "document": json.dumps(stored, default=_json_form),
    }


def _spellings(summary: Summary) -> dict[str, str]:
    """Give how the words of a summary may be written otherwise, and how they are printed."""
    headings = {heading for paragraph in summary.paragraphs for heading in paragraph.section}
    texts = [(p.text, p.language) for p in summary.paragraphs] + [(h, ENGLISH) for h in headings]
    also = {way for text, language in texts for way in other_ways(text, language)}
    printed = printed_ways(paragraph.text for paragraph in summary.paragraphs)
    return {"also": " ".join(sorted(also)), "printed": " ".join(printed)}


def _about_paragraph(paragraph: Paragraph, names: Names) -> dict[str, Any]:
    only = only_piece(paragraph)
    heard = [part for statement in paragraph.statements for part in parts(statement)]
    return {
        "text": paragraph.text,
        **_about_voices(heard, names),
        "voice": _voices(only.part if only else None),
        "mention_id": SEPARATOR.join(paragraph.mentions),
        "section_path": SEPARATOR.join(section_ancestry(paragraph.section)),
        "position": paragraph.position,
    }


def _about_piece(piece: Piece, names: Names) -> dict[str, Any]:
    return {
        "text": piece.words,
        **_about_voices([piece.part] if piece.part else [], names),
        "voice": _voices(piece.part),
        "position": -piece.stretch,
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


def _voices(part: Part | None) -> str:
    """Write who is heard in a part."""
    voices = dict.fromkeys(part.voices()) if part else ()
    return SEPARATOR.join(map(VOICE_SEPARATOR.join, voices))


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


def load_heading(document: str) -> tuple[Meeting, Section, str]:
    """Read back what is stored of a heading, with the id of the first paragraph under it."""
    data = json.loads(document)
    section = Section(**{**data["section"], "path": tuple(data["section"]["path"])})
    return load_meeting(data["meeting"]), section, data["paragraph"]


def load_meeting(data: dict[str, Any]) -> Meeting:
    """Read a meeting from its JSON form."""
    return Meeting(**{**data, "date": _load_day(data["date"]), "end": _load_day(data["end"])})


def _load_day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _load_paragraph(data: dict[str, Any]) -> Paragraph:
    converted = {
        "section": tuple(data["section"]),
        "bold": tuple(Span(**span) for span in data["bold"]),
        "statements": tuple(_load_statement(statement) for statement in data["statements"]),
        "mentions": tuple(data["mentions"]),
        "notes": tuple(Note(**note) for note in data["notes"]),
        "date": _load_day(data["date"]),
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
