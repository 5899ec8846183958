"""HTML from any source to Markdown: bold, headings, lists, tables, footnotes; nothing that acts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PreformattedString, Tag

from indexer.accounting import LeftOut
from indexer.errors import UnreadableSummary
from indexer.formats.hypertext.emphasis import name_emphasis, settle_emphasis
from indexer.formats.hypertext.footnotes import mark_footnotes, write_footnotes
from indexer.formats.hypertext.labels import part_labelled_lines
from indexer.formats.hypertext.stylesheets import HIDDEN, settle_styles
from indexer.formats.hypertext.tables import settle_tables
from indexer.formats.hypertext.tags import text_of
from indexer.formats.hypertext.writer import Writer
from indexer.saying import say

AS_BROWSERS_DO = "html5lib"
QUICK = "html.parser"
UNSEEN = ["script", "style", "noscript", "template", "head"]
PICTURES = ["img", "svg", "canvas", "object", "embed", "video", "audio", "iframe"]
FIELDS = ["button", "select", "textarea", "input", "datalist"]
UNWRAPPED = ["label", "del", "s", "strike", "ins", "u"]
APART = [
    *(
        "address",
        "article",
        "aside",
        "caption",
        "center",
        "details",
        "dialog",
        "fieldset",
        "figcaption",
    ),
    *(
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "legend",
        "main",
        "nav",
        "section",
        "summary",
    ),
]
DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
BLANK_LINES = re.compile(r"\n{3,}")
DEEPEST = 200  # elements within each other: the walk calls itself for each
SOFT_HYPHEN = "\u00ad"
NO_BREAK_SPACE = "\u00a0"
UNUSUAL = re.compile(f"[{SOFT_HYPHEN}{NO_BREAK_SPACE}]")


@dataclass(frozen=True, slots=True)
class Read:
    """The Markdown of HTML, and what of its text is left out."""

    text: str
    left_out: tuple[LeftOut, ...] = ()


def parse(html: str, parser: str = AS_BROWSERS_DO) -> BeautifulSoup:
    """Parse HTML, without what is never seen: scripts, styles, comments.

    Where a program made it and every element is closed, `parser` may be the QUICK one.
    """
    soup = BeautifulSoup(DECLARATION.sub("", html), parser)
    _refuse_deep(soup)
    settle_styles(soup)
    for element in soup.find_all(UNSEEN):
        element.decompose()
    for string in soup.find_all(string=lambda text: isinstance(text, PreformattedString | Comment)):
        string.extract()
    return soup


def _refuse_deep(soup: BeautifulSoup) -> None:
    """Refuse what no writer means and no converter gets through: elements in elements in elements.

    Raises UnreadableSummary.
    """
    depths = {id(soup): 0}
    for element in soup.find_all(True):
        depth = depths[id(element.parent)] + 1
        depths[id(element)] = depth
        if depth > DEEPEST:
            raise UnreadableSummary(
                say(
                    "its elements are nested more than {most} deep: simplify it, or save its text",
                    most=DEEPEST,
                )
            )


def soup_to_markdown(soup: BeautifulSoup) -> Read:
    """Turn parsed HTML into Markdown text; the soup is used up."""
    left_out = tuple(_take_out(soup))
    for element in soup.find_all(UNWRAPPED):
        element.unwrap()
    name_emphasis(soup)
    notes = mark_footnotes(soup)
    _settle_calls(soup)
    for element in soup.find_all(APART):
        element.name = "div"
    for link in soup.find_all("a", href=lambda href: not href or href.startswith("#")):
        link.unwrap()
    soup.smooth()
    for string in soup.find_all(string=UNUSUAL):
        string.replace_with(string.replace(SOFT_HYPHEN, "").replace(NO_BREAK_SPACE, " "))
    for line_break in soup.find_all("br"):
        before, following = line_break.previous_sibling, line_break.next_sibling
        if isinstance(before, NavigableString):
            before.replace_with(before.rstrip())
        if isinstance(following, NavigableString):
            following.replace_with(following.lstrip())
    settle_tables(soup)
    part_labelled_lines(soup)
    _settle_definitions(soup)
    settle_emphasis(soup)
    text = str(Writer().convert_soup(soup)) + write_footnotes(notes, Writer())
    return Read(BLANK_LINES.sub("\n\n", text).strip() + "\n", left_out)


def _take_out(soup: BeautifulSoup) -> Iterator[LeftOut]:
    """Take out what can't be text of the document, and say what words were in it."""
    for element in soup.find_all(_is_hidden):
        if not element.decomposed:
            yield LeftOut("hidden text", text_of(element))
            element.decompose()
    for element in soup.find_all(FIELDS):
        if not element.decomposed:
            yield LeftOut("a form's fields", text_of(element))
            element.decompose()
    for element in soup.find_all(PICTURES):
        if not element.decomposed:
            yield LeftOut("words for a picture", f"{element.get('alt') or ''} {text_of(element)}")
            element.decompose()


def _is_hidden(element: Tag) -> bool:
    return element.has_attr("hidden") or bool(HIDDEN.search(str(element.get("style", ""))))


def _settle_calls(soup: BeautifulSoup) -> None:
    """Set a raised link that calls no note apart from the word before it: "so[1]"."""
    for raised in soup.find_all("sup"):
        if raised.find("a") and raised.get_text().strip().isalnum():
            raised.insert(0, "[")
            raised.append("]")


def _settle_definitions(soup: BeautifulSoup) -> None:
    """Make a paragraph of each term with what stands beside it: "Present: Ann, Bob"."""
    for term in soup.find_all("dt"):
        following = term.find_next_sibling()
        if isinstance(following, Tag) and following.name == "dd" and not following.find(BLOCKS):
            colon = "" if term.get_text().rstrip().endswith((":", "：")) else ":"
            term.append(f"{colon} ")
            term.extend(list(following.contents))
            following.decompose()
    for name in ("dt", "dd"):
        for element in soup.find_all(name):
            element.name = "div" if element.find(BLOCKS) else "p"
    for element in soup.find_all("dl"):
        element.name = "div"


BLOCKS = ["p", "div", "ul", "ol", "table", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"]
