"""The pages about speakers."""

import re

import pytest
from flask.testing import FlaskClient

from indexer.register.identity import speaker_id
from tests.made import indexed
from tests.webapp.reader import page, words
from webapp import create_app

BEIRUT = "2011-09-16-ccm-2msp-beirut"
CROWD = 450


def names(html: str) -> list[str]:
    return re.findall(r'<li><a href="/speakers/[^"]+">([^<]+)</a>', html)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of one summary in which very many speak."""
    said = "\n\n".join(f"**Harbour Master {n:03}** said that silt is dear." for n in range(CROWD))
    summary = f"---\ntitle: Crowd\nspeakers: bold\n---\n\n{said}\n\n**Norway** agreed.\n"
    settings = indexed(tmp_path_factory.mktemp("crowd"), {"crowd.md": summary})
    return create_app(settings).test_client()


def test_speakers_are_listed_by_kind_and_region(client: FlaskClient) -> None:
    """States under their regions; those that the register lacks apart, at the end."""
    html = page(client, "/speakers")
    assert re.search(r"<h2[^>]*>States <", html)
    headings = re.findall(r"<h[23][^>]*>([A-Z][\w ]+) <span", html)
    assert headings[:3] == ["States", "Africa", "Americas"]
    assert headings[-1] == "Not in the register"
    assert "Lebanon 4 paragraphs" in words(html)
    assert 'href="/speakers/lebanon"' in html


@pytest.mark.parametrize(
    ("find", "found"),
    [("norw", ["Norway"]), ("united kingdom of", ["United Kingdom"]), ("atlantis", [])],
)
def test_a_speaker_is_found_by_its_names_without_a_script(
    client: FlaskClient, find: str, found: list[str]
) -> None:
    """A form with an address of its own; what is not there is said, with ways out."""
    html = page(client, f"/speakers?find={find}")
    assert names(html) == found
    assert f"{len(found)} with “{find}” in a name" in words(html)
    assert f'value="{find}"' in html
    assert ("search the summaries for" in html) == (not found)


def test_a_crowd_is_cut_short_and_paged(crowd: FlaskClient) -> None:
    """The first page shows some of each kind; a list of its own has them all."""
    assert len(names(page(crowd, "/speakers"))) == 25
    pages = [page(crowd, f"/speakers?kind=unknown&order=name&page={n}") for n in (1, 2, 3)]
    listed = [name for html in pages for name in names(html)]
    assert len(listed) == len(set(listed)) == CROWD
    assert listed == sorted(listed)
    assert 'href="/speakers?kind=unknown&amp;order=name&amp;page=3" rel="nofollow"' in pages[0]
    assert names(page(crowd, "/speakers?kind=unknown&find=master+449")) == ["Harbour Master 449"]


@pytest.mark.parametrize("query", ["kind=none", "page=x&order=up", "find=%00%3Cb%3E", "page=999"])
def test_nonsense_is_answered(client: FlaskClient, query: str) -> None:
    """Nothing in an address is an error."""
    assert "<b>" not in page(client, f"/speakers?{query}")


def test_a_speaker_has_a_page(client: FlaskClient) -> None:
    """What it is, how often it spoke and is mentioned, where, and under which names."""
    html = page(client, "/speakers/lebanon")
    text = words(html)
    assert "<h1>Lebanon</h1>" in html
    assert "State · Asia" in text
    assert "Spoke in 4 paragraphs of 1 meeting · is nowhere mentioned by others" in text
    assert 'href="/search?speaker=lebanon&amp;sort=newest" rel="nofollow"' in html
    assert 'href="/search?speaker=lebanon&amp;section=Compliance&amp;sort=newest"' in html
    assert "Printed as Lebanon 4 paragraphs" in text


def test_where_others_name_a_speaker_is_counted_apart(client: FlaskClient) -> None:
    """Nobody is mentioned in a paragraph in which it speaks."""
    html = page(client, "/speakers/australia")
    assert "is mentioned in 1 paragraph where others speak" in words(html)
    assert 'href="/search?mentions=australia" rel="nofollow"' in html


def test_its_latest_statements_are_its_own_words_alone(client: FlaskClient) -> None:
    """Each leads to its paragraph."""
    html = page(client, "/speakers/lebanon")
    statements = [words(quote) for quote in re.findall(r"<blockquote.*?</blockquote>", html)]
    assert len(statements) == 4
    assert "Lebanon, characterized the recent instances of cluster munitions use" in statements[1]
    assert not any("stigmatized" in statement for statement in statements)
    assert re.search(rf'<p class="where"><a href="/meetings/{BEIRUT}#{BEIRUT}-\w+"', html)


def test_one_searches_inside_what_it_said(client: FlaskClient) -> None:
    """The form carries the speaker."""
    html = page(client, "/speakers/lebanon")
    assert "Search what Lebanon said" in words(html)
    assert '<input type="hidden" name="speaker" value="lebanon">' in html


def test_who_only_took_the_floor_is_not_quoted(client: FlaskClient) -> None:
    """Its name stands in a list; that is all there is."""
    html = page(client, "/speakers/senegal")
    assert "<blockquote" not in html
    assert "the summary does not report the words" in html


def test_who_is_only_mentioned_is_said_not_to_have_spoken(client: FlaskClient) -> None:
    """Its page leads to those who mention it."""
    text = words(page(client, "/speakers/cambodia"))
    assert "Did not speak in these summaries · is mentioned in 1 paragraph" in text
    assert "Nothing that Cambodia said is reported here." in text


def test_an_unknown_speaker_says_so(crowd: FlaskClient) -> None:
    """It stands under its printed name."""
    text = words(page(crowd, "/speakers/harbour-master-007"))
    assert "The register does not know this speaker" in text
    assert "The register does not know" not in page(crowd, "/speakers/norway")


def test_nobody_of_that_name(client: FlaskClient) -> None:
    """Said kindly, with a way back."""
    html = page(client, "/speakers/atlantis", 404)
    assert "No such speaker" in html
    assert "Search the summaries" in html


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of a transcript whose speakers' names are alike only in ASCII."""
    turns = ("李明", "今天我们谈数据。"), ("黎明", "路线图很重要。"), ("王芳", "谢谢大家。")
    said = "".join(f"### {name}：\n\n{words}\n\n" for name, words in turns)
    texts = {"talk.md": f"# Talk\n\n{said}\n{said}"}
    return create_app(indexed(tmp_path_factory.mktemp("namesakes"), texts)).test_client()


def test_two_people_whose_names_are_transliterated_alike_stay_two(namesakes: FlaskClient) -> None:
    html = page(namesakes, "/speakers?find=li+ming")
    assert sorted(names(html)) == ["李明", "黎明"]
    assert "路线图" not in page(namesakes, f"/speakers/{speaker_id('李明')}")


def test_an_address_that_only_transliterates_a_name_leads_on(namesakes: FlaskClient) -> None:
    """To the one who has it, or to all who do; in a search it stands for all of them."""
    one = namesakes.get("/speakers/wang-fang")
    assert one.status_code == 302 and one.location == f"/speakers/{speaker_id('王芳')}"
    assert sorted(names(page(namesakes, namesakes.get("/speakers/li-ming").location))) == [
        "李明",
        "黎明",
    ]
    assert namesakes.get("/speakers/nobody").status_code == 404
    assert "4 paragraphs" in words(page(namesakes, "/search?speaker=li-ming"))
