"""An address holds a whole search, and nonsense in one does no harm."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask, url_for
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.search.results import (
    FACETS,
    Scope,
    SearchRequest,
    SearchResults,
    Sort,
    Unfolded,
)
from indexer.summary import Certainty, Kind, Represented, Role
from webapp.links import (
    FACET_SIZE,
    briefing_address,
    cell_address,
    columns_address,
    data_address,
    export_address,
    facet_address,
    facet_addresses,
    meeting_address,
    order_address,
    other_expansion_address,
    other_scope_address,
    page_numbers,
    page_url,
    query_address,
    remembered_addresses,
    request_from_args,
    search_address,
    silent_address,
    sort_address,
    speaker_address,
    speaker_link,
    speaker_links,
    speaker_year_address,
    suggestion_address,
    toggle_address,
    unfold_address,
    view_address,
    word_address,
    year_addresses,
    years_address,
)
from webapp.views import ORDERS, USUAL, Shape, View, view_from_args
from webapp.wording import (
    FACET_LABELS,
    KIND_LABELS,
    ORDER_LABELS,
    ROLE_LABELS,
    SORT_LABELS,
    VALUE_LABELS,
    VIEW_LABELS,
)

ALL_ASKED = "q=silt*&speaker=fiji&year=2011&from=2010&to=2012"
words = st.text(st.characters(codec="utf-8"), min_size=1).map(str.strip).filter(bool)
requests = st.builds(
    SearchRequest,
    query=words | st.just(""),
    filters=st.dictionaries(
        st.sampled_from(FACETS), st.lists(words, min_size=1, unique=True).map(tuple)
    ),
    sort=st.sampled_from(Sort),
    scope=st.sampled_from(Scope),
    page=st.integers(1, 999_999),
    first=st.sampled_from(["", "1999", "1999-03", "2000-02-29", "soon"]),
    last=st.sampled_from(["", "2000", "2004-12", "2004-12-31"]),
    unfolded=st.none()
    | st.builds(Unfolded, st.sampled_from(FACETS), words | st.just(""), st.booleans()),
    facet_size=st.just(FACET_SIZE),
)
views = st.sampled_from(
    [
        View(),
        View(Shape.SPEAKERS, "first"),
        View(Shape.MEETINGS, "oldest"),
        View(Shape.CONTEXT, "left"),
        View(Shape.GRID, columns=3),
    ]
)


def read_back(address: str) -> tuple[SearchRequest, View]:
    args = MultiDict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    return request_from_args(args, 10), view_from_args(args)


@given(asked=requests, view=views)
def test_a_search_survives_its_address(app: Flask, asked: SearchRequest, view: View) -> None:
    """Whatever was asked, the address gives it back whole."""
    with app.test_request_context():
        assert read_back(search_address(asked, view)) == (asked, view)


@given(asked=requests, view=views, facet=st.sampled_from(FACETS), value=words)
def test_addresses_of_many_values_are_those_of_each(
    app: Flask, asked: SearchRequest, view: View, facet: str, value: str
) -> None:
    """Chosen or not, a value has the same address from either function."""
    with app.test_request_context():
        narrowed, in_year = facet_addresses(facet, asked, view), year_addresses(asked, view)
        for one in (value, *asked.chosen(facet)):
            assert narrowed(one) == facet_address(facet, one, asked, view)
        assert in_year("2010") == years_address(asked, view, 2010, 2010)


def test_a_summary_is_reached_from_under_another_address(app: Flask) -> None:
    """A proxy may have put the pages below a path; words with signs survive."""
    with app.test_request_context(base_url="http://localhost/floor"):
        assert meeting_address("forum-3", 'a "b&c"', "p-1") == (
            "/floor/meetings/forum-3?q=a+%22b%26c%22#p-1"
        )
        assert search_address(SearchRequest("x")) == "/floor/search?q=x"


def test_an_address_is_plain(app: Flask) -> None:
    """It can be read and typed by a person."""
    asked = SearchRequest("credit card", {"speaker": ("norway", "lebanon"), "year": ("2011",)})
    with app.test_request_context():
        assert search_address(asked) == (
            "/search?q=credit+card&speaker=norway&speaker=lebanon&year=2011"
        )
        assert search_address(SearchRequest()) == "/search"


@pytest.mark.parametrize("page", ["abc", "-1", "0", "", "1.5", "²", "1" + "0" * 30, "9" * 5000])
def test_nonsense_is_the_first_page(page: str) -> None:
    """What is no number is passed over."""
    assert request_from_args(MultiDict([("page", page)]), 10).page == 1


def test_unknown_order_and_empty_values_are_passed_over() -> None:
    """So are an order that does not exist, blank values and repeated ones."""
    args = MultiDict([("sort", "sideways"), ("speaker", " "), ("year", "2011"), ("year", "2011")])
    asked = request_from_args(args, 10)
    assert asked == SearchRequest(filters={"year": ("2011",)}, facet_size=FACET_SIZE)


ASKED = SearchRequest(
    "silt*", {"speaker": ("fiji",), "year": ("2011",)}, page=3, first="2010", last="2012"
)
GRID = View(Shape.GRID, columns=2)
MISSPELT = SearchResults(ASKED, "", (), 0, (), {}, suggestion="silt")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (lambda: word_address("nets"), "q=nets"),
        (lambda: other_scope_address(ASKED), f"{ALL_ASKED}&scope=paragraph"),
        (lambda: other_scope_address(replace(ASKED, scope=Scope.PARAGRAPH)), ALL_ASKED),
        (lambda: other_expansion_address(ASKED), f"{ALL_ASKED}&expand=no"),
        (lambda: years_address(ASKED, USUAL, 2001), "q=silt*&speaker=fiji&from=2001"),
        (
            lambda: toggle_address("speaker", "fiji", ASKED, USUAL),
            "q=silt*&year=2011&from=2010&to=2012",
        ),
        (
            lambda: toggle_address("speaker", "oman", ASKED, USUAL),
            "q=silt*&speaker=fiji&speaker=oman&year=2011&from=2010&to=2012",
        ),
        (
            lambda: cell_address(ASKED, "oman", "forum-1"),
            "q=silt*&speaker=oman&meeting=forum-1&year=2011&from=2010&to=2012",
        ),
        (
            lambda: speaker_year_address(ASKED, "oman", 2003),
            "q=silt*&speaker=oman&from=2003&to=2003",
        ),
        (lambda: columns_address(ASKED, GRID, 4), f"{ALL_ASKED}&view=grid&columns=4"),
        (lambda: columns_address(ASKED, GRID, 2), f"{ALL_ASKED}&view=grid&columns=2"),
        (lambda: columns_address(ASKED, GRID, 1), f"{ALL_ASKED}&view=grid"),
        (lambda: query_address(ASKED), "q=silt*"),
        (lambda: suggestion_address(MISSPELT), "q=silt&speaker=fiji&year=2011&from=2010&to=2012"),
        (lambda: view_address(ASKED, Shape.GRID), f"{ALL_ASKED}&view=grid"),
    ],
)
def test_another_search_starts_at_its_first_page(
    app: Flask, address: Callable[[], str], expected: str
) -> None:
    """And is the same but for what is asked for otherwise."""
    with app.test_request_context():
        assert address() == f"/search?{expected}"


@pytest.mark.parametrize(
    ("given", "read"), [("999999", 999_999), ("1000000", 1), ("0", 1), ("²", 1)]
)
def test_a_page_has_six_digits_at_most(given: str, read: int) -> None:
    assert request_from_args(MultiDict({"page": given}), 10).page == read


@pytest.mark.parametrize(
    ("given", "read"), [("2011", 2011), ("2011-09", 2011), ("20111", None), ("", None)]
)
def test_a_year_has_four_digits(given: str, read: int | None) -> None:
    assert request_from_args(MultiDict({"from": given}), 10).first_year == read


def test_another_order_starts_at_the_first_page(app: Flask) -> None:
    """Page 4 by relevance has nothing to do with page 4 by date."""
    with app.test_request_context():
        assert sort_address(SearchRequest("x", page=4), Sort.NEWEST) == "/search?q=x&sort=newest"


def test_the_ways_out_of_a_search_have_all_that_it_asks_for(app: Flask) -> None:
    """Neither view nor page: whoever takes results away takes all of them."""
    asked = SearchRequest("x", {"speaker": ("fiji",)}, page=3)
    with app.test_request_context("/search?q=x"):
        assert export_address(asked, "csv") == "/search.csv?q=x&speaker=fiji"
        assert export_address(SearchRequest(), "atom") == "/search.atom"
        assert data_address(asked) == "/api/v1/search?q=x&speaker=fiji"
        assert data_address(SearchRequest()) == "/api/v1/search"
        assert page_url() == "http://localhost/search?q=x"


def test_a_briefing_is_about_one_speaker(app: Flask) -> None:
    """Of several, or of nobody, there is none."""
    of = {"speaker": ("fiji",)}
    with app.test_request_context():
        assert briefing_address(SearchRequest("x", of)) == "/speakers/fiji/briefing?q=x"
        assert briefing_address(SearchRequest("", of)) == "/speakers/fiji/briefing"
        assert briefing_address(SearchRequest("x", {"speaker": ("fiji", "malta")})) == ""
        assert briefing_address(SearchRequest("x")) == ""


def test_a_facet_is_listed_at_length_on_the_same_page(app: Flask) -> None:
    """What was looked for in it stays."""
    with app.test_request_context():
        assert unfold_address(ASKED, USUAL, "year") == f"/search?{ALL_ASKED}&more=year&page=3"
        looking = replace(ASKED, unfolded=Unfolded("year", "20"))
        by_name = unfold_address(looking, USUAL, "year", by_name=True)
        assert by_name == f"/search?{ALL_ASKED}&more=year&find=20&by=name&page=3"
        assert unfold_address(looking, USUAL, "") == f"/search?{ALL_ASKED}&page=3"


def test_rows_in_another_order_start_at_the_first_page(app: Flask) -> None:
    """The view stays."""
    with app.test_request_context():
        address = order_address(SearchRequest("x", page=4), View(Shape.SPEAKERS), "first")
    assert address == "/search?q=x&view=speakers&order=first"


def test_who_else_was_silent_is_asked_from_the_first_page(app: Flask) -> None:
    """The grid stays a grid."""
    with app.test_request_context():
        address = silent_address(SearchRequest("x", page=4), View(Shape.GRID), "state")
    assert address == "/search?q=x&view=grid&silent=state"


def test_names_link_to_the_pages_of_their_speakers(app: Flask) -> None:
    """The class is that which colours who spoke."""
    fiji, other = Represented("fiji", "Fiji", Kind.STATE), Represented("r&d", "R&D", Kind.NGO)
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": "/floor"}):
        plain = '<a href="/floor/speakers/fiji"><bdi dir="auto">Fiji</bdi></a>'
        assert speaker_link("fiji", "Fiji") == plain
        assert speaker_links([fiji]) == plain
        assert speaker_links([fiji, other], "spoke") == (
            plain.replace("<a ", '<a class="spoke" ')
            + ', <a class="spoke" href="/floor/speakers/r&amp;d"><bdi dir="auto">R&amp;D</bdi></a>'
        )


@pytest.mark.parametrize(
    ("page", "last", "shown"),
    [
        (1, 1, [1]),
        (1, 10, [1, 2, 3, None, 10]),
        (5, 10, [1, None, 3, 4, 5, 6, 7, None, 10]),
        (10, 10, [1, None, 8, 9, 10]),
    ],
)
def test_page_numbers_leave_gaps(page: int, last: int, shown: list[int | None]) -> None:
    """The ends and the neighbours are linked to, whatever the number of pages."""
    assert list(page_numbers(page, last)) == shown


def test_every_key_has_a_label() -> None:
    """What the index can name, the interface can say."""
    assert set(FACET_LABELS) == set(FACETS)
    assert set(SORT_LABELS) == set(Sort)
    assert set(VALUE_LABELS["role"]) == set(Role)
    assert set(ROLE_LABELS) == set(Role) - {Role.SUPPORT, Role.OPPOSE}
    assert set(VALUE_LABELS["certainty"]) == set(Certainty)
    assert set(KIND_LABELS) == set(Kind)
    assert set(VIEW_LABELS) == set(Shape)
    assert {view: set(labels) for view, labels in ORDER_LABELS.items()} == {
        view: set(orders) for view, orders in ORDERS.items()
    }


@pytest.mark.parametrize("id_", ["norway", "côte d'ivoire", "a/b?c#d%", "x:y@z&(*)!$+,;="])
@pytest.mark.parametrize("root", ["", "/floor"])
def test_a_speakers_address_is_that_of_its_page(app: Flask, id_: str, root: str) -> None:
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        assert speaker_address(id_) == url_for("speakers.speaker", speaker_id=id_)


def test_remembered_addresses_are_those_below_each_root(app: Flask) -> None:
    """Of files with the version of their content, of pages with all that is asked."""
    address = remembered_addresses()
    for root in ("", "/floor", ""):
        with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
            assert address("pages.help") == f"{root}/help"
            style = address("static", filename="style.css")
            assert style == url_for("static", filename="style.css")
            assert style.startswith(f"{root}/static/style.css?v=")
            assert address("pages.search", q="a b") == f"{root}/search?q=a+b"
            assert address("pages.search", q="c") == f"{root}/search?q=c"
