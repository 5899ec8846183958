"""What others do for the same task: words, four facets, ten hits with their matches marked."""

import sqlite3
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import tantivy

from benchmarks.material import Question, Row

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, highlight, index, query, sorting
    from whoosh.analysis import RegexTokenizer, StemmingAnalyzer
    from whoosh.qparser import FuzzyTermPlugin, QueryParser

FACETS = ("speaker", "section", "meeting", "year")
DEBIAN = "/usr/lib/python3/dist-packages"


class Contender(Protocol):
    """Something that answers questions."""

    name: str

    def ask(self, question: Question) -> int | None:
        """Answer as a page would need it; gives the total, None for a question it can't answer."""
        ...


class StockWhoosh:
    """Whoosh as its manual has it: `groupedby` facets and its highlighter."""

    name = "stock Whoosh, `groupedby`"

    def __init__(self, folder: Path, rows: Sequence[Row]) -> None:
        names = RegexTokenizer(r"[^\x1e]+")
        single = {facet: fields.ID(sortable=True) for facet in FACETS[1:]}
        schema = fields.Schema(
            text=fields.TEXT(StemmingAnalyzer(), stored=True),
            speaker=fields.KEYWORD(analyzer=names),
            **single,
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=256)
        for row in rows:
            writer.add_document(
                text=row.text,
                speaker="\x1e".join(row.speakers),
                **{facet: getattr(row, facet) for facet in FACETS[1:]},
            )
        writer.commit()
        self._searcher = index.open_dir(str(folder)).searcher()
        self._parser = QueryParser("text", schema)
        self._parser.add_plugin(FuzzyTermPlugin())

    def ask(self, question: Question) -> int:
        """Search with groups, and highlight each hit."""
        tree = self._parser.parse(question.typed) if question.typed else query.Every()
        facets = sorting.Facets()
        for facet in FACETS:
            facets.add_field(facet, allow_overlap=facet == "speaker")
        chosen = query.Term("speaker", question.speaker) if question.speaker else None
        hits = self._searcher.search(tree, limit=10, filter=chosen, groupedby=facets, terms=True)
        hits.fragmenter = highlight.WholeFragmenter()
        for hit in hits:
            hit.highlights("text")
        for facet in FACETS:
            {name: len(found) for name, found in hits.groups(facet).items()}
        return len(hits)


class Fts5:
    """SQLite's full text, facets by SQL for each column, as Datasette does it."""

    name = "SQLite FTS5, facets by SQL"

    def __init__(self, folder: Path, rows: Sequence[Row]) -> None:
        self._base = base = sqlite3.connect(folder / "fts.db")
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

    def ask(self, question: Question) -> int | None:
        """Count each facet, the total, and highlight ten hits."""
        if question.kind == "fuzzy":
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
        self._hits(question, wanted, values)
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

    def _hits(self, question: Question, wanted: str, values: list[str]) -> None:
        if question.typed:
            self._base.execute(
                "select rowid, highlight(words, 0, '<b>', '</b>') from words where words match ?"
                f" and rowid in ({wanted}) order by rank limit 10",
                [question.typed, *values],
            ).fetchall()
        else:
            self._base.execute(
                f"select rowid, text from words where rowid in ({wanted}) limit 10", values
            ).fetchall()


class RawTantivy:
    """Tantivy alone: search and aggregate, ten stored texts, nothing marked."""

    name = "raw Tantivy, nothing marked"

    def __init__(self, folder: Path, rows: Sequence[Row]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
        for facet in FACETS:
            builder.add_text_field(facet, tokenizer_name="raw", fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, str(folder))
        writer = self._index.writer(128_000_000, num_threads=1)
        for row in rows:
            document = tantivy.Document()
            document.add_text("text", row.text)
            for speaker in row.speakers:
                document.add_text("speaker", speaker)
            for facet in FACETS[1:]:
                document.add_text(facet, getattr(row, facet))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> int:
        """Aggregate, search, and fetch ten texts."""
        asked = self._query(question)
        counts = {facet: {"terms": {"field": facet, "size": 31}} for facet in FACETS}
        self._searcher.aggregate(asked, counts)
        found = self._searcher.search(asked, limit=10)
        for _, address in found.hits:
            self._searcher.doc(address)
        return int(found.count)

    def _query(self, question: Question) -> Any:
        words = question.words
        match question.kind:
            case "prefix":
                asked = tantivy.Query.regex_query(self._schema, "text", f"{words[0]}.*")
            case "fuzzy":
                asked = tantivy.Query.fuzzy_term_query(self._schema, "text", words[0], 1)
            case "filter only":
                asked = tantivy.Query.all_query()
            case "phrase":
                asked = self._index.parse_query(question.typed, ["text"])
            case _:
                asked = self._index.parse_query(" ".join(f"+{word}" for word in words), ["text"])
        if not question.speaker:
            return asked
        chosen = tantivy.Query.term_query(self._schema, "speaker", question.speaker)
        must = tantivy.Occur.Must
        return tantivy.Query.boolean_query([(must, asked), (must, chosen)])


class Xapian:
    """Xapian with a match spy for each facet; of the speakers of a paragraph the first only."""

    name = "Xapian, match spies"

    def __init__(self, folder: Path, rows: Sequence[Row]) -> None:
        # Debian's package puts it where an environment does not look.
        sys.path.append(DEBIAN)
        try:
            import xapian
        finally:
            sys.path.remove(DEBIAN)

        self._xapian = xapian
        self._stem = xapian.Stem("en")
        base = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
        terms = xapian.TermGenerator()
        terms.set_stemmer(self._stem)
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
        self._base = xapian.Database(str(folder))

    def ask(self, question: Question) -> int | None:
        """Search with a spy for each facet, and mark ten texts."""
        if question.kind == "fuzzy":
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
