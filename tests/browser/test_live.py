"""Results as one types, and all that changes a page without loading it anew."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect

pytestmark = pytest.mark.browser


def loads(page: Page) -> int:
    """Count how often the tab has loaded a page since its first one, by a mark that it loses."""
    return int(page.evaluate("window.timesLoaded = (window.timesLoaded ?? 0) + 1"))


def test_results_come_as_one_types(forums_tab: Page) -> None:
    """The totals, the filters, the title and the address follow; the box keeps the focus."""
    forums_tab.goto("/search?q=harbour")
    loads(forums_tab)
    forums_tab.locator("#q").press("End")
    forums_tab.keyboard.type(" silt", delay=20)
    expect(forums_tab).to_have_url(re.compile(r"/search\?q=harbour\+silt$"))
    expect(forums_tab).to_have_title("harbour silt – Took the Floor")
    expect(forums_tab.locator(".hit mark").first).to_be_visible()
    expect(forums_tab.locator("#q")).to_be_focused()
    expect(forums_tab.locator("#news")).to_have_text(re.compile(r"^\d+ paragraphs$"))
    assert loads(forums_tab) == 2


def test_a_changed_view_is_announced_with_its_filters(forums_tab: Page) -> None:
    forums_tab.goto("/search?q=silt&speaker=norway")
    forums_tab.locator("#view-speakers").click()
    expect(forums_tab.locator("#news")).to_have_text(
        re.compile(r"^\d+ paragraphs, Speaker: Norway, Speakers$")
    )


def test_a_word_is_found_by_its_beginning_while_it_is_typed(forums_tab: Page) -> None:
    """The page and its address say so; sent by hand, it is taken as it is."""
    forums_tab.goto("/search")
    forums_tab.locator("#q").fill("harbour sil")
    expect(forums_tab).to_have_url(re.compile(r"q=harbour\+sil\*$"))
    expect(forums_tab.get_by_text("words that begin with “sil”")).to_be_visible()
    forums_tab.locator("#q").press("End")
    forums_tab.keyboard.type("t")
    expect(forums_tab).to_have_url(re.compile(r"q=harbour\+silt$"))
    forums_tab.keyboard.press("Backspace")
    forums_tab.keyboard.press("Enter")
    expect(forums_tab.locator("#total")).to_have_text("0 paragraphs")


def test_back_and_forward_go_through_what_was_typed(forums_tab: Page) -> None:
    """What is typed in one go is one step."""
    forums_tab.goto("/search?q=silt")
    total = forums_tab.locator("#total").inner_text()
    box = forums_tab.locator("#q")
    box.fill("storm")
    expect(forums_tab).to_have_url(re.compile(r"q=storm$"))
    box.fill("sand")
    expect(forums_tab).to_have_url(re.compile(r"q=sand$"))
    forums_tab.go_back()
    expect(box).to_have_value("silt")
    expect(forums_tab.locator("#total")).to_have_text(total)
    forums_tab.go_forward()
    expect(box).to_have_value("sand")


def test_the_newest_answer_wins(forums_tab: Page) -> None:
    """An answer that comes late, to an older question, is passed over."""
    held: list[Route] = []
    forums_tab.goto("/search?q=harbour")
    forums_tab.route("**/search?q=silt*", lambda route: held.append(route))
    with forums_tab.expect_request("**/search?q=silt*"):
        forums_tab.locator("#q").fill("silt")
    forums_tab.locator("#q").fill("sand")
    expect(forums_tab).to_have_url(re.compile(r"q=sand$"))
    expect(forums_tab.locator(".hit mark").first).to_have_text("sand")
    for route in held:
        with suppress(Error):  # the browser may have given up the older question
            route.continue_()
    forums_tab.wait_for_timeout(300)  # in which a late answer would take the place of the newer
    expect(forums_tab).to_have_url(re.compile(r"q=sand$"))
    expect(forums_tab.locator(".hit mark").first).to_have_text("sand")


def test_a_tick_changes_chips_totals_and_filters_together(forums_tab: Page) -> None:
    """The box that was ticked keeps the focus, and the change is announced."""
    forums_tab.goto("/search?q=silt")
    loads(forums_tab)
    norway = forums_tab.get_by_role("checkbox", name="Norway")
    norway.check()
    expect(forums_tab.get_by_role("link", name="Remove Speaker: Norway")).to_be_visible()
    expect(norway).to_be_checked()
    expect(norway).to_be_focused()
    expect(forums_tab.locator("#news")).to_have_text(re.compile(r"paragraphs?, Speaker: Norway"))
    forums_tab.get_by_role("link", name="Remove Speaker: Norway").click()
    expect(norway).not_to_be_checked()
    expect(forums_tab.locator("#total")).to_be_focused()
    assert loads(forums_tab) == 2


def test_what_was_opened_stays_open(forums_tab: Page) -> None:
    """A group of filters and the table of years, when something else is ticked."""
    forums_tab.goto("/search?q=silt")
    forums_tab.get_by_role("link", name="Kind of speaker").click()
    expect(forums_tab.get_by_role("checkbox", name="State")).to_be_visible()
    expect(forums_tab.get_by_role("link", name="Close under Kind")).to_be_focused()
    forums_tab.get_by_text("Years as a table").click()
    forums_tab.get_by_role("checkbox", name="Norway").check()
    expect(forums_tab.get_by_role("link", name="Remove Speaker: Norway")).to_be_visible()
    expect(forums_tab.get_by_role("checkbox", name="State")).to_be_visible()
    expect(forums_tab.get_by_role("columnheader", name="Summaries held")).to_be_visible()


def test_a_long_filter_is_searched_in_its_place(forums_tab: Page) -> None:
    """All its values, then those with some letters, then the ten again."""
    forums_tab.goto("/search")
    group = forums_tab.get_by_role("group", name="Speaker (spoke)")
    expect(group.get_by_role("checkbox")).to_have_count(10)
    group.get_by_role("link", name="4 more under Speaker").click()
    expect(group.get_by_role("checkbox")).to_have_count(14)
    group.get_by_role("searchbox").fill("MA")
    expect(group.get_by_role("checkbox")).to_have_count(2)
    expect(group.get_by_role("searchbox")).to_be_focused()
    group.get_by_role("link", name="by name").click()
    expect(forums_tab).to_have_url(re.compile("more=speaker&find=MA&by=name"))
    group.get_by_role("checkbox", name="Malta").check()
    expect(forums_tab.get_by_role("link", name="Remove Speaker: Malta")).to_be_visible()
    group.get_by_role("link", name="Fewer under Speaker").click()
    expect(group.get_by_role("checkbox")).to_have_count(10)


def test_years_are_chosen_on_the_timeline(forums_tab: Page) -> None:
    """By a click, by drawing over several, by typing; and a year without summaries is marked."""
    forums_tab.goto("/search?q=silt")
    expect(forums_tab.locator(".bars .unheld")).to_have_count(3)
    forums_tab.locator("[data-bar='2006']").click()
    expect(forums_tab).to_have_url(re.compile("from=2006&to=2006"))
    expect(forums_tab.get_by_role("link", name="Remove Years: 2006")).to_be_visible()
    first = forums_tab.locator("[data-bar='2002']").bounding_box()
    last = forums_tab.locator("[data-bar='2003']").bounding_box()
    assert first and last
    forums_tab.mouse.move(first["x"] + 9, first["y"] + 20)
    forums_tab.mouse.down()
    forums_tab.mouse.move(last["x"] + 9, last["y"] + 20, steps=4)
    forums_tab.mouse.up()
    expect(forums_tab).to_have_url(re.compile("from=2002&to=2003"))
    forums_tab.get_by_label("from").fill("2010")
    forums_tab.get_by_label("to", exact=True).fill("")
    forums_tab.keyboard.press("Enter")
    expect(forums_tab).to_have_url(re.compile(r"from=2010$"))
    expect(forums_tab.get_by_label("to", exact=True)).to_have_value("")


def test_the_timeline_is_a_table_too(forums_tab: Page) -> None:
    """For those who don't see it: each year with its counts."""
    forums_tab.goto("/search?q=silt")
    forums_tab.get_by_text("Years as a table").click()
    row = forums_tab.get_by_role("row", name="2004")
    expect(row).to_contain_text("none")
    forums_tab.get_by_role("link", name="2003").click()
    expect(forums_tab).to_have_url(re.compile("from=2003&to=2003"))


