"""Rows leave as tables that spreadsheets and programs read back."""

import csv
import io
import json

from indexer.export.tables import COLUMNS, csv_lines, json_lines
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService


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
    from dataclasses import replace

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
