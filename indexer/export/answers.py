"""What programs are told of rows, meetings and silences, as JSON holds it."""

from dataclasses import asdict
from typing import Any

from indexer.search.rows import Row
from indexer.search.silences import Silences, SpeakerSilences
from indexer.summary import Meeting


def row_json(row: Row) -> dict[str, Any]:
    """A row, with its day as 2011-09-16 or None."""
    return {**asdict(row), "date": row.date.isoformat() if row.date else None}


def meeting_json(meeting: Meeting) -> dict[str, Any]:
    """What is known of a meeting."""
    return {
        "id": meeting.id,
        "title": meeting.title,
        "date": meeting.date.isoformat() if meeting.date else None,
        "place": meeting.place,
        "series": meeting.series,
        "source": meeting.source,
        "rapporteur": meeting.rapporteur,
    }


def silences_json(found: Silences) -> dict[str, Any]:
    """At which meetings speakers spoke, and how else they did not, by the ids of meetings."""
    return {
        "understood": found.understood,
        "meetings": found.meetings,
        "undated": found.undated,
        "years_without_summary": list(found.unheld),
        "speakers": [_speaker_silences(one) for one in found.speakers],
    }


def _speaker_silences(one: SpeakerSilences) -> dict[str, Any]:
    kinds = {str(kind): [m.id for m in meetings] for kind, meetings in one.silent.items()}
    return {"id": one.id, "name": one.label, "spoke": [m.id for m in one.spoke], "silent": kinds}
