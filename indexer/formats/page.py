"""Web pages (.html): their text, without menus and scripts."""

import re

from bs4 import BeautifulSoup
from bs4.dammit import UnicodeDammit

from indexer.errors import UnreadableSummary
from indexer.formats.converted import Converted
from indexer.formats.escaping import escaped
from indexer.formats.hypertext.document import parse, soup_to_markdown
from indexer.formats.hypertext.menus import take_out_menus
from indexer.formats.hypertext.tags import text_of
from indexer.saying import say

LARGEST_PAGE = 20_000_000  # bytes: the parser makes an object of every tag
FEWEST_WORDS = 5  # fewer are the frame of a page that a script fills
BOLD = "**"
OF_WORD = {"MsoTitle": "h1", "MsoSubtitle": "h2"}
SITE = re.compile(r"\s+[|–—·»]\s+|\s+-\s+")


def to_markdown(data: bytes) -> Converted:
    """Read a saved web page; raises UnreadableSummary where it has no text of its own."""
    if len(data) > LARGEST_PAGE:
        raise UnreadableSummary(
            say(
                "it holds {size} MB, too much for a page: save its text alone",
                size=f"{len(data) / 1e6:.0f}",
            )
        )
    html = UnicodeDammit(data, ["utf-8"], is_html=True).unicode_markup or ""
    title = _title(html)
    soup = parse(html)
    for paragraph in soup.find_all("p", class_=list(OF_WORD)):
        paragraph.name = OF_WORD[str(paragraph.get_attribute_list("class")[0])]
    source = text_of(soup)
    if len(source.split()) < FEWEST_WORDS:
        raise UnreadableSummary(
            say(
                "the page has no text of its own, a script fetches it: open it in a browser,"
                " then copy the text, or print it to a PDF"
            )
        )
    has_title = soup.find("h1") is not None
    menus = tuple(take_out_menus(soup))
    read = soup_to_markdown(soup)
    text = read.text
    if title and not has_title and not text.startswith(BOLD):
        text = f"# {escaped(title)}\n\n{text}"
    return Converted(text, source, (*menus, *read.left_out))


def _title(html: str) -> str:
    """A page's title, without the name of the site behind it."""
    found = BeautifulSoup(html, "html.parser").title
    words = " ".join(found.get_text().split()) if found else ""
    parts = SITE.split(words)
    return max(parts, key=len) if len(parts) > 1 and len(parts[0].split()) < 2 else parts[0]
