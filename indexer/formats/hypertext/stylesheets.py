"""Bold, italics and what is hidden, where a page's styles say so and not its elements.

Word processors on the web write `<span class="c3">` and `.c3{font-weight:700}`.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
CLASS = re.compile(r"(?:^|,)\s*(?:span|p|div)?\.([\w-]+)\s*(?=,|$)")
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
LOOKS = (("strong", BOLD), ("em", ITALIC))


def settle_styles(soup: BeautifulSoup) -> None:
    """Make elements of what styles say, before the style sheets are taken out."""
    written = (str(part) for sheet in soup.find_all("style") for part in sheet.contents)
    sheets = _classes(" ".join(written))
    for element in soup.find_all(["span", "b"]):
        style = ";".join(_styles(element, sheets))
        if element.name == "b" and LIGHT.search(style):  # a mark around what was copied, no bold
            element.unwrap()
        elif HIDDEN.search(style):
            element["hidden"] = ""
        elif not element.find_parent(HEADINGS):
            for name, look in LOOKS:
                if look.search(style) and element.name != "b":
                    element.wrap(soup.new_tag(name))


def _classes(sheet: str) -> dict[str, str]:
    """What a style sheet says of each class."""
    found: dict[str, str] = {}
    for selectors, style in RULE.findall(sheet):
        for name in CLASS.findall(selectors.strip()):
            found[name] = f"{found.get(name, '')};{style}"
    return found


def _styles(element: Tag, sheets: dict[str, str]) -> Iterator[str]:
    yield from (sheets.get(str(name), "") for name in element.get_attribute_list("class") if name)
    yield str(element.get("style") or "")
