"""Answers for programs, the page's own script among them."""

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, request

from indexer.search.service import SearchService


def create_blueprint(service: SearchService) -> Blueprint:
    """Make the answers over one search service."""
    blueprint = Blueprint("api", __name__)

    @blueprint.get("/complete")
    def complete() -> Response:
        """What the last word of a query may become, as JSON."""
        found = service.complete(request.args.get("q", ""))
        return jsonify(completions=[asdict(completion) for completion in found])

    return blueprint
