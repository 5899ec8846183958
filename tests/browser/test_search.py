"""A reader searches, narrows down, follows a result and comes back, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import new_tab
from webapp.wording import FACET_LABELS

pytestmark = pytest.mark.browser

BEIRUT = "2011-09-16-ccm-2msp-beirut"


def box(page: Page, facet: str, label: str) -> Locator:
    """The checkbox of one value in one group of filters."""
    group = page.get_by_role("group", name=FACET_LABELS[facet], exact=True)
    return group.get_by_role("checkbox", name=label)


def test_from_the_query_to_the_paragraph_and_back(tab: Page) -> None:
    """Type, tick Lebanon, open the summary at the marked paragraph, and go back."""
    tab.goto("/")
    expect(tab.locator("#q")).to_be_focused()
    tab.keyboard.type("credit card")
    tab.keyboard.press("Enter")
    expect(tab.locator("#total")).to_have_text("1 paragraph")

    box(tab, "speaker", "Lebanon").check()
    tab.wait_for_url("**/search?*speaker=lebanon*")
    expect(box(tab, "speaker", "Lebanon")).to_be_focused()
    expect(tab.get_by_role("link", name="Remove Speaker: Lebanon")).to_be_visible()
    narrowed = tab.url

    tab.locator(".hit .where > a").click()
    tab.wait_for_url(f"**/meetings/{BEIRUT}?q=credit+card#*")
    target = tab.locator(".paragraph:target")
    expect(target).to_be_in_viewport()
    expect(target.locator("mark").first).to_have_text(re.compile("credit"))

    tab.go_back()
    expect(tab).to_have_url(narrowed)
    expect(box(tab, "speaker", "Lebanon")).to_be_checked()
    tab.go_back()
    expect(box(tab, "speaker", "Lebanon")).not_to_be_checked()


def test_a_chip_takes_its_filter_away(tab: Page) -> None:
    """The other filter and the words stay."""
    tab.goto("/search?q=convention&speaker=sweden&speaker=cmc")
    tab.get_by_role("link", name="Remove Speaker: Sweden").click()
    expect(box(tab, "speaker", "Sweden")).not_to_be_checked()
    expect(box(tab, "speaker", "CMC")).to_be_checked()
    expect(tab.locator("#q")).to_have_value("convention")


def test_a_filter_outlives_the_next_search(tab: Page) -> None:
    """Other words, same speaker."""
    tab.goto("/search?q=convention&speaker=sweden")
    tab.locator("#q").fill("implementation")
    tab.locator("#q").press("Enter")
    tab.wait_for_url("**/search?q=implementation&speaker=sweden")
    expect(box(tab, "speaker", "Sweden")).to_be_checked()


def test_the_slash_key_goes_to_the_box(tab: Page) -> None:
    """And in the box it is a slash."""
    tab.goto("/search?q=")
    expect(tab.locator("#q")).not_to_be_focused()
    tab.keyboard.press("/")
    expect(tab.locator("#q")).to_be_focused()
    tab.keyboard.type("s/s")
    expect(tab.locator("#q")).to_have_value("s/s")


def test_everything_works_without_javascript(chromium: Browser, address: str) -> None:
    """The boxes wait for Apply, and lead to the same address."""
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator("#q").fill("convention")
    page.get_by_role("button", name="Search").click()
    box(page, "speaker", "CMC").check()
    box(page, "section", "Compliance").check()
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url("/search?q=convention&speaker=cmc&section=Compliance")
    expect(page.locator(".hit")).to_have_count(1)
    page.locator(".hit .where > a").click()
    expect(page.locator(".paragraph:target mark").first).to_be_visible()
    context.close()


def test_with_javascript_there_is_no_button_to_press(tab: Page) -> None:
    """The reader is told that ticking is enough."""
    tab.goto("/search")
    expect(tab.get_by_role("button", name="Apply")).to_be_hidden()
    expect(tab.get_by_text("The results change as you tick.")).to_be_visible()


def test_a_page_asks_only_this_server(tab: Page, address: str) -> None:
    """One style sheet, one script and htmx, nothing from elsewhere."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto("/search?q=convention", wait_until="networkidle")
    assert all(url.startswith(address) for url in asked)
    assert sum(".css" in url for url in asked) == 1
    assert sum(".js" in url for url in asked) == 2


def test_one_click_looks_beyond_the_speakers_own_statement(tab: Page) -> None:
    """Cyprus did not say "implementation"; Sweden did, in the same paragraph."""
    tab.goto("/search?q=implementation&speaker=cyprus")
    expect(tab.locator("#total")).to_have_text("0 paragraphs")
    tab.get_by_role("link", name="look anywhere in the paragraph").click()
    expect(tab.locator("#total")).to_have_text("1 paragraph")
    expect(tab.locator(".own")).to_contain_text("Cyprus said its law was before the parliament")
    tab.locator("#q").fill("sanctions")
    tab.locator("#q").press("Enter")
    tab.wait_for_url("**/search?q=sanctions&speaker=cyprus&scope=paragraph")
    expect(tab.locator("#total")).to_have_text("1 paragraph")


def test_statements_are_kept_in_a_basket(tab: Page) -> None:
    """It lies in the browser, and in the address of its page."""
    tab.goto("/search?q=lebanon")
    for keep in tab.get_by_role("button", name="Keep", exact=True).all()[:2]:
        keep.click()
    tab.get_by_role("link", name="Basket (2)").click()
    expect(tab.locator(".kept > li")).to_have_count(2)
    tab.get_by_label("Note").first.fill("ask again")
    tab.get_by_role("button", name="Down").first.click()
    expect(tab.get_by_label("Note").nth(1)).to_have_value("ask again")
    tab.get_by_role("button", name="Take out").first.click()
    expect(tab.locator(".kept > li")).to_have_count(1)
    tab.goto("/search?q=use")
    expect(tab.get_by_role("link", name="Basket (1)")).to_be_visible()
    both = tab.get_by_role("button", name="Keep 2 statements")
    both.click()
    expect(tab.get_by_role("link", name="Basket (2)")).to_be_visible()
    both.click()
    expect(tab.locator("#basket")).to_be_hidden()


def test_the_language_of_the_pages_is_chosen(chromium: Browser, address: str) -> None:
    """It is the browser's at first; then the one that the reader chose, on every page."""
    with new_tab(chromium, address, locale="fr-FR") as page:
        page.goto("/search?q=use")
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        expect(page.get_by_role("button", name="Chercher")).to_be_visible()
        page.get_by_role("button", name="Español").click()
        expect(page.locator("html")).to_have_attribute("lang", "es")
        expect(page).to_have_url(re.compile(r"/search\?q=use$"))
        page.goto("/speakers")
        expect(page.locator("html")).to_have_attribute("lang", "es")
