"""Documents with who speaks beside each line, as in `tests/documents/notes`.

    === a name for the document
    gina-park  | GP: Let us begin.
    -          | Agreed to merge.
               | ## A heading, or another line of which nothing is expected
    gina-park~ | What goes on below her label is hers by inference.

Several speakers are joined by commas. The speaker of a line is whoever speaks its last word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.summary import Certainty, Statement, Summary
from tests.accuracy.alignment import WORD, Alignment


@dataclass(frozen=True, slots=True)
class Document:
    """A document and who is expected to speak in its lines, by their number; "-" is nobody."""

    name: str
    text: str
    expected: dict[int, str]


def read_documents(path: Path) -> Iterator[Document]:
    """Read the documents of a file."""
    for part in path.read_text("utf-8").split("=== ")[1:]:
        name, *lines = part.rstrip("\n").split("\n")
        pairs = [line.partition("|") for line in lines]
        text = "\n".join(said.removeprefix(" ") for _, _, said in pairs) + "\n"
        expected = {n: who.strip() for n, (who, _, _) in enumerate(pairs, start=1) if who.strip()}
        yield Document(f"{path.stem}: {name}", text, expected)


def speakers_by_line(text: str, summary: Summary) -> dict[int, str]:
    """Tell who speaks the last word of each line of a text."""
    alignment = Alignment(text, summary.paragraphs)
    found: dict[int, str] = {}
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        words = list(WORD.finditer(line))
        place = alignment.exact_place(offset + words[-1].start()) if words else None
        if place is not None:
            found[number] = _who(alignment, summary, place)
        offset += len(line) + 1
    return found


def _who(alignment: Alignment, summary: Summary, place: int) -> str:
    index = alignment.paragraph(place)
    for statement in summary.paragraphs[index].statements:
        start = alignment.own_place(index, statement.start)
        if start <= place < alignment.own_place(index, statement.end):
            return _shown(statement)
    return "-"


def _shown(statement: Statement) -> str:
    mark = "~" if statement.certainty is Certainty.INFERRED else ""
    return ",".join(speaker.id for speaker in statement.speakers) + mark
