"""What every page keeps: accessibility, small screens, speed."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

BEIRUT = "2011-09-16-ccm-2msp-beirut"
PAGES = {
    "home": "/",
    "results": "/search?q=convention&speaker=sweden&speaker=cmc",
    "everything": "/search",
    "nothing": "/search?q=zebra&speaker=lebanon",
    "meetings": "/meetings",
    "meeting": f"/meetings/{BEIRUT}?q=ratification",
    "statement": f"/meetings/{BEIRUT}/64e26d070b/1-000000",
    "speakers-of-all": "/speakers",
    "speakers-found": "/speakers?find=united",
    "speaker": "/speakers/lebanon",
    "speaker-not-there": "/speakers/atlantis",
    "help": "/help",
    "missing": f"/meetings/{BEIRUT}-not",
}
VIEWS = {
    "meetings-found": "/meetings?find=forum+2",
    "meeting-among-others": "/meetings/2003-forum-2?q=silt",
    "speaker-over-time": "/speakers/norway",
    "paragraphs": "/search?q=silt&speaker=norway&from=2003&to=2010",
    "speakers": "/search?q=silt&view=speakers",
    "meetings-of-hits": "/search?q=silt&view=meetings",
    "context": "/search?q=silt&view=context&order=left&speaker=chile",
    "grid": "/search?q=silt&view=grid",
    "grid-with-silences": "/search?q=silt&view=grid&speaker=norway&silent=everybody",
    "years": "/search?q=silt&view=years&speaker=norway&speaker=chile",
    "mentioned": "/search?q=bergen&mentions=norway&speaker=nosuch",
    "long-filter": "/search?q=silt&more=speaker&find=a",
}
TRANSFER_LIMIT = 60_000
LCP_LIMIT_MS = 1500
CLS_LIMIT = 0.01
CONTRAST = ["color-contrast", "color-contrast-enhanced"]

OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, address: str, forums_address: str) -> OpenPage:
    """Open a page by its name in PAGES or VIEWS, in a context with the given options."""
    contexts = []

    def open_page(name: str, **options: object) -> Page:
        base, path = (address, PAGES[name]) if name in PAGES else (forums_address, VIEWS[name])
        contexts.append(chromium.new_context(base_url=base, **options))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.goto(path)
        return page

    yield open_page  # type: ignore[misc]
    for context in contexts:
        context.close()


@pytest.fixture(scope="module", params=[*PAGES, *VIEWS])
def opened(
    request: pytest.FixtureRequest, chromium: Browser, address: str, forums_address: str
) -> Iterator[Page]:
    """Each page in turn, opened once for all that is looked at."""
    name = request.param
    url = address + PAGES[name] if name in PAGES else forums_address + VIEWS[name]
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def faults(axe: Axe, page: Page, **options: object) -> str:
    report = axe.run(page, options={"resultTypes": ["violations"], **options})
    return report.generate_report() if report.violations_count else ""


def test_axe_finds_nothing(opened: Page) -> None:
    """No accessibility fault, and a contrast of at least 7:1, in light and dark."""
    assert not faults(Axe(), opened, rules={"color-contrast-enhanced": {"enabled": True}})
    opened.emulate_media(color_scheme="dark")
    loaded = Axe(axe_script="0")
    assert not faults(loaded, opened, runOnly={"type": "rule", "values": CONTRAST})


def test_a_small_screen_needs_no_sideways_scroll(opened: Page) -> None:
    """320 pixels are enough, and so is half a screen, as when all is twice as large."""
    for width in (320, 390, 640, 768, 1280, 1920):
        opened.set_viewport_size({"width": width, "height": 740})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_twice_the_size_of_letters_needs_no_sideways_scroll(open_page: OpenPage) -> None:
    """Some readers set their browser so."""
    page = open_page("grid", viewport={"width": 800, "height": 700})
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 800


def test_nothing_moves_for_those_who_want_it_still(open_page: OpenPage) -> None:
    """Neither scrolling nor fading takes time."""
    page = open_page("paragraphs", reduced_motion="reduce")
    times = "[...document.querySelectorAll('*')].map(e => getComputedStyle(e).transitionDuration)"
    assert set(page.evaluate(times)) == {"0s"}
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours_keep_marks_and_bars_apart(open_page: OpenPage) -> None:
    """What is told by a colour of ours is told by one of the reader's."""
    page = open_page("paragraphs", forced_colors="active")
    fill = "selector => getComputedStyle(document.querySelector(selector)).fill"
    assert page.evaluate(fill, ".chosen .bar") != page.evaluate(fill, "a:not(.chosen) .bar")
    background = "selector => getComputedStyle(document.querySelector(selector)).backgroundColor"
    assert page.evaluate(background, "mark") != page.evaluate(background, "body")


@pytest.mark.parametrize("name", ["paragraphs", "grid", "everything"])
def test_a_result_page_keeps_its_budget(open_page: OpenPage, name: str) -> None:
    """Bytes on the way, the largest paint and the shift of the layout, at the first visit."""
    page = open_page(name, viewport={"width": 1280, "height": 800})
    measured = page.evaluate(MEASURE)
    assert measured["bytes"] < TRANSFER_LIMIT
    assert measured["lcp"] < LCP_LIMIT_MS
    assert measured["cls"] < CLS_LIMIT


MEASURE = """async () => {
  const seen = type => new Promise(resolve => {
    const observer = new PerformanceObserver(list => resolve(list.getEntries()));
    observer.observe({ type, buffered: true });
    setTimeout(() => resolve([]), 400);
  });
  const types = ["largest-contentful-paint", "layout-shift"];
  const [paints, shifts] = await Promise.all(types.map(seen));
  const loads = ["navigation", "resource"].flatMap(type => performance.getEntriesByType(type));
  return {
    bytes: loads.reduce((sum, load) => sum + load.transferSize, 0),
    lcp: Math.max(...paints.map(paint => paint.startTime)),
    cls: shifts.reduce((sum, shift) => sum + shift.value, 0),
  };
}"""


def test_all_can_be_reached_by_the_keyboard(open_page: OpenPage) -> None:
    """Tab goes from the skip link to the box, the filters' chips, the views and the results."""
    page = open_page("paragraphs", viewport={"width": 1280, "height": 800})
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.outerHTML.slice(0, 300)"))
    assert 'class="skip"' in reached[0]
    for part in ('id="q"', "Remove Speaker: Norway", 'id="from"', 'id="view-grid"', "data-step"):
        assert any(part in element for element in reached), part
    expect(page.locator(":focus-visible")).to_have_css("outline-style", "solid")
