"""The ways out of a page: tables, references, briefings, and the basket of quotations."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import nh3
from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from markdown import markdown as html_of

from indexer.errors import FloorError
from indexer.export.baskets import Basket, moved, open_basket
from indexer.export.briefing_text import markdown
from indexer.export.briefings import Briefing, brief_basket, brief_speaker
from indexer.export.references import bibtex, csl, plain, ris
from indexer.export.tables import csv_lines, json_lines
from indexer.export.word import docx
from indexer.search.rows import Row, Rows
from indexer.search.service import SearchService
from webapp.caretaker import Caretaker, tell
from webapp.languages import said
from webapp.links import request_from_args
from webapp.readers import readers_language

ROWS_HEADER = "Floor-Rows"
GENERATION_HEADER = "Floor-Generation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
References = Callable[[Iterable[Row]], str]
REFERENCES: Mapping[str, tuple[str, References]] = {
    "txt": ("text/plain", plain),
    "bib": ("application/x-bibtex", bibtex),
    "ris": ("application/x-research-info-systems", ris),
    "csl.json": ("application/vnd.citationstyles.csl+json", csl),
}
FORMS = ",".join(f"'{form}'" for form in REFERENCES)  # one of them has a dot in it
LONGEST_NOTE = 1000  # characters: notes come with each form


def create_blueprint(service: SearchService) -> Blueprint:
    """Make the ways out over one search service."""
    blueprint = Blueprint("exports", __name__)

    @blueprint.get("/search.csv")
    def table() -> Response:
        """All statements that a search finds as a table for spreadsheets."""
        rows = _asked_rows(service)
        lines = csv_lines(rows, request.args.get("bom") != "no", _wants_closing())
        return _stream(rows, lines, "text/csv; charset=utf-8", "statements.csv")

    @blueprint.get("/search.ndjson")
    def lines() -> Response:
        """All statements that a search finds, a line of JSON each."""
        rows = _asked_rows(service)
        lines = json_lines(rows, _wants_closing())
        return _stream(rows, lines, "application/x-ndjson", "statements.ndjson")

    @blueprint.get("/speakers/<speaker_id>/briefing")
    @blueprint.get("/speakers/<speaker_id>/briefing.<form>")
    def briefing(speaker_id: str, form: str = "") -> Response:
        """Brief on what a speaker is reported to have said on something."""
        made = brief_speaker(service, speaker_id, request.args.get("q", ""), _today())
        return _briefing(made, form, speaker_id)

    @blueprint.get("/basket")
    def basket() -> str:
        """Show the quotations that were kept, to be put in order, annotated and taken away."""
        entries = _moved(request.args.getlist("s"))
        found = open_basket(service, entries, _notes())
        return render_template("exports/basket.html", basket=found, address=basket_address)

    @blueprint.get("/basket.<form>")
    def basket_as(form: str) -> Response:
        """A basket as a table, references, or a briefing."""
        found = open_basket(service, request.args.getlist("s"), _notes())
        return _basket_as(service, found, form)

    @blueprint.get(f"/meetings/<meeting_id>/<digest>/<place>.<any({FORMS}):form>")
    def cite(meeting_id: str, digest: str, place: str, form: str) -> Response:
        """The reference of one statement."""
        found = open_basket(service, [f"{meeting_id}/{digest}/{place}"], {})
        if not found.kept:
            abort(404)
        return _references(found.rows, form, meeting_id)

    return blueprint


def basket_address(basket: Basket, form: str) -> str:
    """The address of a basket in a form."""
    notes = {f"note-{kept.entry}": kept.note for kept in basket.kept if kept.note}
    values: dict[str, Any] = {"s": [kept.entry for kept in basket.kept], **notes}
    return url_for("exports.basket_as", form=form, **values)


def _asked_rows(service: SearchService) -> Rows:
    return service.rows(replace(request_from_args(request.args, 1), language=readers_language()))


def _wants_closing() -> bool:
    return request.args.get("closing") == "yes"


def _stream(rows: Rows, lines: Iterator[str], kind: str, name: str) -> Response:
    """Send lines as they are made, with their number before them."""
    response = Response(_encoded(lines, current_app.extensions["caretaker"]), content_type=kind)
    response.headers[ROWS_HEADER] = str(rows.total)
    response.headers[GENERATION_HEADER] = rows.generation
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _encoded(lines: Iterator[str], caretaker: Caretaker | None) -> Iterator[bytes]:
    """Lines as bytes; who waits for more sees that there would have been."""
    try:
        for line in lines:
            yield line.encode()
    except FloorError as error:
        tell(caretaker, error)
        raise


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def _briefing(made: Briefing, form: str, name: str) -> Response:
    text = markdown(made, request.host_url.rstrip("/"), said)
    match form:
        case "":
            page = nh3.clean(html_of(text))
            return Response(render_template("exports/briefing.html", page=page, made=made))
        case "md":
            return _attached(text.encode(), "text/markdown; charset=utf-8", f"{name}.md")
        case "docx":
            return _attached(docx(text), DOCX, f"{name}.docx")
    abort(404)


def _basket_as(service: SearchService, basket: Basket, form: str) -> Response:
    if form in REFERENCES:
        return _references(basket.rows, form, "basket")
    if form == "csv":
        data = "".join(csv_lines(basket.rows, request.args.get("bom") != "no"))
        return _attached(data.encode(), "text/csv; charset=utf-8", "basket.csv")
    made = brief_basket(service, basket, request.args.get("title", ""), _today())
    return _briefing(made, "" if form == "html" else form, "briefing")


def _references(rows: Iterable[Row], form: str, name: str) -> Response:
    if form not in REFERENCES:
        abort(404)
    kind, write = REFERENCES[form]
    return _attached(write(rows).encode(), f"{kind}; charset=utf-8", f"{name}.{form}")


def _attached(data: bytes, kind: str, name: str) -> Response:
    response = Response(data, content_type=kind)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _notes() -> dict[str, str]:
    """Read the notes of a basket from its address."""
    named = ((name, text) for name, text in request.args.items() if name.startswith("note-"))
    return {name.removeprefix("note-"): text[:LONGEST_NOTE] for name, text in named}


def _moved(entries: list[str]) -> list[str]:
    """Move or take out the entry that a button of the page names."""
    up, down, out = (request.args.get(name, "") for name in ("up", "down", "out"))
    entries = moved(moved(entries, up, -1), down, 1)
    return [entry for entry in entries if entry != out]
