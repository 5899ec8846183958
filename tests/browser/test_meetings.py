"""A reader finds a summary and reads it, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

BEIRUT = "2011-09-16-ccm-2msp-beirut"


def test_a_meeting_is_found_and_read(tab: Page) -> None:
    """By its place, from the list."""
    tab.goto("/meetings")
    tab.get_by_label("Find a meeting by title, place or date").fill("beirut 2011")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Second Meeting of States Parties").click()
    tab.wait_for_url(f"**/meetings/{BEIRUT}")


def test_the_contents_follow_the_reader(tab: Page) -> None:
    """The section that is read is the current one, wherever one jumps to."""
    tab.goto(f"/meetings/{BEIRUT}")
    current = tab.locator(".contents [aria-current]")
    tab.locator("#section-compliance").evaluate("e => e.scrollIntoView({behavior: 'instant'})")
    expect(current).to_have_text("Compliance")
    tab.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")
    expect(current).to_have_count(0)
    tab.locator(".contents").get_by_role("link", name="Universalization", exact=True).click()
    expect(current).to_have_text("Universalization")


def test_keys_and_links_go_from_match_to_match(tab: Page) -> None:
    """The paragraph that one has come to is set off."""
    tab.goto(f"/meetings/{BEIRUT}?q=convention")
    matches = tab.locator(".paragraph:has(mark)")
    first, second = (matches.nth(n).get_attribute("id") for n in (0, 1))
    matches.nth(0).get_by_role("link", name="Next match").click()
    tab.wait_for_url(f"**#{second}")
    expect(tab.locator(".paragraph:target")).to_be_in_viewport()
    tab.locator(".paragraph:target").get_by_role("link", name="Previous match").click()
    tab.wait_for_url(f"**#{first}")
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("#"))


def test_one_goes_to_the_next_meeting(tab: Page, forums_address: str) -> None:
    """And back again, by the date."""
    tab.goto(f"{forums_address}/meetings")
    tab.locator(".meetings a").last.click()
    expect(tab.locator(".beside")).to_be_visible()
    title = tab.locator("h1").inner_text()
    tab.locator(".beside [rel=next]").click()
    expect(tab.locator("h1")).not_to_have_text(title)
    tab.locator(".beside [rel=prev]").click()
    expect(tab.locator("h1")).to_have_text(title)


def test_a_printed_summary_is_the_summary_alone(tab: Page) -> None:
    """Without what only a screen can use."""
    tab.goto(f"/meetings/{BEIRUT}?q=convention")
    tab.emulate_media(media="print")
    for part in (".contents", ".match", ".marked", ".masthead nav", ".within", ".everywhere"):
        expect(tab.locator(part).first).to_be_hidden()
    for part in (".summary mark", ".landing", ".permalink"):
        expect(tab.locator(part).first).to_be_visible()


def test_whose_words_they_are_stays_in_view(tab: Page) -> None:
    """Wherever one lands, a line names the summary, and says what it is."""
    tab.goto(f"/meetings/{BEIRUT}")
    paragraph = tab.locator(".paragraph").nth(15)
    tab.goto(f"/meetings/{BEIRUT}#{paragraph.get_attribute('id')}")
    expect(paragraph).to_be_in_viewport()
    landing = tab.locator(".landing")
    expect(landing).to_be_in_viewport(ratio=1)
    expect(landing).to_contain_text("16 September 2011")
    landing.get_by_role("link", name="What is this?").click()
    expect(tab.get_by_role("heading", name="What a summary is")).to_be_in_viewport()


def test_who_took_part_is_told_by_role(tab: Page) -> None:
    """Each once, with a way to where it is on record first."""
    tab.goto(f"/meetings/{BEIRUT}")
    tab.get_by_text("Who took part: 29").click()
    expect(tab.get_by_role("heading", name="In writing 1")).to_be_visible()
    row = tab.locator(".participants li", has_text="Moldova")
    row.get_by_role("link", name="go to the first").click()
    expect(tab.locator(".paragraph:target")).to_contain_text("Moldova")


def test_a_summary_is_searched_within(tab: Page) -> None:
    """And all of them from its own box."""
    tab.goto(f"/meetings/{BEIRUT}")
    tab.get_by_label("Search within this summary").fill("convention")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**?q=convention")
    expect(tab.locator(".summary mark").first).to_be_visible()
    with tab.expect_response("**/complete?q=car") as offered:
        tab.get_by_label("Search all summaries").fill("car")
    assert offered.value.ok
    tab.get_by_label("Search all summaries").fill("card")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=card")


def test_tab_stops_once_at_a_paragraph_and_arrows_go_on_within(tab: Page) -> None:
    """From statement to statement, and to the number at the end."""
    tab.goto(f"/meetings/{BEIRUT}")
    paragraph = tab.locator(".paragraph").nth(1)
    paragraph.locator(".who").first.focus()
    tab.keyboard.press("ArrowRight")
    expect(paragraph.locator(".who").nth(1)).to_be_focused()
    tab.keyboard.press("ArrowLeft")
    expect(paragraph.locator(".who").first).to_be_focused()
    stops = paragraph.locator(".who, .permalink")
    free = [stop for stop in stops.all() if stop.get_attribute("tabindex") != "-1"]
    assert len(free) == 1


def test_a_statement_is_cited_where_it_is_read(chromium: Browser, address: str) -> None:
    """One click copies the citation; the number copies the address of the paragraph."""
    context = chromium.new_context(
        base_url=address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(f"/meetings/{BEIRUT}")
    statement = page.locator(".statement").first
    statement.locator(".who").focus()
    statement.get_by_role("link", name="Cite").click()
    expect(page.locator("#news")).to_have_text("Citation copied")
    assert "as summarised in “Second Meeting" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("link", name="Copy link to ¶ 3", exact=True).click()
    page.wait_for_function("() => navigator.clipboard.readText().then(t => t.includes('#'))")
    context.close()
