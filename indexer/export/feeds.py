"""Atom feeds (RFC 4287): new summaries, and what a search finds, by when the summary was added."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from indexer.export.tables import printable
from indexer.saying import joined, say, says
from indexer.search.results import MeetingEntry
from indexer.search.rows import Row
from indexer.summary import long_date

ATOM = "http://www.w3.org/2005/Atom"
EPOCH = "1970-01-01T00:00:00+00:00"
PAGE = 50
Xml.register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed; `id` stays the same when the index is made anew."""

    id: str
    title: str
    url: str
    updated: str
    author: str
    summary: str


def of_meeting(entry: MeetingEntry, url: str) -> FeedEntry:
    """Make an entry of a summary."""
    meeting = entry.meeting
    facts = joined(", ", (meeting.place, long_date(meeting.date)))
    counts = say(
        "{paragraphs}, {speakers}.",
        paragraphs=says("{n} paragraph", "{n} paragraphs", entry.paragraphs),
        speakers=says("{n} speaker", "{n} speakers", entry.speakers),
    )
    return FeedEntry(
        _id(meeting.id),
        meeting.title,
        url,
        entry.added or EPOCH,
        meeting.rapporteur,
        joined(". ", (facts, counts)),
    )


def of_row(row: Row, added: str) -> FeedEntry:
    """Make an entry of a row."""
    who = ", ".join(row.names) or say("Nobody in particular")
    title = say("{who}: {title}", who=who, title=row.meeting_title)
    return FeedEntry(
        _id(f"{row.paragraph} {row.text}"),
        title,
        row.url,
        added or EPOCH,
        row.rapporteur,
        say("{citation}. As summarised; not verbatim.", citation=row.citation),
    )


def _id(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"urn:sha256:{digest}"


def atom(
    title: str,
    links: Sequence[tuple[str, str]],
    entries: Sequence[FeedEntry],
    tongue: Callable[[str], str] = str,
) -> bytes:
    """Write a feed in the language that `tongue` says lines in.

    `links` are of a relation to an address, that of itself first (RFC 5005).
    """
    feed = Xml.Element(f"{{{ATOM}}}feed")
    _add(feed, "title", tongue(title))
    _add(feed, "id", links[0][1])
    newest = max((entry.updated for entry in entries), default=EPOCH)
    _add(feed, "updated", newest)
    for relation, address in links:
        Xml.SubElement(feed, f"{{{ATOM}}}link", {"rel": relation, "href": address})
    for entry in entries:
        element = Xml.SubElement(feed, f"{{{ATOM}}}entry")
        _add(element, "title", tongue(entry.title))
        _add(element, "id", entry.id)
        _add(element, "updated", entry.updated)
        Xml.SubElement(element, f"{{{ATOM}}}link", {"rel": "alternate", "href": entry.url})
        author = Xml.SubElement(element, f"{{{ATOM}}}author")
        _add(author, "name", entry.author or tongue(say("not said")))
        _add(element, "summary", tongue(entry.summary))
    return bytes(Xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}{name}").text = printable(text)
