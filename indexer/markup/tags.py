"""Which `<...>` is HTML, and which is text: `<gina>`, `<see page 3>`, `Array<Road>`.

A tag is HTML if its name is one of HTML's, its attributes are such as HTML has, and it is used as
HTML is: an element that encloses something is closed again. All else is what somebody wrote.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.patterns import later

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li"
    " main nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code del dfn em font i img ins kbd mark q rp rt ruby s"
    " samp small span strike strong sub sup time tt u var wbr"
    " audio button canvas data input label meter noscript object output picture progress select"
    " source textarea video".split()
)
PAGE = frozenset("base link meta script style template title".split())
NAMES = BLOCKS | INLINE | PAGE
EMPTY = frozenset({"base", "br", "hr", "img", "input", "link", "meta", "source", "wbr"})
NEEDS_ATTRIBUTES = frozenset({"img", "input", "source"})
UNSEEN = frozenset({"script", "style", "template", "iframe"})
MAY_STAY_OPEN = frozenset("dd dt li optgroup option p tbody td tfoot th thead tr".split())
ATTRIBUTES = (
    r"(?:\s+[a-zA-Z:_][\w.:-]*\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)|\s+hidden|\s+open)*"
)
TAG = later(rf"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>{ATTRIBUTES})\s*/?>")
CLOSING = re.compile(r"</([a-zA-Z][a-zA-Z0-9]*)")
NOT_TEXT = re.compile(r"<!--.*?-->|<![A-Z][^>]*>|<\?.*?\?>|<!\[CDATA\[.*?\]\]>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written: its name in small letters, whether it closes, its attributes."""

    name: str
    closes: bool
    attributed: bool


def read_tag(markup: str) -> Tag | None:
    """Read a tag whose name and attributes are HTML's, or give None."""
    found = TAG.fullmatch(markup)
    if not found or found["name"].lower() not in NAMES:
        return None
    return Tag(found["name"].lower(), bool(found["close"]), bool(found["attributes"].strip()))


def used_as_html(tags: Iterable[Tag | None]) -> set[int]:
    """The places of those tags of one line of thought that are HTML: empty, or in pairs."""
    html: set[int] = set()
    open_: list[tuple[int, str]] = []
    for place, tag in enumerate(tags):
        if tag is None or tag.name in PAGE:
            continue
        if tag.name in EMPTY:
            html |= {place} if tag.attributed or tag.name not in NEEDS_ATTRIBUTES else set()
        elif not tag.closes:
            open_.append((place, tag.name))
            html |= {place} if tag.attributed and tag.name == "a" else set()
        else:
            mate = next((one for one in reversed(open_) if one[1] == tag.name), None)
            if mate:
                open_.remove(mate)
                html |= {mate[0], place}
    return html


def last_closings(text: str) -> Mapping[str, int]:
    """The place of the last closing tag of each name in a text."""
    return {found[1].lower(): found.start() for found in CLOSING.finditer(text)}


def begins_block(line: str, text: str, start: int, closings: Mapping[str, int]) -> bool:
    """Tell whether a line, at a place in a text with such last `closings`, begins a block of HTML.

    What must be closed is closed behind it, and a script or a style begins a line of its own.
    """
    if line.startswith(("<!", "<?")):
        return NOT_TEXT.match(text, start) is not None
    found = TAG.match(line)
    tag = read_tag(found[0]) if found else None
    if not found or not tag:
        return False
    if tag.closes or tag.name in EMPTY or tag.name in MAY_STAY_OPEN:
        return True
    closed = closings.get(tag.name, -1) > start
    alone = not line[found.end() :].strip() or f"</{tag.name}" in line.lower()
    return closed and (tag.name not in PAGE or alone)
