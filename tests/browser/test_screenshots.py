"""Pictures of the main pages, in light and dark, for people to look at.

They go to the folder FLOOR_SCREENSHOTS, or `build/screenshots`.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

FOLDER = Path(os.environ.get("FLOOR_SCREENSHOTS", "build/screenshots"))
BEIRUT = "2011-09-16-ccm-2msp-beirut"
FOUNDING = {
    "home": "/",
    "search": "/search?q=action&speaker=lebanon&speaker=australia",
    "help": "/help",
    "matches": f"/meetings/{BEIRUT}?q=credit+card",
    "reading": f"/meetings/{BEIRUT}",
}
FORUMS = {
    "speaker": "/speakers/norway",
    "directory": "/speakers",
    "meetings": "/meetings",
    "timeline": "/search?q=silt&from=2003&to=2010",
    "speakers": "/search?q=silt&view=speakers",
    "context": "/search?q=silt&view=context&order=left",
    "grid": "/search?q=silt&view=grid",
    "long-filter": "/search?q=harbour&more=speaker",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_are_taken(
    chromium: Browser, address: str, forums_address: str, scheme: str
) -> None:
    """One of each page, as wide as a small laptop, and one as wide as a phone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    pages = [(name, address + path) for name, path in FOUNDING.items()]
    pages += [(name, forums_address + path) for name, path in FORUMS.items()]
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for name, url in [*pages, ("phone", address + FOUNDING["search"])]:
        width = 360 if name == "phone" else 1280
        page.set_viewport_size({"width": width, "height": 760})
        page.goto(url)
        if name == "grid":
            page.locator(".said a").nth(11).hover()
        if name == "reading":
            page.locator(".who").nth(1).focus()
        page.screenshot(path=FOLDER / f"{name}-{scheme}.png")
    context.close()
    taken = {path.name for path in FOLDER.glob(f"*-{scheme}.png")}
    assert {f"{name}-{scheme}.png" for name in [*FOUNDING, *FORUMS, "phone"]} <= taken
