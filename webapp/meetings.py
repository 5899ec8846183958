"""The pages about meetings: all of them, and the summary of each."""

from flask import Blueprint, Response, abort, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from indexer.search.addresses import MEETINGS, read_place
from indexer.search.crediting import credit
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.search.views.listing import page_of
from webapp.contents import matches, sections
from webapp.languages import said as in_words
from webapp.links import page_number
from webapp.participants import participants

LISTED = 100  # of a page
LONG = 150  # paragraphs: of a longer summary, what is not in view is not drawn yet


def meetings_address(find: str = "", series: str | None = None, page: int = 1) -> str:
    """The address of a list of meetings; the series "" is that of those without one."""
    number = page if page > 1 else None
    return url_for("meetings.directory", find=find or None, series=series, page=number)


def create_blueprint(service: SearchService) -> Blueprint:
    """Make the pages over one search service."""
    blueprint = Blueprint("meetings", __name__)

    @blueprint.get(MEETINGS)
    def directory() -> str:
        """List the summaries, newest first; of one series, or with some words in their facts."""
        find, series = request.args.get("find", "").strip(), request.args.get("series")
        found = service.meetings(find, series)
        return render_template(
            "meetings/directory.html",
            find=find,
            series=series,
            all_series=service.series(),
            total=len(service.meetings()),
            listing=page_of(found, page_number(request.args.get("page", "")), LISTED),
        )

    @blueprint.get(f"{MEETINGS}/<meeting_id>")
    def meeting(meeting_id: str) -> str:
        """Show a whole summary, with the words of the query it was reached by marked."""
        query = request.args.get("q", "").strip()
        page = service.meeting(meeting_id, query)
        return render_template(
            "meetings/meeting.html",
            meeting=page.meeting,
            sections=sections(page.hits),
            query=query,
            matches=matches(page.hits),
            beside=service.beside(page.meeting),
            former=page.former,
            original=page.original,
            participants=participants(page.hits),
            is_long=len(page.hits) > LONG,
        )

    @blueprint.get(f"{MEETINGS}/<meeting_id>/original")
    def original(meeting_id: str) -> Response:
        """The document from which a summary was made, to be saved."""
        path = service.original(meeting_id)
        return send_file(path.resolve(), as_attachment=True, download_name=path.name)

    @blueprint.get(f"{MEETINGS}/<meeting_id>/<digest>/<place>")
    def statement(meeting_id: str, digest: str, place: str) -> ResponseReturnValue:
        """Show one statement with its speaker; a former address leads to where it stands now."""
        wanted = read_place(place)
        if wanted is None:
            abort(404)
        page = service.statement(meeting_id, digest, wanted)
        said = page.stretch.statement
        return render_template(
            "meetings/statement.html",
            page=page,
            statement=said,
            credited=in_words(credit(said)) if said else "",
        )

    @blueprint.get(f"{MEETINGS}/<meeting_id>/<digest>/<place>/like")
    def like(meeting_id: str, digest: str, place: str) -> str:
        """Show what the same speakers had said on this before, and what else is like it."""
        wanted = read_place(place)
        if wanted is None:
            abort(404)
        found = service.like(meeting_id, digest, wanted)
        return render_template("meetings/like.html", found=found, request=SearchRequest())

    return blueprint
