"""The interface for programs, described as OpenAPI 3.1."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from indexer.search.results import FACETS, Sort
from indexer.search.rows import Row
from indexer.summary import Certainty, Kind, Role

WHAT_IT_IS = (
    "Who said what, in which section, at which meeting. A row is a statement that satisfies the"
    " whole query by itself; without speakers, it is nobody's words. The words are a rapporteur's:"
    " never quote them as the speaker's own."
)
USUAL_PAGE = 20
LARGEST_PAGE = 100
LAST_PAGE = 999_999  # as long as LONGEST_PAGE_NUMBER in `links`
SEARCH_PARAMETERS = (
    "q", *FACETS, "from", "to", "sort", "scope", "expand", "page", "size", "extra",
)  # fmt: skip
SILENCE_PARAMETERS = ("q", "speaker")
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
NUMBER = {"type": "integer", "minimum": 0}
LISTS = ("speakers", "names", "printed", "delegates", "supported_by", "opposed", "matched")
ONE_OF = {
    "role": list(map(str, Role)),
    "kind": list(map(str, Kind)),
    "certainty": list(map(str, Certainty)),
    "sort": list(map(str, Sort)),
    "scope": ["statement", "paragraph"],
    "expand": ["yes", "no"],
    "extra": ["facets", "timeline"],
}
BOUND = "^[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?$"  # a year, a month or a day
SINGLE = ("q", "from", "to", "sort", "scope", "expand", "page", "size")


def document(root: str) -> dict[str, Any]:
    """Describe the interface; `root` is the path below which the service stands."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Took the Floor",
            "version": "1",
            "description": WHAT_IT_IS,
        },
        "servers": [{"url": root or "/"}],
        "paths": {
            "/api/v1/search": _get(
                "Search: one page of rows", [_asked(name) for name in SEARCH_PARAMETERS], _PAGE
            ),
            "/api/v1/meetings/{meeting}": _get(
                "A meeting and its paragraphs", _placed("meeting"), _holds("meeting", "paragraphs")
            ),
            "/api/v1/meetings/{meeting}/{digest}": _get(
                "A paragraph", _placed("meeting", "digest"), _holds("meeting", "paragraph")
            ),
            "/api/v1/meetings/{meeting}/{digest}/{place}": _get(
                "A statement by its address",
                _placed("meeting", "digest", "place"),
                _holds("row", "changed"),
            ),
            "/api/v1/speakers/{speaker}": _get(
                "A speaker, and how often it is on record",
                _placed("speaker"),
                _holds("id", "name", "kind", "paragraphs", "meetings", "mentions", "opposed"),
            ),
            "/api/v1/silences": _get(
                "Where speakers spoke on something, and how else they did not, over all meetings",
                [_asked("q"), {**_asked("speaker"), "required": True}],
                _holds("understood", "meetings", "undated", "speakers"),
            ),
        },
        "components": {"schemas": {"Row": _row(), "Problem": _PROBLEM}},
    }


def _row() -> dict[str, Any]:
    properties: dict[str, Any] = {field.name: TEXT for field in fields(Row)}
    properties |= {name: TEXTS for name in LISTS}
    properties["date"] = {"type": ["string", "null"], "format": "date"}
    properties["on_behalf_of"] = {"type": "array", "items": TEXTS}
    return {"type": "object", "required": list(properties), "properties": properties}


_PAGE: dict[str, Any] = {
    "type": "object",
    "required": ["rows", "total", "paragraphs", "page", "pages", "next", "generation"],
    "properties": {
        "rows": {"type": "array", "items": {"$ref": "#/components/schemas/Row"}},
        "total": {**NUMBER, "description": "rows in all"},
        "paragraphs": {**NUMBER, "description": "paragraphs in all, of which a page holds `size`"},
        "page": NUMBER,
        "pages": NUMBER,
        "next": {"type": ["string", "null"], "description": "address of the next page"},
        "generation": {"type": "string", "description": "state of the index that answered"},
        "understood": TEXT,
        "facets": {"type": "object"},
        "timeline": {"type": "object"},
    },
}
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": NUMBER,
        "detail": TEXT,
        "allowed": {**TEXTS, "description": "what would do"},
    },
}


def _holds(*names: str) -> dict[str, Any]:
    return {"type": "object", "required": list(names)}


def _asked(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = dict(TEXT)
    if name in ("page", "size"):
        schema = {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}
        schema |= {"maximum": LARGEST_PAGE, "default": USUAL_PAGE} if name == "size" else {}
    elif name == "year":
        schema["pattern"] = "^[0-9]{4}$"
    elif name in ("from", "to"):
        schema["pattern"] = BOUND
    elif name in ONE_OF:
        schema["enum"] = ONE_OF[name]
    if name not in SINGLE:
        schema = {"type": "array", "items": schema}
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _placed(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in names]


def _get(
    summary: str, parameters: Sequence[dict[str, Any]], schema: dict[str, Any]
) -> dict[str, Any]:
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    answers: dict[str, Any] = {
        "200": {"description": "Found", "content": {"application/json": {"schema": schema}}}
    }
    for status, meaning in (
        ("400", "A parameter or value that there is not"),
        ("404", "Nothing there"),
        ("406", "Another kind than JSON was asked for"),
        ("503", "No index to answer from"),
    ):
        content = {"application/problem+json": problem}
        answers[status] = {"description": meaning, "content": content}
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}
