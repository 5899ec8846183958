"""Citations for reference managers: BibTeX, RIS, CSL-JSON.

The source that is cited is the summary, a report by its rapporteur; the paragraph is the locator,
and a note says whose words it reports. The speakers are no authors of it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer.export.tables import printable
from indexer.search.rows import Row

IN_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass
class Reference:
    """A summary that is cited, and the rows that are cited of it."""

    row: Row
    rows: list[Row] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Name it in a bibliography."""
        return re.sub(r"[^A-Za-z0-9-]", "-", self.row.meeting)

    @property
    def locators(self) -> str:
        """The paragraphs, each once, in the order of the summary."""
        return ", ".join(f"¶ {number}" for number in self.numbers)

    @property
    def numbers(self) -> list[str]:
        """The numbers of the paragraphs, each once, in order."""
        return sorted({row.position for row in self.rows}, key=lambda number: (len(number), number))

    @property
    def note(self) -> str:
        """Say whose words are reported, and that they are the rapporteur's."""
        named = dict.fromkeys(name for row in self.rows for name in row.names)
        whose = f"{', '.join(named)}, as summarised; not verbatim" if named else "As summarised"
        return f"{whose}. {self.locators}"

    @property
    def url(self) -> str:
        """The address of the one row, or of the summary where there are several."""
        if len(self.rows) == 1:
            return self.row.url
        return self.row.url.partition("#")[0]


def references(rows: Iterable[Row]) -> list[Reference]:
    """Gather rows by the summary that they are of, in their order: each is cited once."""
    found: dict[str, Reference] = {}
    for row in rows:
        found.setdefault(row.meeting, Reference(row)).rows.append(row)
    return list(found.values())


def plain(rows: Iterable[Row]) -> str:
    """Citations as text, one a line, with their addresses."""
    return "".join(f"{row.citation}. {row.url}\n" for row in rows)


def bibtex(rows: Iterable[Row]) -> str:
    """Citations as BibTeX."""
    return "\n".join(_bibtex(reference) for reference in references(rows))


def _bibtex(reference: Reference) -> str:
    row = reference.row
    values: Mapping[str, str] = {
        "title": _tex(row.meeting_title),
        # Braces around it keep an organisation from being split into first and last name.
        "author": f"{{{_tex(row.rapporteur)}}}" if row.rapporteur else "",
        "year": str(row.date.year) if row.date else "",
        "month": MONTHS[row.date.month - 1] if row.date else "",
        "address": _tex(row.place),
        "series": _tex(row.series),
        "type": "Summary",
        "note": _tex(reference.note),
        "url": reference.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value]
    return "\n".join((f"@techreport{{{reference.key},", *lines, "}", ""))


def _tex(text: str) -> str:
    return "".join(IN_TEX.get(sign, sign) for sign in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def ris(rows: Iterable[Row]) -> str:
    """Citations as RIS."""
    return "".join(_ris(reference) for reference in references(rows))


def _ris(reference: Reference) -> str:
    row = reference.row
    values = (
        ("TY", "RPRT"),
        # A comma at its end has the whole taken for a last name.
        ("AU", f"{row.rapporteur}," if row.rapporteur else ""),
        ("TI", row.meeting_title),
        ("PY", str(row.date.year) if row.date else ""),
        ("DA", row.date.strftime("%Y/%m/%d") if row.date else ""),
        ("CY", row.place),
        ("T3", row.series),
        ("SP", reference.locators),
        ("N1", reference.note),
        ("UR", reference.url),
        ("ER", ""),
    )
    shown = ((tag, _one_line(value)) for tag, value in values if value or tag == "ER")
    return "".join(f"{tag}  - {value}\r\n" for tag, value in shown) + "\r\n"


def csl(rows: Iterable[Row]) -> str:
    """Citations as CSL-JSON."""
    return json.dumps([_csl(one) for one in references(rows)], ensure_ascii=False, indent=1)


def _csl(reference: Reference) -> dict[str, Any]:
    row = reference.row
    day = row.date
    values = {
        "id": reference.key,
        "type": "report",
        "title": row.meeting_title,
        "author": [{"literal": row.rapporteur}] if row.rapporteur else None,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "event-place": row.place,
        "collection-title": row.series,
        "locator": ", ".join(reference.numbers),
        "label": "paragraph",
        "note": reference.note,
        "URL": reference.url,
    }
    return {name: value for name, value in values.items() if value}
