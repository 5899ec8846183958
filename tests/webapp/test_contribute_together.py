"""Two people, or one in two tabs, change the same: nobody's work is overwritten unseen."""

import shutil

import pytest
from flask.testing import FlaskClient

from indexer.corpus.changes import changes
from indexer.corpus.history import undo
from indexer.settings import Settings
from tests.webapp.contributor import QUAY, Post, client, draft, hidden, post, settings, stranger

__all__ = ["client", "draft", "post", "settings", "stranger"]
TEXT = "---\ntitle: Old\n---\nNothing.\n\nMore.\n"


@pytest.fixture
def two(settings: Settings, post: Post) -> list[str]:
    """Two drafts of one summary."""
    (settings.corpus / "old.md").write_text(TEXT, "utf-8")
    return [post("/contribute/meetings/old/correct").request.path for _ in range(2)]


def stored(settings: Settings) -> str:
    return (settings.corpus / "old.md").read_text("utf-8")


def test_second_of_two_is_shown_what_differs_and_keeps_both_changes(
    settings: Settings, client: FlaskClient, post: Post, two: list[str]
) -> None:
    first, second = two
    post(f"{first}/text", text=TEXT.replace("Nothing", "Something"))
    post(f"{second}/text", text=TEXT.replace("More", "Much more"))
    post(f"{first}/add")
    html = client.get(second).text
    assert "Another version was stored since" in html
    assert "<ins>Something</ins>" in html
    assert "<ins>Much more</ins>" in html.replace("</ins> <ins>", " ")
    assert f'action="{second}/add"' not in html
    post(f"{second}/decide", choice="both")
    assert "is replaced" in post(f"{second}/add").text
    assert "Something" in stored(settings)
    assert "Much more" in stored(settings)
    undo(settings.corpus)
    assert stored(settings) == TEXT.replace("Nothing", "Something")


def test_same_words_are_for_a_person_to_decide(
    settings: Settings, client: FlaskClient, post: Post, two: list[str]
) -> None:
    first, second = two
    post(f"{first}/text", text=TEXT.replace("Nothing", "Something"))
    post(f"{second}/text", text=TEXT.replace("Nothing", "All"))
    post(f"{first}/add")
    html = client.get(second).text
    assert "Both have changed the same words" in html
    assert "Keep both" not in html
    post(f"{second}/decide", choice="mine")
    post(f"{second}/add")
    assert "All." in stored(settings)
    assert len(changes(settings.corpus)) == 2


def test_version_that_is_stored_while_the_page_is_open_is_not_overwritten(
    settings: Settings, client: FlaskClient, post: Post, two: list[str]
) -> None:
    """In two tabs: both pages were opened before either was sent."""
    first, second = two
    post(f"{first}/text", text=TEXT.replace("Nothing", "Something"))
    post(f"{second}/text", text=TEXT.replace("Nothing", "All"))
    shown = hidden(client, second)
    post(f"{first}/add")
    assert "look at what differs" in post(f"{second}/add", back=second, **shown).text
    assert "Something" in stored(settings)


def test_new_meeting_that_somebody_else_adds_first_is_not_replaced_unseen(
    settings: Settings, client: FlaskClient, post: Post, draft: str
) -> None:
    other = post("/contribute/drafts", text=QUAY.replace("deeper", "wider")).request.path
    shown = hidden(client, draft)
    post(f"{other}/add")
    answer = post(f"{draft}/add", replacing="1", back=draft, **shown)
    assert "the corpus has changed since you looked" in answer.text.replace(
        "The corpus", "the corpus"
    )
    (added,) = settings.corpus.glob("2015*.md")
    assert "wider" in added.read_text("utf-8")


def test_summary_that_was_removed_since_is_put_back_only_when_that_is_said(
    settings: Settings, client: FlaskClient, post: Post, two: list[str]
) -> None:
    first, _ = two
    shown = hidden(client, first)
    post("/contribute/meetings/old/remove")
    assert "corpus has changed since" in post(f"{first}/add", back=first, **shown).text
    assert "has been removed from the corpus" in client.get(first).text
    assert "is added" in post(f"{first}/add").text
    assert stored(settings) == TEXT


def test_one_draft_in_two_tabs_keeps_what_both_change(
    client: FlaskClient, post: Post, two: list[str]
) -> None:
    draft, _ = two
    shown = hidden(client, draft)
    post(f"{draft}/facts", title="Older", **shown)
    html = post(f"{draft}/text", text=TEXT.replace("More", "Much more"), **shown).text
    assert 'value="Older"' in html
    assert "Much more" in html


def test_one_draft_in_two_tabs_asks_where_both_change_the_same(
    client: FlaskClient, post: Post, two: list[str]
) -> None:
    draft, _ = two
    shown = hidden(client, draft)
    post(f"{draft}/text", text=TEXT.replace("More", "Less"), **shown)
    answer = post(f"{draft}/text", text=TEXT.replace("More", "Much more"), **shown)
    assert answer.status_code == 409
    assert "<ins>Less</ins>" in answer.text
    assert "Much more" in answer.text
    assert "Less" in client.get(draft).text
    assert "changed elsewhere" in post(f"{draft}/add", back=draft, **shown).text


def test_drafts_are_no_part_of_the_index(
    settings: Settings, client: FlaskClient, draft: str
) -> None:
    """The index may be deleted at any time."""
    shutil.rmtree(settings.index)
    assert "Quay Assembly" in client.get("/contribute").text
    assert "deeper" in client.get(draft).text
