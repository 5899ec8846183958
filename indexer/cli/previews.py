"""How a terminal shows what is stored of a document."""

from collections.abc import Iterable, Iterator

from indexer.corpus.drafts import Draft, Unknown
from indexer.summary import SECTION_SEPARATOR, Summary

SHOWN = 8  # names, or warnings, before the rest is counted
LABEL = 12  # characters wide is the column of labels


def preview(draft: Draft) -> str:
    """Show a draft in full: the meeting, its sections, paragraphs and speakers, the warnings."""
    return "\n".join(f"  {label:<{LABEL}}{value}" for label, value in _lines(draft) if value)


def _lines(draft: Draft) -> Iterator[tuple[str, str]]:
    meeting, paragraphs = draft.summary.meeting, draft.summary.paragraphs
    day = meeting.when or "no date"
    sections = dict.fromkeys(SECTION_SEPARATOR.join(p.section) for p in paragraphs if p.section)
    speakers = dict.fromkeys(s.name for p in paragraphs for s in p.speakers)
    yield "meeting", meeting.title
    yield "held", ", ".join(filter(None, (day, meeting.place, meeting.series)))
    yield "sections", _counted(sections)
    yield "paragraphs", _with_footnotes(draft.summary)
    yield "words", str(draft.summary.words)
    yield "speakers", _counted(speakers) or "none"
    yield "unknown", _counted(map(_unknown, draft.unknown))
    for warning in draft.warnings:
        yield "warning", warning


def _counted(values: Iterable[str]) -> str:
    """How many there are, and the first of them."""
    listed = list(values)
    more = f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
    return f"{len(listed)}: {', '.join(listed[:SHOWN])}{more}" if listed else ""


def _unknown(unknown: Unknown) -> str:
    return f"{unknown.name} (like {unknown.nearest}?)" if unknown.nearest else unknown.name


def one_line(draft: Draft) -> str:
    """Show a draft on one line, where there are many."""
    paragraphs = draft.summary.paragraphs
    speakers = {s.id for p in paragraphs for s in p.speakers}
    counts = [
        _with_footnotes(draft.summary, "paragraph"),
        _number(len(speakers), "speaker"),
        f"{len(draft.unknown)} unknown" if draft.unknown else "",
        _number(len(draft.warnings), "warning") if draft.warnings else "",
    ]
    meeting = draft.summary.meeting
    counts.insert(0, meeting.when or "no date")
    return f"{meeting.id}  {meeting.title}  ({', '.join(filter(None, counts))})"


def some_warnings(draft: Draft) -> Iterator[str]:
    """Say what was left out of a draft, or is doubtful; of many warnings, the first."""
    yield from draft.warnings[:SHOWN]
    if len(draft.warnings) > SHOWN:
        yield f"and {len(draft.warnings) - SHOWN} more: add it by itself to see them"


def _with_footnotes(summary: Summary, noun: str = "") -> str:
    """How many paragraphs there are, and of those in footnotes by themselves."""
    count = summary.outside_footnotes
    notes = len(summary.paragraphs) - count
    text = _number(count, noun) if noun else str(count)
    return f"{text} and {notes} in footnotes" if notes else text


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
