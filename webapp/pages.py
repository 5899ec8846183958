"""The pages a reader sees: the search, the summaries, the help."""

from flask import Blueprint, Response, render_template, request

from indexer.results import SearchRequest, SearchResults
from indexer.search import SearchService
from webapp.links import request_from_args
from webapp.outline import sections

RECENT = 5
ROBOTS = "User-agent: *\nDisallow: /search?\n"


def create_blueprint(service: SearchService, page_size: int) -> Blueprint:
    """Make the pages over one search service."""
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/")
    def home() -> str:
        """Show the search box, what there is to browse, and the newest summaries."""
        everything = service.search(SearchRequest(page_size=page_size))
        entries = service.meetings()
        return render_template(
            "pages/home.html", results=everything, entries=entries[:RECENT], meetings=len(entries)
        )

    @blueprint.get("/search")
    def search() -> str:
        """Show the paragraphs found, the facets to narrow them down, the filters in use."""
        asked = request_from_args(request.args, page_size)
        return render_template("pages/search.html", results=find(service, asked))

    @blueprint.get("/meetings")
    def meetings() -> str:
        """List all summaries, newest first."""
        return render_template("pages/meetings.html", entries=service.meetings())

    @blueprint.get("/meetings/<meeting_id>")
    def meeting(meeting_id: str) -> str:
        """Show a whole summary, with the words of the query it was reached by marked."""
        query = request.args.get("q", "").strip()
        page = service.meeting(meeting_id, query)
        return render_template(
            "pages/meeting.html",
            meeting=page.meeting,
            sections=sections(page.hits),
            query=query,
            marked=sum(bool(hit.marks) for hit in page.hits),
        )

    @blueprint.get("/help", endpoint="help")
    def query_help() -> str:
        """Explain what can be typed into the box, with examples to try."""
        return render_template("pages/help.html")

    @blueprint.get("/robots.txt")
    def robots() -> Response:
        """Keep crawlers from walking every combination of filters."""
        return Response(ROBOTS, mimetype="text/plain")

    return blueprint


def find(service: SearchService, asked: SearchRequest) -> SearchResults:
    """Search; when the page asked for lies beyond the last one, show the last one."""
    results = service.search(asked)
    if asked.page > results.pages:
        return service.search(asked.on_page(results.pages))
    return results
