"""What the documents of an index are, apart from their words: a table in NumPy, a row for each.

It lies beside the engine's own files, which know a row by its key. A key is given once and never
again; a row is a place in this state of the table, and paragraphs and statements stand in it in
the order of their summaries.
"""

import json
import sys
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from indexer.errors import IndexUnusable
from indexer.index.fields import Document
from indexer.system.disk import file_bytes, opened, write_file

Numbers = NDArray[np.int64]
Stored = NDArray[np.signedinteger[Any]]  # of 32 bits, if that is enough: too few to multiply them
Texts = dict[str, int]

ROWS_FILE = "table.npy"
TEXTS_FILE = "table.jsonl"
FORMER_FILE = "table.npz"  # both in one, in an index of version 16 and before
NUMBERS = ("key", "position", "date", "last", "newest", "oldest")
GIVEN = ("position", "date", "last")
PLACES = ("newest", "oldest")
TEXTS = ("file", "section_path", "meeting_id", "year", "mention_id", "language", "voice")
CODES = tuple(f"{name}_code" for name in TEXTS)
COLUMNS = (*NUMBERS, *CODES)
NARROW, WIDE = "<i4", "<i8"
MOST_NARROW = np.iinfo(NARROW).max  # keys, which are given once: then they need the wide form


class Table:
    """The rows: `numbers` by name, and for each text `codes`, the numbers of its `values`.

    `position` is below 0 for a piece, `parent` the row of its paragraph; it is 0 for a heading,
    whose parent means nothing. `newest` and `oldest` are the places of the rows in the order of the
    dates, and within that of the summaries. `stretch` is
    the number of the stretch of the paragraph that a row stands for, 1 for a whole paragraph.
    `starts` are the rows of paragraphs, and the end.
    """

    def __init__(self, columns: Mapping[str, Stored], texts: bytes, end: int):
        """Take the columns, the values as JSON, and the key of the next document."""
        self.numbers = {name: columns[name] for name in NUMBERS}
        self.codes = {name: columns[code] for name, code in zip(TEXTS, CODES, strict=True)}
        self._texts = texts
        self.end = end
        self.size = len(self.numbers["key"])

    @cached_property
    def values(self) -> Mapping[str, list[str]]:
        """The values of each text, by their codes."""
        values: dict[str, list[str]] = json.loads(self._texts)
        return values

    @cached_property
    def is_paragraph(self) -> NDArray[np.bool_]:
        """Mark the rows of paragraphs."""
        marked: NDArray[np.bool_] = self.numbers["position"] > 0
        return marked

    @cached_property
    def is_heading(self) -> NDArray[np.bool_]:
        """Mark the rows of headings."""
        marked: NDArray[np.bool_] = self.numbers["position"] == 0
        return marked

    @cached_property
    def stretch(self) -> Numbers:
        """The stretch of each row."""
        return np.maximum(-self.numbers["position"], 1)

    @cached_property
    def parent(self) -> Numbers:
        """The row of each row's paragraph."""
        return np.maximum.accumulate(np.where(self.is_paragraph, np.arange(self.size), 0))

    @cached_property
    def starts(self) -> Numbers:
        """The rows of paragraphs, and the end."""
        return np.append(np.flatnonzero(self.is_paragraph), self.size)

    def rows_by_key(self) -> Numbers:
        """The row of each key; -1 where the document is gone."""
        rows = np.full(self.end, -1, np.int64)
        rows[self.numbers["key"]] = np.arange(self.size)
        return rows


def read_table(folder: Path) -> Table:
    """Read the table of a folder; raises IndexUnusable for one that is damaged.

    Its rows are mapped: what is not looked at is not read, and processes share what is.
    """
    try:
        if (folder / FORMER_FILE).exists():
            return _read_former(folder / FORMER_FILE)
        end, texts = file_bytes(folder / TEXTS_FILE).split(b"\n", 1)
        columns = dict(zip(COLUMNS, _mapped(folder / ROWS_FILE), strict=True))
        return Table(columns, texts, int(end))
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise IndexUnusable(f"the index at {folder} is damaged ({error})") from error


