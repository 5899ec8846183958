"""The pages a reader sees: the search, the summaries, the help."""

from dataclasses import replace

from flask import Blueprint, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from indexer.results import SearchRequest, SearchResults
from indexer.search import SearchService
from webapp.links import request_from_args, search_address
from webapp.look import USUAL, Look, View, look_from_args, shown
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
            "pages/home.html",
            results=everything,
            look=USUAL,
            timeline=service.timeline(everything),
            entries=entries[:RECENT],
            meetings=len(entries),
        )

    @blueprint.get("/search")
    def search() -> ResponseReturnValue:
        """Show the hits in the chosen view, the facets to narrow them down, the filters in use."""
        asked = request_from_args(request.args, page_size)
        look = look_from_args(request.args)
        if has_blanks(request.args) and "HX-Request" not in request.headers:
            return redirect(search_address(asked, look))
        results = find(service, asked, look)
        html = render_template(
            "pages/search.html",
            results=results,
            look=look,
            timeline=service.timeline(results),
            shown=shown(service.views(asked), look, asked.page),
        )
        return html, {"HX-Push-Url": search_address(results.request, look)}

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


def has_blanks(args: MultiDict[str, str]) -> bool:
    """Tell an address in which the form left fields empty: there is a shorter one."""
    return any(not args.get(field, "-") for field in ("from", "to", "find"))


def find(service: SearchService, asked: SearchRequest, look: Look) -> SearchResults:
    """Search; when the page asked for lies beyond the last one, show the last one.

    In another view than that of paragraphs, the page is one of that view: no hit is shown.
    """
    if look.view is not View.PARAGRAPHS:
        results = service.search(replace(asked, page=1, page_size=1))
        return replace(results, request=asked)
    results = service.search(asked)
    if asked.page > results.pages:
        return service.search(asked.on_page(results.pages))
    return results
