"""What the documents of an index are, apart from their words: a table in NumPy, a row for each.

It lies beside the engine's own files, which know a row by its key. A key is given once and never
again; a row is a place in this state of the table, and paragraphs and statements stand in it in
the order of their summaries.
"""

import json
from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.errors import IndexUnusable
from indexer.index.fields import Document

Numbers = NDArray[np.int64]
Texts = dict[str, int]

FILE_NAME = "table.npz"
NUMBERS = ("key", "position", "date", "last", "newest", "oldest")
GIVEN = ("position", "date", "last")
TEXTS = ("file", "section_path", "meeting_id", "year", "mention_id", "language", "voice")


class Table:
    """The rows: `numbers` by name, and for each text `codes`, the numbers of its `values`.

    `position` is below 0 for a piece, `parent` the row of its paragraph; it is 0 for a heading,
    whose parent means nothing. `newest` and `oldest` are the places of the rows in the order of the
    dates, and within that of the summaries. `stretch` is
    the number of the stretch of the paragraph that a row stands for, 1 for a whole paragraph.
    `starts` are the rows of paragraphs, and the end.
    """

    def __init__(self, numbers: Mapping[str, Numbers], values: Mapping[str, list[str]], end: int):
        self.numbers = {name: numbers[name] for name in NUMBERS}
        self.codes = {name: numbers[f"{name}_code"] for name in TEXTS}
        self.values = values
        self.end = end
        self.size = len(self.numbers["key"])
        self.is_paragraph = self.numbers["position"] > 0
        self.is_heading = self.numbers["position"] == 0
        self.stretch = np.maximum(-self.numbers["position"], 1)
        self.parent = np.maximum.accumulate(np.where(self.is_paragraph, np.arange(self.size), 0))
        self.starts = np.append(np.flatnonzero(self.is_paragraph), self.size)

    def rows_by_key(self) -> Numbers:
        """The row of each key; -1 where the document is gone."""
        rows = np.full(self.end, -1, np.int64)
        rows[self.numbers["key"]] = np.arange(self.size)
        return rows


def read_table(folder: Path) -> Table:
    """Read the table of a folder; raises IndexUnusable for one that is damaged."""
    try:
        with np.load(folder / FILE_NAME, allow_pickle=False) as stored:
            values = json.loads(stored["values"].tobytes())
            return Table(stored, values, int(stored["end"]))
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise IndexUnusable(f"the index at {folder} is damaged ({error})") from error


class TableWriter:
    """Makes the table of the next state: the old one without some files, and what is added."""

    def __init__(self, folder: Path, dropped: Collection[str]) -> None:
        self._path = folder / FILE_NAME
        old = read_table(folder) if self._path.exists() else _empty()
        gone = np.array([value in dropped for value in old.values["file"]], bool)
        kept = ~gone[old.codes["file"]]
        self._kept = {name: old.numbers[name][kept] for name in NUMBERS}
        self._kept_codes = {name: old.codes[name][kept] for name in TEXTS}
        self._values: dict[str, Texts] = {
            name: {value: code for code, value in enumerate(old.values[name])} for name in TEXTS
        }
        self._added: dict[str, list[int]] = {name: [] for name in (*GIVEN, *TEXTS)}
        self._start = self._end = old.end

    def add(self, document: Document) -> int:
        """Add the row of a document; gives its key."""
        for name in GIVEN:
            self._added[name].append(document.numbers[name])
        values = {**document.values, "file": document.file}
        for name, codes in self._values.items():
            self._added[name].append(codes.setdefault(values.get(name, ""), len(codes)))
        self._end += 1
        return self._end - 1

    def save(self) -> None:
        """Write the table, as a new file: the old one may be shared with another index."""
        numbers = {name: self._joined(name) for name in GIVEN}
        numbers["key"] = np.append(self._kept["key"], np.arange(self._start, self._end))
        numbers["newest"] = _places(-numbers["date"], numbers["position"])
        numbers["oldest"] = _places(numbers["date"], numbers["position"])
        numbers |= {f"{name}_code": self._joined(name) for name in TEXTS}
        texts = json.dumps({name: list(codes) for name, codes in self._values.items()})
        new = self._path.with_suffix(".new")
        with new.open("wb") as file:
            values = np.frombuffer(texts.encode(), np.uint8)
            np.savez(file, allow_pickle=False, values=values, end=self._end, **numbers)
        new.replace(self._path)

    def _joined(self, name: str) -> Numbers:
        kept = self._kept_codes[name] if name in TEXTS else self._kept[name]
        return np.append(kept, np.array(self._added[name], np.int64))


def _empty() -> Table:
    names = (*NUMBERS, *(f"{name}_code" for name in TEXTS))
    return Table({n: np.zeros(0, np.int64) for n in names}, {name: [] for name in TEXTS}, 0)


def _places(by_date: Numbers, positions: Numbers) -> Numbers:
    """Each row's place in the order of dates, then of positions, then of rows."""
    places = np.empty(len(by_date), np.int64)
    places[np.lexsort((positions, by_date))] = np.arange(len(by_date))
    return places
