"""Pages are kept as long as nothing in them has changed, and never given to the wrong reader."""

import json
import time
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
from flask import request
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.corpus.indexing import build_index
from indexer.search.service import SearchService
from indexer.settings import Settings
from tests.webapp.reader import page, words
from webapp import create_app, kept

TOKEN = "a token that is long enough"
FORUM = "---\ntitle: Harbour Forum\ndate: 2012-05-03\n---\n\n**Norway** asked for silt {number}.\n"


@pytest.fixture
def harbour(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "corpus", tmp_path / "index", token=TOKEN)
    settings.corpus.mkdir()
    write(settings, 1)
    return settings


@pytest.fixture
def reader(harbour: Settings) -> FlaskClient:
    return create_app(harbour).test_client()


def write(settings: Settings, number: int) -> None:
    (settings.corpus / "forum.md").write_text(FORUM.format(number=number), "utf-8")
    assert build_index(settings).problems == ()


def again(client: FlaskClient, address: str, **headers: str) -> int:
    """Ask for a page that this browser has, with other headers; gives the status."""
    tag = client.get(address).headers["ETag"]
    return client.get(address, headers={"If-None-Match": tag, **headers}).status_code


@pytest.mark.parametrize(
    "address", ["/", "/search?q=silt", "/meetings", "/speakers", "/speakers/norway", "/help"]
)
def test_a_browser_that_has_a_page_is_told_so(reader: FlaskClient, address: str) -> None:
    first = reader.get(address)
    assert again(reader, address) == 304
    other = reader.get(address)
    assert (other.data, other.headers["ETag"]) == (first.data, first.headers["ETag"])
    assert other.headers["Cache-Control"] == "no-cache"
    assert {"Accept-Encoding", "Accept-Language", "Cookie"} <= other.vary.as_set(True)


def test_it_ends_with_the_index_the_register_and_the_acronyms(
    harbour: Settings, reader: FlaskClient
) -> None:
    tags = [reader.get("/search?q=silt").headers["ETag"]]
    write(harbour, 2)
    assert "silt 2" in words(page(reader, "/search?q=silt"))
    (harbour.corpus / "acronyms.toml").write_text('SLT = "silt of harbours"', "utf-8")
    assert "silt of harbours" in words(page(reader, "/search?q=slt"))
    (harbour.corpus / "register.toml").write_text(
        '[[speaker]]\nlabel = "Norway"\nkind = "group"\n', "utf-8"
    )
    assert "Groups" in words(page(reader, "/speakers"))
    tags.append(reader.get("/search?q=silt").headers["ETag"])
    assert len(set(tags)) == 2


