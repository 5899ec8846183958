"""Each way out of a search on real climate summaries, counted against what the page finds."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import bibtexparser
import feedparser
import pytest
import rispy
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer import open_library
from indexer.cli.commands import main
from indexer.corpus.indexing import build_index
from indexer.export.assistant import Assistant
from indexer.search.results import SearchRequest
from indexer.search.rows import Row
from indexer.search.service import SearchService
from indexer.settings import Settings
from webapp import create_app

pytestmark = pytest.mark.shared
QUERY = "finance"


@pytest.fixture(scope="module")
def settings(shared_corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("climate")
    (folder / "corpus").mkdir()
    for file in sorted(shared_corpora.glob("enb/enb/*/index.md"))[100:300:25]:
        shutil.copy(file, folder / "corpus" / f"{file.parent.name}.md")
    made = Settings(folder / "corpus", folder / "index", url="https://floor.example.org")
    build_index(made)
    return made


@pytest.fixture(scope="module")
def service(settings: Settings) -> SearchService:
    return SearchService(settings)


@pytest.fixture(scope="module")
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


@pytest.fixture(scope="module")
def shown(service: SearchService) -> int:
    """How many statements the page shows as matching, with paragraphs that match as a whole."""
    hits = service.search(SearchRequest(QUERY, page_size=10_000)).hits
    count = sum(max(1, len(hit.stretches)) for hit in hits)
    assert count > len(hits) > 20
    return count


@pytest.fixture(scope="module")
def rows(service: SearchService) -> list[Row]:
    return list(service.rows(SearchRequest(QUERY)))


def test_tables_have_a_line_for_each(client: FlaskClient, shown: int) -> None:
    answer = client.get(f"/search.csv?q={QUERY}&bom=no&closing=yes")
    *written, last = csv.DictReader(io.StringIO(answer.text))
    lines = client.get(f"/search.ndjson?q={QUERY}").text.splitlines()
    assert len(written) == len(lines) == int(last["meeting"]) == shown
    assert answer.headers["Floor-Rows"] == str(shown)
    assert [row["text"] for row in written] == [json.loads(line)["text"] for line in lines]


def test_programs_read_them_page_by_page(client: FlaskClient, shown: int) -> None:
    def pages() -> Iterator[int]:
        address = f"/api/v1/search?q={QUERY}&size=7"
        while address:
            answer = client.get(address).get_json()
            assert answer["total"] == shown
            yield len(answer["rows"])
            address = answer["next"]

    assert sum(pages()) == shown


def test_python_and_the_command_line_have_them(settings: Settings, shown: int) -> None:
    library = open_library(settings.corpus, settings.index)
    assert len(list(library.statements(QUERY))) == shown
    places = ["--corpus", str(settings.corpus), "--index", str(settings.index)]
    asked = CliRunner().invoke(main, ["search", QUERY, "--ndjson", *places])
    assert len(asked.stdout.splitlines()) == shown


def test_an_assistant_reads_them_to_the_last_page(service: SearchService, shown: int) -> None:
    assistant, start, found = Assistant(service), 0, 0
    while start is not None:
        answer = assistant.call("search", {"query": QUERY, "start": start})
        assert len(json.dumps(answer, ensure_ascii=False).encode()) < 40_000
        found += len(answer["rows"])
        start = answer["next"]
    assert found == answer["total"] == shown


def test_a_feed_has_an_entry_for_each(client: FlaskClient, shown: int) -> None:
    feed = feedparser.parse(client.get(f"/search.atom?q={QUERY}").data)
    assert not feed.bozo
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == shown


def test_a_basket_cites_each_summary_once(client: FlaskClient, rows: list[Row]) -> None:
    kept = [row for row in rows if row.speakers][:40]
    entries = "&".join(f"s={row.url.partition('/meetings/')[2]}" for row in kept)
    meetings = len({row.meeting for row in kept})
    assert len(bibtexparser.parse_string(client.get(f"/basket.bib?{entries}").text).entries) == (
        meetings
    )
    assert len(rispy.loads(client.get(f"/basket.ris?{entries}").text)) == meetings
    assert len(client.get(f"/basket.csl.json?{entries}").get_json(force=True)) == meetings
    table = client.get(f"/basket.csv?{entries}&bom=no").text
    assert [row["text"] for row in csv.DictReader(io.StringIO(table))] == [r.text for r in kept]


def test_a_briefing_quotes_each_statement_of_its_subject(
    client: FlaskClient, rows: list[Row]
) -> None:
    (speaker, *_) = max((row.speakers for row in rows), key=len)
    own = [row for row in rows if speaker in row.speakers and row.role != "floor"]
    text = client.get(f"/speakers/{speaker}/briefing.md?q={QUERY}").text
    assert text.count("as summarised in ") == len(own)
    for row in own:
        assert f"[Source]({row.url})" in text


def test_silences_add_up_to_all_meetings(client: FlaskClient, rows: list[Row]) -> None:
    speakers = sorted({speaker for row in rows for speaker in row.speakers})
    asked = "&".join(f"speaker={speaker}" for speaker in speakers)
    told = client.get(f"/api/v1/silences?q={QUERY}&{asked}").get_json()
    assert len(told["speakers"]) == len(speakers)
    for one in told["speakers"]:
        spoke = {row.meeting for row in rows if one["id"] in row.speakers}
        assert spoke <= set(one["spoke"])
        assert len(one["spoke"]) + sum(map(len, one["silent"].values())) == told["meetings"] == 8
