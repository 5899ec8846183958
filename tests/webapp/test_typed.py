"""Nothing that a contributor typed is lost, whatever is wrong with it or comes in between."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indexer.corpus.contributing import Contributions
from indexer.errors import CantWrite
from indexer.settings import Settings
from indexer.system.limits import Budget
from tests.webapp.contributor import QUAY, Post, client, draft, post, settings, stranger
from webapp.lanes import Dispatcher
from webapp.serving import LANES

__all__ = ["client", "draft", "post", "settings", "stranger"]
TYPED = "All that I typed.\n\n**Norway** asked for silt."


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch, method: str) -> Iterator[None]:
    """Have a disk be full when something is done."""

    def refuse(*_: object) -> None:
        raise CantWrite("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Contributions, method, refuse)
        yield


def test_text_that_takes_too_long_stands_in_its_field_again(
    settings: Settings, client: FlaskClient, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    work: Contributions = client.application.extensions["contributions"]
    monkeypatch.setattr(work, "_settings", replace(settings, pasting=Budget(0.05, 300)))
    answer = post("/contribute/drafts", text=f"# Quays\n\n{'[' * 60_000}")
    assert "takes longer than" in answer.text
    assert "[" * 60_000 in answer.text


def test_text_for_which_there_is_no_room_stands_in_its_field_again(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    with full_disk(monkeypatch, "paste"):
        answer = post("/contribute/drafts", text=TYPED)
    assert answer.status_code == 422
    assert "disk is full" in answer.text
    assert f"{TYPED}</textarea>" in answer.text


def test_replacement_of_a_summary_that_is_gone_stands_in_its_field_again(post: Post) -> None:
    """It is no replacement any more, but may be added."""
    answer = post("/contribute/drafts", text=TYPED, replaces="gone")
    assert "there is no meeting" in answer.text.lower()
    assert f"{TYPED}</textarea>" in answer.text
    assert 'name="replaces" value=""' in answer.text


@pytest.mark.parametrize(
    ("form", "method"),
    [
        ("text", "set_text"),
        ("facts", "set_facts"),
        ("paragraphs/1", "set_statements"),
        ("add", "add"),
    ],
)
def test_what_was_typed_into_a_draft_stays_when_it_can_not_be_kept(
    post: Post, draft: str, form: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = {"statement": "1.1", "speakers-1.1": "Iceland", "role-1.1": "statement"}
    typed = {"text": QUAY, "place": "Oslo harbour", "was-place": "", **statement}
    with full_disk(monkeypatch, method):
        answer = post(f"{draft}/{form}", **typed, back=draft)
    assert answer.status_code == 422
    assert "disk is full" in answer.text
    assert 'value="Oslo harbour"' in answer.text
    assert ">Iceland</textarea>" in answer.text


def test_text_of_a_draft_that_somebody_has_added_meanwhile_is_a_text_to_paste(
    post: Post, draft: str
) -> None:
    post(f"{draft}/discard")
    answer = post(f"{draft}/text", text=TYPED, seen="0" * 16)
    assert "there is no such draft" in answer.text.lower()
    assert f"{TYPED}</textarea>" in answer.text


def test_upload_that_is_refused_says_why_on_its_page(post: Post, client: FlaskClient) -> None:
    """The script that sends a file stays on the page, with what else was typed there."""
    page = client.get("/contribute").text
    found = page.partition('name="form_secret" value="')[2].partition('"')[0]
    data = {"form_secret": found, "text": TYPED, "replaces": "gone"}
    answer = client.post("/contribute/drafts", data=data, headers={"X-Upload": "1"})
    assert answer.status_code == 422
    assert "there is no meeting" in answer.json["problem"].lower()


def test_a_speaker_stays_typed_when_the_register_can_not_be_written(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    with full_disk(monkeypatch, "register"):
        answer = post("/contribute/register", label="Norway", names="Norwey", kind="")
    assert answer.status_code == 422
    assert "Norwey</textarea>" in answer.text


def test_who_contributes_waits_longer_than_a_full_queue_takes() -> None:
    """Each text may take its time twice: for the draft, and for its page."""
    lane = Dispatcher(
        next(lane for lane in LANES if lane.pages.fullmatch("/contribute/drafts"))
    ).lane
    longest = 2 * Settings().pasting.seconds * lane.waiting / lane.threads
    assert longest <= lane.longest_wait < 300  # for which browsers wait
