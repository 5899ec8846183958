"""How the command line prints a summary and the results of a search: text and JSON."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

import click

from indexer.export.answers import meeting_json
from indexer.search.addresses import paragraph_path
from indexer.search.excerpts import excerpt
from indexer.search.results import (
    FacetValue,
    Hit,
    SearchResults,
    SectionHit,
    Sections,
    SpeakerEntry,
)
from indexer.search.rows import Row, rows_of
from indexer.summary import (
    SECTION_SEPARATOR,
    Certainty,
    Meeting,
    Paragraph,
    Span,
    Speaker,
    Statement,
    Summary,
)

SHOWN_WORDS = 4  # at each end of a statement


def summary_json(summary: Summary) -> dict[str, Any]:
    """A summary as `floor inspect --json` prints it."""
    return {
        "meeting": _meeting_json(summary.meeting),
        "paragraphs": [_paragraph_json(paragraph) for paragraph in summary.paragraphs],
    }


def _meeting_json(meeting: Meeting) -> dict[str, Any]:
    end = meeting.end.isoformat() if meeting.end else None
    return {**meeting_json(meeting), "end": end, "kind": meeting.kind}


def _paragraph_json(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "position": paragraph.position,
        "number": paragraph.number,
        "section": list(paragraph.section),
        "text": paragraph.text,
        "speakers": [speaker_json(speaker) for speaker in paragraph.speakers],
        "statements": [_statement_json(paragraph, s) for s in paragraph.statements],
        "mentions": list(paragraph.mentions),
    }


def _statement_json(paragraph: Paragraph, statement: Statement) -> dict[str, Any]:
    return {
        "text": paragraph.text[statement.start : statement.end],
        "start": statement.start,
        "end": statement.end,
        "speakers": [speaker_json(speaker) for speaker in statement.speakers],
        "opposed": [speaker_json(speaker) for speaker in statement.opposed],
        "delegates": list(statement.delegates),
        "on_behalf_of": list(statement.on_behalf_of),
        "role": statement.role.value,
        "certainty": statement.certainty.value,
        "rule": statement.rule,
        "convention": statement.convention,
    }


def speaker_json(speaker: Speaker) -> dict[str, Any]:
    """A speaker with its identity, printed name and role, and on whose behalf it speaks."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "printed": speaker.printed,
        "kind": speaker.kind.value,
        "role": speaker.role.value,
        "on_behalf_of": list(speaker.on_behalf_of),
    }


def speaker_entry_json(entry: SpeakerEntry) -> dict[str, Any]:
    """A speaker of the corpus as `floor speakers --json` prints it."""
    return {
        "id": entry.id,
        "label": entry.label,
        "kind": entry.kind.value,
        "known": entry.known,
        "printed": dict(entry.printed),
        "paragraphs": entry.paragraphs,
        "meetings": entry.meetings,
        "nearest": entry.nearest,
    }


def speakers_text(entries: Iterable[SpeakerEntry]) -> str:
    """Speakers as a person reads them: how often, the id, the label, the nearest name."""
    lines = []
    for entry in entries:
        nearest = f"  like {entry.nearest}?" if entry.nearest else ""
        lines.append(f"{entry.paragraphs:6}  {entry.id}  {entry.label} ({entry.kind}){nearest}\n")
    return "".join(lines)


def results_json(results: SearchResults) -> dict[str, Any]:
    """Results as `floor search --json` prints them."""
    return {
        "query": results.request.query,
        "understood": results.understood,
        "hints": list(results.hints),
        "suggestion": results.suggestion,
        "also": list(results.also) if results.request.expand else [],
        "total": results.total,
        "sections": {
            "total": results.sections.total,
            "shown": [_section_json(section) for section in results.sections.shown],
        },
        "hits": [_hit_json(hit) for hit in results.hits],
        "facets": {
            name: [_facet_value_json(value) for value in values]
            for name, values in results.facets.items()
        },
    }


def _section_json(hit: SectionHit) -> dict[str, Any]:
    return {
        "meeting": hit.meeting.id,
        "path": list(hit.section.path),
        "title": hit.title,
        "highlighted": "".join(_marked(hit.title, hit.marks)),
        "paragraphs": hit.section.paragraphs,
        "url": f"/meetings/{hit.meeting.id}#{hit.paragraph}",
    }


def _hit_json(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.paragraph.id,
        "meeting": hit.meeting.id,
        "section": list(hit.paragraph.section),
        "date": str(hit.paragraph.date or hit.meeting.days) or None,
        "speakers": [speaker_json(speaker) for speaker in hit.paragraph.speakers],
        "text": hit.paragraph.text,
        "highlighted": "".join(_marked(hit.paragraph.text, hit.marks)),
        "url": paragraph_path(hit.meeting.id, hit.paragraph.id),
        "statements": [_row_json(row) for row in rows_of(hit, "")],
    }


def _row_json(row: Row) -> dict[str, Any]:
    """What matches by itself; without speakers, it is nobody's words."""
    return {
        "text": row.text,
        "speakers": [
            {"id": id_, "name": name, "printed": printed, "on_behalf_of": list(behalf)}
            for id_, name, printed, behalf in zip(
                row.speakers, row.names, row.printed, row.on_behalf_of, strict=True
            )
        ],
        "role": row.role,
        "delegates": list(row.delegates),
        "supported_by": list(row.supported_by),
        "opposed": list(row.opposed),
        "certainty": row.certainty,
        "matched": list(row.matched),
        "citation": row.citation,
        "url": row.url,
    }


