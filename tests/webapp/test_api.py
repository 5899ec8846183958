"""The answers for programs."""

from typing import Any

import hypothesis
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient


def test_completions_come_as_json(client: FlaskClient) -> None:
    found = client.get("/complete?q=credit+lebano").get_json()["completions"]
    assert found[0] == {
        "text": "credit Lebanon",
        "label": "credit Lebanon",
        "kind": "word",
        "id": "Lebanon",
    }
    assert found[1] == {
        "text": "credit speaker:Lebanon",
        "label": "credit Lebanon",
        "kind": "speaker",
        "id": "lebanon",
    }
    assert client.get("/complete").get_json() == {"completions": []}


def test_a_search_is_thin_and_says_where_it_goes_on(client: FlaskClient) -> None:
    first = client.get("/api/v1/search?q=clearance&size=2").get_json()
    assert set(first) == {
        *("rows", "total", "paragraphs", "page", "pages", "next", "generation", "understood"),
    }
    seen = list(first["rows"])
    following = first["next"]
    while following:
        page = client.get(following).get_json()
        seen += page["rows"]
        following = page["next"]
    assert len(seen) == first["total"]
    assert len({(row["url"], row["text"]) for row in seen}) == len(seen)
    more = client.get("/api/v1/search?q=clearance&extra=facets,timeline").get_json()
    assert more["timeline"] == {"2011": first["paragraphs"]}
    assert more["facets"]["speaker"]


def test_each_thing_is_found_by_its_address(client: FlaskClient) -> None:
    row = client.get("/api/v1/search?speaker=lebanon").get_json()["rows"][0]
    place = row["url"].removeprefix("/meetings/")
    statement = client.get(f"/api/v1/meetings/{place}").get_json()
    assert (statement["row"]["text"], statement["changed"]) == (row["text"], False)
    paragraph = client.get(f"/api/v1/meetings/{place.rpartition('/')[0]}").get_json()["paragraph"]
    assert row["text"] in paragraph["text"]
    why = next(s for s in paragraph["statements"] if s["text"] == row["text"])
    assert (why["certainty"], why["convention"]) == ("stated", "bold")
    assert why["rule"]
    meeting = client.get(f"/api/v1/meetings/{row['meeting']}").get_json()
    assert len(meeting["paragraphs"]) == 20
    assert client.get("/api/v1/speakers/lebanon").get_json()["name"] == "Lebanon"
    silences = client.get("/api/v1/silences?q=clearance&speaker=norway").get_json()
    (norway,) = silences["speakers"]
    assert len(norway["spoke"]) + sum(map(len, norway["silent"].values())) == silences["meetings"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("search?speeker=norway", 400, "speaker"),
        ("search?speaker=nobodyx", 404, "nobodyx"),
        ("search?meeting=none", 404, "none"),
        ("search?role=singer", 400, "statement"),
        ("search?year=MMXI", 400, "digits"),
        ("search?from=soon", 400, "2011-09-16"),
        ("search?to=2011-02-30", 404, "2011-02-30 is not a date"),
        ("search?page=99999", 404, "last one"),
        ("search?size=0", 400, "1 to 100"),
        ("meetings/none", 404, "none"),
        ("speakers/nobodyx", 404, "nobodyx"),
        ("silences", 400, "speaker"),
        ("nothing", 404, "not found"),
    ],
)
def test_what_is_wrong_is_said_with_what_is_allowed(
    client: FlaskClient, address: str, status: int, words: str
) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert words in answer.text
    assert answer.get_json()["status"] == status


def test_other_sites_may_read_it_and_it_alone(client: FlaskClient) -> None:
    assert client.get("/api/v1/search").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/search").headers
    assert client.get("/api/v1/search", headers={"Accept": "text/html"}).status_code == 406


@pytest.mark.slow
def test_the_server_keeps_to_its_description(app: Flask) -> None:
    """Requests that the description allows, and some that it does not, for each address."""

    def plain(environ: dict[str, Any], start: Any) -> Any:
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        return app(environ, start)

    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", plain)
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) == 6
    for operation in operations:

        @hypothesis.settings(max_examples=20, suppress_health_check=list(hypothesis.HealthCheck))
        @hypothesis.given(case=operation.as_strategy())
        def keeps(case: schemathesis.Case) -> None:
            case.call_and_validate()

        keeps()
