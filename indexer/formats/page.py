"""Web pages (.html): the main text, without menus, news and scripts, by readability."""

import logging
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.dammit import UnicodeDammit

from indexer.errors import UnreadableSummary
from indexer.formats import extras
from indexer.formats.hypertext import html_to_markdown

LARGEST_PAGE = 20_000_000
FEWEST_WORDS = 5
HEADINGS = ("#", "**")


def to_markdown(path: Path) -> str:
    """Read a saved web page; raises UnreadableSummary where it has no text of its own."""
    readability = extras.load("readability", "html", "a web page")
    data = path.read_bytes()
    if len(data) > LARGEST_PAGE:
        raise UnreadableSummary(
            f"it holds {len(data) / 1e6:.0f} MB, too much for a page: save its text alone"
        )
    html = UnicodeDammit(data, is_html=True).unicode_markup or ""
    if len(_words(html)) < FEWEST_WORDS:
        raise UnreadableSummary(
            "the page has no text of its own, a script fetches it: open it in a browser,"
            " then copy the text, or print it to a PDF"
        )
    # It tells of every page in which it finds no article, which is not the user's concern.
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    document = readability.Document(html)
    text = html_to_markdown(document.summary(html_partial=True))
    if text.startswith(HEADINGS):
        return text
    return f"# {' '.join(document.short_title().split())}\n\n{text}"


def _words(html: str) -> list[str]:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(["script", "style", "noscript", "template", "head"]):
        element.decompose()
    return soup.get_text(" ").split()
