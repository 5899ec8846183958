"""What a reader without a browser is shown, over the real index."""

import re
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from tests.webapp.reader import page, words
from webapp import create_app

BEIRUT = "2011-09-16-ccm-2msp-beirut"


def hits(html: str) -> list[str]:
    return re.findall(r'<article class="hit".*?</article>', html, re.DOTALL)


def test_the_first_page_has_the_box_and_something_to_browse(client: FlaskClient) -> None:
    """The box has the focus; facets and the newest summaries lie below it."""
    html = page(client, "/")
    assert re.search(r'<input id="q"[^>]*\sautofocus', html)
    assert "20 paragraphs of 1 meeting" in words(html)
    assert f'href="/meetings/{BEIRUT}"' in html
    assert re.search(r'<a href="/search\?speaker=lebanon" rel="nofollow">Lebanon</a>', html)


def test_a_hit_says_where_who_and_what(client: FlaskClient) -> None:
    """Meeting, date, section path and speakers stand over the marked paragraph."""
    html = page(client, "/search?q=credit+card")
    assert "1 paragraph" in words(html)
    (hit,) = hits(html)
    assert "<mark>credit" in hit
    assert (
        "Second Meeting of States Parties to the Convention on Cluster Munitions"
        " · 16 September 2011 · Cooperation and Assistance" in words(hit)
    )
    assert "Lebanon, Mexico" in words(hit)
    assert re.search(rf'href="/meetings/{BEIRUT}\?q=credit\+card#{BEIRUT}-\w+"', hit)


def test_a_hit_tells_the_roles_apart(client: FlaskClient) -> None:
    """Who only took the floor, and who wrote, is not shown as having said the words."""
    (hit,) = hits(page(client, "/search?q=bilateral"))
    assert "also took the floor: Indonesia, Senegal" in words(hit)
    assert "in writing: Moldova" in words(hit)


def test_a_filter_has_a_box_and_a_chip_that_removes_it(client: FlaskClient) -> None:
    """The ticked box is in the form, so the filter outlives the next search."""
    html = page(client, "/search?q=convention&speaker=lebanon&section=Compliance")
    assert re.search(r'form="search" name="speaker" value="lebanon" checked', html)
    assert re.search(r'form="search" name="section" value="Compliance" checked', html)
    assert "Remove Speaker: Lebanon" in words(html)
    assert 'href="/search?q=convention&amp;section=Compliance" rel="nofollow"' in html
    assert "Start over" in words(html)


def test_without_filters_there_are_no_chips(client: FlaskClient) -> None:
    """Nothing to start over from."""
    assert "Start over" not in page(client, "/search?q=convention")


def test_counts_say_what_they_count(client: FlaskClient) -> None:
    """A screen reader hears it once, above the groups, and then "Lebanon 3"."""
    html = page(client, "/search")
    assert '<p class="unseen">The numbers count paragraphs.</p>' in html
    assert re.search(r'Lebanon</span>\s*<span class="count">\d+</span>', html)


def test_ten_values_and_then_more(client: FlaskClient) -> None:
    """A link lists the whole of a long facet, with a field to find a value in it."""
    html = page(client, "/search")
    facet = speaker_facet(html)
    assert facet.count("<input") == 10
    more = re.search(r'href="([^"]+)" rel="nofollow">(\d+) more', facet)
    assert more
    address, _, anchor = unescape(more[1]).partition("#")
    html = page(client, address)
    assert f'id="{anchor}"' in html
    assert speaker_facet(html).count('type="checkbox"') == 10 + int(more[2])
    assert '<input type="hidden" form="search" name="more" value="speaker">' in html
    found = speaker_facet(page(client, f"{address}&find=NOR"))
    assert re.findall(r'class="name">([^<]+)', found) == ["Norway"]
    assert 'name="find" data-find value="NOR"' in found


