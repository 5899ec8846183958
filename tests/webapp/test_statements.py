"""Whose words these are: in the results with a speaker, and in a summary."""

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.attribution.conventions import NOTES, PROSE
from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from tests.webapp.reader import page, words
from webapp import create_app
from webapp.wording import CONVENTION_LABELS

REGISTER = """
[[speaker]]
label = "AOSIS"
kind = "group"

[[speaker]]
label = "Harbour Watch"
kind = "ngo"
"""
HARBOUR = """---
title: Third Harbour Forum
date: 2014-03-02
place: Lisbon, Portugal
---

## Dredging

**Portugal** asked for clear rules on silt. **Norway** opposed new rules for the Spanish coast.

**Norway** and **Guinea-Bissau** also took the floor.

**Fiji**, for **AOSIS**, urged restraint. Ann Lee spoke on behalf of **Harbour Watch** and asked for
lamps.
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of one small summary."""
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "harbour.md").write_text(HARBOUR, "utf-8")
    (folder / "corpus" / "register.toml").write_text(REGISTER, "utf-8")
    settings = Settings(corpus=folder / "corpus", index=folder / "index")
    assert build_index(settings).problems == ()
    return create_app(settings).test_client()


def test_words_are_looked_for_in_the_speakers_own_statement(client: FlaskClient) -> None:
    """Portugal said silt; Norway, in the same paragraph, did not."""
    html = page(client, "/search?q=silt&speaker=norway")
    assert "0 paragraphs" in words(html)
    assert "Words are looked for in Norway’s own statement" in words(html)


def test_one_click_widens_the_search_and_one_narrows_it(client: FlaskClient) -> None:
    """The address holds it, and so does the form."""
    wide = "/search?q=silt&amp;speaker=norway&amp;scope=paragraph"
    assert f'href="{wide}" rel="nofollow">look anywhere' in page(
        client, "/search?q=silt&speaker=norway"
    )
    html = page(client, unescape(wide))
    assert "1 paragraph" in words(html)
    assert "look only in Norway’s own statement" in words(html)
    assert 'href="/search?q=silt&amp;speaker=norway" rel="nofollow">look only' in html
    assert '<input type="hidden" form="search" name="scope" value="paragraph">' in html


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/search?q=silt", False),
        ("/search?speaker=norway", False),
        ("/search?q=rules&speaker=norway&speaker=portugal", "Norway’s or Portugal’s own statement"),
        ("/search?q=rules&kind=state", "the chosen speakers’ own statements"),
    ],
)
def test_the_line_stands_there_when_it_matters(
    client: FlaskClient, address: str, shown: str | bool
) -> None:
    """With words, and a choice of speakers of any sort."""
    html = page(client, address)
    assert ("Words are looked for" in html) == bool(shown)
    assert str(shown or "") in words(html)


def test_its_own_statement_is_set_off(client: FlaskClient) -> None:
    """Its words alone are marked, and a screen reader hears whose they are."""
    html = page(client, "/search?q=rules&speaker=norway")
    (own,) = re.findall(r'<span class="own">(.*?)</span></span>', html)
    assert words(own) == (
        "[Statement of Norway: Norway opposed new rules for the Spanish coast."
        " End of the statement.]"
    )
    assert html.count("<mark>rules</mark>") == 1


def test_a_chosen_speaker_has_a_link_to_its_page(client: FlaskClient) -> None:
    """Not one that nobody has heard of."""
    html = page(client, "/search?speaker=norway&speaker=fiji&speaker=atlantis")
    assert "All about Norway, Fiji" in words(html)
    assert '<a href="/speakers/norway">Norway</a>' in html
    assert "All about" not in page(client, "/search?speaker=atlantis")


def test_without_a_speaker_nothing_is_set_off(client: FlaskClient) -> None:
    """All words of the paragraph are as good as each other."""
    html = page(client, "/search?q=rules")
    assert 'class="own"' not in html
    assert html.count("<mark>rules</mark>") == 2


