"""The original document, and former addresses, on the page of a meeting."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from webapp import create_app

TEXT = """---
title: Ferry Users
date: 2015-05-04
---

The quay is short.

The boat is long.
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "corpus" / "originals").mkdir(parents=True)
    (tmp_path / "corpus" / "ferry.md").write_text(TEXT, "utf-8")
    (tmp_path / "corpus" / "originals" / "ferry.docx").write_bytes(b"the document")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_index(settings)
    return settings


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


def test_page_links_to_the_original_which_is_saved_and_not_shown(client: FlaskClient) -> None:
    assert 'href="/meetings/ferry/original" download' in client.get("/meetings/ferry").text
    answer = client.get("/meetings/ferry/original")
    assert answer.data == b"the document"
    assert answer.headers["Content-Disposition"] == "attachment; filename=ferry.docx"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    answer.close()


@pytest.mark.parametrize("meeting", ["none", "..", "..%2f..%2fetc"])
def test_no_other_file_is_given(client: FlaskClient, meeting: str) -> None:
    assert client.get(f"/meetings/{meeting}/original").status_code == 404


def test_former_address_is_on_the_page_and_says_so(settings: Settings, client: FlaskClient) -> None:
    path = settings.corpus / "ferry.md"
    path.write_text(TEXT.replace("The quay is short", "The quay is too short"), "utf-8")
    build_index(settings)
    html = client.get("/meetings/ferry").text
    assert html.count('class="former"') == 1
    assert html.index('class="former"') < html.index("The quay is too short")
