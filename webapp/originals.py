"""The documents from which summaries were made."""

from flask import Blueprint, Response, send_file

from indexer.search.service import SearchService


def create_blueprint(service: SearchService) -> Blueprint:
    """Make the addresses of originals over one search service."""
    blueprint = Blueprint("originals", __name__)

    @blueprint.get("/meetings/<meeting_id>/original")
    def document(meeting_id: str) -> Response:
        """The document from which a summary was made, to be saved."""
        path = service.original(meeting_id)
        return send_file(path.resolve(), as_attachment=True, download_name=path.name)

    return blueprint
