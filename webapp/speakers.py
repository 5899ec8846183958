"""The pages about speakers: all of them, and each."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from indexer.errors import UnknownSpeaker
from indexer.search.service import SearchService
from indexer.search.speakers import DirectoryOrder
from indexer.search.views.listing import page_of
from indexer.summary import Kind
from webapp.links import SPEAKERS, page_number, speaker_address
from webapp.readers import readers_language
from webapp.views import USUAL, choice

NAMES = 200  # of a page
NEWEST = 8  # statements, before one asks for all


@dataclass(frozen=True, slots=True)
class ListedSpeakers:
    """Which speakers are listed: those with `find` in a name, of a kind (None for any)."""

    find: str = ""
    kind: Kind | None = None
    order: DirectoryOrder = DirectoryOrder.COUNT

    def address(self, page: int = 1) -> str:
        """The address of a page of this list."""
        by_name = self.order if self.order is DirectoryOrder.NAME else None
        return directory_address(self.find, self.kind, by_name, page)


def directory_address(
    find: str = "", kind: str | None = None, order: str | None = None, page: int = 1
) -> str:
    """The address of a list of speakers."""
    return url_for(
        "speakers.directory",
        find=find or None,
        kind=kind,
        order=order,
        page=page if page > 1 else None,
    )


def listed_from_args(args: MultiDict[str, str]) -> ListedSpeakers:
    """Read from an address which speakers are wanted; what makes no sense is passed over."""
    kind = next((kind for kind in Kind if kind == args.get("kind")), None)
    order = choice(args.get("order"), DirectoryOrder.COUNT)
    return ListedSpeakers(args.get("find", "").strip(), kind, order)


def create_blueprint(service: SearchService) -> Blueprint:
    """Make the pages over one search service."""
    blueprint = Blueprint("speakers", __name__)

    @blueprint.get(SPEAKERS)
    def directory() -> str:
        """Show the speakers by kind and region, or a list of those that were looked for."""
        wanted = listed_from_args(request.args)
        found = service.speakers()
        common = {"wanted": wanted, "total": found.total, "kinds": found.by_kind()}
        if not wanted.find and wanted.kind is None:
            return render_template("speakers/directory.html", **common)
        entries = found.matching(wanted.find, wanted.kind, wanted.order, readers_language())
        listing = page_of(entries, page_number(request.args.get("page", "")), NAMES)
        return render_template("speakers/list.html", listing=listing, **common)

    @blueprint.get(f"{SPEAKERS}/<speaker_id>")
    def speaker(speaker_id: str) -> ResponseReturnValue:
        """Show what is known of a speaker, when and where it spoke, and its newest statements.

        An address in which a name is only transliterated leads to who has that name.
        """
        try:
            page = service.speaker(speaker_id, NEWEST)
        except UnknownSpeaker:
            sharing = service.speakers().sharing(speaker_id)
            if not sharing:
                raise
            several = directory_address(speaker_id.replace("-", " "))
            return redirect(speaker_address(sharing[0].id) if len(sharing) == 1 else several)
        timeline = service.timeline(page.newest)
        return render_template("speakers/speaker.html", page=page, timeline=timeline, view=USUAL)

    return blueprint
