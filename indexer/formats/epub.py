"""Electronic books (.epub): chapters of HTML in a zip, in the order that its list gives."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

from bs4 import BeautifulSoup
from bs4.element import Tag

from indexer.accounting import LeftOut
from indexer.errors import UnreadableSummary
from indexer.formats.container import refuse_unsafe
from indexer.formats.converted import Converted
from indexer.formats.escaping import escaped
from indexer.formats.hypertext.document import parse, soup_to_markdown
from indexer.formats.hypertext.tags import text_of
from indexer.saying import say

KIND = "an electronic book (.epub)"
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
UNTITLED = ("", "unknown", "unknown title", "untitled")
CHAPTERS = (".xhtml", ".html", ".htm", ".xml")


def to_markdown(data: bytes) -> Converted:
    """Read a book; raises UnreadableSummary for one that is damaged, unsafe, locked or empty."""
    refuse_unsafe(io.BytesIO(data), KIND)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return _converted(container)
    except (KeyError, ParseError, StopIteration):
        raise UnreadableSummary(
            say("it is not {kind}, or is damaged: get it anew", kind=KIND)
        ) from None


def _converted(container: zipfile.ZipFile) -> Converted:
    package = _package_name(container)
    root = ElementTree.fromstring(container.read(package))
    names = list(_spine(root, posixpath.dirname(package)))
    if ENCRYPTION in container.namelist():
        locked = container.read(ENCRYPTION).decode("utf-8", "replace")
        if any(name in unquote(locked) for name in names):
            raise UnreadableSummary(say("it is locked against copying: it can't be read"))
    book = BeautifulSoup("", "html.parser")
    contents: list[LeftOut] = []
    for name in names:
        chapter = parse(container.read(name).decode("utf-8-sig", "replace"))
        for nav in chapter.find_all("nav"):
            contents.append(LeftOut("a table of contents", text_of(nav)))
            nav.decompose()
        _tell_apart(chapter, name)
        book.append(chapter)
    titles = (" ".join((e.text or "").split()) for e in root.iter() if _local(e) == "title")
    title = next((title for title in titles if title.casefold() not in UNTITLED), "")
    source = " ".join([text_of(book), *(part.text for part in contents)])
    read = soup_to_markdown(book)
    if not read.text.strip():
        raise UnreadableSummary(say("there is no text in it"))
    text = (
        read.text
        if not title or f"# {escaped(title)}\n" in read.text
        else f"# {escaped(title)}\n\n{read.text}"
    )
    return Converted(text, source, (*contents, *read.left_out))


def _package_name(container: zipfile.ZipFile) -> str:
    root = ElementTree.fromstring(container.read(CONTAINER))
    return next(e.attrib["full-path"] for e in root.iter() if _local(e) == "rootfile")


def _spine(root: Element, folder: str) -> Iterator[str]:
    """The names of the chapters in the order of reading."""
    files = {e.attrib["id"]: e.attrib["href"] for e in root.iter() if _local(e) == "item"}
    for element in root.iter():
        href = files.get(element.attrib.get("idref", ""), "")
        if _local(element) == "itemref" and href.lower().endswith(CHAPTERS):
            yield posixpath.normpath(posixpath.join(folder, unquote(href)))


def _tell_apart(chapter: Tag, name: str) -> None:
    """Make the places within chapters differ, for links lead from one to another."""
    for element in chapter.find_all(id=True):
        element["id"] = f"{name}#{element['id']}"
    for link in chapter.find_all("a", href=True):
        path, _, place = unquote(str(link["href"])).partition("#")
        if "://" not in path and not path.startswith("mailto:"):
            there = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            )
            link["href"] = f"#{there}#{place}"


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
