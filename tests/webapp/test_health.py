"""Whoever watches the service learns whether it is well."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.settings import Settings
from webapp import create_app


def test_all_is_well(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok", "problems": []}
    assert client.get("/readyz").json == {"ready": True, "problems": []}


def test_missing_index_is_said(settings: Settings, tmp_path: Path) -> None:
    client = create_app(replace(settings, index=tmp_path / "none")).test_client()
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json and "floor index" in answer.json["problems"][0]
    assert client.get("/readyz").status_code == 503


def test_missing_corpus_is_said_while_searches_go_on(settings: Settings, tmp_path: Path) -> None:
    client = create_app(replace(settings, corpus=tmp_path / "none")).test_client()
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json and answer.json["status"]) == (200, "degraded")


def test_who_only_serves_needs_no_folder_to_write_into(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a container whose corpus is mounted read-only; root may write anywhere."""
    monkeypatch.setattr("indexer.corpus.doctor.os.access", lambda *_: False)
    for indexing, status in ((True, "degraded"), (False, "ok")):
        web = create_app(replace(settings, indexing=indexing)).test_client()
        assert web.get("/healthz").json["status"] == status
