"""What can be asked of an element of HTML."""

import re

from bs4.element import NavigableString, Tag

WORDS = re.compile(r"[^\W\d_]{2}")
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "tt", "u", "var", "wbr"}
)


def text_of(element: Tag) -> str:
    """All text in an element, a space wherever a block or a cell parts words."""
    pieces: list[str] = []
    calls = {id(string) for link in element.find_all(_calls_footnote) for string in link.strings}
    for each in element.descendants:
        if isinstance(each, NavigableString):
            pieces.append("" if id(each) in calls else each)
        elif isinstance(each, Tag) and each.name not in INLINE:
            pieces.append(" ")
        if each.next_sibling is None and each.parent is not None and each.parent.name not in INLINE:
            pieces.append(" ")
    return "".join(pieces)


def _calls_footnote(element: Tag) -> bool:
    """Tell a sign of a footnote, there or back: a link within the page, raised or not of words."""
    within = element.name == "a" and str(element.get("href", "")).startswith("#")
    raised = within and (element.find("sup") or element.find_parent("sup")) is not None
    return raised or (within and not WORDS.search(element.get_text()))


def is_within(element: Tag, other: Tag | None) -> bool:
    """Tell whether an element stands somewhere in another; two that look alike are not the same."""
    return other is not None and any(parent is other for parent in element.parents)