def test_keys_go_through_the_results(forums_tab: Page) -> None:
    """j and k, Enter opens, ? shows the list and Esc closes it."""
    forums_tab.goto("/search?q=silt")
    links = forums_tab.locator(".hit .where > a")
    forums_tab.keyboard.press("j")
    forums_tab.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    forums_tab.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    forums_tab.keyboard.press("?")
    expect(forums_tab.get_by_role("dialog", name="Keys")).to_be_visible()
    forums_tab.keyboard.press("Escape")
    expect(forums_tab.get_by_role("dialog")).to_be_hidden()
    expect(links.nth(0)).to_be_focused()
    forums_tab.keyboard.press("Enter")
    expect(forums_tab).to_have_url(re.compile("/meetings/"))


def test_another_page_of_results_begins_at_its_top(forums_tab: Page) -> None:
    """The total has the focus, for what is read next."""
    forums_tab.goto("/search?q=silt")
    forums_tab.get_by_role("link", name="Next →").click()
    expect(forums_tab).to_have_url(re.compile("page=2"))
    expect(forums_tab.locator("#results")).to_be_in_viewport()
    expect(forums_tab.locator("#total")).to_be_focused()


def test_a_long_paragraph_opens_in_its_place(forums_tab: Page) -> None:
    """It is cut around what matched, between words."""
    forums_tab.goto("/search?q=bergen")
    words = forums_tab.locator(".hit .words").first
    expect(words).not_to_contain_text("storm of 1905", use_inner_text=True)
    expect(words).to_contain_text("harbour of Bergen", use_inner_text=True)
    forums_tab.get_by_text("Show the whole paragraph").first.click()
    expect(words).to_contain_text("storm of 1905", use_inner_text=True)


