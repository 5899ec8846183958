"""References are read back by the programs that they are for."""

import json

import bibtexparser
import rispy

from indexer.export.references import bibtex, csl, plain, ris
from indexer.search.results import SearchRequest
from indexer.search.rows import Row
from indexer.search.service import SearchService


def rows(service: SearchService) -> list[Row]:
    return [*service.rows(SearchRequest("nets")), *service.rows(SearchRequest("storm"))]


def test_bibtex(service: SearchService) -> None:
    read = bibtexparser.parse_string(bibtex(rows(service))).entries
    assert len(read) == len({row.meeting for row in rows(service)})
    (nets,) = (entry for entry in read if entry.key == "awkward")
    assert nets["title"] == r"Nets \& \{braces\}, 100\% \_sure\_"
    assert nets["author"] == "{Harbour Watch, Ltd}"
    assert (nets["year"], nets.entry_type) == ("2013", "techreport")
    assert "as summarised; not verbatim" in nets["note"]


def test_ris(service: SearchService) -> None:
    read = rispy.loads(ris(rows(service)))
    assert len(read) == len({row.meeting for row in rows(service)})
    (nets,) = (entry for entry in read if entry["year"] == "2013")
    assert nets["type_of_reference"] == "RPRT"
    assert nets["authors"] == ["Harbour Watch, Ltd,"]
    assert nets["start_page"] == "¶ 1, ¶ 2, ¶ 3"


def test_csl_and_plain_text(service: SearchService) -> None:
    read = {entry["id"]: entry for entry in json.loads(csl(rows(service)))}
    assert read["awkward"]["author"] == [{"literal": "Harbour Watch, Ltd"}]
    assert read["awkward"]["issued"] == {"date-parts": [[2013, 2, 3]]}
    (fiji,) = (line for line in plain(rows(service)).splitlines() if line.startswith("Fiji"))
    assert "on behalf of" in fiji
    assert "as summarised by Harbour Watch, Ltd in" in fiji
    assert "https://floor.example.org/meetings/awkward/" in fiji
