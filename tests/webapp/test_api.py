"""The answers for programs."""

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
