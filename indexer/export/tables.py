"""Rows as CSV, for spreadsheets, and as NDJSON, for programs; one line after the other."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from typing import Any

from indexer.export.answers import row_json
from indexer.search.rows import Row

BYTE_ORDER_MARK = "\ufeff"
COLUMNS = tuple(field.name for field in fields(Row))
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
WITHIN_CELL = "; "
CONTROL = {code: None for code in (*range(9), 11, 12, *range(14, 32), 127)}


def csv_lines(rows: Iterable[Row], mark: bool = True, closing: bool = False) -> Iterator[str]:
    """A table in CSV (RFC 4180) with a line of column names.

    `mark` is what tells a spreadsheet that it is UTF-8. A `closing` line says how many rows there
    were, so that a table that broke off can be told.
    """
    yield (BYTE_ORDER_MARK if mark else "") + _line(COLUMNS)
    count = 0
    for row in rows:
        count += 1
        yield _line(map(_cell, asdict(row).values()))
    if closing:
        yield _line(["end", str(count), *[""] * (len(COLUMNS) - 2)])


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _cell(value: Any) -> str:
    """Write a value as a cell that no spreadsheet takes for a formula."""
    text = printable(_text(value))
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return WITHIN_CELL.join(map(_text, value))
    return "" if value is None else str(value)


def printable(text: str) -> str:
    """Leave out control characters, which XML and Word can't hold."""
    return text.translate(CONTROL)


def json_lines(rows: Iterable[Row], closing: bool = False) -> Iterator[str]:
    """Each row as a line of JSON."""
    count = 0
    for row in rows:
        count += 1
        yield json.dumps(row_json(row), ensure_ascii=False) + "\n"
    if closing:
        yield json.dumps({"end": count}) + "\n"
