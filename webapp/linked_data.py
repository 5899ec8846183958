"""A meeting as JSON-LD (schema.org): an event, and the report of it.

No quotation: that would assert that the words are a speaker's own.
"""

from typing import Any

from flask import url_for

from indexer.summary import Meeting


def linked_data(meeting: Meeting) -> dict[str, Any]:
    """Describe a meeting and its summary to search engines."""
    event: dict[str, Any] = {"@type": "Event", "name": meeting.title}
    if meeting.date:
        event["startDate"] = meeting.date.isoformat()
    if meeting.place:
        event["location"] = {"@type": "Place", "name": meeting.place}
    report: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": meeting.title,
        "about": event,
        "url": url_for("meetings.meeting", meeting_id=meeting.id, _external=True),
    }
    if meeting.rapporteur:
        report["author"] = {"@type": "Organization", "name": meeting.rapporteur}
    return report
