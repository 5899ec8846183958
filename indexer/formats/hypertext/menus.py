"""Which parts of a web page are menus and the like, which lead elsewhere and are no text of it.

Only what is marked as such goes, or what can be nothing else: a list of links in the text stays.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

from indexer.accounting import LeftOut
from indexer.formats.hypertext.tags import is_within, text_of

NAMED = re.compile(
    r"(?:^|[-_ ])(?:nav(?:bar|igation)?|main-?nav|top-?nav|menu|breadcrumbs?|side-?bar|skip-?links?"
    r"|pager|pagination|toolbar|cookies?|cookie-?(?:banner|notice|consent)|share|social)"
    r"(?:$|[-_ ])",
    re.IGNORECASE,
)
ROLES = {
    "navigation": "a menu",
    "search": "a search form",
    "banner": "the head of the page",
    "contentinfo": "the foot of the page",
    "complementary": "what stands beside the text",
}
TAGS = {"nav": "a menu"}
AROUND = {
    "header": "the head of the page",
    "footer": "the foot of the page",
    "aside": "what stands beside the text",
}
MAIN = ["main", "article"]
CONTAINERS = ["div", "ul", "ol", "table", "p", "section", "header", "aside", "footer", "span"]
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
MOSTLY = 0.6  # of its characters are in links
FEW_WORDS = 4  # of each link of a menu
FEWEST_LINKS = 2  # one alone may be the text's


def take_out_menus(soup: BeautifulSoup) -> Iterator[LeftOut]:
    """Take out what is around the text of a page, and give its words."""
    main = _main(soup)
    for element, what in list(_marked(soup, main)):
        if not element.decomposed:
            yield from _taken(element, what)
    for element in list(_before_headings(soup)):
        if not element.decomposed and _leads_elsewhere(element):
            yield from _taken(element, "a menu")


def _taken(element: Tag, what: str) -> Iterator[LeftOut]:
    yield LeftOut(what, " ".join(text_of(element).split()))
    element.decompose()


def _main(soup: BeautifulSoup) -> Tag | None:
    """The element that says that it holds the page's text, if one does."""
    return soup.find(role="main") or soup.find(MAIN)


def _marked(soup: BeautifulSoup, main: Tag | None) -> Iterator[tuple[Tag, str]]:
    """What is marked as a menu, and as the rest around the text where the text is marked.

    The title of a text that has none of its own may stand above it.
    """
    untitled = main is not None and main.find("h1") is None
    for element in soup.find_all(True):
        what = TAGS.get(element.name) or ROLES.get(str(element.get("role", "")))
        holds = main is not None and (main is element or is_within(main, element))
        if main is not None and not is_within(element, main):
            what = what or AROUND.get(element.name)
        if what and not holds and not (untitled and element.find("h1")):
            yield element, what
        elif _is_named(element) and _share_of_links(element) >= MOSTLY:
            yield element, "a menu"


def _is_named(element: Tag) -> bool:
    names = [*element.get_attribute_list("class"), element.get("id")]
    return element.name in CONTAINERS and any(NAMED.search(str(name)) for name in names if name)


def _share_of_links(element: Tag) -> float:
    words = len(text_of(element).split())
    linked = sum(len(text_of(link).split()) for link in element.find_all("a", href=True))
    return linked / words if words else 0.0


def _before_headings(soup: BeautifulSoup) -> Iterator[Tag]:
    """What stands above the first heading of a page, whole blocks only."""
    first = soup.find(HEADINGS)
    if not isinstance(first, Tag):
        return
    for element in first.find_all_previous(CONTAINERS):
        if not is_within(first, element):
            yield element


def _leads_elsewhere(element: Tag) -> bool:
    """Tell a row of short links to other pages of the site, and nothing else."""
    links = element.find_all("a", href=True)
    return (
        len(links) >= FEWEST_LINKS
        and _share_of_links(element) >= 1
        and all(len(text_of(link).split()) <= FEW_WORDS for link in links)
        and not any("://" in str(link["href"]) for link in links)
    )
