"""A reader finds a summary and reads it, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

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
    title = tab.locator("h1").inner_text()
    tab.locator(".beside [rel=next]").click()
    expect(tab.locator("h1")).not_to_have_text(title)
    tab.locator(".beside [rel=prev]").click()
    expect(tab.locator("h1")).to_have_text(title)


def test_a_printed_summary_is_the_summary_alone(tab: Page) -> None:
    """Without what only a screen can use."""
    tab.goto(f"/meetings/{BEIRUT}?q=convention")
    tab.emulate_media(media="print")
    for part in (".contents", ".permalink", ".match", ".marked", ".masthead nav"):
        expect(tab.locator(part).first).to_be_hidden()
    expect(tab.locator(".summary mark").first).to_be_visible()
