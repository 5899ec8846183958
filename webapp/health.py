"""Is the service well? For whoever watches it, a person or a program."""

import shutil

from flask import Blueprint, Response, jsonify

from indexer.errors import FloorError
from indexer.search.service import SearchService
from indexer.settings import Settings

LEAST_FREE = 200_000_000


def create_blueprint(service: SearchService, settings: Settings) -> Blueprint:
    """Make the answers over one search service."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz() -> tuple[Response, int]:
        """Say what is wrong, if anything is; 503 where nobody can search."""
        broken, problems = _index_problems(service), _folder_problems(settings)
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
    except FloorError as error:
        return [str(error)]
    return []


def _folder_problems(settings: Settings) -> list[str]:
    problems = []
    for folder in (settings.corpus, settings.index):
        if not folder.is_dir():
            problems.append(f"there is no folder {folder}")
        elif shutil.disk_usage(folder).free < LEAST_FREE:
            problems.append(f"the disk of {folder} is nearly full: nothing can be added soon")
    return problems
