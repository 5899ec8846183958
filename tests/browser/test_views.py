"""The same results in other shapes."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_each_view_is_a_link_to_the_same_results(forums_tab: Page) -> None:
    """The words and filters stay; the link keeps the focus."""
    forums_tab.goto("/search?q=silt&from=2003")
    total = forums_tab.locator("#total").inner_text()
    for name in ("Speakers", "Meetings", "Words in context", "Speakers × meetings", "Paragraphs"):
        link = forums_tab.get_by_role("navigation", name="Views").get_by_role(
            "link", name=name, exact=True
        )
        link.click()
        expect(link).to_have_attribute("aria-current", "true")
        expect(link).to_be_focused()
        expect(forums_tab.locator("#total")).to_have_text(total)


def test_a_speakers_row_leads_to_what_it_said(forums_tab: Page) -> None:
    """How often, at how many meetings, from when to when."""
    forums_tab.goto("/search?q=silt&view=speakers")
    expect(forums_tab.get_by_role("row").nth(1)).to_contain_text("Norway")
    forums_tab.get_by_role("link", name="Name", exact=True).click()
    expect(forums_tab.get_by_role("row").nth(1)).to_contain_text("Chile")
    forums_tab.get_by_role("link", name="Chile").click()
    expect(forums_tab).to_have_url(re.compile(r"\?q=silt&speaker=chile$"))


def test_a_meetings_row_leads_to_its_paragraphs(forums_tab: Page) -> None:
    """The meetings in another order, and one of them."""
    forums_tab.goto("/search?q=silt&view=meetings")
    forums_tab.get_by_role("link", name="Oldest first").click()
    expect(forums_tab.get_by_role("row").nth(1)).to_contain_text("Harbour Forum 0")
    forums_tab.get_by_role("link", name="Harbour Forum 0").click()
    expect(forums_tab).to_have_url(re.compile(r"\?q=silt&meeting=2001-forum-0$"))


def test_words_in_context_are_aligned_and_sorted(forums_tab: Page) -> None:
    """Every match stands below the one before."""
    forums_tab.goto("/search?q=harbour&view=context")
    forums_tab.get_by_role("link", name="Words to the right").click()
    expect(forums_tab).to_have_url(re.compile("order=right"))
    rights = forums_tab.locator(".context .right").all_inner_texts()
    assert len(rights) == 50
    assert rights == sorted(rights, key=str.casefold)
    marks = [mark.bounding_box() for mark in forums_tab.locator(".context td.keyword").all()[:20]]
    assert len({box["x"] for box in marks if box}) == 1


def test_the_grid_quotes_and_tells_silences_apart(forums_tab: Page) -> None:
    """A quotation on hover and on focus, that Esc puts away; four kinds of nothing."""
    forums_tab.goto("/search?q=silt&view=grid")
    row = forums_tab.get_by_role("row", name=re.compile("^Chile"))
    cell = row.locator(".said").first
    quote = cell.locator(".quote")
    expect(quote).to_be_hidden()
    cell.hover()
    expect(quote).to_contain_text("said that silt costs harbour")
    forums_tab.keyboard.press("Escape")
    expect(quote).to_be_hidden()
    forums_tab.mouse.move(0, 0)
    cell.get_by_role("link").focus()
    expect(quote).to_be_visible()
    expect(quote).to_be_in_viewport(ratio=1)
    grid = forums_tab.locator(".grid")
    for silence in (
        "spoke, but not on this",
        "took the floor, words not reported",
        "not recorded",
    ):
        expect(grid.get_by_text(silence).first).to_be_attached()
    expect(forums_tab.get_by_role("columnheader", name="2004–2005 no summary held")).to_be_visible()
    cell.get_by_role("link").press("Enter")
    expect(forums_tab).to_have_url(re.compile("speaker=chile&meeting="))


def test_all_views_work_without_javascript(chromium: Browser, forums_address: str) -> None:
    """And so do the years, the long filter and the citation."""
    context = chromium.new_context(base_url=forums_address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search?q=harbour")
    page.get_by_label("from").fill("2006")
    page.get_by_role("button", name="Set").click()
    expect(page).to_have_url("/search?q=harbour&from=2006")
    page.get_by_role("link", name="more under Speaker").click()
    page.get_by_role("searchbox", name="Find in Speaker").fill("chi")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("checkbox", name="Norway")).to_have_count(
        0
    )  # the page of what is found
    page.get_by_role("checkbox", name="Chile").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("link", name="Remove Speaker: Chile")).to_be_visible()
    page.get_by_text("Citation", exact=True).first.click()
    expect(page.get_by_text(", as summarised by Harbour Watch").first).to_be_visible()
    for name, part in (("Speakers × meetings", ".grid"), ("Words in context", ".context")):
        page.get_by_role("link", name=name).click()
        expect(page.locator(part)).to_be_visible()
    context.close()


def test_a_phone_shows_the_grid_in_a_frame_of_its_own(
    chromium: Browser, forums_address: str
) -> None:
    """It scrolls within; the speakers stay in sight, and a quotation fits the screen."""
    context = chromium.new_context(
        base_url=forums_address, viewport={"width": 360, "height": 740}, has_touch=True
    )
    page = context.new_page()
    page.goto("/search?q=silt&view=grid")
    page.locator(".said a").last.focus()
    quote = page.locator(".said:focus-within .quote")
    box = quote.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.locator(".wide").evaluate("frame => frame.scrollLeft = 200")
    name = page.locator(".grid tbody th").first.bounding_box()
    assert name and name["x"] >= 0
    context.close()
