"""The pages of a search over ten invented summaries, in each view, as a reader gets them."""

import re
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from tests.webapp import reader
from tests.webapp.reader import page
from webapp import create_app


@pytest.fixture(scope="module")
def client(forums: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    settings = Settings(corpus=forums, index=tmp_path_factory.mktemp("index"))
    assert build_index(settings).problems == ()
    return create_app(settings).test_client()


words = partial(reader.words, tag=" ")  # cells of a table stand apart
VIEWS = ["paragraphs", "speakers", "meetings", "context", "grid"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("search", ["q=silt", "q=silt&speaker=chile", "", "q=zebra", "q=((%22"])
def test_every_view_answers_every_search(client: FlaskClient, view: str, search: str) -> None:
    html = page(client, f"/search?{search}&view={view}")
    assert re.search(r"\d+ paragraphs?", words(html))


@pytest.mark.parametrize(
    "address",
    [
        "/search?view=sideways&order=up&columns=-1",
        "/search?q=silt&view=grid&columns=99999&page=99999",
        "/search?q=silt&view=context&page=99999",
        "/search?q=silt&view=speakers&page=99999&order=last",
        "/search?from=abc&to=99999",
        "/search?from=2010&to=2003",
        "/search?from=0&to=1",
        "/search?more=nothing&find=x",
        "/search?more=speaker&find=%00%ff&by=size",
    ],
)
def test_nonsense_is_answered(client: FlaskClient, address: str) -> None:
    assert "Took the Floor" in page(client, address)


def test_years_the_wrong_way_round_are_turned(client: FlaskClient) -> None:
    html = page(client, "/search?q=silt&from=2010&to=2003")
    assert "Years: 2003 to 2010" in words(html)


def test_days_are_bounded_from_the_address_and_kept_in_every_link(client: FlaskClient) -> None:
    html = page(client, "/search?q=silt&from=2003-01&to=2010-05-31")
    assert "Dates: 2003-01 to 2010-05-31" in words(html)
    assert 'value="2003-01"' in html
    for link in re.findall(r'href="(/search[^"]*view=[^"]*)"', html):
        assert "from=2003-01&amp;to=2010-05-31" in link
    feed = client.get("/search.csv?q=silt&from=2003-01&to=2003-02")
    assert feed.headers["Floor-Rows"] == "0"


def test_what_is_no_date_stays_in_its_field_and_is_said_in_a_line(client: FlaskClient) -> None:
    html = page(client, "/search?q=silt&from=soon")
    assert "soon is not a date: type 2011, 2011-09 or 2011-09-16." in words(html)
    assert 'value="soon"' in html
    assert client.get("/search.csv?q=silt&from=soon").status_code == 404


def test_fields_left_empty_are_dropped_from_the_address(client: FlaskClient) -> None:
    response = client.get("/search?q=silt&from=&to=&find=")
    assert response.status_code == 302
    assert response.headers["Location"] == "/search?q=silt"
    live = client.get("/search?q=silt&from=&to=2005", headers={"HX-Request": "true"})
    assert live.status_code == 200
    assert live.headers["HX-Push-Url"] == "/search?q=silt&to=2005"


def test_the_timeline_marks_years_without_a_summary(client: FlaskClient) -> None:
    html = page(client, "/search?q=silt&from=2002&to=2003")
    assert html.count('class="slot unheld"') == 3
    assert html.count('class="chosen"') == 2
    assert "2004 – none" in words(html)


def test_a_filter_keeps_the_view_and_its_order(client: FlaskClient) -> None:
    html = page(client, "/search?q=silt&view=speakers&order=name&speaker=chile")
    assert '<input type="hidden" form="search" name="view" value="speakers">' in html
    assert '<input type="hidden" form="search" name="order" value="name">' in html
    assert 'href="/search?q=silt&amp;view=speakers&amp;order=name" rel="nofollow"' in html


def test_a_grid_has_a_legend_and_links_to_what_it_counts(client: FlaskClient) -> None:
    html = page(client, "/search?q=silt&view=grid")
    assert "spoke, but not on this" in words(html)
    assert "no summary held" in words(html)
    address = re.search(r'href="(/search\?q=silt&amp;speaker=chile&amp;meeting=[^"]+)"', html)
    assert address
    assert "1 paragraph" in words(page(client, unescape(address[1])))


def test_words_in_context_need_words(client: FlaskClient) -> None:
    assert "Type words to see each of them" in page(client, "/search?view=context")


def test_only_a_plain_search_may_be_listed(client: FlaskClient) -> None:
    noindex = '<meta name="robots" content="noindex">'
    plain = page(client, "/search?q=silt")
    assert noindex not in plain
    assert '<link rel="canonical" href="/search?q=silt">' in plain
    for state in ("view=grid", "from=2003", "more=speaker", "page=2", "speaker=chile"):
        assert noindex in page(client, f"/search?q=silt&{state}")


def test_links_that_combine_filters_are_not_followed(client: FlaskClient) -> None:
    """A crawler would walk every combination of them."""
    html = page(client, "/search?q=silt&speaker=chile&view=grid&more=meeting")
    for tag in re.findall(r"<a [^>]*href=\"/search\?[^>]*>", html):
        assert "nofollow" in tag, tag


def test_a_citation_names_the_summary_and_the_paragraph(client: FlaskClient) -> None:
    html = unescape(page(client, "/search?q=silt&speaker=chile&sort=oldest"))
    assert (
        ", as summarised by Harbour Watch in “Harbour Forum 1”, Lisbon, 12 February 2002, ¶ 1"
        in html
    )
    html = unescape(page(client, "/search?q=silt&sort=oldest"))
    assert "as summarised by Harbour Watch in “Harbour Forum 0”, Lisbon, 12 January 2001" in html


def test_a_word_that_is_being_typed_may_be_a_beginning(client: FlaskClient) -> None:
    typing = {"HX-Request": "true", "Floor-Typing": "true"}
    for query, address in (("sil", "q=sil*"), ("silt", "q=silt"), ("zzz", "q=zzz")):
        response = client.get(f"/search?q={query}", headers=typing)
        assert response.headers["HX-Push-Url"] == f"/search?{address}"
    assert "0 paragraphs" in words(page(client, "/search?q=sil"))
