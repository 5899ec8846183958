"""Rich Text (.rtf), by pandoc; striprtf's simpler reading tells what pandoc loses.

Before each item of a list the file holds its number as it is printed, for programs that know no
lists. pandoc counts anew, and goes wrong, so it is given those numbers as text.
"""

import re
from collections.abc import Iterator

from indexer.accounting import LeftOut
from indexer.errors import UnreadableSummary
from indexer.formats import extras
from indexer.formats.converted import Converted, picture_remarks
from indexer.formats.pandoc import by_pandoc

KIND = "a Rich Text document (.rtf)"
BEGINS = b"{\\rtf"
PICTURE = b"{\\pict"
KINDS = {
    "header": "the head of its pages",
    "footer": "the foot of its pages",
    "annotation": "a comment",
}
ASIDE = re.compile(r"\{(?:\\\*)?\\(header|footer|annotation)[lrf]?(?![a-z])")
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
LIST = re.compile(rb"\\ls\d+(?![\w-])\s?|(?<=\{)\\(?:listtext|pntext)(?![a-z])\s?")


def to_markdown(data: bytes) -> Converted:
    """Read an .rtf; raises UnreadableSummary for what is none."""
    if not data.startswith(BEGINS):
        raise UnreadableSummary(f"it is not {KIND}: open it and save it anew")
    read = by_pandoc(LIST.sub(b"", data), "rtf", KIND)
    striprtf = extras.load("striprtf.striprtf", "office", "a document in .rtf")
    text = data.decode("cp1252", "replace")
    aside = tuple(
        LeftOut(what, words)
        for what, group in _aside(text)
        if (words := striprtf.rtf_to_text(f"{{\\rtf1 {group}}}", errors="replace").strip())
    )
    source = " ".join(
        [striprtf.rtf_to_text(text, errors="replace"), *(part.text for part in aside)]
    )
    remarks = picture_remarks(data.count(PICTURE))
    return Converted(read.text, source, (*aside, *read.left_out), remarks)


def _aside(text: str) -> Iterator[tuple[str, str]]:
    """Give the groups that stand beside the text, and what they are, each wording once."""
    seen: set[str] = set()
    for found in ASIDE.finditer(text):
        group = _group(text, found.end())
        if group not in seen:
            seen.add(group)
            yield KINDS[found[1]], group


def _group(text: str, start: int) -> str:
    """Give what stands up to the brace that closes a group."""
    depth = 1
    for found in BRACE.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return text[start : found.start()]
    return text[start:]
