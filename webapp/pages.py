"""The pages of the search: the first page, the results, the help."""

from dataclasses import replace

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from webapp.finding import TYPING, find, has_blanks
from webapp.guide import guide
from webapp.links import FACET_SIZE, SEARCH, request_from_args, search_address
from webapp.readers import readers_language
from webapp.views import USUAL, shown, view_from_args

RECENT = 5  # summaries on the first page
ROBOTS = (
    "User-agent: *\nDisallow: {root}/search?\nDisallow: {root}/search.\nDisallow: {root}/basket\n"
    "Sitemap: {sitemap}\n"
)


def create_blueprint(service: SearchService, page_size: int) -> Blueprint:
    """Make the pages over one search service."""
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/")
    def home() -> str:
        """Show the search box, what there is to browse, and the newest summaries."""
        everything = service.search(SearchRequest(page_size=1, facet_size=FACET_SIZE))
        entries = service.meetings()
        return render_template(
            "pages/home.html",
            results=everything,
            view=USUAL,
            timeline=service.timeline(everything),
            entries=entries[:RECENT],
            meetings=len(entries),
        )

    @blueprint.get(SEARCH)
    def search() -> ResponseReturnValue:
        """Show the hits in the chosen view, the facets to narrow them down, the filters in use."""
        asked = replace(request_from_args(request.args, page_size), language=readers_language())
        view = view_from_args(request.args)
        if has_blanks(request.args) and "HX-Request" not in request.headers:
            return redirect(search_address(asked, view))
        results = find(service, asked, view, typing=TYPING in request.headers)
        html = render_template(
            "pages/search.html",
            results=results,
            view=view,
            advice=service.advise(results),
            timeline=service.timeline(results),
            shown=shown(service, results.request, view),
        )
        return html, {"HX-Push-Url": search_address(results.request, view)}

    @blueprint.get("/help", endpoint="help")
    def query_help() -> str:
        """Explain what can be typed into the box, with examples to try."""
        text = guide(lambda query: search_address(SearchRequest(query)))
        return render_template("pages/help.html", guide=text)

    @blueprint.get("/robots.txt")
    def robots() -> Response:
        """Keep crawlers from walking every combination of filters."""
        sitemap = url_for("feeds.sitemap", _external=True)
        text = ROBOTS.format(root=request.script_root, sitemap=sitemap)
        return Response(text, mimetype="text/plain")

    return blueprint
