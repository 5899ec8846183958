"""What a contributor without a browser can do, over a real corpus and index."""

import io
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indexer.corpus.changes import changes
from indexer.corpus.tokens import add_token, remove_token
from indexer.settings import Settings
from indexer.system.limits import Budget
from tests.webapp.contributor import (
    FORMATS,
    QUAY,
    TOKEN,
    Post,
    client,
    draft,
    hidden,
    post,
    secret,
    settings,
    stranger,
)
from webapp import create_app

__all__ = ["client", "draft", "post", "settings", "stranger"]


def test_preview_shows_the_summary_as_it_will_be_read(client: FlaskClient, draft: str) -> None:
    html = client.get(draft).text
    assert 'value="Quay Assembly"' in html
    assert "2015-05-04" in html
    assert "<h3>Depth</h3>" in html
    assert "Norwey" in html
    assert "no-store" in client.get(draft).headers["Cache-Control"]
    assert client.get("/meetings/2015-05-04-quay-assembly").status_code == 404


def test_added_summary_is_found_at_once_in_every_worker(
    settings: Settings, post: Post, draft: str
) -> None:
    other_worker = create_app(settings).test_client()
    assert "1 paragraph" not in other_worker.get("/search?q=deeper").text
    assert "is added" in post(f"{draft}/add").text
    assert "<mark>deeper</mark>" in other_worker.get("/search?q=deeper").text


def test_facts_are_set_and_a_wrong_date_is_said_on_the_page(post: Post, draft: str) -> None:
    html = post(f"{draft}/facts", title="Quays", date="5 May 2015", place="Oslo", series="S").text
    for value in ("Quays", "2015-05-05", "Oslo", "S"):
        assert f'value="{value}"' in html
    answer = post(f"{draft}/facts", title="Ports", date="31 February 2015", place="Oslo")
    assert answer.status_code == 422
    assert 'value="31 February 2015"' in answer.text and 'value="Ports"' in answer.text
    assert re.search(r'id="date"[^>]*aria-describedby="date-mistake"', answer.text)
    assert re.search(r'id="date-mistake"[^>]*>[^<]*31 February 2015', answer.text)


def test_what_was_typed_is_kept_by_any_button(post: Post, draft: str) -> None:
    """Facts when it is added or a paragraph is corrected; the text when facts are set."""
    facts = {"title": "Quays", "date": "2015-05-06", "place": "Oslo", "series": "S"}
    html = post(f"{draft}/text", text=QUAY.replace("deeper", "wider"), **facts).text
    assert 'value="Quays"' in html and "asked for a wider quay" in html
    asked = {"stranger": "1", "printed-1": "Norwey", "was-name-1": "", "name-1": "Norway"}
    html = post(f"{draft}/facts", **{**facts, "place": "Bergen"}, **asked).text
    assert 'value="Bergen"' in html and "<summary>Norway, Iceland</summary>" in html
    stretch = {"statement": "1.0-0", "start-1.0-0": 0, "end-1.0-0": 33, "role-1.0-0": "statement"}
    typed = {"speakers-1.0-0": "Fiji", "was-1.0-0": "Norway", "was-role-1.0-0": "statement"}
    answer = post(f"{draft}/add", **{**facts, "place": "Lund"}, **stretch, **typed)
    assert "What you typed is kept" in answer.text
    assert 'value="Lund"' in answer.text and "<summary>Fiji</summary>" in answer.text
    assert "is added" in post(f"{draft}/add", **{**facts, "place": "Oslo"}).text


def test_a_mistake_at_a_field_keeps_all_that_was_typed(post: Post, draft: str) -> None:
    html = post(
        f"{draft}/add",
        **{"title": "Quays", "date": "soon", "text": QUAY + "More.", "name-1": "Norw"},
    ).text
    assert 'value="soon"' in html and "More.</textarea>" in html and 'value="Norw"' in html
    assert 'role="alert"' in html


def test_unknown_speaker_is_merged_into_a_known_one(post: Post, draft: str) -> None:
    html = post(f"{draft}/speaker", printed="Norwey", name="Norway", **{"is": "known"}).text
    assert re.search(r"<summary>Norway, Iceland</summary>", html)
    assert "names:\n  Norwey: Norway" in html


