"""Feeds to follow, and what browsers and search engines look for: sitemap, search description."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from xml.etree import ElementTree as Xml

from flask import Blueprint, Response, jsonify, request, url_for

from indexer.export.feeds import FeedEntry, atom, of_meeting, of_row
from indexer.saying import say
from indexer.search.results import MeetingEntry, SearchRequest
from indexer.search.service import SearchService
from webapp.languages import said
from webapp.links import page_number, request_from_args

ATOM = "application/atom+xml"
OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
SUMMARIES_A_PAGE = 100  # whoever follows a feed reads the first
MOST_ROWS = 500  # of a summary
MOST_LISTED = 50_000  # as the protocol of sitemaps has it


def create_blueprint(service: SearchService) -> Blueprint:
    """Make the feeds over one search service."""
    blueprint = Blueprint("feeds", __name__)

    @blueprint.get("/meetings.atom")
    def meetings() -> Response:
        """The summaries, those that were added last first."""
        held = service.added_last()
        page, shown = _page_of(held)
        entries = [
            of_meeting(entry, _whole(service, "meetings.meeting", meeting_id=entry.meeting.id))
            for entry in shown
        ]
        return _feed(service, say("Took the Floor: new summaries"), page, len(held), entries)

    @blueprint.get("/search.atom")
    def search() -> Response:
        """What a search finds, in the summaries that were added last first."""
        asked = request_from_args(request.args, 1)
        service.refuse_unknown(asked)
        held = service.added_last(asked.chosen("meeting"))
        page, shown = _page_of(held)
        added = {entry.meeting.id: entry.added for entry in shown}
        about = asked.query or say("all statements")
        title = say("Took the Floor: {about}", about=about)
        return _feed(service, title, page, len(held), _found(service, asked, added))

    @blueprint.get("/opensearch.xml")
    def description() -> Response:
        """Describe the search to browsers."""
        return Response(_description(service), content_type="application/opensearchdescription+xml")

    @blueprint.get("/suggest")
    def suggest() -> Response:
        """Complete words in the form that browsers ask for."""
        typed = request.args.get("q", "")
        found = list(islice((found.text for found in service.complete(typed)), 10))
        return jsonify([typed, found])

    @blueprint.get("/sitemap.xml")
    def sitemap() -> Response:
        """List the pages of summaries, for search engines."""
        return Response(_sitemap(service), content_type="application/xml")

    return blueprint


def _page_of(held: Sequence[MeetingEntry]) -> tuple[int, Sequence[MeetingEntry]]:
    last = max(1, -(-len(held) // SUMMARIES_A_PAGE))
    page = min(page_number(request.args.get("page", "")), last)
    return page, held[(page - 1) * SUMMARIES_A_PAGE : page * SUMMARIES_A_PAGE]


def _found(service: SearchService, asked: SearchRequest, added: dict[str, str]) -> list[FeedEntry]:
    """Find rows in some summaries, those of the one that was added last first."""
    if not added:
        return []
    within = replace(asked, filters={**asked.filters, "meeting": tuple(added)})
    rows = list(islice(service.rows(within), MOST_ROWS))
    place = {meeting: number for number, meeting in enumerate(added)}
    rows.sort(key=lambda row: place[row.meeting])
    return [of_row(row, added[row.meeting]) for row in rows]


def _feed(
    service: SearchService, title: str, page: int, held: int, entries: Sequence[FeedEntry]
) -> Response:
    """Answer with a feed, or with nothing if the reader has it already."""
    links = [("self", _here(service, page))]
    if page > 1:
        links.append(("previous", _here(service, page - 1)))
    if page * SUMMARIES_A_PAGE < held:
        links.append(("next", _here(service, page + 1)))
    response = Response(atom(title, links, entries, said), content_type=ATOM)
    response.add_etag()
    response.make_conditional(request)
    return response


def _here(service: SearchService, page: int) -> str:
    given = {name: request.args.getlist(name) for name in request.args if name != "page"}
    numbered = {"page": [str(page)]} if page > 1 else {}
    return _whole(service, str(request.endpoint), **given, **numbered)


def _whole(service: SearchService, endpoint: str, **values: object) -> str:
    """An address that is whole where the service's own is known, else as it was asked for."""
    base = service.root if "://" in service.root else request.host_url.rstrip("/") + service.root
    path = url_for(endpoint, **values)  # type: ignore[arg-type]
    return base + path.removeprefix(request.script_root)


def _description(service: SearchService) -> bytes:
    Xml.register_namespace("", OPEN_SEARCH)
    root = Xml.Element(f"{{{OPEN_SEARCH}}}OpenSearchDescription")
    for name, text in (
        ("ShortName", "Took the Floor"),
        ("Description", said(say("Who said what, in which section, at which meeting"))),
        ("InputEncoding", "UTF-8"),
    ):
        Xml.SubElement(root, f"{{{OPEN_SEARCH}}}{name}").text = text
    for kind, endpoint in (
        ("text/html", "pages.search"),
        ("application/atom+xml", "feeds.search"),
        ("application/x-suggestions+json", "feeds.suggest"),
    ):
        address = f"{_whole(service, endpoint)}?q={{searchTerms}}"
        Xml.SubElement(root, f"{{{OPEN_SEARCH}}}Url", {"type": kind, "template": address})
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True))


def _sitemap(service: SearchService) -> bytes:
    Xml.register_namespace("", SITEMAP)
    root = Xml.Element(f"{{{SITEMAP}}}urlset")
    for entry in islice(service.meetings(), MOST_LISTED):
        url = Xml.SubElement(root, f"{{{SITEMAP}}}url")
        address = _whole(service, "meetings.meeting", meeting_id=entry.meeting.id)
        Xml.SubElement(url, f"{{{SITEMAP}}}loc").text = address
        if entry.added:
            Xml.SubElement(url, f"{{{SITEMAP}}}lastmod").text = entry.added
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True))
