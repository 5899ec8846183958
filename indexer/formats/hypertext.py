"""HTML from any source to Markdown: bold, italics, headings, lists, tables; nothing that acts."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from markdownify import MarkdownConverter

NOT_TEXT = ["script", "style", "noscript", "template", "img", "svg", "iframe", "form", "button"]
EMPHASIS = {"b": "strong", "i": "em"}
BLANK_LINES = re.compile(r"\n{3,}")


def html_to_markdown(html: str) -> str:
    """Turn HTML into Markdown text."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(NOT_TEXT):
        element.decompose()
    for element in soup.find_all(list(EMPHASIS)):
        element.name = EMPHASIS[element.name]
    for link in soup.find_all("a", href=lambda href: not href or href.startswith("#")):
        link.unwrap()
    _join_emphasis(soup)
    _lighten(soup)
    converter = MarkdownConverter(
        heading_style="ATX", bullets="-", escape_misc=False, newline_style="SPACES"
    )
    return BLANK_LINES.sub("\n\n", str(converter.convert_soup(soup))).strip() + "\n"


def _join_emphasis(soup: BeautifulSoup) -> None:
    """Make one run of bold or italics where a word processor left several side by side."""
    for name in ("strong", "em"):
        for element in soup.find_all(name):
            if element.decomposed:
                continue
            if not element.get_text():
                element.unwrap()
                continue
            while (beside := _beside(element, name)) is not None:
                gap, following = beside
                element.extend(
                    [gap, *list(following.contents)] if gap else list(following.contents)
                )
                following.decompose()


def _lighten(soup: BeautifulSoup) -> None:
    """Take the bold from a line that is all bold and italic: it is lighter than a bold heading."""
    for line in soup.find_all("p"):
        text = line.get_text().strip()
        bold, italic = line.find("strong"), line.find("em")
        if bold and italic and bold.get_text().strip() == italic.get_text().strip() == text:
            bold.unwrap()


def _beside(element: Tag, name: str) -> tuple[NavigableString | None, Tag] | None:
    """Give the next run of the same emphasis, with the space between, if nothing else is."""
    following = element.next_sibling
    gap = None
    if isinstance(following, NavigableString) and following and not following.strip():
        gap, following = following, following.next_sibling
    if isinstance(following, Tag) and following.name == name:
        return gap, following
    return None