def speaker_facet(html: str) -> str:
    facet = re.search(r'<fieldset id="facet-speaker".*?</fieldset>', html, re.DOTALL)
    assert facet
    return facet[0]


def test_sections_are_a_tree(client: FlaskClient) -> None:
    """A section within a section is set under it."""
    html = unescape(page(client, "/search?q=ratification"))
    assert re.search(r'<li>\s*<label><input[^>]*value="Universalization"', html)
    assert re.search(
        r'class="depth-1">\s*<label><input[^>]*value="Universalization > ', unescape(html)
    )


def test_paging_goes_through_all_hits_once(client: FlaskClient) -> None:
    """Seven pages of three make twenty different paragraphs."""
    found = [hit for n in range(1, 8) for hit in hits(page(client, f"/search?page={n}"))]
    assert len(found) == len(set(found)) == 20


def test_paging_says_where_one_is(client: FlaskClient) -> None:
    """The current page is marked as such, and its neighbours as previous and next."""
    html = page(client, "/search?page=2")
    assert re.search(r'<a aria-current="page" href="/search\?page=2"', html)
    assert '<a rel="prev nofollow" href="/search">' in html
    assert '<a rel="next nofollow" href="/search?page=3">' in html
    assert 'start="4"' in html


@pytest.mark.parametrize("number", ["8", "99999", "999999"])
def test_a_page_behind_the_last_is_the_last(client: FlaskClient, number: str) -> None:
    """An old address still shows something."""
    html = page(client, f"/search?page={number}")
    assert re.search(r'aria-current="page" href="/search\?page=7"', html)
    assert len(hits(html)) == 2


def test_the_order_is_kept_by_the_form_and_marked(client: FlaskClient) -> None:
    """The next search is in the same order."""
    html = page(client, "/search?q=convention&sort=oldest")
    assert '<input type="hidden" form="search" name="sort" value="oldest">' in html
    assert re.search(r'sort=oldest" rel="nofollow" aria-current="true">Oldest first', html)


def test_nothing_found_offers_ways_out_that_lead_somewhere(client: FlaskClient) -> None:
    """A filter that can be dropped for a result, or everything shown."""
    html = page(client, "/search?q=credit&speaker=norway")
    assert "No paragraph holds credit with these filters" in words(html)
    assert '<a href="/search?q=credit" rel="nofollow">without Norway</a>: 1 paragraph' in html
    assert "zebra in 0 paragraphs" in words(page(client, "/search?q=zebra&speaker=lebanon"))
    assert '<a href="/search">Show everything' in html


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=%22unbalanced",
        "/search?q=((AND+OR)+NOT",
        "/search?q=speaker:",
        "/search?q=date:yesterday",
        "/search?q=%00%ff*:*",
        "/search?q=*",
        "/search?page=abc&sort=up&year=soon&section=%3E",
        "/search?page=" + "9" * 31,
        "/?page=-1",
        f"/meetings/{BEIRUT}?q=%22((",
    ],
)
def test_nonsense_is_answered(client: FlaskClient, address: str) -> None:
    """Nothing that is typed leads to an error page."""
    assert "Took the Floor" in page(client, address)


def test_what_is_typed_is_never_markup(client: FlaskClient) -> None:
    """A query or filter that looks like HTML is shown as it was typed."""
    attack = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    for address in (
        f"/search?q={attack}",
        f"/search?speaker={attack}&section={attack}",
        f"/meetings/{BEIRUT}?q={attack}",
        f"/meetings/{attack}",
    ):
        assert "<script>" not in client.get(address).get_data(as_text=True)


def test_the_query_is_echoed_as_it_was_understood(client: FlaskClient) -> None:
    """A reader sees how the box was read."""
    assert "Understood as:" in page(client, "/search?q=credit+card")