def test_a_link_and_a_citation_can_be_copied(chromium: Browser, forums_address: str) -> None:
    """The citation says whose words they are: the rapporteur's."""
    context = chromium.new_context(
        base_url=forums_address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto("/search?q=silt&speaker=chile&sort=oldest")
    page.get_by_role("button", name="Copy link").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"{forums_address}/meetings/[\w-]+/\w+/\d+-\w+", copied)
    page.get_by_role("button", name="Copy citation").first.click()
    page.wait_for_function(
        "address => navigator.clipboard.readText().then(t => t !== address)", arg=copied
    )
    citation = page.evaluate("navigator.clipboard.readText()")
    assert citation.startswith("Chile: “Chile said that silt costs harbour")
    assert citation.endswith(
        "”, as summarised by Harbour Watch in “Harbour Forum 1”, Lisbon, 12 February 2002, ¶ 1,"
        f" {copied}"
    )
    page.goto(copied)
    expect(page.get_by_role("heading", name="Chile", exact=True)).to_be_visible()
    context.close()


def test_an_answer_that_is_none_is_said(chromium: Browser, forums_address: str) -> None:
    """A page that fails is shown as it is; a server that is gone is announced."""
    context = chromium.new_context(base_url=forums_address)
    page = context.new_page()
    page.goto("/search?q=silt")
    page.route("**/search?q=sand*", lambda route: route.abort())
    page.locator("#q").fill("sand")
    expect(page.locator("#news")).to_have_text("The server does not answer.")
    expect(page.get_by_role("alert")).to_contain_text("These are not the results")
    expect(page.locator(".hit").first).to_be_hidden()
    page.unroute("**/search?q=sand*")
    page.route("**/search?q=fish*", lambda route: route.fulfill(status=503, body="Not available"))
    page.locator("#q").fill("fish")
    expect(page.get_by_text("Not available")).to_be_visible()
    context.close()


def test_words_and_speakers_are_offered_while_one_types(tab: Page) -> None:
    """In the browser's own list, the newest question's answer."""
    tab.goto("/")
    expect(tab.locator("#q")).to_be_focused()
    tab.keyboard.type("credit lebano", delay=20)
    options = tab.locator("#completions option")
    expect(options).to_have_count(2)
    expect(options.nth(0)).to_have_attribute("value", "credit Lebanon")
    expect(options.nth(1)).to_have_attribute("value", "credit speaker:Lebanon")
    tab.locator("#q").fill("credit zzzz")
    expect(options).to_have_count(0)


def test_filters_lie_on_a_sheet_on_a_phone(chromium: Browser, forums_address: str) -> None:
    """The first result is on the first screen; the sheet counts as one ticks, and Esc closes it."""
    options = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    context = chromium.new_context(base_url=forums_address, **options)
    page = context.new_page()
    page.goto("/search?q=silt")
    expect(page.locator(".hit .headline").first).to_be_in_viewport()
    page.get_by_role("link", name="Narrow down").click()
    norway = page.get_by_role("checkbox", name="Norway")
    expect(norway).to_be_in_viewport()
    norway.check()
    page.get_by_role("link", name="Show 10 results").click()
    expect(norway).not_to_be_in_viewport()
    expect(page.locator("#total")).to_be_focused()
    page.get_by_role("link", name="Narrow down").click()
    page.keyboard.press("Escape")
    expect(norway).not_to_be_in_viewport()
    context.close()
