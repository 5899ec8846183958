"""What an administrator sees: a line of JSON a request, and counts for Prometheus.

Neither holds what was typed, unless the settings ask for it: what people look for is theirs.
"""

import json
import logging
import os
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from flask import Flask, Request, Response, g, request

from indexer.errors import SettingsError
from indexer.settings import Settings

LOG = logging.getLogger("webapp.requests")
METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
NO_ROUTE = "none"
COUNT_REFUSED = "count_refused"
OBSERVERS = "observers"
AS_JSON = json.JSONEncoder(ensure_ascii=False).encode


class Answered(NamedTuple):
    """A request that was answered, with its surroundings (see WSGI)."""

    environ: dict[str, Any]
    method: str
    route: str
    status: int
    seconds: float


Observer = Callable[[Answered], None]


def tell(app: Flask, answered: Answered) -> None:
    """Have a request that was answered written down and counted."""
    for observer in app.extensions[OBSERVERS]:
        observer(answered)


def log_requests(app: Flask, settings: Settings) -> None:
    """Write a line for each request that is answered."""
    app.extensions[OBSERVERS] = []

    @app.before_request
    def begin() -> None:
        """Note when a request began."""
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        """Tell of a request that Flask answered."""
        status, took = response.status_code, seconds()
        tell(app, Answered(request.environ, request.method, route(), status, took))
        return response

    @_observing(app)
    def write(answered: Answered) -> None:
        """Say which page was asked for, how it went and how long it took."""
        line = {
            "time": _now(),
            "method": answered.method,
            "route": answered.route,
            "status": answered.status,
            "ms": round(1000 * answered.seconds, 1),
        }
        if settings.log_words:
            line["asked"] = Request(answered.environ).full_path.rstrip("?")
        LOG.info(AS_JSON(line))


def _observing(app: Flask) -> Callable[[Observer], Observer]:
    """Have a function told of each request that is answered."""

    def add(observer: Observer) -> Observer:
        app.extensions[OBSERVERS].append(observer)
        return observer

    return add


def note_refused(app: Flask, count: int) -> None:
    """Write a line, and count, for requests that were refused for want of time."""
    LOG.warning(AS_JSON({"time": _now(), "status": 503, "refused": count}))
    if COUNT_REFUSED in app.extensions:
        app.extensions[COUNT_REFUSED](count)


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def route() -> str:
    """Name the kind of page that is asked for, without what stands in its address."""
    return request.url_rule.rule if request.url_rule else NO_ROUTE


def seconds() -> float:
    """Tell how long the request has taken so far; none where it was refused before it began."""
    return time.perf_counter() - g.began if "began" in g else 0.0


def add_metrics(app: Flask) -> None:
    """Count requests, and show the counts of all workers at /metrics.

    Raises SettingsError where prometheus-client is not installed.
    """
    try:
        prometheus: Any = import_module("prometheus_client")
    except ModuleNotFoundError as error:
        raise SettingsError(
            "FLOOR_METRICS needs prometheus-client: pip install tookthefloor[metrics]"
        ) from error
    registry = prometheus.CollectorRegistry()
    labels = ("method", "route", "status")
    requests = prometheus.Counter("floor_requests", "Requests answered", labels, registry=registry)
    durations = prometheus.Histogram(
        "floor_request_seconds", "Time to answer", ("route",), registry=registry
    )
    refused = prometheus.Counter(
        "floor_refused", "Requests refused for want of time", registry=registry
    )
    app.extensions[COUNT_REFUSED] = refused.inc

    @_observing(app)
    def count(answered: Answered) -> None:
        """Count a request that is answered."""
        requests.labels(answered.method, answered.route, answered.status).inc()
        durations.labels(answered.route).observe(answered.seconds)

    @app.get("/metrics")
    def metrics() -> Response:
        """The counts in the format of Prometheus."""
        shown = _of_all_workers(prometheus) if METRICS_FOLDER in os.environ else registry
        return Response(prometheus.generate_latest(shown), content_type="text/plain; version=0.0.4")


def _of_all_workers(prometheus: Any) -> Any:
    registry = prometheus.CollectorRegistry()
    import_module("prometheus_client.multiprocess").MultiProcessCollector(registry)
    return registry
