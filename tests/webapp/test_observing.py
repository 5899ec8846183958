"""What an administrator sees of requests, and what not."""

import json
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indexer.settings import Settings
from webapp import create_app


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(r.message) for r in caplog.records if r.name == "webapp.requests"]


def test_a_line_a_request_without_what_was_typed(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    client.get("/search?q=secret+plans")
    client.get("/meetings/secret-plans")
    search, meeting = lines(caplog)
    assert (search["route"], search["status"], search["method"]) == ("/search", 200, "GET")
    assert isinstance(search["ms"], float)
    assert (meeting["route"], meeting["status"]) == ("/meetings/<meeting_id>", 404)
    assert "secret" not in caplog.text


def test_words_are_logged_where_that_is_asked_for(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    create_app(replace(settings, log_words=True)).test_client().get("/search?q=clearance")
    assert lines(caplog)[0]["asked"] == "/search?q=clearance"


def test_metrics_are_off_unless_set(client: FlaskClient, settings: Settings) -> None:
    assert client.get("/metrics").status_code == 404
    counting = create_app(replace(settings, metrics=True)).test_client()
    counting.get("/search?q=clearance")
    counted = counting.get("/metrics").text
    assert 'floor_requests_total{method="GET",route="/search",status="200"} 1.0' in counted
    assert "clearance" not in counted
