"""A contributor with a browser: from a document to a summary that is found."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from indexer.settings import Settings
from tests.browser.conftest import new_tab, serving

pytestmark = pytest.mark.browser

TOKEN = "a-token-for-tests"
FORMATS = Path(__file__).parents[1] / "documents" / "formats"
QUAY = "# Quay Assembly\n\n*4 May 2015*\n\n**Norwey** asked for a deeper quay. **Fiji** said no.\n"


@pytest.fixture
def contribute_address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "old.md").write_text("---\ntitle: Old\n---\nNothing.", "utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index", token=TOKEN)
    with serving(settings) as served:
        yield served


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def contributor(
    request: pytest.FixtureRequest, chromium: Browser, contribute_address: str
) -> Iterator[Page]:
    """A tab that has shown the token, with JavaScript and without."""
    with new_tab(chromium, contribute_address, java_script_enabled=request.param) as page:
        page.goto("/contribute")
        sign_in(page)
        yield page


def sign_in(page: Page) -> None:
    """Show the token."""
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("or text to paste")).to_be_visible()


def test_document_is_previewed_corrected_added_and_found(contributor: Page, tmp_path: Path) -> None:
    (tmp_path / "quay.md").write_text(QUAY, "utf-8")
    contributor.get_by_label("Documents").set_input_files(tmp_path / "quay.md")
    contributor.get_by_role("button", name="Preview").click()
    expect(contributor.get_by_role("heading", name="Preview")).to_be_visible()
    expect(contributor.get_by_label("Norwey is")).to_have_value("Norway")
    contributor.get_by_role("button", name="Is this speaker").click()
    expect(contributor.locator("#unknown")).to_have_count(0)
    contributor.get_by_label("Place").fill("Bergen")
    contributor.get_by_role("button", name="Set these").click()
    contributor.locator(".correctable > details > summary").click()
    contributor.get_by_text("Somebody supported or opposed this").first.click()
    contributor.get_by_label("Speakers, one a line").nth(1).fill("Fiji (for AOSIS)")
    contributor.get_by_label("How they took part").nth(1).select_option(
        "Opposed, no words reported"
    )
    contributor.get_by_role("button", name="Correct this paragraph").click()
    contributor.get_by_role("button", name="Add to the corpus").click()
    expect(contributor.get_by_role("status")).to_contain_text("“Quay Assembly” is added")
    contributor.goto("/search?q=deeper&speaker=norway")
    expect(contributor.locator(".hit mark")).to_have_text("deeper")
    contributor.goto("/search?role=oppose")
    expect(contributor.locator(".hit")).to_have_count(1)


def test_removed_summary_comes_back(contributor: Page) -> None:
    contributor.goto("/meetings/old")
    contributor.get_by_role("link", name="Correct, replace or remove").click()
    contributor.get_by_role("button", name="Remove it").click()
    expect(contributor.get_by_role("link", name="what changed in Old")).to_be_visible()
    contributor.get_by_role("button", name="Undo removed Old").click()
    expect(contributor.get_by_role("status")).to_contain_text("taken back")
    contributor.goto("/meetings/old")
    expect(contributor.get_by_role("heading", name="Old")).to_be_visible()


def test_locked_document_is_refused_in_words(contributor: Page) -> None:
    contributor.get_by_label("Documents").set_input_files(FORMATS / "locked.pdf")
    contributor.get_by_role("button", name="Preview").click()
    expect(contributor.get_by_role("alert")).to_contain_text("protected by a password")


def edit(page: Page, text: str) -> None:
    """Change the text of a draft."""
    page.get_by_text("Edit the text itself").click()
    page.get_by_label("Markdown: headings").fill(text)
    page.get_by_role("button", name="Read it anew").click()
    expect(page).to_have_url(re.compile("#text$"))  # the page that shows the text as it is kept


def test_corrections_in_two_tabs_are_shown_beside_each_other(contributor: Page) -> None:
    other = contributor.context.new_page()
    for tab in (contributor, other):
        tab.goto("/contribute/meetings/old")
        tab.get_by_role("button", name="Correct it").click()
    edit(contributor, "---\ntitle: Old\nplace: Oslo\n---\nNothing.")
    edit(other, "---\ntitle: Old\n---\nNothing at all.")
    contributor.get_by_role("button", name="Store the correction").click()
    expect(contributor.get_by_role("status")).to_contain_text("replaced")
    other.get_by_role("button", name="Store the correction").click()
    expect(other.get_by_role("heading", name="Another version was stored")).to_be_visible()
    expect(other.locator(".difference")).to_have_count(2)
    expect(other.locator(".difference ins").first).to_contain_text("Oslo")
    other.get_by_role("button", name="Keep both changes").click()
    expect(other.get_by_label("Place")).to_have_value("Oslo")
    other.get_by_role("button", name="Store the correction").click()
    expect(other.get_by_role("status")).to_contain_text("replaced")
    other.goto("/meetings/old")
    expect(other.locator(".paragraph")).to_contain_text("Nothing at all.")
    expect(other.get_by_text("Oslo")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_fit_a_phone(
    chromium: Browser, contribute_address: str, scheme: str, tmp_path: Path
) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": 320, "height": 740}}
    with new_tab(chromium, contribute_address, **options) as page:
        page.goto("/contribute")
        _check(page)
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_label("or text to paste")).to_be_visible()
        _check(page)
        page.get_by_label("or text to paste").fill(QUAY)
        page.get_by_role("button", name="Preview").click()
        page.locator(".correctable > details > summary").click()
        expect(page.get_by_text("Somebody supported or opposed this").first).to_be_visible()
        _check(page)
        page.goto("/contribute/meetings/old")
        _check(page)
        page.get_by_role("button", name="Correct it").click()
        edit(page, "---\ntitle: Old\n---\nNothing at all, and much else in one long line.")
        (tmp_path / "corpus" / "old.md").write_text("---\ntitle: Old\n---\nSomething.", "utf-8")
        page.reload()
        expect(page.get_by_role("heading", name="Another version was stored")).to_be_visible()
        _check(page)
        page.goto("/contribute/history")
        _check(page)
        page.goto("/contribute/register")
        _check(page)


def _check(page: Page) -> None:
    found = Axe().run(page, options={"rules": {"color-contrast-enhanced": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_address_of_a_changed_paragraph_opens_at_the_nearest(contributor: Page) -> None:
    contributor.goto("/meetings/old")
    old = contributor.locator(".paragraph").get_attribute("id")
    contributor.goto("/contribute/meetings/old")
    contributor.get_by_role("button", name="Correct it").click()
    edit(contributor, "---\ntitle: Old\n---\nNothing at all.")
    contributor.get_by_role("button", name="Store the correction").click()
    expect(contributor.get_by_role("status")).to_contain_text("replaced")
    contributor.goto(f"/meetings/old#{old}")
    expect(contributor.get_by_role("note")).to_be_in_viewport()
    expect(contributor.get_by_role("note")).to_contain_text("has changed")


def test_text_that_a_busy_server_refuses_is_there_when_one_goes_back(
    chromium: Browser, contribute_address: str
) -> None:
    """So it is when the session is over: it is there once the token has been shown again."""
    with new_tab(chromium, contribute_address) as page:
        page.goto("/contribute")
        sign_in(page)
        page.route("**/contribute/drafts", lambda route: route.fulfill(body="busy"))
        page.get_by_label("or text to paste").fill(QUAY)
        page.get_by_role("button", name="Preview").click()
        expect(page.get_by_text("busy")).to_be_visible()
        page.go_back()
        expect(page.get_by_label("or text to paste")).to_have_value(QUAY)
        page.unroute("**/contribute/drafts")
        page.context.clear_cookies()
        page.get_by_role("button", name="Preview").click()
        sign_in(page)
        expect(page.get_by_label("or text to paste")).to_have_value(QUAY)
        page.get_by_role("button", name="Preview").click()
        expect(page.get_by_role("heading", name="Preview")).to_be_visible()
        page.goto("/contribute")
        expect(page.get_by_label("or text to paste")).to_have_value("")
