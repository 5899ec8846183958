"""What mammoth has no use for is taken out of a Word document: it builds a tree of all it is given.

How words look, beside bold and the like, is settled or makes no difference, and so is the history
of each paragraph; that is more than half of most documents.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from indexer.formats.docx.parts import local

# Of these properties only some are read.
READ: Mapping[str, frozenset[str]] = {
    "rPr": frozenset(
        {"b", "i", "u", "strike", "dstrike", "vertAlign", "rStyle", "caps", "smallCaps", "del"}
        | {"ins"}
    ),
    "pPr": frozenset({"pStyle", "numPr", "rPr"}),
    "tblPr": frozenset({"tblStyle"}),
    "tcPr": frozenset({"gridSpan", "vMerge"}),
    "trPr": frozenset({"tblHeader", "del", "ins"}),
    "style": frozenset({"name", "pPr", "basedOn"}),
    "styles": frozenset({"style"}),
    "lvl": frozenset({"numFmt", "pStyle"}),
}
UNREAD = frozenset(
    {"proofErr", "lastRenderedPageBreak", "tblGrid", "sectPr", "permStart", "permEnd"}
)
HAS_HISTORY = frozenset({"p", "r", "tr"})


def slim(root: Element) -> Element:
    """Take out of a part, in place, what makes no difference to what mammoth makes of it."""
    for element in root.iter():
        name = local(element.tag)
        read = READ.get(name)
        if read is not None:
            element[:] = [each for each in element if local(each.tag) in read]
        elif name in HAS_HISTORY:
            element.attrib.clear()
        if any(local(each.tag) in UNREAD for each in element):
            element[:] = [each for each in element if local(each.tag) not in UNREAD]
    return root