def _mapped(path: Path) -> Stored:
    """The columns of a file; read, where a file that is mapped could not be replaced."""
    with opened(path) as file:
        npy.read_magic(file)
        shape, _, kind = npy.read_array_header_1_0(file)
        if sys.platform == "win32":
            return np.fromfile(file, kind).reshape(shape)
        return np.asarray(np.memmap(file, kind, "r", file.tell(), shape))


def _read_former(path: Path) -> Table:
    with opened(path) as file, np.load(file, allow_pickle=False) as stored:
        return Table(stored, stored["values"].tobytes(), int(stored["end"]))


class TableWriter:
    """Makes the table of the next state: the old one without some files, and what is added."""

    def __init__(self, folder: Path, dropped: Collection[str]) -> None:
        self._folder = folder
        has_one = any((folder / name).exists() for name in (ROWS_FILE, FORMER_FILE))
        old = read_table(folder) if has_one else _empty()
        gone = np.array([value in dropped for value in old.values["file"]], bool)
        self._kept = {**old.numbers, **dict(zip(CODES, old.codes.values(), strict=True))}
        if gone.any():
            kept = ~gone[old.codes["file"]]
            self._kept = {name: column[kept] for name, column in self._kept.items()}
        self._values: dict[str, Texts] = {
            name: {value: code for code, value in enumerate(old.values[name])} for name in TEXTS
        }
        self._added: dict[str, list[int]] = {name: [] for name in COLUMNS}
        self._end = old.end

    def add(self, document: Document) -> int:
        """Add the row of a document; gives its key."""
        self._added["key"].append(self._end)
        for name in GIVEN:
            self._added[name].append(document.numbers[name])
        values = {**document.values, "file": document.file}
        for name, codes in self._values.items():
            code = codes.setdefault(values.get(name, ""), len(codes))
            self._added[f"{name}_code"].append(code)
        self._end += 1
        return self._end - 1

    def save(self) -> None:
        """Write the table, as new files: the old ones may be shared with another index."""
        kind = NARROW if self._end <= MOST_NARROW else WIDE
        parts = {name: self._parts(name, kind) for name in COLUMNS if name not in PLACES}
        self._kept.clear()  # a writer of Whoosh's may hold this one for a while, and so its file
        date, position = (np.concatenate(parts[name]) for name in ("date", "position"))
        parts["newest"] = (_places(-date, position),)
        parts["oldest"] = (_places(date, position),)
        shape = len(COLUMNS), len(date)
        texts = json.dumps({name: list(codes) for name, codes in self._values.items()})
        write_file(self._folder / TEXTS_FILE, f"{self._end}\n{texts}".encode())
        new = self._folder / f"{ROWS_FILE}.new"
        with new.open("wb") as file:
            header = {"descr": kind, "fortran_order": False, "shape": shape}
            npy.write_array_header_1_0(file, header)
            for name in COLUMNS:
                for part in parts[name]:  # not joined: most is written from the old file as it is
                    part.astype(kind, copy=False).tofile(file)
        new.replace(self._folder / ROWS_FILE)
        (self._folder / FORMER_FILE).unlink(missing_ok=True)

    def _parts(self, name: str, kind: str) -> tuple[Stored, ...]:
        """What a column has, and what is added to it."""
        return self._kept[name], np.array(self._added[name], kind)


def _empty() -> Table:
    columns = {name: np.zeros(0, np.int64) for name in COLUMNS}
    return Table(columns, json.dumps({name: [] for name in TEXTS}).encode(), 0)


def _places(by_date: Stored, positions: Stored) -> Numbers:
    """Each row's place in the order of dates, then of positions, then of rows.

    Both in one number, which are in order in long runs, are sorted in a fifth of the time.
    """
    places = np.empty(len(by_date), np.int64)
    places[np.argsort((by_date.astype(np.int64) << 32) + positions, kind="stable")] = np.arange(
        len(by_date)
    )
    return places
