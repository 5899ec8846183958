"""What the help page and the README say can be typed, works."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

ROOT = Path(__file__).parents[2]
HELP = ROOT / "webapp" / "templates" / "pages" / "help.html"
EXAMPLES = re.findall(r"""example\((["'])(.*?)\1\)""", HELP.read_text("utf-8"))
TABLE = (ROOT / "README.md").read_text("utf-8").split("| type |")[1].split("\n\n")[0]
OF_README = re.findall(r"^\| `([^`]*)`", TABLE, re.MULTILINE)


@pytest.mark.parametrize("query", [html.unescape(query) for _, query in EXAMPLES] + OF_README)
def test_each_example_finds_something_in_the_beirut_summary(
    client: FlaskClient, query: str
) -> None:
    page = client.get("/search", query_string={"q": query}).text
    assert "Understood as" in page
    assert 'class="hint"' not in page
    assert re.search(r'id="total"[^>]*>\s*[1-9]', page), query


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 15
    assert len(OF_README) > 10
