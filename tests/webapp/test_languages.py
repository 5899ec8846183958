"""Pages over summaries in several languages: each piece says in which it is written."""

import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from webapp import create_app

DOCUMENTS = Path(__file__).parents[1] / "documents" / "languages"
STYLE = Path(__file__).parents[2] / "webapp" / "static" / "style.css"
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|[ ;](?:left|right):"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of the ten summaries in nine languages."""
    settings = Settings(corpus=DOCUMENTS, index=tmp_path_factory.mktemp("index"))
    assert build_index(settings).problems == ()
    return create_app(settings).test_client()


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "Président"),
        ("ru-RU, ru;q=0.9", "Председатель"),
        ("zh-CN", "議長"),
        ("xx!", "Président"),
    ],
)
def test_names_are_in_the_order_of_the_readers_language(
    client: FlaskClient, language: str, first: str
) -> None:
    address = "/speakers?kind=chair&order=name"
    response = client.get(address, headers={"Accept-Language": language})
    names = re.findall(r'<a href="/speakers/[^"]+"[^>]*>(?:<bdi[^>]*>)?([^<]+)', response.text)
    assert [name.strip() for name in names][:1] == [first]
    assert "Accept-Language" in response.vary


def elements(html: str, start: str) -> list[str]:
    return re.findall(rf"<{start}[^>]*>", html)


def test_words_of_a_hit_are_in_the_language_of_its_paragraph(client: FlaskClient) -> None:
    html = client.get("/search?q=اتفاقية").text
    assert all('lang="ar" dir="auto"' in div for div in elements(html, 'div class="words'))
    assert '<bdi dir="auto" lang="ar">الاجتماع الثاني بشأن إزالة الألغام</bdi>' in html
    assert 'dir="auto"' in elements(html, 'input id="q"')[0]


def test_a_summary_from_right_to_left_says_so_throughout(client: FlaskClient) -> None:
    html = client.get("/meetings/ar-bold").text
    assert '<h1 lang="ar" dir="auto">' in html
    paragraphs = elements(html, 'div class="paragraph')
    assert paragraphs and all('lang="ar" dir="auto"' in div for div in paragraphs)
    headings = elements(html, r"h[23] id=\"section")
    assert all('dir="auto"' in heading for heading in headings)


class Directions(HTMLParser):
    """Finds the direction of each paragraph as a browser does: by the first letter in it.

    What has a direction of its own is passed over.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[bool] = []  # whether each element that is open has its own direction
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("input", "br", "img", "meta", "link"):
            return
        if "paragraph" in (given.get("class") or "").split():
            self.open, self.inside = [], 1
        elif self.inside:
            self.open.append("dir" in given or tag == "bdi")

    def handle_endtag(self, tag: str) -> None:
        if self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        strong = [unicodedata.bidirectional(c) for c in data]
        first = next((kind for kind in strong if kind in ("L", "R", "AL")), "")
        if self.inside and first and not any(self.open):
            self.found.append("ltr" if first == "L" else "rtl")
            self.inside = 0


@pytest.mark.parametrize(("meeting", "direction"), [("ar-bold", "rtl"), ("fr-bold", "ltr")])
def test_a_browser_finds_the_direction_of_each_paragraph(
    client: FlaskClient, meeting: str, direction: str
) -> None:
    """What the page says of it in English comes first, and must not count."""
    page = Directions()
    page.feed(client.get(f"/meetings/{meeting}").text)
    assert len(page.found) > 3 and set(page.found) == {direction}


def test_a_mixed_summary_has_the_language_of_each_paragraph(client: FlaskClient) -> None:
    html = client.get("/meetings/mixed").text
    found = [re.search(r'lang="(\w+)"', div) for div in elements(html, 'div class="paragraph')]
    assert [language[1] for language in found if language][:6] == [
        "en",
        "fr",
        "es",
        "zh",
        "ru",
        "ar",
    ]


def test_languages_are_a_filter_where_there_are_two(client: FlaskClient) -> None:
    html = client.get("/search?q=CMC").text
    assert 'id="facet-language"' in html
    assert "Spanish" in html
    alone = client.get("/search?q=CMC&language=zh").text
    assert re.search(r'name="language" value="zh" checked', alone)
    assert 'id="facet-language"' not in client.get("/search?q=подчеркнули").text


def test_styles_know_no_left_and_no_right() -> None:
    assert PHYSICAL.findall(STYLE.read_text("utf-8")) == []