def test_a_summary_is_shown_whole(client: FlaskClient) -> None:
    """Twenty paragraphs under their headings, each with its anchor and permalink."""
    html = page(client, f"/meetings/{BEIRUT}")
    anchors = re.findall(r'<div class="paragraph[^"]*" id="([^"]+)"', html)
    assert len(set(anchors)) == 20
    assert re.findall(r'class="permalink" href="#([^"]+)"', html) == anchors
    assert '<h2 id="section-universalization">Universalization</h2>' in html
    assert re.search(r'<h3 id="[^"]+">Steps towards ratification by signatories</h3>', html)
    assert '<a href="#section-universalization">Universalization</a>' in html
    assert "<mark>" not in html


def test_list_items_are_set_at_their_depth(client: FlaskClient) -> None:
    """The lists of the last section look like lists: four items, and four within them."""
    html = page(client, f"/meetings/{BEIRUT}")
    assert html.count('class="paragraph item depth-1"') == 4
    assert html.count('class="paragraph item depth-2"') == 4


def test_a_summary_reached_by_a_search_has_its_words_marked(client: FlaskClient) -> None:
    """Bold remains beside the marks, and the page says where they come from."""
    html = page(client, f"/meetings/{BEIRUT}?q=credit+card")
    assert "<mark>credit" in html
    assert "credit card is marked in 1 paragraph" in words(html)
    assert "<strong>Lebanon</strong> showed" in html


def test_the_meetings_are_listed(client: FlaskClient) -> None:
    """Title, place, date and size."""
    html = page(client, "/meetings")
    assert "Beirut, Lebanon · 16 September 2011 20 paragraphs," in words(html)
    assert f'href="/meetings/{BEIRUT}"' in html


@pytest.mark.parametrize("address", ["/nowhere", "/meetings/none", "/meetings/..%2f..%2fetc"])
def test_what_is_not_there_is_said_kindly(client: FlaskClient, address: str) -> None:
    """A way back is offered."""
    html = page(client, address, 404)
    assert "Search the summaries" in html
    assert "Traceback" not in html


def test_a_missing_index_says_what_to_do(tmp_path: Path) -> None:
    """The message of the error, not its traceback."""
    client = create_app(Settings(corpus=tmp_path, index=tmp_path / "none")).test_client()
    html = page(client, "/search?q=x", 503)
    assert "Not available" in html
    assert "floor index" in html


def test_an_empty_corpus_says_what_to_do(tmp_path: Path) -> None:
    """Nothing looks broken before the first summary."""
    (tmp_path / "corpus").mkdir()
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_index(settings)
    client = create_app(settings).test_client()
    assert "There is no summary here yet" in page(client, "/")
    assert "0 paragraphs" in words(page(client, "/search"))
    assert "There is no summary here yet" in page(client, "/meetings")
    assert "Nobody has taken the floor" in page(client, "/speakers")