def test_other_forms_of_a_page_are_pages_of_their_own(reader: FlaskClient) -> None:
    assert reader.get("/search?q=sil", headers={"Floor-Typing": "1"}).data != (
        reader.get("/search?q=sil").data
    )
    assert again(reader, "/speakers", **{"Accept-Encoding": "gzip"}) == 200
    packed = reader.get("/speakers", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in reader.get("/speakers").headers
    assert again(reader, "/speakers", Host="floor.test") == 400
    assert again(reader, "/speakers", Host="127.0.0.1") == 200


def test_contributors_are_given_pages_of_their_own(reader: FlaskClient) -> None:
    """The same address, asked for before by a reader who may not change anything."""
    address = "/meetings/forum"
    assert "Correct" not in words(page(reader, address))
    form = page(reader, "/contribute/enter")
    secret = form.partition('name="form_secret" value="')[2].partition('"')[0]
    reader.post("/contribute/enter", data={"token": TOKEN, "form_secret": secret})
    theirs = reader.get(address)
    assert "Correct" in words(theirs.text)
    assert "ETag" not in theirs.headers
    stranger = reader.application.test_client()
    assert "Correct" not in words(page(stranger, address))


def test_whoever_has_a_session_is_given_nothing_that_is_kept(reader: FlaskClient) -> None:
    """They may be a contributor; who has none of ours may have other cookies."""
    page(reader, "/speakers")
    shelf = reader.application.extensions["kept"]
    size = shelf.size
    reader.set_cookie("floor", "anything")
    assert "ETag" not in reader.get("/speakers").headers
    assert "ETag" not in reader.get("/meetings").headers
    assert shelf.size == size
    reader.delete_cookie("floor")
    reader.set_cookie("other", "anything")
    assert again(reader, "/speakers") == 304


def test_a_page_that_is_kept_is_given_without_a_request_to_flask(harbour: Settings) -> None:
    """With all that the first one had, written down and counted like it."""
    app = create_app(replace(harbour, metrics=True))
    begun: list[str] = []
    app.before_request(lambda: begun.append(request.path))
    client = app.test_client()
    first, other = (client.get("/search?q=silt") for _ in range(2))
    assert begun == ["/search"]
    assert other.data == first.data
    assert {*first.headers} - {*other.headers} == {("Date", first.headers["Date"])}  # the server's
    head = client.head("/search?q=silt")
    assert (head.data, head.headers["ETag"]) == (b"", first.headers["ETag"])
    counts = client.get("/metrics").text
    assert 'floor_requests_total{method="GET",route="/search",status="200"} 2.0' in counts
    assert 'floor_requests_total{method="HEAD",route="/search",status="200"} 1.0' in counts


def test_a_page_that_is_kept_is_written_down(
    reader: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "webapp.requests")
    for _ in range(2):
        reader.get("/speakers/norway")
    again(reader, "/speakers/norway")
    lines = [json.loads(record.message) for record in caplog.records]
    assert [line["route"] for line in lines] == ["/speakers/<speaker_id>"] * 4
    assert [line["status"] for line in lines] == [200, 200, 200, 304]


def test_the_scheme_and_the_place_below_another_are_part_of_it(harbour: Settings) -> None:
    client = create_app(replace(harbour, root="/floor", proxies=1)).test_client()
    for scheme in ("http", "https") * 2:
        found = client.get("/floor/speakers", headers={"X-Forwarded-Proto": scheme})
        assert ("Strict-Transport-Security" in found.headers) == (scheme == "https")
        assert 'href="/floor/meetings' in found.text


def test_nothing_is_kept_of_mistakes_and_of_what_is_no_page(reader: FlaskClient) -> None:
    for address in ("/speakers/nobody", "/search.csv?q=silt", "/healthz", "/contribute/enter"):
        assert "ETag" not in reader.get(address).headers


def test_memory_is_bounded(harbour: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 30_000)
    app = create_app(harbour)
    for number in range(12):
        page(app.test_client(), f"/meetings?find={number}")
        assert 0 < app.extensions["kept"].size <= 30_000


def test_what_is_asked_at_great_length_is_not_kept(harbour: Settings) -> None:
    app = create_app(harbour)
    app.test_client().get(f"/meetings?x={'a' * 60_000}")
    app.test_client().get("/meetings", headers={"Accept-Encoding": "gzip, " * 10_000})
    assert app.extensions["kept"].size == 0
    app.test_client().get("/meetings")
    assert app.extensions["kept"].size > kept.LONGEST_KEY


HEADERS = st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"]), max_size=40)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cookie=HEADERS | HEADERS.map("floor-language={}".format), tongue=HEADERS, encoding=HEADERS)
def test_no_header_breaks_it(reader: FlaskClient, cookie: str, tongue: str, encoding: str) -> None:
    """Whatever other programs on the same host, and browsers, send: cookies in Latin-1 too."""
    told = {"HTTP_COOKIE": cookie, "HTTP_ACCEPT_LANGUAGE": tongue, "HTTP_ACCEPT_ENCODING": encoding}
    for address in ("/", "/static/style.css"):
        found = reader.get(address, environ_overrides=told, buffered=True)
        assert found.status_code == 200


def test_what_is_never_kept_is_given_without_a_look_at_the_index(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(SearchService, "version")
    assert reader.get("/static/style.css", buffered=True).status_code == 200
    with pytest.raises(AttributeError):
        reader.get("/meetings")


def test_two_workers_call_a_page_the_same_whenever_they_compress_it(harbour: Settings) -> None:
    tags = set[str]()
    for pause in (0, 1):  # gzip notes the second
        time.sleep(pause)
        asked = create_app(harbour).test_client().get("/help", headers={"Accept-Encoding": "gzip"})
        assert asked.content_encoding == "gzip"
        tags.add(asked.headers["ETag"])
    assert len(tags) == 1


def test_a_page_during_which_the_index_is_switched_is_not_kept(harbour: Settings) -> None:
    app = create_app(harbour)
    SearchService(harbour).meetings()
    app.before_request(lambda: write(harbour, 2))
    assert "silt 2" in words(page(app.test_client(), "/search?q=silt"))
    assert app.extensions["kept"].size == 0


def test_beside_a_writer_no_reader_is_shown_what_was_before(harbour: Settings) -> None:
    """Fifty readers ask; what each is shown never goes back, and ends at the last state."""
    app = create_app(harbour)
    ended = Event()
    shown: list[list[int]] = [[] for _ in range(50)]

    def read(numbers: list[int]) -> None:
        client = app.test_client()
        while not ended.wait(0.2):
            text = words(page(client, "/search?q=silt"))
            numbers.append(int(text.partition("asked for silt ")[2].partition(".")[0]))

    readers = [Thread(target=read, args=(numbers,)) for numbers in shown]
    for each in readers:
        each.start()
    for number in range(2, 6):
        write(harbour, number)
    ended.set()
    for each in readers:
        each.join()
    assert all(numbers == sorted(numbers) for numbers in shown)
    assert "silt 5" in words(page(app.test_client(), "/search?q=silt"))


def test_each_language_has_pages_of_its_own(reader: FlaskClient) -> None:
    """By what the browser asks for, and by what its reader chose here."""
    french = {"Accept-Language": "fr"}
    for _ in range(2):
        assert 'lang="fr"' in reader.get("/speakers", headers=french).text
        assert '<html lang="en"' in reader.get("/speakers").text
    assert again(reader, "/speakers", **french) == 200
    reader.set_cookie("floor-language", "es")
    assert 'lang="es"' in reader.get("/speakers", headers=french).text
