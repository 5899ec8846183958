"""Somebody who contributes without a browser, over a real corpus and index."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indexer.settings import Settings
from webapp import create_app

TOKEN = "a-token-for-tests"
QUAY = """# Quay Assembly

*Bergen, Norway, 4 May 2015*

## Depth

**Norwey** asked for a deeper quay. **Iceland** said no.

The **Declaration** said nothing.
"""
FORMATS = Path(__file__).parents[1] / "documents" / "formats"

Post = Callable[..., TestResponse]


@pytest.fixture
def settings(tmp_path: Path, old_summary: Path) -> Settings:
    """A corpus of one summary, indexed, that may be contributed to: a copy."""
    for name in ("corpus", "index"):
        shutil.copytree(old_summary / name, tmp_path / name)
    return Settings(corpus=tmp_path / "corpus", index=tmp_path / "index", token=TOKEN)


@pytest.fixture
def stranger(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


@pytest.fixture
def client(stranger: FlaskClient) -> FlaskClient:
    """Somebody who has shown the token."""
    answer = stranger.post(
        "/contribute/enter", data={"token": TOKEN, "form_secret": secret(stranger)}
    )
    assert answer.headers["Location"] == "/contribute"
    return stranger


def secret(client: FlaskClient) -> str:
    """Read the secret that the session's forms carry."""
    found = re.search(r'name="form_secret" value="([^"]+)"', client.get("/contribute/enter").text)
    assert found
    return found[1]


@pytest.fixture
def post(client: FlaskClient) -> Post:
    """Send a form of ours, and follow where it leads: `post("/contribute/drafts", text="…")`.

    That of a draft has what its page gives it, unless it is given here.
    """

    def post(address: str, **fields: Any) -> TestResponse:
        data = {**hidden(client, address), "form_secret": secret(client), **fields}
        return client.post(address, data=data, follow_redirects=True)

    return post


def hidden(client: FlaskClient, address: str) -> dict[str, str]:
    """Read which versions of a draft, and of what it replaces, its page shows."""
    draft = re.match(r"/contribute/drafts/[0-9a-f]{16}", address)
    html = client.get(draft[0]).text if draft else ""
    return dict(re.findall(r'name="(seen|over)" value="([^"]*)"', html))


@pytest.fixture
def draft(post: Post) -> str:
    """The address of a draft of pasted text."""
    return str(post("/contribute/drafts", text=QUAY).request.path)
