"""Word documents (.docx), by mammoth: bold and headings carry the speakers and sections."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError
from xml.parsers.expat import ExpatError

import mammoth
from bs4 import BeautifulSoup

from indexer.accounting import LeftOut
from indexer.errors import UnreadableSummary, words_of
from indexer.formats.container import refuse_unsafe
from indexer.formats.converted import Converted, picture_remarks
from indexer.formats.docx.numbering import Numbering
from indexer.formats.docx.parts import Package
from indexer.formats.docx.simplifying import HEADING, LABEL, Simplifier, text_in
from indexer.formats.docx.slimming import slim
from indexer.formats.docx.styles import Styles
from indexer.formats.hypertext.document import QUICK, parse, soup_to_markdown
from indexer.formats.hypertext.writer import LABEL as LABEL_TAG
from indexer.saying import say

KIND = "a Word document (.docx)"
STYLES = "\n".join(
    [
        f"p.{HEADING}Title => h1:fresh",
        f"p.{HEADING}Subtitle => h2:fresh",
        f"r.{LABEL} => {LABEL_TAG}:fresh",
        "r[style-name='Emphasis'] => em",
        "r[style-name='Strong Emphasis'] => strong",
    ]
)
NOTES = ("footnotes", "endnotes")
ASIDE = {
    "header": "the head of its pages",
    "footer": "the foot of its pages",
    "comments": "a comment",
    "diagramData": "a diagram",
    "chart": "a chart",
}
EMBEDDED = "an embedded document can't be read: add it by itself"


def to_markdown(data: bytes) -> Converted:
    """Read a .docx; raises UnreadableSummary for one that is damaged, unsafe or has no text."""
    refuse_unsafe(io.BytesIO(data), KIND)
    try:
        return _converted(Package(data))
    except (
        KeyError,
        ValueError,
        AttributeError,
        IndexError,
        OSError,
        ExpatError,
        ParseError,
    ) as error:
        raise UnreadableSummary(
            say(
                "it is not {kind}, or is damaged ({problem}): open it and save it anew",
                kind=KIND,
                problem=words_of(error),
            )
        ) from None
    except zipfile.BadZipFile:
        raise UnreadableSummary(
            say("it is not {kind}: open it and save it anew", kind=KIND)
        ) from None


def _converted(package: Package) -> Converted:
    aside = list(_aside(package))
    parts = {name: root for name in _texts(package) if (root := package.read(name)) is not None}
    styles, numbering = _first(package, "styles"), _first(package, "numbering")
    simplifier = Simplifier(
        Styles(next(iter(styles.values()), None)), Numbering(next(iter(numbering.values()), None))
    )
    for root in parts.values():
        simplifier.settle(root)
    left_out = (*aside, *simplifier.left_out)
    source = " ".join([*map(text_in, parts.values()), *(part.text for part in left_out)])
    given = {name: slim(root) for name, root in {**parts, **styles, **numbering}.items()}
    read = soup_to_markdown(_html(package, given, simplifier.has_title))
    if not read.text.strip():
        raise UnreadableSummary(say("there is no text in it: if it holds pictures, run OCR first"))
    remarks = [EMBEDDED] if next(package.related("aFChunk"), "") else []
    return Converted(
        read.text,
        source,
        (*left_out, *read.left_out),
        (*remarks, *picture_remarks(package.count("media"))),
    )


def _texts(package: Package) -> Iterator[str]:
    yield package.main
    for kind in NOTES:
        yield from package.related(kind)


def _first(package: Package, kind: str) -> dict[str, Element]:
    """The part of a kind by its name; none where there is none."""
    names = list(package.related(kind))[:1]
    return {name: root for name in names if (root := package.read(name)) is not None}


def _aside(package: Package) -> Iterator[LeftOut]:
    """What stands beside the text: page heads, comments, diagrams."""
    seen: set[str] = set()
    for kind, what in ASIDE.items():
        for name in package.related(kind):
            root = package.read(name)
            words = re.sub(r"\s+", " ", text_in(root)).strip() if root is not None else ""
            if words and words not in seen:
                seen.add(words)
                yield LeftOut(what, words)


def _html(package: Package, parts: dict[str, Element], has_title: bool) -> BeautifulSoup:
    """Have mammoth make HTML; the labels of lists are text already, so no list is numbered.

    Headings stand below a title, where there is one.
    """
    levels = [f"p.{HEADING}Heading{n} => h{min(n + has_title, 6)}:fresh" for n in range(1, 7)]
    converted = mammoth.convert_to_html(
        package.replaced(parts),
        style_map="\n".join([STYLES, *levels]),
        convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
    )
    soup = parse(converted.value, QUICK)
    for list_ in soup.find_all("ol"):
        list_.name = "ul"
    return soup
