"""Xapian, which Debian has as python3-xapian."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.contender import FACETS
from benchmarks.material import Row
from benchmarks.questions import FUZZY, Question

DEBIAN = "/usr/lib/python3/dist-packages"


class Xapian:
    """Xapian with a match spy for each facet; of the speakers of a paragraph the first only."""

    name = "Xapian"

    def __init__(self, folder: Path) -> None:
        self._xapian = xapian = _imported()
        self._stem = xapian.Stem("en")
        self._base = xapian.Database(str(folder))

    @staticmethod
    def make(folder: Path, rows: Sequence[Row]) -> None:
        """Add the paragraphs in one batch; raises ImportError where Xapian is not installed."""
        xapian = _imported()
        base = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
        terms = xapian.TermGenerator()
        terms.set_stemmer(xapian.Stem("en"))
        for row in rows:
            document = xapian.Document()
            terms.set_document(document)
            terms.index_text(row.text)
            document.set_data(row.text)
            for speaker in row.speakers:
                document.add_boolean_term(f"XS{speaker}"[:200])
            for slot, facet in enumerate(FACETS[1:], start=1):
                document.add_value(slot, getattr(row, facet))
            document.add_value(0, row.speakers[0] if row.speakers else "")
            base.add_document(document)
        base.commit()
        base.close()

    def ask(self, question: Question) -> int | None:
        """Search with a spy for each facet, and mark ten texts."""
        if question.kind == FUZZY:
            return None
        xapian = self._xapian
        enquire = xapian.Enquire(self._base)
        enquire.set_query(self._query(question))
        spies = [xapian.ValueCountMatchSpy(slot) for slot in range(len(FACETS))]
        for spy in spies:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, 10, self._base.get_doccount())
        for hit in found:
            found.snippet(hit.document.get_data().decode(), 2000, self._stem)
        for spy in spies:
            [(value.term, value.termfreq) for value in spy.top_values(31)]
        return int(found.get_matches_estimated())

    def _query(self, question: Question) -> Any:
        xapian = self._xapian
        parser = xapian.QueryParser()
        parser.set_stemmer(self._stem)
        parser.set_database(self._base)
        parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        parser.set_default_op(xapian.Query.OP_AND)
        flags = parser.FLAG_PHRASE | parser.FLAG_WILDCARD
        asked = xapian.Query.MatchAll
        if question.typed:
            asked = parser.parse_query(question.typed, flags)
        if question.speaker:
            chosen = xapian.Query(f"XS{question.speaker}"[:200])
            asked = xapian.Query(xapian.Query.OP_FILTER, asked, chosen)
        return asked


def _imported() -> Any:
    """Import it from where Debian puts it, and an environment does not view."""
    sys.path.append(DEBIAN)
    try:
        return import_module("xapian")
    finally:
        sys.path.remove(DEBIAN)
