"""A Word document as it is printed: numbers are text, what is hidden or deleted is gone.

mammoth reads what is left. What is not printed is kept in `left_out`.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from indexer.accounting import LeftOut
from indexer.formats.docx.numbering import DEEPEST, Numbering
from indexer.formats.docx.parts import child, is_on, like, local, value
from indexer.formats.docx.styles import Styles

LABEL = "FloorLabel"
HEADING = "Floor"
TITLE = "Title"
CONTENTS = "Table of Contents"
APART = ("p", "tab", "br", "cr", "tc")
TEXTS = ("t", "delText")
EMPHASIS = ("b", "i")


def text_in(element: Element) -> str:
    """All text in an element, a space wherever a paragraph or a tab parts words."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    name = local(element.tag)
    if name == "Fallback":  # the same again, for programs that are older
        return
    if name in TEXTS:
        yield element.text or ""
    elif name == "noBreakHyphen":
        yield "-"
    for each in element:
        yield from _pieces(each)
    if name in APART:
        yield " "


class Simplifier:
    """Goes through the parts of one document, in the order of its text."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.left_out: list[LeftOut] = []
        self.has_title = False
        self._styles = styles
        self._numbering = numbering
        self._boxes: list[Element] = []

    def settle(self, parent: Element) -> None:
        """Settle everything in an element, in place."""
        place = 0
        while place < len(parent):
            instead = self._instead_of(parent[place])
            if instead is not None:
                parent[place : place + 1] = instead
                continue
            each = parent[place]
            if local(each.tag) == "p":
                self._paragraph(parent, place)
            elif local(each.tag) == "r":
                self._run(each, None, False)
            else:
                self.settle(each)
            place += 1

    def _instead_of(self, element: Element) -> list[Element] | None:
        """What stands in an element's place, or None where it stays."""
        name = local(element.tag)
        if name in ("del", "moveFrom"):
            return self._leave_out("deleted text that Word keeps", element)
        if (
            name == "sdt"
            and value(child(element, "sdtPr", "docPartObj", "docPartGallery")) == CONTENTS
        ):
            return self._leave_out("a table of contents", element)
        if name == "p" and self._styles.is_contents(child(element, "pPr")):
            return self._leave_out("a table of contents", element)
        if name in ("oMath", "oMathPara"):
            return [_run_with(element, text_in(element))]
        if name == "fldSimple":  # a reference or a date, as it was last printed
            return [each for each in element if local(each.tag) != "fldData"]
        if name == "ruby":
            return list(child(element, "rubyBase") or ())
        if name == "AlternateContent":
            return _alternative(element)
        return None

    def _leave_out(self, what: str, element: Element) -> list[Element]:
        self.left_out.append(LeftOut(what, text_in(element)))
        return []

    def _paragraph(self, parent: Element, place: int) -> None:
        """Settle a paragraph; the text boxes in it stand behind it then, to be settled next."""
        paragraph = parent[place]
        properties = child(paragraph, "pPr")
        heading = self._styles.heading(properties)
        label = self._label(properties)
        self._runs(paragraph, properties, bool(heading))
        if label:
            style = "" if heading else LABEL
            run = _run_with(paragraph, f"{label} " if heading else label, style)
            paragraph.insert(1 if properties is not None else 0, run)
        if heading and properties is not None:
            _make_heading(properties, heading)
            self.has_title |= heading == TITLE
        parent[place + 1 : place + 1] = [each for box in self._boxes for each in box]
        self._boxes = []

    def _label(self, properties: Element | None) -> str:
        """The number that is printed before a paragraph, or ""."""
        id_, level = self._styles.numbering(properties)
        if not self._numbering.is_list(id_):
            return ""
        return self._numbering.next_label(id_, min(int(level or 0), DEEPEST))

    def _runs(self, parent: Element, paragraph: Element | None, heading: bool) -> None:
        """Settle the words in a paragraph, in links and other elements too."""
        place = 0
        while place < len(parent):
            each = parent[place]
            name = local(each.tag)
            instead = self._instead_of(each)
            if instead is not None:
                parent[place : place + 1] = instead
                continue
            if name == "r":
                self._run(each, paragraph, heading)
            elif name != "pPr":
                self._runs(each, paragraph, heading)
            place += 1

    def _run(self, run: Element, paragraph: Element | None, heading: bool) -> None:
        properties = child(run, "rPr")
        if self._styles.is_on("vanish", properties, paragraph):
            self.left_out.append(LeftOut("hidden text", text_in(run)))
            run.clear()
            return
        self._take_boxes(run)
        if self._styles.is_on("caps", properties, paragraph):
            for text in run.iter(like(run, "t")):
                text.text = (text.text or "").upper()
        for name in () if heading else EMPHASIS:
            if self._styles.is_on(name, properties, paragraph):
                _set(run, name)

    def _take_boxes(self, run: Element) -> None:
        """Take the text boxes out of a run, to stand behind its paragraph."""
        for each in list(run):
            if local(each.tag) == "AlternateContent":
                index = list(run).index(each)
                run[index : index + 1] = _alternative(each)
        for each in list(run):
            boxes = [part for part in each.iter() if local(part.tag) == "txbxContent"]
            inner = {id(part) for box in boxes for part in box.iter() if part is not box}
            outer = [box for box in boxes if id(box) not in inner]
            if outer:
                self._boxes += outer
                run.remove(each)


def _alternative(element: Element) -> list[Element]:
    """Choose between forms of one thing: the first that holds text, else the one for all."""
    choices = [each for each in element if local(each.tag) in ("Choice", "Fallback")]
    with_text = (
        each for each in choices if any(local(part.tag) == "txbxContent" for part in each.iter())
    )
    chosen = next(with_text, choices[-1] if choices else element)
    return list(chosen) if chosen is not element else []


def _run_with(near: Element, text: str, style: str = "") -> Element:
    """Make a run of words; where `near` is an equation its namespace is another."""
    space = near.tag if "math" not in near.tag else WORD_TAG
    run = Element(like(Element(space), "r"))
    if style:
        properties = _add(run, "rPr")
        _add(properties, "rStyle").set(like(run, "val"), style)
    _add(run, "t").text = text
    return run


WORD_TAG = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r"


def _add(parent: Element, name: str) -> Element:
    made = Element(like(parent, name))
    parent.append(made)
    return made


def _set(run: Element, name: str) -> None:
    properties = child(run, "rPr")
    if properties is None:
        properties = Element(like(run, "rPr"))
        run.insert(0, properties)
    given = child(properties, name)
    if given is None:
        _add(properties, name)
    elif not is_on(given):
        given.attrib.clear()


def _make_heading(properties: Element, heading: str) -> None:
    """Put a paragraph into the style of which mammoth is told, and take it out of its list."""
    for name in ("pStyle", "numPr"):
        given = child(properties, name)
        if given is not None:
            properties.remove(given)
    style = Element(like(properties, "pStyle"))
    style.set(like(properties, "val"), f"{HEADING}{heading}")
    properties.insert(0, style)


def texts(elements: Iterable[Element]) -> str:
    """The text of several elements."""
    return " ".join(text_in(element) for element in elements)
