"""A reader looks up a speaker, in a real browser."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

BEIRUT = "2011-09-16-ccm-2msp-beirut"


def test_from_the_list_to_what_a_speaker_said(tab: Page) -> None:
    """Find Lebanon, read its page, search inside, and see its own statement."""
    tab.goto("/")
    tab.get_by_role("navigation", name="Site").get_by_role("link", name="Speakers").click()
    tab.get_by_label("Find a speaker by any of its names").fill("leb")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Lebanon").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Lebanon")
    tab.get_by_label("Search what Lebanon said").fill("card")
    tab.keyboard.press("Enter")
    expect(tab.locator("#total")).to_have_text("1 paragraph")
    expect(tab.locator(".own")).to_contain_text("a credit card that generates donations")
    tab.go_back()
    expect(tab.get_by_role("heading", name="Latest statements")).to_be_visible()


def test_a_year_of_its_timeline_leads_to_what_it_said_then(
    chromium: Browser, forums_address: str
) -> None:
    """Without a script, as a link."""
    context = chromium.new_context(base_url=forums_address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/speakers/norway")
    page.get_by_text("Years as a table").click()
    page.locator(".twin tbody a").first.click()
    expect(page.get_by_role("link", name="Remove Speaker: Norway")).to_be_visible()
    assert "from=" in page.url
    context.close()


def _point_at_its_first_line(tab: Page, text: Locator) -> None:
    """The middle of a text over several lines may lie between two of them, or beside it."""
    text.scroll_into_view_if_needed()
    x, y = text.evaluate(
        "e => { const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2] }"
    )
    tab.mouse.move(x, y)


def test_a_statement_shows_whose_it_is_on_hover_and_focus(tab: Page) -> None:
    """Esc hides it; a link in it leads to the speaker."""
    tab.goto(f"/meetings/{BEIRUT}")
    statement = tab.locator(".statement", has_text="Germany recalled")
    card = statement.locator(".who-card")
    expect(card).to_be_hidden()
    _point_at_its_first_line(tab, statement)
    expect(card).to_be_visible()
    expect(card).to_contain_text("Germany: words reported, named in bold")
    tab.keyboard.press("Escape")
    expect(card).to_be_hidden()
    tab.locator("h1").hover()
    statement.get_by_role("button", name="Spoken by Germany").focus()
    expect(card).to_be_visible()
    card.get_by_role("link", name="Germany").click()
    tab.wait_for_url("**/speakers/germany")


def test_a_statement_shows_whose_it_is_without_a_script(chromium: Browser, address: str) -> None:
    """The Tab key is enough."""
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/meetings/{BEIRUT}")
    page.locator("#content .contents a").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".who-card:visible")).to_have_count(1)
    context.close()
