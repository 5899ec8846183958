"""What a Word document's styles say of the paragraphs and words that have them."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from indexer.formats.docx.parts import child, is_on, local, value

HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
TITLES = {"title": "Title", "subtitle": "Subtitle"}
LOWEST = 6  # level of headings in Markdown


def _style(properties: Element | None) -> str:
    return value(child(properties, "pStyle"))


class Styles:
    """The styles by id, each with those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {
            value(style, "styleId"): style
            for style in (root if root is not None else ())
            if local(style.tag) == "style"
        }

    def heading(self, properties: Element | None) -> str:
        """The id under which mammoth is told of a heading: Title, Heading2, or "" for none."""
        names = [value(child(s, "name")).lower() for s in self._chain(_style(properties))]
        if names and names[0] in TITLES:
            return TITLES[names[0]]
        for name in names:
            found = HEADING.search(name)
            if found:
                return f"Heading{min(int(found[1]), LOWEST)}"
        level = self._of_paragraph(properties, "outlineLvl")
        given = value(level)
        return f"Heading{min(int(given) + 1, LOWEST)}" if given.isdecimal() and given < "9" else ""

    def numbering(self, properties: Element | None) -> tuple[str, str]:
        """The id of a paragraph's list and its level in it, both as written, or ""."""
        own = child(properties, "numPr")
        id_, level = value(child(own, "numId")), value(child(own, "ilvl"))
        if own is None or not id_:
            for style in self._chain(_style(properties)):
                given = child(style, "pPr", "numPr")
                id_ = id_ or value(child(given, "numId"))
                level = level or value(child(given, "ilvl"))
        return id_, level

    def is_on(self, name: str, run: Element | None, paragraph: Element | None) -> bool:
        """Tell whether a property of words is set: by themselves, by their style, or around."""
        own = child(run, name)
        if own is not None:
            return is_on(own)
        for id_ in (value(child(run, "rStyle")), _style(paragraph)):
            for style in self._chain(id_):
                given = child(style, "rPr", name)
                if given is not None:
                    return is_on(given)
        return False

    def is_contents(self, properties: Element | None) -> bool:
        """Tell a line of a table of contents, which Word makes of the headings."""
        names = (value(child(s, "name")).lower() for s in self._chain(_style(properties)))
        return any(name.startswith("toc ") and name[4:].isdecimal() for name in names)

    def _of_paragraph(self, properties: Element | None, name: str) -> Element | None:
        own = child(properties, name)
        if own is not None:
            return own
        chain = self._chain(_style(properties))
        return next((g for style in chain if (g := child(style, "pPr", name)) is not None), None)

    def _chain(self, id_: str) -> Iterator[Element]:
        """A style and those that it is based on, each once."""
        seen: set[str] = set()
        while id_ in self._styles and id_ not in seen:
            seen.add(id_)
            yield self._styles[id_]
            id_ = value(child(self._styles[id_], "basedOn"))
