"""Is the service well? For whoever watches it, a person or a program."""

from flask import Blueprint, Response, jsonify

from indexer.corpus.doctor import folder_problems
from indexer.errors import FloorError
from indexer.search.service import SearchService
from indexer.settings import Settings
from webapp.caretaker import Caretaker


def create_blueprint(
    service: SearchService, settings: Settings, caretaker: Caretaker | None = None
) -> Blueprint:
    """Make the answers over one search service, and what a caretaker has found."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz() -> tuple[Response, int]:
        """Say what is wrong, if anything is; 503 where nobody can search."""
        broken, problems = _index_problems(service), _folder_problems(settings)
        warning = "" if broken else service.warning()
        found = (service.trouble, warning, caretaker.trouble if caretaker else "")
        problems += [trouble for trouble in found if trouble]
        status = "broken" if broken else "degraded" if problems else "ok"
        return jsonify(status=status, problems=broken + problems), 503 if broken else 200

    @blueprint.get("/readyz")
    def readyz() -> tuple[Response, int]:
        """Tell whether searches can be answered."""
        problems = _index_problems(service)
        return jsonify(ready=not problems, problems=problems), 503 if problems else 200

    return blueprint


def _index_problems(service: SearchService) -> list[str]:
    try:
        service.meetings()
        service.warning()
    except FloorError as error:
        return [str(error)]
    return []


def _folder_problems(settings: Settings) -> list[str]:
    found = (folder_problems(folder, settings.indexing) for folder in settings.folders)
    return [finding.problem for findings in found for finding in findings]