def test_bold_run_is_no_speaker(post: Post, draft: str) -> None:
    html = post(f"{draft}/speaker", printed="Norwey", **{"is": "nobody"}).text
    assert "<summary>Iceland</summary>" in html


def test_role_is_changed_and_the_rest_of_the_paragraph_stays(post: Post, draft: str) -> None:
    html = post(
        f"{draft}/paragraphs/1",
        statement=["0-0", "0-35"],
        **{"start-0-0": 0, "end-0-0": 34, "speakers-0-0": "Norway", "role-0-0": "chair"},
        **{
            "start-0-35": 35,
            "end-0-35": 51,
            "speakers-0-35": "Iceland\nFiji",
            "role-0-35": "floor",
        },
    ).text
    assert "<summary>Norway, Iceland, Fiji</summary>" in html
    assert html.count('value="chair" selected') == 1
    assert html.count('value="floor" selected') == 1


def test_who_is_spoken_for_supports_and_opposes_can_be_set(post: Post, draft: str) -> None:
    """Of each speaker in a statement; the form shows it again as it was typed."""
    stretch = {"start-0-0": 0, "end-0-0": 34, "start-new-0": 0, "end-new-0": 34}
    html = post(
        f"{draft}/paragraphs/1",
        statement=["0-0", "new-0", "more"],
        **stretch,
        **{"start-more": 0, "end-more": 34, "speakers-more": "Peru", "role-more": "oppose"},
        **{"speakers-0-0": "Fiji (for AOSIS, SIDS)\nKenya", "role-0-0": "statement"},
        **{"speakers-new-0": "Niue", "role-new-0": "support"},
    ).text
    assert "Fiji (for AOSIS, SIDS)\nKenya</textarea>" in html
    assert "<summary>Fiji, Kenya, Niue, Peru</summary>" in html
    assert "in support of Fiji and Kenya" in html
    assert "opposed:\n    - Peru" in html


def test_each_speaker_of_a_statement_may_speak_for_others_of_its_own(
    post: Post, draft: str
) -> None:
    html = post(
        f"{draft}/paragraphs/1",
        statement=["0-0"],
        **{"start-0-0": 0, "end-0-0": 34, "role-0-0": "statement"},
        **{"speakers-0-0": "Fiji (for AOSIS)\nKenya (on behalf of African Group)\nPeru"},
    ).text
    assert "Fiji (for AOSIS)\nKenya (for African Group)\nPeru</textarea>" in html
    assert "- name: Kenya\n      on_behalf_of:\n      - African Group\n" in html
    assert "- name: Peru\n      on_behalf_of: []\n" in html


def test_text_itself_can_be_edited_but_not_emptied(post: Post, draft: str) -> None:
    assert "Fresh." in post(f"{draft}/text", text="# Fresh\n\nFresh.").text
    html = post(f"{draft}/text", text=" ", back=draft).text
    assert "It is empty" in html
    assert "Fresh." in html


def test_several_files_become_drafts_and_a_bad_one_is_said(client: FlaskClient, post: Post) -> None:
    html = post(
        "/contribute/drafts",
        files=[
            (io.BytesIO(QUAY.encode()), "quay.md"),
            (io.BytesIO((FORMATS / "beirut.docx").read_bytes()), "beirut.docx"),
            (io.BytesIO(b"not one"), "bad.docx"),
            (io.BytesIO(b"MZ"), "bad.exe"),
        ],
    ).text
    assert html.count('<a href="/contribute/drafts/') == 2
    assert "bad.docx: it is not a Word document" in html
    assert "use one of .md" in html


def test_each_document_in_an_archive_becomes_a_draft_and_what_is_none_is_said(post: Post) -> None:
    data = (FORMATS / "kinds" / "papers.zip").read_bytes()
    html = post("/contribute/drafts", files=(io.BytesIO(data), "papers.zip")).text
    assert html.count('<a href="/contribute/drafts/') == 4
    assert "2021/seal.png" in html
    assert "a document that ends in .png" in html


