"""OpenDocument texts (.odt), by pandoc."""

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from indexer.accounting import LeftOut
from indexer.errors import UnreadableSummary
from indexer.formats.container import refuse_unsafe
from indexer.formats.converted import Converted, picture_remarks
from indexer.formats.pandoc import by_pandoc
from indexer.saying import say

KIND = "an OpenDocument text (.odt)"
OBJECT = re.compile(r"Object [^/]+/content\.xml")
MANIFEST = "META-INF/manifest.xml"
ASIDE = {
    "annotation": "a comment",
    "tracked-changes": "deleted text that is kept",
    "header": "the head of its pages",
    "footer": "the foot of its pages",
    "table-of-content": "a table of contents",
}
APART = frozenset({"p", "h", "tab", "s", "line-break", "table-cell", "list-item"})
NOT_TEXT = frozenset({"creator", "date", "initials", "creator-initials", "note-citation"})


def to_markdown(data: bytes) -> Converted:
    """Read an .odt; raises UnreadableSummary for one that is damaged, unsafe or locked."""
    refuse_unsafe(io.BytesIO(data), KIND)
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        names = container.namelist()
        if "content.xml" not in names:
            raise UnreadableSummary(say("it is not {kind}: open it and save it anew", kind=KIND))
        if MANIFEST in names and b"encryption-data" in container.read(MANIFEST):
            raise UnreadableSummary(say("it is protected by a password: save it without one"))
        parts = [container.read(name) for name in ("content.xml", "styles.xml") if name in names]
        objects = [container.read(name) for name in names if OBJECT.fullmatch(name)]
    read = by_pandoc(data, "odt", KIND)
    roots = [ElementTree.fromstring(part) for part in parts]
    inserted = (_text(ElementTree.fromstring(part), ()) for part in objects)
    aside = (
        *(part for root in roots for part in _aside(root)),
        *(LeftOut("a formula or chart", " ".join(text.split())) for text in inserted),
    )
    source = " ".join([_text(roots[0], {*ASIDE, *NOT_TEXT}), *(part.text for part in aside)])
    pictures = sum(name.startswith("Pictures/") for name in names)
    return Converted(read.text, source, (*aside, *read.left_out), picture_remarks(pictures))


def _aside(root: Element) -> Iterator[LeftOut]:
    """What stands beside the text, each wording once."""
    seen: set[str] = set()
    for element in root.iter():
        what = ASIDE.get(_local(element), "")
        text = " ".join(_text(element, NOT_TEXT).split()) if what else ""
        if text and text not in seen:
            seen.add(text)
            yield LeftOut(what, text)


def _text(element: Element, without: Collection[str]) -> str:
    return "".join(_pieces(element, without))


def _pieces(element: Element, without: Collection[str]) -> Iterator[str]:
    """The text in an element, a space wherever a paragraph or a tab parts words."""
    yield element.text or ""
    for each in element:
        if _local(each) not in without:
            yield from _pieces(each, without)
        yield " " if _local(each) in APART else ""
        yield each.tail or ""


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
