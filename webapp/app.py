"""The application: its pages, its headers, and what it says of mistakes."""

from flask import Flask, Response, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from indexer.errors import FloorError, IndexUnreachable, IndexUnusable
from indexer.search.service import SearchService
from indexer.settings import Settings
from webapp import (
    api,
    exports,
    feeds,
    filters,
    health,
    links,
    meetings,
    pages,
    speakers,
    wording,
)
from webapp.assets import add_assets
from webapp.attempts import Attempts
from webapp.caretaker import Caretaker, tell
from webapp.chart import chart, small_multiple
from webapp.chips import chips
from webapp.citation import statement_address, text_fragment
from webapp.contribute import add_contributions
from webapp.hosts import check_hosts, stand_behind
from webapp.kept import keep_pages
from webapp.languages import add_languages
from webapp.linked_data import linked_data
from webapp.observing import add_metrics, log_requests
from webapp.result import result_of
from webapp.templating import Templates

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
WITHOUT_SLASH = frozenset({"/search", "/meetings", "/speakers", "/help", "/contribute", "/basket"})
A_YEAR_OF_TLS = "max-age=31536000"


def create_app(
    settings: Settings | None = None,
    attempts: Attempts | None = None,
    caretaker: Caretaker | None = None,
) -> Flask:
    """Make the application that shows the index of `settings`, those of the environment if none.

    Several processes that share a token share the count of `attempts` to guess it, and what the
    `caretaker` of the index has found.
    """
    settings = settings or Settings.from_environ()
    app = Flask(__package__)
    app.jinja_environment = Templates
    service = SearchService(settings)
    log_requests(app, settings)
    keep_pages(app, service)
    check_hosts(app, settings)
    stand_behind(app, settings)
    app.extensions["caretaker"] = caretaker
    app.extensions["search"] = service
    add_assets(app)
    _add_blueprints(app, service, settings, caretaker)
    if settings.metrics:
        add_metrics(app)
    if settings.token:
        add_contributions(app, settings, attempts or Attempts(), service)
    app.register_error_handler(FloorError, show_mistake)
    app.register_error_handler(HTTPException, show_http_error)
    app.after_request(add_security_headers)
    add_languages(app)
    _fit_out_templates(app)
    return app


def _add_blueprints(
    app: Flask, service: SearchService, settings: Settings, caretaker: Caretaker | None
) -> None:
    for blueprint in (
        pages.create_blueprint(service, settings.page_size),
        meetings.create_blueprint(service),
        speakers.create_blueprint(service),
        api.create_blueprint(service),
        api.create_api(service),
        feeds.create_blueprint(service),
        exports.create_blueprint(service),
        health.create_blueprint(service, settings, caretaker),
    ):
        app.register_blueprint(blueprint)


def _fit_out_templates(app: Flask) -> None:
    """Have templates know what sets a date, a speaker or an address, each by its own name."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(filters.FILTERS)
    app.jinja_env.globals.update(links.LINKS, chips=chips, url_for=links.remembered_addresses())
    app.jinja_env.globals.update(wording.LABELS)
    app.jinja_env.globals.update(
        chart=chart,
        directory_address=speakers.directory_address,
        linked_data=linked_data,
        meetings_address=meetings.meetings_address,
        result_of=result_of,
        small_multiple=small_multiple,
        statement_address=statement_address,
        text_fragment=text_fragment,
    )


def show_mistake(error: FloorError) -> tuple[str, int]:
    """Say what went wrong and what to do about it, in the error's own words."""
    tell(current_app.extensions["caretaker"], error)
    message = wording.sentence(error)
    for unknown, heading in wording.UNKNOWN.items():
        if isinstance(error, unknown):
            return render_template("error.html", heading=heading, message=message), 404
    status = 503 if isinstance(error, IndexUnusable | IndexUnreachable) else 500
    return render_template("error.html", heading="Not available", message=message), status


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """Say that a page does not exist, or that something failed, without the inside story."""
    code = error.code or 500
    reads = request.method in ("GET", "HEAD")
    path = request.path.rstrip("/")
    if code == 404 and reads and path != request.path and path in WITHOUT_SLASH:
        query = f"?{request.query_string.decode()}" if request.query_string else ""
        return redirect(request.script_root + path + query, 308)
    heading, message = wording.HTTP_ERRORS.get(code, wording.OTHER_HTTP_ERROR)
    return render_template("error.html", heading=heading, message=message), code


def add_security_headers(response: Response) -> Response:
    """Let a page load nothing but what this server gives, and by TLS once it came by it."""
    for name, value in SECURITY_HEADERS.items():
        if name not in response.headers:
            response.headers.add(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = A_YEAR_OF_TLS
    return response
