"""Bold and italics in such a way that Markdown can say them."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

NAMES = ["strong", "em"]
CALLED = {"b": "strong", "i": "em"}
BEHIND = re.compile(r"[^\w\s]+$")
BEFORE = re.compile(r"[^\w\s]+")


def name_emphasis(soup: BeautifulSoup) -> None:
    """Call bold and italics alike, whatever they mean."""
    for element in soup.find_all(list(CALLED)):
        element.name = CALLED[element.name]


def settle_emphasis(soup: BeautifulSoup) -> None:
    """Join, part and lighten the runs of emphasis."""
    _join_emphasis(soup)
    _part_emphasis(soup)
    _bare(soup)
    _lighten(soup)


def _join_emphasis(soup: BeautifulSoup) -> None:
    """Make one run of bold or italics where a word processor left several side by side."""
    for name in ("strong", "em"):
        for element in soup.find_all(name):
            if element.decomposed:
                continue
            if not element.get_text() or element.find_parent(name):
                element.unwrap()
                continue
            while (beside := _beside(element, name)) is not None:
                gap, following = beside
                element.extend(
                    [gap, *list(following.contents)] if gap else list(following.contents)
                )
                following.decompose()


def _bare(soup: BeautifulSoup) -> None:
    """Set signs at the ends of a run outside it where a letter is beside them.

    A mark between a sign and a letter is none in Markdown.
    """
    for element in soup.find_all(NAMES):
        last = next(reversed(element.find_all(string=True)), NavigableString(""))
        behind = BEHIND.search(last)
        if behind and _first(element.next_sibling).isalnum():
            element.insert_after(behind[0])
            last.replace_with(last[: behind.start()])
        first = next(iter(element.find_all(string=True)), NavigableString(""))
        before = BEFORE.match(first)
        if before and _last(element.previous_sibling).isalnum():
            element.insert_before(before[0])
            first.replace_with(first[before.end() :])


def _first(element: PageElement | None) -> str:
    return element.get_text()[:1] if element is not None else ""


def _last(element: PageElement | None) -> str:
    return element.get_text()[-1:] if element is not None else ""


def _part_emphasis(soup: BeautifulSoup) -> None:
    """Take the emphasis from a run right behind another one: their marks can't be told apart."""
    for element in soup.find_all(["strong", "em"]):
        before = element.previous_sibling
        if isinstance(before, Tag) and before.name in ("strong", "em"):
            between = before.get_text()[-1:] + element.get_text()[:1]
            if not any(map(str.isspace, between)):
                element.unwrap()


def _lighten(soup: BeautifulSoup) -> None:
    """Take the bold from a line that is all bold and italic: it is lighter than a bold heading."""
    for line in soup.find_all("p"):
        text = line.get_text().strip()
        bold, italic = line.find("strong"), line.find("em")
        if bold and italic and bold.get_text().strip() == italic.get_text().strip() == text:
            bold.unwrap()


def _beside(element: Tag, name: str) -> tuple[NavigableString | None, Tag] | None:
    """The next run of the same emphasis, with the space between, if nothing else is."""
    following = element.next_sibling
    gap = None
    if isinstance(following, NavigableString) and following and not following.strip():
        gap, following = following, following.next_sibling
    if isinstance(following, Tag) and following.name == name:
        return gap, following
    return None
