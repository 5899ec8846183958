"""What the help page says can be typed, works."""

import html
import re

import pytest
from flask.testing import FlaskClient

from webapp.guide import GUIDE, guide

SHOWN: list[str] = []
PAGE = guide(lambda query: f"#{SHOWN.append(query)}")  # type: ignore[func-returns-value]


@pytest.mark.parametrize("query", SHOWN)
def test_each_example_finds_something_in_the_beirut_summary(
    client: FlaskClient, query: str
) -> None:
    page = client.get("/search", query_string={"q": query}).text
    assert "Understood as" in page
    assert 'class="hint"' not in page
    assert re.search(r'id="total"[^>]*>\s*[1-9]', page), query


def test_there_are_examples_and_eleven_questions() -> None:
    assert len(SHOWN) >= 30
    answers = GUIDE.read_text("utf-8").partition("\n## Eleven questions\n")[2]
    questions = answers.partition("\n## ")[0]
    assert len(re.findall(r"^### .*\?$", questions, re.MULTILINE)) == 11


def test_each_example_is_a_link_to_its_search(client: FlaskClient) -> None:
    page = client.get("/help").text
    links = re.findall(r'<a href="(/search[^"]*)"><code>(.*?)</code></a>', page)
    assert [html.unescape(text) for _, text in links] == SHOWN
    assert client.get(html.unescape(links[0][0])).status_code == 200


def test_rows_and_columns_have_their_headings(client: FlaskClient) -> None:
    page = client.get("/help").text
    assert '<th scope="row"><a href="/search?q=clear*">' in page
    assert '<th scope="col">' in page
