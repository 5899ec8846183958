"""Who may contribute: whoever shows a token, from a form of ours."""

import pytest
from flask.testing import FlaskClient

from indexer.settings import Settings
from tests.webapp.contributor import QUAY, TOKEN, client, secret, settings, stranger
from webapp import create_app
from webapp.serving import serve

__all__ = ["client", "settings", "stranger"]


def test_it_is_off_unless_there_is_a_token(settings: Settings) -> None:
    reader = create_app(Settings(corpus=settings.corpus, index=settings.index)).test_client()
    assert reader.get("/contribute").status_code == 404
    assert "Contribute" not in reader.get("/").text


@pytest.mark.parametrize("address", ["/contribute", "/contribute/history", "/contribute/drafts/x"])
def test_without_the_token_nothing_is_shown(stranger: FlaskClient, address: str) -> None:
    assert stranger.get(address).headers["Location"] == "/contribute/enter"
    wrong = {"token": "wrong", "form_secret": secret(stranger)}
    assert "not the token" in stranger.post("/contribute/enter", data=wrong).text
    assert stranger.get(address).headers["Location"] == "/contribute/enter"


def test_form_of_another_site_is_refused(client: FlaskClient) -> None:
    for fields in ({}, {"form_secret": "guessed"}):
        answer = client.post("/contribute/drafts", data={"text": QUAY, **fields})
        assert answer.status_code == 403
    assert "Waiting" not in client.get("/contribute").text


@pytest.mark.parametrize("back", ["/contribute\r\nX-A: b", "//a.example", "/contribute\\a"])
def test_form_leads_nowhere_else(client: FlaskClient, back: str) -> None:
    data = {"form_secret": secret(client), "back": back}
    answer = client.post("/contribute/history/ffff/undo", data=data)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/contribute")


def test_token_is_printed_once_or_comes_from_the_environment() -> None:
    options = {name for param in serve.params for name in param.opts}
    assert "--allow-contributions" in options
    assert Settings.from_environ({"FLOOR_TOKEN": TOKEN}).token == TOKEN
    assert TOKEN not in repr(Settings(token=TOKEN))


def test_wrong_tokens_are_counted_and_then_refused(stranger: FlaskClient) -> None:
    answers = [
        stranger.post("/contribute/enter", data={"token": "x", "form_secret": secret(stranger)})
        for _ in range(11)
    ]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    right = {"token": TOKEN, "form_secret": secret(stranger)}
    assert stranger.post("/contribute/enter", data=right).status_code == 429


def test_a_form_without_a_session_is_refused(settings: Settings) -> None:
    """Whatever its secret: there is none that could be right."""
    for given in ("-", "", "x"):
        answer = (
            create_app(settings)
            .test_client()
            .post("/contribute/enter", data={"token": TOKEN, "form_secret": given})
        )
        assert answer.status_code == 403


def test_cookie_keeps_to_tls_where_it_began_there(settings: Settings) -> None:
    app = create_app(settings)
    plain = app.test_client().get("/contribute/enter")
    assert "Secure" not in plain.headers["Set-Cookie"]
    by_tls = app.test_client().get("/contribute/enter", base_url="https://localhost")
    assert "Secure" in by_tls.headers["Set-Cookie"]