def test_what_was_left_out_of_a_document_is_said_until_it_is_added(post: Post) -> None:
    data = (FORMATS / "cases" / "05-word-features.docx").read_bytes()
    page = post("/contribute/drafts", files=(io.BytesIO(data), "features.docx"))
    assert "1 word left out, hidden text: “hiddenword”" in page.text
    changed = post(f"{page.request.path}/facts", title="Lake", date="2021-05-04")
    assert "1 word left out, hidden text: “hiddenword”" in changed.text


@pytest.mark.parametrize("name", ["../../etc/passwd.md", "C:\\temp\\quay.md", "a\0b.md", "Ä ß?.md"])
def test_name_of_a_file_can_not_reach_out_of_the_corpus(
    settings: Settings, post: Post, name: str
) -> None:
    before = {path for path in settings.corpus.parent.rglob("*.md")}
    page = post("/contribute/drafts", files=(io.BytesIO(QUAY.encode()), name))
    post(f"{page.request.path}/add")
    (new,) = {path for path in settings.corpus.rglob("*.md")} - before
    assert new.parent == settings.corpus


def test_original_is_kept_and_linked(client: FlaskClient, post: Post) -> None:
    data = (FORMATS / "beirut.docx").read_bytes()
    page = post("/contribute/drafts", files=(io.BytesIO(data), "beirut.docx"))
    post(f"{page.request.path}/add")
    answer = client.get("/meetings/beirut/original")
    assert answer.data == data
    answer.close()


def test_original_stays_with_a_correction_and_goes_with_a_replacement(
    settings: Settings, client: FlaskClient, post: Post
) -> None:
    originals = settings.corpus / "originals"
    originals.mkdir()
    (originals / "old.docx").write_bytes(b"the document")
    corrected = post("/contribute/meetings/old/correct").request.path
    post(f"{corrected}/facts", title="Older")
    post(f"{corrected}/add")
    assert (originals / "old.docx").exists()
    page = post("/contribute/drafts", replaces="old", text="# Newest\n\nText.")
    post(f"{page.request.path}/add", replacing="1")
    assert not (originals / "old.docx").exists()
    post(f"/contribute/history/{changes(settings.corpus)[0].id}/undo")
    assert (originals / "old.docx").exists()


def test_role_that_is_none_is_refused(post: Post, draft: str) -> None:
    fields = {"statement": "0-0", "speakers-0-0": "Norway", "role-0-0": "singer"}
    assert post(f"{draft}/paragraphs/1", **fields).status_code == 400


def test_existing_meeting_is_replaced_only_when_that_is_said(
    client: FlaskClient, post: Post, draft: str
) -> None:
    meeting = post(f"{draft}/add").request.path.rpartition("/")[2]
    again = post("/contribute/drafts", text=QUAY.replace("deeper", "wider")).request.path
    assert "The corpus has this meeting" in client.get(again).text
    refused = post(f"{again}/add").text
    assert "has already" in refused
    assert "tick the box" in refused
    assert "--as" not in refused
    assert "is replaced" in post(f"{again}/add", replacing="1").text
    assert "wider" in client.get(f"/meetings/{meeting}").text


def test_summary_is_corrected_replaced_removed_and_restored(
    settings: Settings, client: FlaskClient, post: Post
) -> None:
    corrected = post("/contribute/meetings/old/correct").request.path
    post(f"{corrected}/facts", title="Older", date="", place="Bergen", series="")
    post(f"{corrected}/add")
    assert "Older" in client.get("/meetings/old").text
    page = post("/contribute/drafts", replaces="old", text="# Newest\n\nText.")
    post(f"{page.request.path}/add", replacing="1")
    assert "Newest" in client.get("/meetings/old").text
    assert "removed Newest" in post("/contribute/meetings/old/remove").text
    assert client.get("/meetings/old").status_code == 404
    removed, _, corrected_first = changes(settings.corpus)
    post(f"/contribute/history/{removed.id}/undo")
    assert "Newest" in client.get("/meetings/old").text
    refused = post(f"/contribute/history/{corrected_first.id}/undo").text
    assert "undo the later one first" in refused
    whats = [change.what for change in changes(settings.corpus)]
    assert whats == ["undone", "removed", "replaced", "corrected"]


