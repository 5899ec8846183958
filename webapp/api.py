"""Answers for programs: /api/v1, and completions for the page's own script.

A program is told what it got wrong: an unknown parameter, value, id or page is a problem, never
an empty result that looks like silence.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request, url_for
from werkzeug.exceptions import HTTPException

from indexer.errors import FloorError
from indexer.export.answers import meeting_json, row_json, silences_json
from indexer.search.addresses import read_place
from indexer.search.results import FacetValue, Sort
from indexer.search.rows import rows_of
from indexer.search.service import SearchService
from indexer.summary import Certainty, Kind, Meeting, Paragraph, Role, Statement
from webapp.caretaker import tell
from webapp.links import request_from_args
from webapp.openapi import (
    BOUND,
    LARGEST_PAGE,
    LAST_PAGE,
    SEARCH_PARAMETERS,
    SILENCE_PARAMETERS,
    USUAL_PAGE,
    document,
)
from webapp.problems import RequestProblem, problem_response
from webapp.readers import readers_language
from webapp.wording import UNKNOWN, sentence

API = "/api/v1"
JSON_KINDS = ("application/json", "application/problem+json")
NOT_FOUND = "Not found"
BAD_REQUEST = "Bad request"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "role": tuple(map(str, Role)),
    "kind": tuple(map(str, Kind)),
    "certainty": tuple(map(str, Certainty)),
    "sort": tuple(map(str, Sort)),
    "scope": ("statement", "paragraph"),
    "expand": ("yes", "no"),
}
EXTRAS = ("facets", "timeline")


def create_blueprint(service: SearchService) -> Blueprint:
    """Make the answers over one search service."""
    blueprint = Blueprint("api", __name__)

    @blueprint.get("/complete")
    def complete() -> Response:
        """What the last word of a query may become, as JSON."""
        found = service.complete(request.args.get("q", ""))
        return jsonify(completions=[asdict(completion) for completion in found])

    return blueprint


def create_api(service: SearchService) -> Blueprint:
    """Make the interface for programs."""
    api = Blueprint("v1", __name__, url_prefix=API)
    api.before_request(_refuse_other_kinds)
    api.after_request(_share)
    api.register_error_handler(RequestProblem, problem_response)
    api.register_error_handler(FloorError, _floor_problem)
    api.register_error_handler(HTTPException, _http_problem)

    @api.get("/search")
    def search() -> Response:
        """One page of a search, as rows."""
        return jsonify(_search(service))

    @api.get("/silences")
    def silences() -> Response:
        """Tell at which meetings speakers spoke on something, and how else they did not."""
        _check_names(SILENCE_PARAMETERS)
        return jsonify(_silences(service))

    @api.get("/openapi.json")
    def openapi() -> Response:
        """Describe all this, as OpenAPI 3.1."""
        return jsonify(document(url_for("pages.home").rstrip("/")))

    @api.get("/<path:other>")
    def nothing(other: str) -> Response:
        """Say that there is nothing else."""
        raise RequestProblem(404, NOT_FOUND, f"{other!r} is not found: see {API}/openapi.json")

    _add_things(api, service)
    return api


def _add_things(api: Blueprint, service: SearchService) -> None:
    """Add what is found by its id."""

    @api.get("/meetings/<meeting_id>")
    def meeting(meeting_id: str) -> Response:
        """A meeting and its paragraphs."""
        _check_names(())
        page = service.meeting(meeting_id)
        paragraphs = [_paragraph(hit.paragraph) for hit in page.hits]
        return jsonify(meeting=_meeting(page.meeting), paragraphs=paragraphs)

    @api.get("/meetings/<meeting_id>/<digest>")
    def paragraph(meeting_id: str, digest: str) -> Response:
        """A paragraph, with a row for each of its statements."""
        _check_names(())
        wanted = f"{meeting_id}-{digest}"
        for hit in service.meeting(meeting_id).hits:
            if hit.paragraph.id == wanted:
                return jsonify(paragraph=_paragraph(hit.paragraph), meeting=_meeting(hit.meeting))
        raise RequestProblem(404, NOT_FOUND, f"there is no paragraph {wanted!r}")

    @api.get("/meetings/<meeting_id>/<digest>/<place>")
    def statement(meeting_id: str, digest: str, place: str) -> Response:
        """A statement by its address; `changed` if its words have been corrected since."""
        _check_names(())
        wanted = read_place(place)
        if wanted is None:
            raise RequestProblem(
                404, NOT_FOUND, f"{place!r} is no place of a statement, such as 2-1f3a9c"
            )
        found = service.statement(meeting_id, digest, wanted)
        return jsonify(row=row_json(found.row), changed=found.changed)

    @api.get("/speakers/<speaker_id>")
    def speaker(speaker_id: str) -> Response:
        """What is known of a speaker, and how often it is on record."""
        _check_names(())
        return jsonify(_speaker(service, speaker_id))


def _search(service: SearchService) -> dict[str, Any]:
    _check_names(SEARCH_PARAMETERS)
    size = _number("size", USUAL_PAGE, LARGEST_PAGE)
    page = _number("page", 1)
    extra = [name for part in request.args.getlist("extra") for name in part.split(",") if name]
    _check_among("extra", extra, EXTRAS)
    for name, allowed in CHOICES.items():
        _check_among(name, request.args.getlist(name), allowed)
    _check_dates()
    asked = replace(request_from_args(request.args, size), language=readers_language(), page=page)
    rows = service.rows(asked)
    results = service.search(asked)
    if page > results.pages:
        detail = f"there is no page {page}: the last one is {results.pages}"
        raise RequestProblem(404, NOT_FOUND, detail, [f"1 to {results.pages}"])
    following = url_for("v1.search", **{**_given(), "page": [str(page + 1)]})
    answer: dict[str, Any] = {
        "rows": [row_json(row) for hit in results.hits for row in rows_of(hit, service.root)],
        "total": rows.total,
        "paragraphs": results.total,
        "page": page,
        "pages": results.pages,
        "next": following if page < results.pages else None,
        "generation": rows.generation,
        "understood": results.understood,
    }
    if "facets" in extra:
        answer["facets"] = {name: _values(found) for name, found in results.facets.items()}
    if "timeline" in extra:
        answer["timeline"] = dict(results.counts["year"])
    return answer


def _given() -> dict[str, Any]:
    return {name: request.args.getlist(name) for name in request.args}


def _check_names(allowed: Iterable[str]) -> None:
    known = tuple(allowed)
    for name in request.args:
        if name not in known:
            raise RequestProblem(400, BAD_REQUEST, f"there is no parameter {name!r}", known)


def _check_dates() -> None:
    for value in request.args.getlist("year"):
        if not (value.isascii() and value.isdecimal() and len(value) == 4):
            raise RequestProblem(400, BAD_REQUEST, f"year is {value!r}: use four digits")
    for bound in ("from", "to"):
        for value in request.args.getlist(bound):
            if not re.fullmatch(BOUND, value):
                detail = f"{bound} is {value!r}: use 2011, 2011-09 or 2011-09-16"
                raise RequestProblem(400, BAD_REQUEST, detail)


def _check_among(name: str, values: Iterable[str], allowed: tuple[str, ...]) -> None:
    for value in values:
        if value not in allowed:
            raise RequestProblem(400, BAD_REQUEST, f"{name} can't be {value!r}", allowed)


def _number(name: str, usual: int, most: int = LAST_PAGE) -> int:
    text = request.args.get(name, str(usual))
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and 1 <= int(text) <= most):
        raise RequestProblem(400, BAD_REQUEST, f"{name} is {text!r}: use a number from 1 to {most}")
    return int(text)


def _values(values: Iterable[FacetValue]) -> list[dict[str, Any]]:
    return [{"value": v.value, "label": v.label, "count": v.count} for v in values]


def _meeting(meeting: Meeting) -> dict[str, Any]:
    page = url_for("meetings.meeting", meeting_id=meeting.id)
    return {**meeting_json(meeting), "page": page}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "position": paragraph.position,
        "section": list(paragraph.section),
        "text": paragraph.text,
        "statements": [_statement(paragraph, said) for said in paragraph.statements],
        "mentions": list(paragraph.mentions),
    }


def _statement(paragraph: Paragraph, said: Statement) -> dict[str, Any]:
    return {
        "text": paragraph.text[said.start : said.end],
        "speakers": [
            {"id": s.id, "name": s.name, "role": str(s.role), "on_behalf_of": s.on_behalf_of}
            for s in said.speakers
        ],
        "opposed": [speaker.id for speaker in said.opposed],
        "certainty": str(said.certainty),
        "rule": said.rule,
        "convention": said.convention,
    }


def _speaker(service: SearchService, speaker_id: str) -> dict[str, Any]:
    page = service.speaker(speaker_id, 1)
    return {
        "id": page.entry.id,
        "name": page.entry.label,
        "kind": str(page.entry.kind),
        "known": page.entry.known,
        "paragraphs": page.newest.total,
        "meetings": page.meetings.total,
        "mentions": page.mentions,
        "opposed": page.opposed,
        "speaks_for": _values(page.speaks_for),
        "page": url_for("speakers.speaker", speaker_id=page.entry.id),
    }


def _silences(service: SearchService) -> dict[str, Any]:
    speakers = tuple(dict.fromkeys(request.args.getlist("speaker")))
    if not speakers:
        raise RequestProblem(400, BAD_REQUEST, "name at least one speaker", SILENCE_PARAMETERS)
    return silences_json(service.silences(request.args.get("q", ""), speakers))


def _refuse_other_kinds() -> None:
    accepted = request.accept_mimetypes
    if accepted.provided and not accepted.best_match(JSON_KINDS):
        raise RequestProblem(406, "Not acceptable", "the answer is JSON", JSON_KINDS)


def _share(response: Response) -> Response:
    """Let pages of other sites read the answers: they hold what anybody may see here."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _floor_problem(error: FloorError) -> Response:
    tell(current_app.extensions["caretaker"], error)
    status, title = (404, NOT_FOUND) if type(error) in UNKNOWN else (503, "Not available")
    return problem_response(RequestProblem(status, title, sentence(error)))


def _http_problem(error: HTTPException) -> Response:
    return problem_response(
        RequestProblem(error.code or 500, error.name, error.description or error.name)
    )
