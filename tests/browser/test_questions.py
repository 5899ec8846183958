"""The questions that people bring, each answered within three actions from the first page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer.settings import Settings
from tests.browser.conftest import new_tab, serving

pytestmark = pytest.mark.browser

REGISTER = '[[speaker]]\nlabel = "AOSIS"\nkind = "group"\n'
SUMMARY = """---
title: Quay Assembly {number}
date: {year}-05-04
place: Bergen
rapporteur: Harbour Watch
speakers: bold
---

## Dredging

{text}
"""
YEARS = {
    2010: "**Norway** said that clearance of wrecks was its first aim. **Fiji** asked for maps.",
    2011: "**Grenada**, for **AOSIS**, urged clearance of reefs. **Chile** praised Norway’s lamps."
    "\n\n**Norway** also took the floor.",
    2013: "**Norway** said that clearance of all wrecks was done, and that Chile knew of the lamps."
    "\n\n**Fiji** spoke of eels.",
}


@pytest.fixture(scope="module")
def quay_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("quay")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "register.toml").write_text(REGISTER, "utf-8")
    for number, (year, text) in enumerate(YEARS.items(), start=1):
        summary = SUMMARY.format(number=number, year=year, text=text)
        (folder / "corpus" / f"{year}-quay.md").write_text(summary, "utf-8")
    with serving(Settings(corpus=folder / "corpus", index=folder / "index")) as served:
        yield served


@pytest.fixture
def newcomer(chromium: Browser, quay_address: str) -> Iterator[Page]:
    """Somebody who has just opened the first page."""
    with new_tab(chromium, quay_address) as page:
        page.goto("/")
        yield page


def ask(page: Page, words: str) -> None:
    """The first action: type, and press Enter."""
    expect(page.locator("#q")).to_be_focused()  # a page that is just shown may not be, yet
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator("#total")).to_be_visible()


def test_what_has_norway_said_about_clearance(newcomer: Page) -> None:
    ask(newcomer, "norway clearance")
    newcomer.get_by_role("link", name="Norway on clearance: 2 statements").click()
    expect(newcomer.locator(".headline")).to_have_text(["Norway", "Norway"])
    expect(newcomer.locator(".hit mark")).to_have_text(["clearance", "clearance"])


def test_a_whole_question_is_understood(newcomer: Page) -> None:
    """Also where the name is misspelt."""
    ask(newcomer, "What has Norwey said about clearance?")
    newcomer.get_by_role("link", name="Norway on clearance: 2 statements").click()
    expect(newcomer.locator(".headline")).to_have_text(["Norway", "Norway"])


def test_two_who_are_named_stand_side_by_side(newcomer: Page) -> None:
    ask(newcomer, "norway and grenada on clearance")
    newcomer.get_by_role("link", name="side by side, over the years").click()
    expect(newcomer.locator(".multiples h3 a")).to_have_text(["Norway", "Grenada"])


def test_results_come_in_the_order_of_their_speakers(newcomer: Page) -> None:
    ask(newcomer, "clearance")
    newcomer.locator(".sorts").get_by_role("link", name="Speaker").click()
    expect(newcomer.locator("#order-speaker")).to_have_attribute("aria-current", "true")
    expect(newcomer.locator(".headline")).to_have_text(["Grenada, for AOSIS", "Norway", "Norway"])


def test_where_others_name_it(newcomer: Page) -> None:
    ask(newcomer, "norway lamps")
    newcomer.get_by_role("link", name="paragraphs that mention Norway: 1").click()
    expect(newcomer.locator(".headline")).to_have_text(["Chile"])
    expect(newcomer.get_by_text("mentions Norway")).to_be_visible()


def test_who_said_it(newcomer: Page) -> None:
    """The speaker leads the result; its address shows the statement, also in a preview."""
    ask(newcomer, "reefs")
    expect(newcomer.locator(".headline")).to_have_text(["Grenada, for AOSIS"])
    expect(newcomer.get_by_text("+1 other in the paragraph")).to_be_visible()
    newcomer.get_by_role("link", name="Statement of Grenada").click()
    expect(newcomer.get_by_role("heading", level=1)).to_have_text("Grenada on behalf of AOSIS")
    title = newcomer.locator("meta[property='og:title']").get_attribute("content")
    about = newcomer.locator("meta[property='og:description']").get_attribute("content")
    assert title and title.startswith("Grenada on behalf of AOSIS: “Grenada, for AOSIS, urged")
    assert about and "Quay Assembly 2, Bergen, 4 May 2011" in about


def test_on_whose_behalf(newcomer: Page) -> None:
    """By a field, and on the page of the group."""
    ask(newcomer, "for:aosis")
    expect(newcomer.locator(".headline")).to_have_text(["Grenada, for AOSIS"])
    newcomer.locator(".headline").get_by_role("link", name="AOSIS").click()
    region = newcomer.get_by_role("region", name="Spoke for AOSIS")
    expect(region.get_by_role("link", name="Grenada")).to_be_visible()


def test_who_was_silent(newcomer: Page) -> None:
    """Nobody but Norway said it in 2013; Fiji was there."""
    ask(newcomer, "clearance")
    newcomer.get_by_role("link", name="Speakers × meetings").click()
    grid = newcomer.locator(".grid")
    expect(grid.get_by_role("row", name="Fiji")).to_have_count(0)
    newcomer.get_by_role("link", name="Everybody").click()
    expect(grid.get_by_role("row", name="Fiji")).to_contain_text("spoke, but not on this")
    titles = grid.locator(".column .name").all_inner_texts()
    assert titles == [f"Quay Assembly {number}" for number in (1, 2, 3)]


def test_a_chosen_speaker_without_results_is_said_to_be_silent(newcomer: Page) -> None:
    ask(newcomer, "speaker:norway reefs")
    newcomer.goto("/search?q=reefs&speaker=norway")
    expect(newcomer.get_by_text("Norway spoke at 2 meetings, but not on this.")).to_be_visible()
    expect(newcomer.get_by_text("took the floor at 1 meeting; its words are not")).to_be_visible()


def test_how_has_it_changed(newcomer: Page) -> None:
    """Speakers over the years, each bar a link, and the same as a table."""
    ask(newcomer, "clearance")
    newcomer.get_by_role("link", name="Over the years").click()
    expect(newcomer.locator(".multiples h3 a")).to_have_text(["Norway", "AOSIS", "Grenada"])
    newcomer.get_by_text("These numbers as a table").click()
    row = newcomer.get_by_role("row", name="2012")
    expect(row).to_contain_text("none")
    newcomer.locator(".multiples li").first.locator("svg a").last.click()
    expect(newcomer.locator(".headline")).to_have_text(["Norway"])


def test_what_it_had_said_before(newcomer: Page) -> None:
    ask(newcomer, "wrecks")
    newcomer.get_by_role("link", name="Newest first").click()
    expect(newcomer).to_have_url(re.compile("sort=newest"))
    newcomer.get_by_role("link", name="More like this").first.click()
    earlier = newcomer.get_by_role("region", name="Earlier statements of Norway on this")
    expect(earlier.locator(".words")).to_contain_text("its first aim")
