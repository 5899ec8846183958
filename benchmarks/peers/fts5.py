"""SQLite's full text with facets by SQL."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from benchmarks.contender import FACETS
from benchmarks.material import Row
from benchmarks.questions import FUZZY, Question

FILE = "fts.db"


class Fts5:
    """SQLite's full text, facets by SQL for each column, as Datasette does it."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / FILE)

    @staticmethod
    def make(folder: Path, rows: Sequence[Row]) -> None:
        """Make tables of words, of paragraphs and of who speaks in them, and their indexes."""
        base = sqlite3.connect(folder / FILE)
        base.executescript(
            "create virtual table words using fts5(text, tokenize='porter unicode61');"
            "create table paragraph(id integer primary key, section, meeting, year);"
            "create table voice(paragraph integer, speaker);"
        )
        base.executemany(
            "insert into words(rowid, text) values (?, ?)",
            ((number, row.text) for number, row in enumerate(rows)),
        )
        base.executemany(
            "insert into paragraph values (?, ?, ?, ?)",
            ((n, row.section, row.meeting, row.year) for n, row in enumerate(rows)),
        )
        base.executemany(
            "insert into voice values (?, ?)",
            ((number, speaker) for number, row in enumerate(rows) for speaker in row.speakers),
        )
        base.executescript(
            "create index by_speaker on voice(speaker, paragraph);"
            "create index by_paragraph on voice(paragraph);"
            "create index by_section on paragraph(section);"
            "create index by_meeting on paragraph(meeting);"
            "create index by_year on paragraph(year);"
        )
        base.commit()
        base.close()

    def ask(self, question: Question) -> int | None:
        """Count each facet, the total, and highlight ten hits."""
        if question.kind == FUZZY:
            return None
        wanted, values = self._wanted(question)
        for column in FACETS[1:]:
            self._base.execute(
                f"select {column}, count(*) n from paragraph where id in ({wanted})"
                " group by 1 order by n desc limit 31",
                values,
            ).fetchall()
        self._base.execute(
            f"select speaker, count(*) n from voice where paragraph in ({wanted})"
            " group by 1 order by n desc limit 31",
            values,
        ).fetchall()
        self._hits(question)
        return int(self._base.execute(f"select count(*) from ({wanted})", values).fetchone()[0])

    def _wanted(self, question: Question) -> tuple[str, list[str]]:
        conditions, values = [], []
        if question.typed:
            conditions.append("select rowid from words where words match ?")
            values.append(question.typed)
        if question.speaker:
            conditions.append("select paragraph from voice where speaker = ?")
            values.append(question.speaker)
        return " intersect ".join(conditions), values

    def _hits(self, question: Question) -> None:
        """Fetch ten hits; the + keeps SQLite from searching the words once for each paragraph."""
        spoken = "in (select paragraph from voice where speaker = ?)" if question.speaker else ""
        speaker = [question.speaker] if question.speaker else []
        if question.typed:
            self._base.execute(
                "select rowid, highlight(words, 0, '<b>', '</b>') from words where words match ?"
                f"{spoken and f' and +rowid {spoken}'} order by rank limit 10",
                [question.typed, *speaker],
            ).fetchall()
        else:
            self._base.execute(
                f"select rowid, text from words where rowid {spoken} limit 10", speaker
            ).fetchall()
