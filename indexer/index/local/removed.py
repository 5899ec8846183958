"""The terms of documents that are removed, while the files of an engine still count them.

An engine drops a document at once, but its terms only when it merges the segment that holds it,
which is a part of its files. So what is removed is noted beside these, by segment and field: a line
for each, as JSON of the terms and how many documents had them. A line is kept while its segment is.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from indexer.index.fields import Document, NamesIn, documents_again
from indexer.index.local.columns import Rows
from indexer.index.local.table import Table
from indexer.query.tree import Field
from indexer.system.disk import file_bytes, write_file

REMOVED_FILE = "removed.jsonl"
Place = tuple[bytes, bytes]  # a segment and a field
Lines = dict[Place, list[bytes]]
Removed = Mapping[tuple[str, str], Counter[str]]


class Holder(Protocol):
    """What an engine knows of the documents that are to be removed."""

    def documents(self, rows: Rows) -> tuple[str, ...]:
        """The stored documents of headings and paragraphs, in the order of the rows."""
        ...

    def segments(self, rows: Rows) -> Sequence[str]:
        """The segment that holds each row."""
        ...


def terms_removed(table: Table, holder: Holder, files: Sequence[str], names_in: NamesIn) -> Removed:
    """Count the terms of the documents of some files, by the segment that holds them and field."""
    removed: dict[tuple[str, str], Counter[str]] = {}
    for file, rows in _rows_of(table, files):
        made = _made_again(table, holder, rows, file, names_in)
        if len(made) != len(rows):  # an index of another program, of which it need not be known
            continue
        for document, segment in zip(made, holder.segments(rows), strict=True):
            for field, terms in document.terms().items():
                removed.setdefault((segment, field), Counter()).update(set(terms))
    return removed


def _rows_of(table: Table, files: Sequence[str]) -> Iterator[tuple[str, Rows]]:
    """The rows of each file, which stand together in the order of its documents."""
    codes = {value: code for code, value in enumerate(table.values["file"])}
    column = table.codes["file"]
    starts = np.flatnonzero(np.diff(column, prepend=-1))
    ends = np.append(starts[1:], len(column))
    spans = dict(zip(column[starts].tolist(), zip(starts, ends, strict=True), strict=True))
    for file in files:
        if codes.get(file) in spans:
            yield file, np.arange(*spans[codes[file]])


def _made_again(
    table: Table, holder: Holder, rows: Rows, file: str, names_in: NamesIn
) -> Sequence[Document]:
    headings, paragraphs = rows[table.is_heading[rows]], rows[table.is_paragraph[rows]]
    stored = holder.documents(headings), holder.documents(paragraphs)
    return list(documents_again(*stored, file, names_in))


def note_removed(folder: Path, removed: Removed, segments: Collection[str]) -> None:
    """Note what is removed beside what was before, of the segments that there are."""
    noted = _noted(folder)
    known = _lines(noted)
    for (segment, field), counts in removed.items():
        lines = known.setdefault((segment.encode(), field.encode()), [])
        lines.append(_line(counts))
        while len(lines) > 1 and len(lines[-2]) < 2 * len(lines[-1]):
            lines[-2:] = [_line(Counter(json.loads(lines[-2])) + Counter(json.loads(lines[-1])))]
    there = {segment.encode() for segment in segments}
    kept = b"".join(
        b"\t".join((*place, line)) + b"\n"
        for place, lines in known.items()
        if place[0] in there
        for line in lines
    )
    if not kept:
        (folder / REMOVED_FILE).unlink(missing_ok=True)
    elif kept != noted:
        write_file(folder / REMOVED_FILE, kept)


def _line(counts: Counter[str]) -> bytes:
    return json.dumps(counts).encode()


def _noted(folder: Path) -> bytes:
    path = folder / REMOVED_FILE
    return file_bytes(path) if path.exists() else b""


def _lines(noted: bytes) -> Lines:
    """The lines of each segment and field, each less than half as long as the one before."""
    lines: Lines = {}
    for line in noted.splitlines():
        segment, field, counts = line.split(b"\t")
        lines.setdefault((segment, field), []).append(counts)
    return lines


class RemovedTerms:
    """What is noted in a folder, which is read at once: the folder may be gone later."""

    def __init__(self, folder: Path) -> None:
        self._lines = _lines(_noted(folder))

    def taken_off(self, counted: dict[str, int], field: Field) -> dict[str, int]:
        """Take what is removed off the documents that were counted for each term of a field."""
        for (_, of_field), lines in self._lines.items():
            for line in lines if of_field.decode() == field else ():
                for term, removed in json.loads(line).items():
                    counted[term] = counted.get(term, 0) - removed
                    if counted[term] <= 0:
                        del counted[term]
        return counted