def test_a_fault_of_ours_is_not_shown(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug is logged; the reader is told that something failed, and nothing of the inside."""
    app = create_app(settings)
    app.view_functions["pages.home"] = lambda: 1 / 0
    html = page(app.test_client(), "/", 500)
    assert "Something went wrong" in html
    assert "ZeroDivisionError" not in html


@pytest.mark.parametrize("address", ["/", "/search?q=x", "/nowhere", "/static/style.css"])
def test_a_page_can_load_nothing_foreign(client: FlaskClient, address: str) -> None:
    """The headers forbid it, also on an error page."""
    with client.get(address) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/", "/search?q=card", f"/meetings/{BEIRUT}", "/help"])
def test_no_script_or_style_is_inline(client: FlaskClient, address: str) -> None:
    """They would not run under those headers."""
    html = page(client, address)
    assert not re.search(r"<style| style=| on\w+=|<script(?! src| type=.application/ld)", html)
    assert set(re.findall(r'(?:src|href)="(https?://[^"/]+)', html)) <= {
        "http://www.clusterconvention.org"
    }


def test_crawlers_are_kept_out_of_the_combinations(client: FlaskClient) -> None:
    """A plain search may be listed; a filtered one and the pages behind the first may not."""
    assert "Disallow: /search?" in page(client, "/robots.txt")
    noindex = '<meta name="robots" content="noindex">'
    assert noindex not in page(client, "/search?q=card")
    assert noindex in page(client, "/search?q=card&speaker=lebanon")
    assert noindex in page(client, "/search?page=2")


def test_titles_make_sense_in_a_tab(client: FlaskClient) -> None:
    """The words first, then the filters, the product last."""
    html = page(client, "/search?q=convention&speaker=lebanon")
    assert "<title>convention · Lebanon – Took the Floor</title>" in html


def test_everything_works_below_a_prefix(app: Flask) -> None:
    """Behind a proxy that mounts the service somewhere, its links lead back to it."""
    html = app.test_client().get("/search", base_url="http://localhost/floor/").text
    assert 'action="/floor/search"' in html
    assert f'href="/floor/meetings/{BEIRUT}' in html


def test_a_similar_word_is_offered_with_the_same_filters(client: FlaskClient) -> None:
    page = client.get("/search?q=%22credti+card%22&year=2011&view=speakers").text
    link = "/search?q=%22credit+card%22&amp;year=2011&amp;view=speakers"
    assert f'Did you mean <a href="{link}" rel="nofollow">&#34;credit card&#34;</a>?' in page
    assert "Did you mean" not in client.get("/search?q=%22credit+card%22").text


def test_the_page_says_what_was_also_searched_for(client: FlaskClient) -> None:
    html = page(client, "/search?q=ISU&year=2011")
    assert "Also searched: “implementation support unit”" in html
    assert 'href="/search?q=ISU&amp;year=2011&amp;expand=no"' in html
    html = page(client, "/search?q=ISU&year=2011&expand=no")
    assert "Searched as typed" in html
    assert 'id="expand" href="/search?q=ISU&amp;year=2011"' in html
    assert '<input type="hidden" form="search" name="expand" value="no">' in html
    assert "expand=no" not in page(client, "/search?q=%22ISU%22")


def test_a_speaker_among_the_words_is_offered(client: FlaskClient) -> None:
    """What has Lebanon said about use? People type it so."""
    html = page(client, "/search?q=lebanon+use")
    assert '<a href="/search?q=use&amp;speaker=lebanon"><strong>Lebanon</strong> on use: ' in html


def test_no_result_says_how_often_each_word_occurs(client: FlaskClient) -> None:
    html = page(client, "/search?q=clearance+zeppelin&speaker=lebanon")
    assert re.search(r">clearance</a> in \d+ paragraph", html)
    assert ">zeppelin</a> in 0 paragraphs" in html


@pytest.mark.parametrize("address", ["/search/?q=card", "/meetings/", "/speakers/", "/help/"])
def test_a_slash_at_the_end_leads_to_the_page(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 308
    assert answer.headers["Location"] == address.replace("/?", "?").rstrip("/")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/search?speaker=nosuch", "Nobody named “nosuch” speaks in these summaries."),
        ("/search?speaker=nosuch&speaker=lebanon", "Nobody named “nosuch” speaks"),
        ("/search?year=9876", "No summary is held of the year 9876."),
        ("/search?from=3000", "No summary is held of the years 3000."),
        ("/search?meeting=nosuch", "There is no meeting “nosuch” here."),
        ("/search?section=Nosuch", "Nothing here has “Nosuch” under Section."),
    ],
)
def test_a_value_that_nothing_has_is_said(client: FlaskClient, address: str, said: str) -> None:
    assert said in words(page(client, address))
    assert "Nobody named" not in page(client, "/search?q=zebra&speaker=lebanon")


def test_a_field_that_there_is_not_is_no_misspelt_word(client: FlaskClient) -> None:
    html = page(client, "/search?q=silent:norway")
    assert "“silent:” is not a field" in html
    assert "Did you mean" not in html
