"""What leaves the pages: tables, references, briefings, the basket."""

import csv
import io
import json

from flask.testing import FlaskClient

from tests.webapp.reader import page


def statements(client: FlaskClient, query: str) -> list[dict[str, str]]:
    table = client.get(f"/search.csv?{query}").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(table)))


def test_a_search_leaves_as_a_table(client: FlaskClient) -> None:
    answer = client.get("/search.csv?q=clearance")
    read = statements(client, "q=clearance")
    assert answer.headers["Floor-Rows"] == str(len(read))
    assert answer.headers["Floor-Generation"]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert b"\xef\xbb\xbf" not in client.get("/search.csv?q=clearance&bom=no").data
    lines = client.get("/search.ndjson?q=clearance&closing=yes").text.splitlines()
    assert json.loads(lines[-1]) == {"end": len(read)}
    assert 'href="/search.csv?q=clearance"' in page(client, "/search?q=clearance")


def test_filters_hold_for_the_table(client: FlaskClient) -> None:
    assert {row["speakers"] for row in statements(client, "speaker=lebanon&role=statement")} > {
        "lebanon"
    }


def test_a_briefing_is_a_page_and_a_document(client: FlaskClient) -> None:
    html = page(client, "/speakers/lebanon/briefing?q=use")
    assert "They are not the words of the delegations" in html
    assert client.get("/speakers/lebanon/briefing.md").text.startswith("# Lebanon")
    assert client.get("/speakers/lebanon/briefing.docx").data.startswith(b"PK")
    assert client.get("/speakers/lebanon/briefing.xls").status_code == 404
    assert client.get("/speakers/atlantis/briefing").status_code == 404


def test_a_basket_is_in_its_address(client: FlaskClient) -> None:
    rows = [row for row in statements(client, "q=clearance") if row["speakers"]][:2]
    first, second = (row["url"].partition("/meetings/")[2] for row in rows)
    html = page(client, f"/basket?s={first}&s={second}&note-{first}=ask+again&down={first}")
    assert html.index(rows[1]["text"][:20]) < html.index(rows[0]["text"][:20])
    assert 'value="ask again"' in html
    assert client.get(f"/basket.bib?s={first}").text.startswith("@techreport")
    assert "ask again" in client.get(f"/basket.md?s={first}&note-{first}=ask+again").text
    assert client.get(f"/basket.xls?s={first}").status_code == 404
    assert "It is empty" in page(client, "/basket")
    assert "not in the collection" in page(client, "/basket?s=gone/at/1-abcdef")


def test_a_statement_has_its_references(client: FlaskClient) -> None:
    (row, *_) = (row for row in statements(client, "q=clearance") if row["speakers"])
    path = row["url"]
    assert "BibTeX" in page(client, path)
    assert client.get(f"{path}.ris").text.startswith("TY  - RPRT")
    assert client.get(f"{path}.csl.json").get_json()[0]["type"] == "report"
    assert client.get(f"{path}.nothing").status_code == 404
