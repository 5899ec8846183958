"""Rows leave as tables that spreadsheets and programs read back."""

import csv
import io
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.export.tables import COLUMNS, csv_lines, json_lines
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings


def test_a_table_has_a_line_a_row_and_says_whose_words_they_are(service: SearchService) -> None:
    rows = service.rows(SearchRequest("nets"))
    table = "".join(csv_lines(rows))
    assert table.startswith("\ufeff" + ",".join(COLUMNS[:2]))
    read = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert len(read) == rows.total == 3
    by_speaker = {row["speakers"]: row for row in read}
    assert set(by_speaker) == {"fiji", "peru", ""}
    assert by_speaker["fiji"]["on_behalf_of"] == "pacific-islands-forum"
    assert by_speaker["fiji"]["supported_by"] == "samoa"
    assert by_speaker["peru"]["opposed"] == "chile"
    assert by_speaker[""]["text"].startswith("Nobody in particular")
    assert by_speaker["fiji"]["url"].startswith("https://floor.example.org/meetings/awkward/")


def test_no_cell_is_a_formula_or_holds_a_control_character(service: SearchService) -> None:
    (row,) = service.rows(SearchRequest("=SUM"))

    table = "".join(csv_lines([replace(row, text="=1+1\x07", place="@a", series="-1")], mark=False))
    (read,) = csv.DictReader(io.StringIO(table))
    assert (read["text"], read["place"], read["series"]) == ("'=1+1", "'@a", "'-1")


def test_a_closing_line_says_how_many_there_were(service: SearchService) -> None:
    rows = list(service.rows(SearchRequest("silt")))
    assert len(rows) > 10
    assert "".join(csv_lines(rows, closing=True)).rstrip(",\r\n").endswith(f"end,{len(rows)}")
    lines = list(json_lines(rows, closing=True))
    assert json.loads(lines[-1]) == {"end": len(rows)}
    assert json.loads(lines[0])["names"] == [*rows[0].names]


@pytest.mark.shared
def test_rows_are_the_statements_that_match_by_themselves(
    shared_corpora: Path, tmp_path: Path
) -> None:
    """Counted on real climate summaries, against each hit's own statements."""
    (tmp_path / "corpus").mkdir()
    for file in sorted(shared_corpora.glob("enb/enb/*/index.md"))[:300:15]:
        shutil.copy(file, tmp_path / "corpus" / f"{file.parent.name}.md")
    settings = Settings(tmp_path / "corpus", tmp_path / "index")
    build_index(settings)
    service = SearchService(settings)
    request = SearchRequest("finance", page_size=100_000)
    rows = service.rows(request)
    written = list(csv.DictReader(io.StringIO("".join(csv_lines(rows, mark=False)))))
    hits = service.search(request).hits
    assert len(written) == rows.total == sum(max(1, len(hit.stretches)) for hit in hits)
    assert all("financ" in row["text"].lower() for row in written if row["speakers"])
    assert any(not row["speakers"] for row in written)
    speakers = [entry.id for entry in service.speakers().entries[:20]]
    silences = service.silences("finance", speakers)
    for one in silences.speakers:
        told = len(one.spoke) + sum(map(len, one.silent.values()))
        assert told == silences.meetings == 20


def test_a_table_goes_on_from_one_state_while_the_index_changes(
    forums: Path, tmp_path: Path
) -> None:
    shutil.copytree(forums, tmp_path / "corpus")
    settings = Settings(tmp_path / "corpus", tmp_path / "index")
    build_index(settings)
    service = SearchService(settings)
    rows = service.rows(SearchRequest("harbour"))
    lines = csv_lines(rows)
    first = [next(lines), next(lines)]
    for number in range(4):
        (tmp_path / "corpus" / f"new-{number}.md").write_text("# New\n\n**Norway** harbour.\n")
        build_index(settings)
        assert service.search(SearchRequest("harbour")).total
    assert len(first) + len(list(lines)) == rows.total + 1