def test_what_is_too_large_is_refused(client: FlaskClient) -> None:
    client.application.config["MAX_CONTENT_LENGTH"] = 10_000
    fields = {"form_secret": secret(client), "files": (io.BytesIO(bytes(20_000)), "a.md")}
    answer = client.post("/contribute/drafts", data=fields)
    assert answer.status_code == 413
    assert "too large" in answer.text


def test_draft_that_is_gone_is_said(post: Post, draft: str) -> None:
    post(f"{draft}/discard")
    for address in (f"{draft}/add", "/contribute/drafts/..%2f..%2f/add"):
        answer = post(address)
        assert answer.status_code == 404 or "no such draft" in answer.text


@pytest.mark.slow
def test_text_that_takes_too_long_holds_up_nobody(settings: Settings) -> None:
    """Brackets by the thousand take seconds to read; here they have half a second in all."""
    text = "[" * 100_000
    for_its_size = Budget(0, 0).for_size(len(text)).seconds
    app = create_app(replace(settings, pasting=Budget(0.5 - for_its_size, 300)))
    contributor = app.test_client()
    shown = {"token": TOKEN, "form_secret": secret(contributor)}
    contributor.post("/contribute/enter", data=shown)
    pasted = {"text": text, "form_secret": secret(contributor)}
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(contributor.post, "/contribute/drafts", data=pasted)
        spent, answered = time.process_time() - time.thread_time(), 0
        while not answer.done():
            assert app.test_client().get("/search?q=nothing").status_code == 200
            answered += 1
        spent = time.process_time() - time.thread_time() - spent
    # The text is read outside this process, which goes on answering, however busy the machine is.
    assert spent < 0.5
    assert answered > 2
    assert "takes longer than" in answer.result().text


def test_the_history_says_who_with_a_link_and_what_changed(
    settings: Settings, stranger: FlaskClient
) -> None:
    """Ann has a token of her own, which opens nothing any more once it is taken back."""
    token = add_token(settings.corpus, "Ann")
    data = {"token": token, "form_secret": secret(stranger)}
    assert stranger.post("/contribute/enter", data=data).headers["Location"] == "/contribute"
    data = {"form_secret": secret(stranger), "back": ""}
    draft = stranger.post("/contribute/meetings/old/correct", data=data).headers["Location"]
    shown = {**hidden(stranger, draft), **data, "place": "Oslo", "title": "Old"}
    stranger.post(f"{draft}/add", data=shown)
    html = stranger.get("/contribute/history").text
    assert "Ann" in html
    assert 'href="/meetings/old"' in html
    (change,) = changes(settings.corpus)
    html = stranger.get(f"/contribute/history/{change.id}").text
    assert "by <bdi" in html
    assert "put in: </span>place: Oslo</ins>" in html
    remove_token(settings.corpus, "Ann")
    assert stranger.get("/contribute").headers["Location"] == "/contribute/enter"


def test_the_register_is_extended_with_a_preview(
    post: Post, draft: str, client: FlaskClient
) -> None:
    """Of what changes in all summaries; a mistake stands at its field with what was typed."""
    assert "Everywhere" in client.get(draft).text
    post(f"{draft}/add")
    html = client.get("/contribute/register?printed=Norwey&label=Norway").text
    assert ">Norwey</textarea>" in html
    typed = {"label": "Norway", "names": "Norwey", "kind": ""}
    html = post("/contribute/register", preview="yes", **typed).text
    assert "1 paragraph in 1 summary will be those of" in html
    assert "deeper quay" not in client.get("/search?speaker=norway").text
    assert "is in the register" in post("/contribute/register", **typed).text
    assert "deeper quay" in client.get("/search?speaker=norway").text
    answer = post("/contribute/register", label=" ", names="Keep me")
    assert answer.status_code == 422
    assert "Keep me</textarea>" in answer.text
