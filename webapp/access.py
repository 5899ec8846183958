"""Who may change the corpus: whoever has the token, from a form of ours.

A session is a cookie, signed by itsdangerous with a key made of the token, so that every worker
knows it, and another token ends it. Each form carries a secret of its session: another site that
makes a browser send a form does not know it.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from flask import Flask, abort, current_app, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue

from indexer.corpus.tokens import token_hash

SIGNED_IN = "contributor"
OWN_TOKEN = "token"
FORM_SECRET = "form_secret"
OPEN = ("contribute.enter",)


def add_sessions(app: Flask, token: str) -> None:
    """Sign sessions with a key made of the token, and keep their cookie from other sites."""
    app.secret_key = hashlib.sha256(b"tookthefloor session " + token.encode()).digest()
    app.session_interface = _Sessions()
    app.config.update(
        SESSION_COOKIE_NAME="floor", SESSION_COOKIE_SAMESITE="Strict", SESSION_COOKIE_HTTPONLY=True
    )
    app.jinja_env.globals.update(form_secret=form_secret, is_contributor=is_contributor)


class _Sessions(SecureCookieSessionInterface):
    """Sessions whose cookie keeps to this service, and to TLS where they began on it."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Tell whether this request came by TLS."""
        return request.is_secure

    def get_cookie_path(self, app: Flask) -> str:
        """Keep it from others that stand beside this service at the same name."""
        return request.script_root or "/"


def has_session() -> bool:
    """Tell whether the browser sends a session; to look into it makes an answer depend on it."""
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies


def is_contributor() -> bool:
    """Tell whether this session has shown the token."""
    return bool(session.get(SIGNED_IN))


def form_secret() -> str:
    """The secret of this session, for its forms."""
    if FORM_SECRET not in session:
        session[FORM_SECRET] = secrets.token_urlsafe(24)
    return str(session[FORM_SECRET])


def sign_in(given: str, token: str, named: Mapping[str, str]) -> bool:
    """Open the session to changes if the token is right: that of all, or somebody's own."""
    own = token_hash(given)
    right = hmac.compare_digest(given.strip().encode(), token.encode()) or own in named
    if right:
        session.clear()
        session[SIGNED_IN] = True
        if own in named:
            session[OWN_TOKEN] = own
    return right


def contributor(named: Mapping[str, str]) -> str | None:
    """Name who has signed in, "" for whoever has the token of all; None if theirs is taken back."""
    own = session.get(OWN_TOKEN)
    return named.get(str(own)) if own else ""


def sign_out() -> None:
    """Close the session to changes."""
    session.clear()


def guard() -> ResponseReturnValue | None:
    """Let no request pass without a session that has shown the token, and no form without ours."""
    if request.endpoint not in OPEN and not is_contributor():
        return redirect(url_for("contribute.enter"))
    if request.method == "POST":
        given, known = request.form.get(FORM_SECRET, ""), str(session.get(FORM_SECRET, ""))
        if not known or not hmac.compare_digest(given.encode(), known.encode()):
            abort(403)
    return None