def test_who_only_took_the_floor_is_said_to_have_no_words_here(client: FlaskClient) -> None:
    """Found by the filter, with a word of warning."""
    html = page(client, "/search?speaker=guinea-bissau")
    assert "Took the floor; the summary does not report the words." in words(html)
    assert "does not report" not in page(client, "/search?speaker=portugal")


def test_delegates_and_groups_stand_beside_the_speaker(client: FlaskClient) -> None:
    """Fiji for AOSIS, which can be followed, and who spoke for the organisation."""
    html = page(client, "/search?q=restraint")
    assert "Fiji for AOSIS, Harbour Watch (Ann Lee)" in words(html)
    assert "Fiji, for AOSIS" in words(html)
    assert '<a class="spoke" href="/speakers/fiji">' in html
    assert '<a href="/speakers/aosis">' in html
    assert 'href="/search?q=restraint&amp;speaker=fiji" rel="nofollow">Only' in html


def test_filters_have_names_that_a_reader_understands(client: FlaskClient) -> None:
    """Rarely used groups are closed until one asks for them, or has chosen something in them."""
    html = page(client, "/search")
    assert html.count('class="facet folded"') == 4
    (kinds,) = re.findall(r'href="([^"]*more=kind[^"]*)"', html)
    assert "Non-governmental organisation" in words(page(client, unescape(kinds)))
    chosen = page(client, "/search?role=floor")
    assert '<fieldset id="facet-role"' in chosen and "more=role" not in chosen
    assert "Took part: Took the floor, no words reported" in words(chosen)


def cards(html: str) -> list[str]:
    found = re.findall(r'<span class="who-card".*?(?=<a class="voice cite-link")', html, re.DOTALL)
    return [re.sub(r" by the rule “[^”]+”", "", words(card)) for card in found]


def test_a_summary_says_whose_each_statement_is_and_why(client: FlaskClient) -> None:
    """Role, how the name is printed, on whose behalf, by whom; and who is only mentioned."""
    html = page(client, "/meetings/harbour")
    why = "Stated (speakers in bold)"
    assert cards(html) == [
        f"Portugal: words reported, named in bold {why} The paragraph mentions Spain",
        f"Norway: words reported, named in bold {why} The paragraph mentions Spain",
        "Norway: took the floor, no words reported, named in bold"
        f" Guinea-Bissau: took the floor, no words reported, named in bold {why}",
        f"Fiji, on behalf of AOSIS: words reported, named in bold {why}",
        f"Harbour Watch: words reported, named in bold delivered by Ann Lee {why}",
    ]
    assert 'href="/speakers/guinea-bissau"' in html


def test_every_convention_is_explained() -> None:
    assert set(CONVENTION_LABELS) == {*PROSE, *NOTES, "names"}


def test_each_statement_can_be_reached_and_is_described(client: FlaskClient) -> None:
    """A button in each leads there, and what it describes is on the page once."""
    html = page(client, "/meetings/harbour")
    described = re.findall(r'<button[^>]* aria-describedby="([^"]+)"', html)
    assert len(described) == 5
    assert re.findall(r'class="who-card" id="([^"]+)"', html) == described
    assert len(set(described)) == 5


def test_the_line_that_names_a_speaker_stands_over_the_speech(tmp_path: Path) -> None:
    """Once, however many paragraphs are below it."""
    front = "---\nspeakers: line\n---\n\n"
    notes = "**Ann Lee**\n\nNo.\n\nNever.\n\n**Bo Ek**\n\nYes.\n\n**Ann Lee**\n\nWhy?\n"
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "call.md").write_text(front + notes, "utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_index(settings)
    html = page(create_app(settings).test_client(), "/meetings/call")
    assert re.findall(r'class="speaker-line">([^<]+)<', html) == ["Ann Lee", "Bo Ek", "Ann Lee"]
    assert cards(html)[0] == (
        "Ann Lee: words reported, named on the line above Stated (a speaker on a line above)"
    )
