"""The pages about meetings: the list, and what stands around a summary."""

import re

import pytest
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from tests.webapp.reader import page, words
from webapp import create_app

CROWD = 130


def summary(number: int, series: str, date: str, source: str = "") -> str:
    front = f"title: Forum {number}\nseries: {series}\nplace: Oslo\nsource: {source}\n"
    dated = f"date: {date}\n" if date else ""
    said = "## Silt\n\nSilt is dear.\n\nSand is not.\n\n## Sand\n\nNo silt.\n\nSilt again.\n"
    return f"---\n{front}{dated}---\n\n{said}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of very many summaries, of two series and of none."""
    corpus = tmp_path_factory.mktemp("meetings")
    for number in range(CROWD):
        series = ("Harbours", "Fish", "")[number % 3]
        date = f"{1990 + number // 10}-05-{number % 10 + 10}" if number else ""
        source = (
            "https://example.org/forum" if number == 7 else "The archive" if number == 8 else ""
        )
        text = summary(number, series, date, source)
        (corpus / f"forum-{number:03}.md").write_text(text, "utf-8")
    settings = Settings(corpus=corpus, index=tmp_path_factory.mktemp("index"))
    assert build_index(settings).problems == ()
    return create_app(settings).test_client()


def listed(html: str) -> list[str]:
    return re.findall(r'<li>\s*<a href="/meetings/[^"]+">Forum (\d+)</a>', html)


def test_meetings_stand_under_their_years_the_newest_first(client: FlaskClient) -> None:
    """A page at a time, those without a date at the end."""
    first, second = page(client, "/meetings"), page(client, "/meetings?page=2")
    years = re.findall(r'id="year-(\d+)"', first)
    assert years == sorted(years, reverse=True)
    assert listed(first)[0] == "129"
    assert len(listed(first)) == 100
    assert sorted(listed(first) + listed(second), key=int) == [str(n) for n in range(CROWD)]
    assert words(second).index("Without a date") > words(second).index("1990")
    assert 'rel="next" href="/meetings?page=2"' in first


def test_a_series_is_chosen_by_a_link(client: FlaskClient) -> None:
    """With its size; those without a series are one of their own."""
    html = page(client, "/meetings")
    assert "All series 130" in words(html)
    assert 'href="/meetings?series=Fish"' in html
    assert {int(n) % 3 for n in listed(page(client, "/meetings?series=Fish"))} == {1}
    assert {int(n) % 3 for n in listed(page(client, "/meetings?series="))} == {2}


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("find=forum+7", {"7", *map(str, range(70, 80))}),
        ("find=11+may+1990", {"1"}),
        ("find=1990&series=Fish", {"1", "4", "7"}),
        ("find=atlantis", set()),
        ("find=%00%3Cb%3E&page=x&series=none", set()),
    ],
)
def test_meetings_are_found_without_a_script(
    client: FlaskClient, query: str, numbers: set[str]
) -> None:
    """By title, place and date, within a series."""
    html = page(client, f"/meetings?{query}")
    assert set(listed(html)) == numbers
    assert f"{len(numbers)} summar" in words(html)
    assert "Show all 130" in words(html)
    assert "<b>" not in html


def test_a_summary_leads_to_those_beside_it_in_its_series(client: FlaskClient) -> None:
    """The marks go along."""
    html = page(client, "/meetings/forum-006?q=silt")
    assert '<a rel="prev" href="/meetings/forum-003?q=silt">' in html
    assert '<a rel="next" href="/meetings/forum-009?q=silt">' in html
    assert 'rel="prev"' not in page(client, "/meetings/forum-001")
    assert 'class="beside"' not in page(client, "/meetings/forum-000")


def test_a_summary_says_where_it_is_from(client: FlaskClient) -> None:
    """A link to where it was published, or the words of its source; and its series."""
    html = page(client, "/meetings/forum-007")
    assert '<a href="https://example.org/forum" rel="external">Where it was published</a>' in html
    assert '<a href="/meetings?series=Fish">Fish</a>' in html
    assert "Source: The archive" in words(page(client, "/meetings/forum-008"))


def test_one_goes_from_match_to_match(client: FlaskClient) -> None:
    """Previous and next are links to the paragraphs, which are numbered."""
    html = page(client, "/meetings/forum-006?q=silt")
    assert re.findall(r'aria-label="Match (\d of \d)"', html) == ["1 of 3", "2 of 3", "3 of 3"]
    ids = re.findall(r'class="paragraph[^"]*" id="([^"]+)"', html)
    assert re.findall(r'href="#([^"]+)" rel="next"', html) == [ids[2], ids[3]]
    assert re.findall(r'href="#([^"]+)" rel="prev"', html) == [ids[0], ids[2]]
    assert f'<a href="#{ids[0]}">3 paragraphs</a>' in html
    assert 'class="match"' not in page(client, "/meetings/forum-006?q=sand")
