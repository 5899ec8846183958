"""The parts of a Word document: XML files in a zip, found by what they are to the main one."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ROOT_RELATIONS = "_rels/.rels"
MAIN = "officeDocument"


def local(name: str) -> str:
    """A name without its namespace, which strict and transitional documents differ in."""
    return name.rpartition("}")[2]


def like(element: Element, name: str) -> str:
    """A name in the namespace of another element."""
    return f"{element.tag.rpartition('}')[0]}}}{name}"


def child(element: Element | None, *path: str) -> Element | None:
    """Follow a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each.tag) == name), None)
    return element


def value(element: Element | None, key: str = "val") -> str:
    """An attribute by its local name, or ""."""
    if element is None:
        return ""
    return next((given for name, given in element.attrib.items() if local(name) == key), "")


def is_on(element: Element | None) -> bool:
    """Tell a property that is set, such as <w:b/>, from one that is set off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


class Package:
    """A Word document's zip; `main` is the name of its text."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = frozenset(self._zip.namelist())
        self._relations: dict[str, Element | None] = {}
        found = self._related(ROOT_RELATIONS, "", MAIN)
        self.main = next(found, "word/document.xml")

    def read(self, name: str) -> Element | None:
        """Parse a part, or None where there is no such."""
        return ElementTree.fromstring(self._zip.read(name)) if name in self._names else None

    def related(self, kind: str) -> Iterator[str]:
        """The names of the main part's parts of one kind: "header", "comments"."""
        folder, name = posixpath.split(self.main)
        return self._related(f"{folder}/_rels/{name}.rels", folder, kind)

    def count(self, folder: str) -> int:
        """Count the files in a folder beside the main part."""
        return sum(
            name.startswith(f"{posixpath.dirname(self.main)}/{folder}/") for name in self._names
        )

    def replaced(self, parts: dict[str, Element]) -> io.BytesIO:
        """The document with other parts in the place of some."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
            for name in self._zip.namelist():
                data = ElementTree.tostring(parts[name]) if name in parts else self._zip.read(name)
                target.writestr(name, data)
        made.seek(0)
        return made

    def _related(self, relations: str, folder: str, kind: str) -> Iterator[str]:
        if relations not in self._relations:
            self._relations[relations] = self.read(relations)
        root = self._relations[relations]
        for relation in root if root is not None else ():
            target = value(relation, "Target")
            if value(relation, "Type").endswith(f"/{kind}") and value(relation, "TargetMode") == "":
                yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