def _marked(text: str, marks: tuple[Span, ...]) -> Iterator[str]:
    """A text as safe HTML, its marked stretches in <mark>."""
    done = 0
    for mark in marks:
        yield escape(text[done : mark.start], quote=False)
        yield f"<mark>{escape(text[mark.start : mark.end], quote=False)}</mark>"
        done = mark.end
    yield escape(text[done:], quote=False)


def _facet_value_json(value: FacetValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
    }


def summary_text(summary: Summary) -> str:
    """A summary as a person reads it: headings, numbered paragraphs, their speakers."""
    meeting = summary.meeting
    day = meeting.days or "no date"
    lines = [meeting.title, f"{meeting.place or 'no place'}, {day}", ""]
    section: tuple[str, ...] = ()
    for paragraph in summary.paragraphs:
        if paragraph.section != section:
            section = paragraph.section
            lines += [f"== {SECTION_SEPARATOR.join(section)}", ""]
        lines += [f"{paragraph.position}. {paragraph.text}", *_statements(paragraph), ""]
    return "\n".join(lines)


def _statements(paragraph: Paragraph) -> Iterator[str]:
    """Say who speaks in each statement of a paragraph, and who is mentioned in it."""
    for statement in paragraph.statements:
        names = ", ".join(map(_speaker, statement.speakers)) or "nobody"
        delegates = f" by {', '.join(statement.delegates)}" if statement.delegates else ""
        sure = "" if statement.certainty is Certainty.STATED else f", {statement.certainty}"
        words = _first_and_last(paragraph.text[statement.start : statement.end])
        yield f"   spoke: {names}{delegates}{sure}: {words}"
        if statement.opposed:
            yield f"   opposed: {', '.join(speaker.name for speaker in statement.opposed)}"
    if not paragraph.statements:
        yield "   spoke: nobody"
    if paragraph.mentions:
        yield f"   mentioned: {', '.join(paragraph.mentions)}"


def _speaker(speaker: Speaker) -> str:
    """Name a speaker with its role and those on whose behalf it speaks."""
    behalf = ", ".join(represented.name for represented in speaker.represents)
    return f"{speaker.name} ({speaker.role.value}{f', for {behalf}' if behalf else ''})"


def _first_and_last(text: str) -> str:
    """Shorten a statement to the words that show where it begins and ends."""
    words = text.split()
    if len(words) <= SHOWN_WORDS * 2:
        return f"“{' '.join(words)}”"
    return f"“{' '.join(words[:SHOWN_WORDS])} … {' '.join(words[-SHOWN_WORDS:])}”"


def _speakers(paragraph: Paragraph) -> Iterator[str]:
    """Say who speaks in a paragraph, on whose behalf, and who opposes."""
    said = dict.fromkeys(_speaker(s) for st in paragraph.statements for s in st.speakers)
    yield f"   spoke: {', '.join(said) or 'nobody'}"
    opposed = dict.fromkeys(s.name for st in paragraph.statements for s in st.opposed)
    if opposed:
        yield f"   opposed: {', '.join(opposed)}"


def _sections_text(sections: Sections) -> Iterator[str]:
    for hit in sections.shown:
        count = f"{hit.section.paragraphs} paragraph{'' if hit.section.paragraphs == 1 else 's'}"
        yield f"Section: {hit.title}, {count} ({hit.meeting.id})"
    if sections.total > len(sections.shown) > 0:
        yield f"... and {sections.total - len(sections.shown)} more sections"


def _matching(hit: Hit) -> Iterator[str]:
    """Say whose words match, where a search finds words in few of many statements."""
    said = [row for row in rows_of(hit, "") if row.names]
    if hit.marks and len(said) < len(hit.paragraph.statements):
        yield "   matches: " + ("; ".join(", ".join(row.names) for row in said) or "nobody’s words")


def _excerpt(hit: Hit) -> str:
    """What stands around the matches of a long paragraph, with the matches set off."""
    statements = [Span(s.start, s.end) for s in hit.paragraph.statements]
    text = hit.paragraph.text
    shown = excerpt(text, hit.marks, statements)
    parts = ["".join(_styled(text, span, hit.marks)) for span in shown]
    before = "" if shown[0].start == 0 else "… "
    after = "" if shown[-1].end == len(text) else " …"
    return before + " … ".join(parts) + after


def _styled(text: str, span: Span, marks: tuple[Span, ...]) -> Iterator[str]:
    """A stretch of a text, its matches in bold: `click.echo` drops that for a pipe."""
    done = span.start
    for mark in (m for m in marks if span.start <= m.start and m.end <= span.end):
        yield text[done : mark.start]
        yield click.style(text[mark.start : mark.end], bold=True)
        done = mark.end
    yield text[done : span.end]


def results_text(results: SearchResults) -> str:
    """Results as a person reads them on a terminal."""
    lines = [f"{results.total} {results.understood}", *results.hints]
    if results.also and results.request.expand:
        lines.append(f"Also searched: {', '.join(results.also)} (not with --as-typed)")
    if results.suggestion:
        lines.append(f"Did you mean {results.suggestion}?")
    lines += [*_sections_text(results.sections), ""]
    for hit in results.hits:
        day = hit.meeting.days or "no date"
        lines.append(
            f"{day} · {hit.meeting.title} · {SECTION_SEPARATOR.join(hit.paragraph.section)}"
        )
        lines += [_excerpt(hit), *_speakers(hit.paragraph), *_matching(hit), ""]
    return "\n".join(lines)
